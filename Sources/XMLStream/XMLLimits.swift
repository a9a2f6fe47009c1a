/// How much markup is read before a document is refused.
public struct XMLLimits: Hashable, Sendable {
    /// What a limit is about.
    public enum Rule: Hashable, Sendable {
        /// The bytes from "<" to ">".
        case tagSize
        /// Elements inside each other.
        case depth
        /// The bytes of all distinct names.
        case names
        /// The attributes of one tag.
        case attributes
        /// The namespaces that are in force where an element is.
        case namespaces
    }

    /// The largest tag, in bytes. Many attributes in one tag take quadratic time.
    public var tagSize: Int
    /// How deep elements may lie inside each other.
    public var depth: Int
    /// How many bytes all distinct names may take.
    public var names: Int
    /// How many attributes a tag may have; comparing each with each takes quadratic time.
    public var attributes: Int
    /// How many namespaces may be declared where an element is; all are searched for every prefix.
    public var namespaces: Int

    /// Makes a set of limits; sizes are in bytes.
    public init(
        tagSize: Int = 64 << 10, depth: Int = 64, names: Int = 256 << 10, attributes: Int = 256,
        namespaces: Int = 64
    ) {
        self.tagSize = tagSize
        self.depth = depth
        self.names = names
        self.attributes = attributes
        self.namespaces = namespaces
    }
}
