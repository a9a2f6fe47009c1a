internal import Glibc

/// A call of the file system that failed.
public struct DiskError: Error, Hashable, Sendable {
    /// What was being done.
    public enum Action: Hashable, Sendable {
        /// Listing a folder.
        case list
        /// Reading a file.
        case read
        /// Writing a file.
        case write
        /// Making a folder.
        case makeFolder
        /// Removing or moving a file.
        case remove
    }

    /// What was being done.
    public var action: Action
    /// The path, for people.
    public var path: String
    /// The number of the system's error (errno).
    public var code: Int32

    /// Names a failed call.
    public init(_ action: Action, _ path: RawPath, code: Int32) {
        self.action = action
        self.path = path.display
        self.code = code
    }

    /// Whether it is what a system answers while a program has the file open: network shares say it
    /// in several ways.
    public var isOpenElsewhere: Bool { [EBUSY, ETXTBSY, EACCES, EPERM].contains(code) }
}
