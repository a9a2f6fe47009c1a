/// The host of a web address.
enum WebHost {
    /// The host in small letters without a leading "www."; nil when the text is no web address.
    static func name(of address: some StringProtocol) -> String? {
        var rest = Substring(address.lowercased().drop(while: \.isWhitespace))
        while rest.last?.isWhitespace == true { rest.removeLast() }
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
        }
        rest = rest.prefix { !"/?#".contains($0) }
        if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
        if let colon = rest.lastIndex(of: ":"), rest[colon...].dropFirst().allSatisfy(\.isNumber) {
            rest = rest[..<colon]
        }
        if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
        let labels = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }),
            rest.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_" })
        else { return nil }
        return String(rest)
    }
}
