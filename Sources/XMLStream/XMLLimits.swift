/// How much markup is read before a document is refused.
public struct XMLLimits: Hashable, Sendable {
    /// What a limit is about.
    public enum Rule: Hashable, Sendable {
        /// The bytes from "<" to ">", or 256 attributes between them.
        case tagSize
        /// Elements inside each other.
        case depth
        /// The bytes of all distinct names.
        case names
        /// 48 namespaces declared in one tag, or 64 where an element is.
        case namespaces
    }

    /// The largest tag, in bytes. Many attributes in one tag take quadratic time.
    public var tagSize: Int
    /// How deep elements may lie inside each other.
    public var depth: Int
    /// How many bytes all distinct names may take.
    public var names: Int

    /// Makes a set of limits; sizes are in bytes.
    public init(tagSize: Int = 64 << 10, depth: Int = 64, names: Int = 256 << 10) {
        self.tagSize = tagSize
        self.depth = depth
        self.names = names
    }
}
