/// A letter (`.eml`): when it was sent, and what it brings.
///
/// Who sent it, to whom and about what is personal, and is not read. The library that takes it apart
/// is started with the first letter.
public struct Letter: Hashable, Sendable {
    /// When it was sent, as the sender's program says; nil when that is not told or makes no sense.
    public let sent: Moment?
    /// When the servers on its way took it, the last one first, in the order of the headers.
    public let received: [Moment]
    /// The files it brings, those of letters inside of it included, in their order.
    public let attachments: [AttachedFile]

    /// Takes a letter apart.
    ///
    /// - Throws: ``MailError``.
    public init(bytes: [UInt8], limits: MailLimits = MailLimits()) throws(MailError) {
        var dismantling = Dismantling(limits)
        let root = try dismantling.open(bytes[...])
        sent = Self.sent(root)
        received = root.headers(named: "received").compactMap {
            HeaderDate($0[(($0.lastIndex(of: UInt8(ascii: ";")) ?? -1) + 1)...]).moment
        }
        try dismantling.take(root, of: sent, depth: 1)
        attachments = dismantling.attachments
    }

    /// Whether the bytes begin as a letter does, whatever the file is called. Starts nothing.
    public static func isPlausible(_ bytes: [UInt8]) -> Bool {
        LetterOutline(bytes[...]).isPlausible
    }

    /// Whether the last lines close what the letter is made of. One without is whole all the same
    /// if it has one part only, or was cut off.
    public static func isClosed(_ bytes: [UInt8]) -> Bool {
        let dashes = Array("--".utf8)
        return bytes.suffix(closingLength).split(separator: UInt8(ascii: "\n")).contains { line in
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            return line.count > 4 && line.starts(with: dashes)
                && line.suffix(2).elementsEqual(dashes)
        }
    }

    /// How far from the end of a letter its closing line may stand: some programs add a few.
    private static let closingLength = 512

    /// Loads all that reading a letter takes from the disk, so that letters can be read afterwards
    /// where no file can be opened. A letter in an encoding that Russian mail does not use may then
    /// show a name with gaps.
    ///
    /// - Returns: whether all encodings of Russian mail are there.
    @discardableResult
    public static func warmUp() -> Bool {
        _ = HeaderDate("Mon, 14 Dec 2026 12:00:00 +0300".utf8)
        return MailConverters.shared.isComplete
    }

    fileprivate static func sent(_ root: LetterPart) -> Moment? {
        root.headers(named: "date").first.flatMap { HeaderDate($0).moment }
    }
}

/// What taking a letter apart has found and used up.
private struct Dismantling {
    private let limits: MailLimits
    private(set) var attachments: [AttachedFile] = []
    private var parts = 0
    private var decoded = 0

    init(_ limits: MailLimits) {
        self.limits = limits
    }

    /// Reads a letter, at the top or inside of another.
    func open(_ bytes: ArraySlice<UInt8>) throws(MailError) -> LetterPart {
        guard bytes.count <= limits.letterSize else { throw .limitExceeded(.letterSize) }
        let outline = LetterOutline(bytes)
        let markup = outline.markup
        guard markup.lines <= limits.markupLines else { throw .limitExceeded(.markupLines) }
        guard markup.longest <= limits.headerSize else { throw .limitExceeded(.headerSize) }
        guard let root = LetterPart(outline.content) else { throw .noHeaders }
        return root
    }

    mutating func take(
        _ part: LetterPart, of sent: Moment?, depth: Int
    ) throws(MailError) {
        parts += 1
        guard parts <= limits.parts else { throw .limitExceeded(.parts) }
        guard depth <= limits.depth else { throw .limitExceeded(.depth) }
        if let children = part.children {
            for child in children { try take(child, of: sent, depth: depth + 1) }
            return
        }
        let name = try name(of: part)
        guard !isText(part, named: name) else { return }
        let bytes = part.content ?? []
        decoded += bytes.count
        guard decoded <= limits.decodedSize else { throw .limitExceeded(.decodedSize) }
        if part.mediaType.hasPrefix("message/rfc") {
            // What claims to be a letter and is none stays a file.
            do {
                let inner = try open(bytes[...])
                return try take(inner, of: Letter.sent(inner), depth: depth + 1)
            } catch { guard error == .noHeaders else { throw error } }
        }
        attachments.append(
            AttachedFile(
                name: name, mediaType: part.mediaType, role: role(of: part, named: name),
                sent: sent, bytes: bytes))
    }

    /// Whether a part is what the letter says and not what it brings.
    private func isText(_ part: LetterPart, named name: String?) -> Bool {
        name == nil && part.disposition != "attachment"
            && part.mediaType.hasPrefix("text/")
    }

    /// What programs add to letters: electronic signatures, and reports of what became of a letter.
    private static let appendages = [
        "application/pgp-signature", "application/pkcs7-signature",
        "application/x-pkcs7-signature", "message/delivery-status",
        "message/disposition-notification",
    ]

    private func role(of part: LetterPart, named name: String?) -> AttachedFile.Role {
        if ["application/ms-tnef", "application/vnd.ms-tnef"].contains(part.mediaType)
            || name?.lowercased() == "winmail.dat"
        {
            return .outlookPackage
        }
        if Self.appendages.contains(part.mediaType) { return .decoration }
        let isShown = part.disposition == "inline" || part.disposition == nil && part.hasContentID
        return part.mediaType.hasPrefix("image/") && isShown ? .decoration : .file
    }

    private func name(of part: LetterPart) throws(MailError) -> String? {
        guard let decoded = part.fileName else { return nil }
        let isRaw = ["content-disposition", "content-type"].contains { header in
            part.headers(named: header).contains { $0.contains { $0 >= 0x80 } }
        }
        let text = isRaw ? RussianText.narrowed(decoded) : decoded
        guard text.utf8.count <= limits.nameLength else { throw .limitExceeded(.nameLength) }
        return FileNameText.steps(text).last
    }
}
