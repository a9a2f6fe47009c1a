/// The host of a web address.
enum WebHost {
    /// The host in small letters without a leading "www."; nil when the text is no web address.
    static func name(of address: some StringProtocol) -> String? {
        var rest = Array(address.unicodeScalars.lazy.map(small))[...]
        rest = rest.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        for scheme in ["https://", "http://"] where rest.starts(with: scheme.unicodeScalars) {
            rest = rest.dropFirst(scheme.unicodeScalars.count)
        }
        rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if let at = rest.lastIndex(of: "@") { rest = rest[(at + 1)...] }
        if let colon = rest.lastIndex(of: ":"), rest[(colon + 1)...].allSatisfy(isDigit) {
            rest = rest[..<colon]
        }
        if rest.starts(with: "www.".unicodeScalars) { rest = rest.dropFirst(4) }
        let labels = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), rest.allSatisfy(isPartOfHost)
        else { return nil }
        return String(String.UnicodeScalarView(rest))
    }

    /// The small letter. Latin letters need no tables, and Russian addresses are rare.
    private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x41...0x5A: Unicode.Scalar(scalar.value + 0x20) ?? scalar
        case 0..<0x80: scalar
        default: scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.numericType != nil
    }

    /// Letters, digits, and marks above letters, since й may come as two characters.
    private static func isPartOfHost(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: true
        case 0..<0x80: scalar == "-" || scalar == "." || scalar == "_"
        default:
            scalar.properties.isAlphabetic || isDigit(scalar)
                || scalar.properties.generalCategory == .nonspacingMark
        }
    }
}
