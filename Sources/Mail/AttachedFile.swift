/// A file that a letter brings.
public struct AttachedFile: Hashable, Sendable {
    /// What a file is there for.
    public enum Role: Hashable, Sendable {
        /// Somebody attached it.
        case file
        /// It belongs to the letter itself: a logo in its text, an electronic signature.
        case decoration
        /// A `winmail.dat`, in which Outlook packs attachments in a way of its own; not opened.
        case outlookPackage
    }

    /// The name as the sender's program gave it, composed (NFC) and without folders; nil when it
    /// gave none.
    public var name: String?
    /// The media type in small letters, as `application/pdf`.
    public var mediaType: String
    /// What the file is there for.
    public var role: Role
    /// When the letter was sent that the file was attached to: the inner one of a forwarded letter.
    public var sent: Moment?
    /// The decoded bytes.
    public var bytes: [UInt8]
}
