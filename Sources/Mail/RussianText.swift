/// Texts from before UTF-8, in which nothing says what their bytes stand for.
public enum RussianText {
    /// What bytes above 127 stand for.
    public enum Encoding: Hashable, Sendable, CaseIterable {
        /// Windows: `windows-1251`.
        case windows
        /// Old mail: `koi8-r`.
        case koi8
        /// DOS, and archives: `cp866`.
        case dos
    }

    /// The text that the bytes spell: in UTF-8 if they can be that, or else in the encoding in which
    /// it looks most like Russian; so as well if UTF-8 would make it of characters such as emoji.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - encodings: what is tried, the likeliest first; at least one.
    /// - Returns: the text.
    public static func decode(
        _ bytes: some Collection<UInt8>, among encodings: [Encoding]
    ) -> String {
        let unicode = String(validating: bytes, as: UTF8.self)
        // Two or three bytes that are one letter of UTF-8 are no word of Russian; four, such as
        // «Ёжик» in DOS, may be.
        if let unicode, unicode.unicodeScalars.allSatisfy({ $0.value <= 0xFFFF }) {
            return unicode
        }
        let texts = encodings.map { text(bytes, in: $0) } + (unicode.map { [$0] } ?? [])
        // Of equals the first, which `max` does not promise.
        let scores = texts.map { RussianLikeness($0).score }
        let best = scores.indices.first { scores[$0] == scores.max() }
        return best.map { texts[$0] } ?? String(decoding: bytes, as: UTF8.self)
    }

    /// The text that was meant where each character stands for the byte of its number.
    static func narrowed(_ text: String) -> String {
        let bytes = text.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
        // Beside a raw text the name has a decoded one; to take it apart again would be a guess.
        guard bytes.count == text.unicodeScalars.count else { return text }
        return decode(bytes, among: [.windows, .koi8, .dos])
    }

    private static func text(_ bytes: some Collection<UInt8>, in encoding: Encoding) -> String {
        let table = encoding.table
        var text = String.UnicodeScalarView()
        for byte in bytes {
            text.append(byte < 0x80 ? Unicode.Scalar(byte) : table[Int(byte) - 0x80])
        }
        return String(text)
    }
}

extension RussianText.Encoding {
    /// The characters of the bytes from 128 to 255.
    fileprivate var table: [Unicode.Scalar] {
        switch self {
        case .windows: Self.windowsTable
        case .koi8: Self.koi8Table
        case .dos: Self.dosTable
        }
    }

    private static let windowsTable = Array(
        ("ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
            + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя").unicodeScalars)

    private static let koi8Table = Array(
        ("─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©"
            + "юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ").unicodeScalars)

    private static let dosTable = Array(
        ("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
            + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u{A0}")
            .unicodeScalars)
}
