public import Mail
internal import WorkbookReader

/// A file that brings other files: an archive or a letter, taken apart.
///
/// Pure: bytes in, values out. Names are for people and never paths; what a member is, its own
/// bytes say.
public struct Container: Hashable, Sendable {
    /// What a file that brings others is.
    public enum Kind: Hashable, Sendable, CaseIterable {
        /// A zip archive that is no document.
        case archive
        /// A letter (`.eml`).
        case letter
    }

    /// What it is.
    public let kind: Kind
    /// When a letter was sent, as the sender's program says; nil for an archive, and when that is
    /// not told or makes no sense.
    public let sent: Moment?
    /// When the servers on a letter's way took it, the last one first.
    public let received: [Moment]
    /// What lies in it, in its order.
    public let members: [Member]

    /// Names what a file brings.
    ///
    /// - Parameters:
    ///   - kind: what it is.
    ///   - sent: when a letter was sent.
    ///   - received: when the servers on a letter's way took it, the last one first.
    ///   - members: what lies in it, in its order.
    public init(_ kind: Kind, sent: Moment?, received: [Moment], members: [Member]) {
        self.kind = kind
        self.sent = sent
        self.received = received
        self.members = members
    }

    /// Tells from the bytes whether a file brings others, whatever it is called; nil when not. A
    /// workbook is no archive; RAR and 7z archives and letters of Outlook (`.msg`) are not opened.
    public static func kind(of bytes: [UInt8]) -> Kind? {
        switch FileKind(lookingInto: bytes) {
        case .zipArchive: .archive
        case .unknown: Letter.isPlausible(bytes) ? .letter : nil
        default: nil
        }
    }

    /// Takes a file apart.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - kind: what it is, as ``kind(of:)`` tells.
    ///   - limits: how much is taken out of it.
    /// - Throws: ``ContainerError``.
    public init(
        _ bytes: [UInt8], as kind: Kind, limits: ContainerLimits = ContainerLimits()
    ) throws(ContainerError) {
        self.kind = kind
        switch kind {
        case .archive:
            sent = nil
            received = []
            members = try ArchiveMembers.read(bytes, limits)
        case .letter:
            do {
                let letter = try Letter(bytes: bytes, limits: limits.letter)
                sent = letter.sent
                received = letter.received
                members = letter.attachments.map { Member($0) }
            } catch { throw ContainerError(error) }
        }
    }
}

extension Member {
    fileprivate init(_ attachment: AttachedFile) {
        let contents: Contents =
            switch attachment.role {
            case .file: .file(attachment.bytes)
            case .decoration: .litter
            case .outlookPackage: .outlookPackage
            }
        self.init(name: attachment.name, sent: attachment.sent, contents: contents)
    }
}

extension ContainerError {
    fileprivate init(_ error: MailError) {
        self =
            switch error {
            case .noHeaders: .damaged
            case .limitExceeded(.letterSize), .limitExceeded(.decodedSize): .tooLarge
            case .limitExceeded(.parts): .tooManyMembers
            case .limitExceeded(.markupLines), .limitExceeded(.headerSize),
                .limitExceeded(.depth), .limitExceeded(.nameLength):
                .forbidden
            }
    }
}
