/// How much of a letter is read before it is refused.
public struct MailLimits: Hashable, Sendable {
    /// What a limit is about.
    public enum Rule: Hashable, Sendable, CaseIterable {
        /// The size of the letter.
        case letterSize
        /// Lines that may begin a part or be a header.
        case markupLines
        /// The size of one header.
        case headerSize
        /// The number of parts.
        case parts
        /// Parts and letters inside each other.
        case depth
        /// The decoded bytes of all attachments.
        case decodedSize
        /// The length of an attachment's name.
        case nameLength
    }

    /// The largest letter, in bytes.
    public var letterSize = 40 << 20
    /// The most lines that begin with "--" or with a word and a colon. The library makes an object
    /// of each, so millions of them would take gigabytes; an honest letter has a few hundred.
    public var markupLines = 20_000
    /// The largest header, or what looks like one, in bytes with all its lines. The library makes
    /// objects of each word of some headers.
    public var headerSize = 256 << 10
    /// The most parts, those of letters inside of the letter and the multipart ones included.
    public var parts = 200
    /// How deep parts and letters may lie inside each other.
    public var depth = 8
    /// The most decoded bytes of all attachments together.
    public var decodedSize = 128 << 20
    /// The longest name of an attachment, in bytes of UTF-8.
    public var nameLength = 1024

    /// The limits for a letter that brings forms: far above any honest one, far below harm.
    public init() {}
}
