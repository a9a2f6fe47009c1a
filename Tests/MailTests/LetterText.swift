import Mail

/// Letters as the text that mail programs make of them.
struct LetterText {
    var bytes: [UInt8] = []

    /// A letter whose headers and body are the given lines.
    init(_ lines: String) {
        bytes = Self.wire(lines)
    }

    /// A letter with a text and the given parts, each with its headers.
    init(
        date: String = "Mon, 14 Dec 2026 18:05:09 +0300", headers: String = "", parts: [[UInt8]]
    ) {
        bytes = Self.wire(
            """
            From: sender@example.org
            Date: \(date)
            MIME-Version: 1.0
            \(headers.isEmpty ? "" : headers + "\n")\
            Content-Type: multipart/mixed; boundary="=-limit"

            --=-limit
            Content-Type: text/plain; charset=windows-1251
            Content-Transfer-Encoding: 8bit

            a text

            """)
        for part in parts { bytes += Self.wire("--=-limit\n") + part + Self.wire("\n") }
        bytes += Self.wire("--=-limit--\n")
    }

    /// The letter read.
    func read(_ limits: MailLimits = MailLimits()) throws -> Letter {
        try Letter(bytes: bytes, limits: limits)
    }

    /// A part with the content "hello" and the given header of its name.
    static func part(named header: String) -> [UInt8] {
        part(named: Array(header.utf8))
    }

    /// The same with a header in any encoding.
    static func part(named header: [UInt8]) -> [UInt8] {
        header + wire("\nContent-Transfer-Encoding: base64\n\naGVsbG8=")
    }

    /// A part of the given lines.
    static func part(_ lines: String) -> [UInt8] {
        wire(lines)
    }

    /// Text with the line ends of mail.
    private static func wire(_ text: String) -> [UInt8] {
        Array(text.replacing("\n", with: "\r\n").utf8)
    }
}

/// Russian letters in the encodings of old.
enum Encoded {
    /// The bytes of a text of Russian letters, «№» and ASCII.
    static func bytes(_ text: String, in encoding: RussianText.Encoding) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            if scalar.isASCII { return [UInt8(scalar.value)] }
            return (UInt8(0x80)...0xFF).filter {
                RussianText.decode([$0, 0xFF, 0xFF], among: [encoding]).unicodeScalars.first
                    == scalar
            }
        }
    }
}
