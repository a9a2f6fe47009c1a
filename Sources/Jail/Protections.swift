/// What stands between a process in the jail and everything else.
public struct Protections: OptionSet, Hashable, Sendable {
    /// One bit for each.
    public var rawValue: UInt8

    /// Makes a set of its bits; bits that mean nothing are dropped.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue & 0b1_1111
    }

    /// Memory, files, descriptors and dumps are limited.
    public static let limits = Protections(rawValue: 1)
    /// No program that it could start would have more rights, and nobody looks into it.
    public static let privileges = Protections(rawValue: 2)
    /// Landlock: no file can be opened.
    public static let files = Protections(rawValue: 4)
    /// seccomp: the system takes no calls but the few that computing needs.
    public static let calls = Protections(rawValue: 8)
    /// Memory is limited; a build with a sanitizer cannot have that.
    public static let memory = Protections(rawValue: 16)

    /// All of them.
    public static let all: Protections = [.limits, .privileges, .files, .calls, .memory]
}
