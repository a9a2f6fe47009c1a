public import Mail

/// How much of an archive or a letter is taken out of it before it is refused.
public struct ContainerLimits: Hashable, Sendable {
    /// The largest archive, in bytes.
    public var archiveSize = 64 << 20
    /// The most files in an archive, litter and folders left out.
    public var members = 500
    /// The largest file in an archive, in bytes: as large as a form may be.
    public var memberSize = 20 << 20
    /// The most unpacked bytes of an archive.
    public var totalSize = 128 << 20
    /// How many times larger than its packed bytes a file above 4 MiB may be.
    public var ratio = 200
    /// What concerns letters.
    public var letter = MailLimits()

    /// The most bytes of a file that brings others.
    public var largest: Int { max(archiveSize, letter.letterSize) }

    /// The limits for what brings forms: far above any honest file, far below harm.
    public init() {}
}
