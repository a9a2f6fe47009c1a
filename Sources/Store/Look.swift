/// A file that lies in the inbox, as it looks without being read.
public struct Look: Hashable, Sendable {
    /// The path below the workspace, as the file system has it.
    public var path: [UInt8]
    /// How many bytes it has.
    public var size: Int
    /// When it was changed, in seconds since 1970.
    public var modified: Int
    /// The part of a second beyond that.
    public var modifiedNanoseconds: Int

    /// Makes a look.
    public init(path: [UInt8], size: Int, modified: Int, modifiedNanoseconds: Int) {
        self.path = path
        self.size = size
        self.modified = modified
        self.modifiedNanoseconds = modifiedNanoseconds
    }
}
