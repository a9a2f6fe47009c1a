internal import Foundation

/// A letter that a person opens in a mail program, addresses and sends: an `.eml` file after
/// RFC 5322 with one text and one attachment.
///
/// It has no date, so that the same letter is the same bytes, and no recipient: the register holds
/// no addresses.
public struct LetterDraft: Hashable, Sendable {
    /// What the letter is about.
    public var subject: String
    /// The text, with line feeds.
    public var text: String
    /// The name of the workbook that is attached.
    public var attachmentName: String
    /// The workbook.
    public var attachment: [UInt8]

    /// Writes a letter.
    public init(subject: String, text: String, attachmentName: String, attachment: [UInt8]) {
        self.subject = subject
        self.text = text
        self.attachmentName = attachmentName
        self.attachment = attachment
    }

    /// Both parts are in base64, in whose alphabet there is no `_`: this line cannot occur in them.
    private static let boundary = "=_svod_part"
    private static let lineEnd = "\r\n"
    private static let workbookType =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    /// The file.
    public var bytes: [UInt8] {
        let lines =
            [
                // Outlook and others open a letter with this field for editing.
                "X-Unsent: 1",
                "MIME-Version: 1.0",
                "Subject: " + Self.encodedWords(subject),
                "Content-Type: multipart/mixed; boundary=\"\(Self.boundary)\"",
                "",
                "--\(Self.boundary)",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "",
                Self.base64(Array(text.replacing("\n", with: Self.lineEnd).utf8)),
                "--\(Self.boundary)",
                "Content-Type:", " \(Self.workbookType)",
                "Content-Transfer-Encoding: base64",
                "Content-Disposition: attachment;",
            ] + Self.parameter("filename", attachmentName) + [
                "",
                Self.base64(attachment),
                "--\(Self.boundary)--",
                "",
            ]
        return Array(lines.joined(separator: Self.lineEnd).utf8)
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    }

    /// A text as encoded words of RFC 2047, none of which ends within a character.
    static func encodedWords(_ text: String) -> String {
        // A line has 76 characters. Less "Subject: =?utf-8?B??=" 55 are left for base64, which are
        // 41 bytes; a multiple of three needs no padding.
        pieces(of: text, length: 39) { $0.utf8.count }
            .map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
            .joined(separator: lineEnd + " ")
    }

    /// A parameter with other than ASCII letters after RFC 2231, in lines of at most 76 characters.
    static func parameter(_ name: String, _ value: String) -> [String] {
        let parts = pieces(of: value, length: 54) { RelativeLink.escaped(segment: $0).utf8.count }
        return parts.enumerated().map { index, part in
            let charset = index == 0 ? "utf-8''" : ""
            let end = index == parts.count - 1 ? "" : ";"
            return " \(name)*\(index)*=\(charset)\(RelativeLink.escaped(segment: part))\(end)"
        }
    }

    /// A text cut into pieces that are not longer than a length by some measure, unless a single
    /// character is.
    private static func pieces(
        of text: String, length: Int, _ measure: (String) -> Int
    ) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for scalar in text.unicodeScalars {
            if !piece.isEmpty, measure(piece + String(scalar)) > length {
                pieces.append(piece)
                piece = ""
            }
            piece.unicodeScalars.append(scalar)
        }
        return pieces + [piece]
    }
}
