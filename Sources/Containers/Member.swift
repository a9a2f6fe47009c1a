public import Mail

/// A file that lies in an archive or a letter.
public struct Member: Hashable, Sendable {
    /// What can be had of a member.
    public enum Contents: Hashable, Sendable {
        /// Its bytes. It may be an archive or a letter again; how deep to go is the caller's choice.
        case file([UInt8])
        /// Something that a system or a program left there: a lock, a thumbnail, the picture of a
        /// signature.
        case litter
        /// A `winmail.dat` of Outlook, which is not opened.
        case outlookPackage
        /// Encrypted: the archive needs a password.
        case locked
        /// It cannot be unpacked.
        case damaged
        /// It is larger than the limits allow, or grows more than honest files do.
        case tooLarge
    }

    /// The name for people, composed (NFC) and without its folders; nil when a letter gives none.
    public var name: String?
    /// The folders that it lies in, from the outermost on, for people.
    public var folders: [String]
    /// When the letter was sent that it was attached to; nil in an archive, and when that is not told.
    public var sent: Moment?
    /// What can be had of it.
    public var contents: Contents

    /// Makes a member.
    ///
    /// - Parameters:
    ///   - name: the name for people, without folders.
    ///   - folders: the folders it lies in, from the outermost on.
    ///   - sent: when the letter was sent that it was attached to.
    ///   - contents: what can be had of it.
    public init(name: String?, folders: [String] = [], sent: Moment? = nil, contents: Contents) {
        self.name = name
        self.folders = folders
        self.sent = sent
        self.contents = contents
    }
}
