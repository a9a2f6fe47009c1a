/// How texts are compared: what people change without noticing must not matter.
enum Wording {
    /// The text without spaces and quotes, in small letters, ё as е, all dashes alike, and without
    /// punctuation at its end.
    static func key(_ text: some StringProtocol) -> String {
        // Scalars are put together several times faster in a list than in a text.
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x61...0x7A, 0x30...0x39, 0x430...0x44F, 0x2D:
                scalars.append(scalar)
            case 0x41...0x5A, 0x410...0x42F:
                scalars.append(Unicode.Scalar(scalar.value + 32) ?? scalar)
            case 0x401, 0x451:
                scalars.append("е")
            case 0x306 where scalars.last == "и":
                scalars.removeLast()
                scalars.append("й")
            case 0x300...0x36F:
                continue
            default:
                if isSpace(scalar) || isQuote(scalar) { continue }
                if isDash(scalar) {
                    scalars.append("-")
                } else {
                    scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
                }
            }
        }
        while let last = scalars.last, isEndMark(last) { scalars.removeLast() }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in scalars { bytes.append(contentsOf: scalar.utf8) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The key with Latin letters that look like Cyrillic ones replaced by them.
    static func russianKey(ofKey key: String) -> String {
        guard key.utf8.contains(where: { (0x61...0x7A).contains($0) }) else { return key }
        var scalars = String.UnicodeScalarView()
        for scalar in key.unicodeScalars { scalars.append(twins[scalar] ?? scalar) }
        return String(scalars)
    }

    /// The key of a tab's name, in which «_» is a space.
    static func sheetKey(_ name: String) -> String {
        key(name).filter { $0 != "_" }
    }

    /// The text without spaces of any kind around it.
    static func trimmed(_ text: String) -> Substring {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return text[first..<scalars.index(after: last)]
    }

    /// Whether nothing visible stands there.
    static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(isSpace)
    }

    /// Whether only dashes or the «х» of a crossed-out cell stand there.
    static func isCrossedOut(_ text: String) -> Bool {
        guard text.utf8.count <= 24 else { return false }
        var crosses = 0
        var dashes = 0
        for scalar in text.unicodeScalars where !isSpace(scalar) {
            switch scalar {
            case "x", "X", "х", "Х": crosses += 1
            case _ where isDash(scalar) || scalar == "_": dashes += 1
            default: return false
            }
        }
        return crosses + dashes > 0 && (crosses == 0 || (crosses == 1 && dashes == 0))
    }

    /// White space, breaks, and marks that take no room.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x20, 0x7F...0xA0, 0xAD, 0x1680, 0x180E, 0x2000...0x200F, 0x2028...0x202F,
            0x205F...0x2064, 0x3000, 0xFE0F, 0xFEFF:
            true
        default: false
        }
    }

    /// Hyphens, dashes and minus signs.
    static func isDash(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: true
        default: false
        }
    }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0xB4, 0x2018...0x201F, 0x2039, 0x203A: true
        default: false
        }
    }

    private static func isEndMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "," || scalar == ";" || scalar == ":"
    }

    private static let twins: [Unicode.Scalar: Unicode.Scalar] = [
        "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "k": "к", "m": "м", "o": "о", "p": "р",
        "t": "т", "x": "х", "y": "у",
    ]
}
