/// The bytes of a letter before the library sees them.
struct LetterOutline {
    /// How much of a file is looked at to tell whether it is a letter.
    private static let sniffed = 64 << 10

    /// The letter from its first header on.
    let content: ArraySlice<UInt8>

    /// Leaves out a byte order mark, empty lines, and the line that programs set before each letter
    /// of a mailbox.
    init(_ bytes: ArraySlice<UInt8>) {
        var content = bytes
        if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
        content = content.drop { $0 == 0x0A || $0 == 0x0D }
        if content.starts(with: "From ".utf8) || content.starts(with: ">From ".utf8) {
            content = content.drop { $0 != 0x0A }.dropFirst()
        }
        self.content = content
    }

    /// How many lines begin with "--" or with a word and a colon, and how many bytes the longest of
    /// those takes, the indented lines below it included.
    var markup: (lines: Int, longest: Int) {
        var lines = 0
        var longest = 0
        var current: Int?
        Self.forEachLine(content) { line in
            if Self.isContinuation(line) {
                current = current.map { $0 + line.count }
            } else if line.starts(with: "--".utf8) || Self.header(line) != nil {
                lines += 1
                current = line.count
            } else {
                current = nil
            }
            longest = max(longest, current ?? 0)
            return true
        }
        return (lines, longest)
    }

    /// Whether nothing but headers comes before the first empty line, two of those that letters have
    /// among them.
    var isPlausible: Bool {
        var known = 0
        var isSound = true
        Self.forEachLine(content.prefix(Self.sniffed)) { line in
            guard !line.isEmpty, line.first != 0x0D else { return false }
            if Self.isContinuation(line) { return true }
            guard let name = Self.header(line) else {
                isSound = false
                return false
            }
            if Self.names.contains(String(decoding: name, as: UTF8.self).lowercased()) {
                known += 1
            }
            return true
        }
        return isSound && known >= 2
    }

    private static let names: Set<String> = [
        "return-path", "delivered-to", "received", "date", "from", "sender", "reply-to", "to", "cc",
        "subject", "message-id", "mime-version", "content-type", "x-mailer", "dkim-signature",
    ]

    /// The name of the header that a line begins with; nil when it begins none.
    private static func header(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let colon = line.prefix(80).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = line[..<colon]
        return !name.isEmpty && name.allSatisfy { (0x21...0x7E).contains($0) } ? name : nil
    }

    /// Whether a line goes on with the header above it.
    private static func isContinuation(_ line: ArraySlice<UInt8>) -> Bool {
        line.first == 0x20 || line.first == 0x09
    }

    /// Hands over line by line, without the line feeds, until the body says false.
    private static func forEachLine(
        _ bytes: ArraySlice<UInt8>, _ body: (ArraySlice<UInt8>) -> Bool
    ) {
        var rest = bytes
        while !rest.isEmpty {
            let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
            guard body(rest[..<end]) else { return }
            rest = rest[end...].dropFirst()
        }
    }
}
