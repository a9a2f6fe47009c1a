import Spreadsheet

/// Reads the cells that take the address of a page. Source: failure mode C13.
enum AddressReading {
    /// The address as it was typed; of several in one cell the first.
    static func address(_ cell: SheetContents.Cell, shown: String) -> CellReading.Result {
        guard case .text(let text) = cell.value else {
            return .refused(.notAWebAddress(found: CellReading.quoted(shown)))
        }
        let addresses = text.unicodeScalars
            .split { Wording.isSpace($0) || $0 == ";" }
            .map { String($0) }
        guard let first = addresses.first, addresses.allSatisfy(isAddress) else {
            return .refused(.notAWebAddress(found: CellReading.quoted(text)))
        }
        return .value(.text(first.hasSuffix(",") ? String(first.dropLast()) : first))
    }

    /// Whether it is `http://…`, `https://…`, or a host with or without a path.
    private static func isAddress(_ text: String) -> Bool {
        guard text.utf8.count <= 2000 else { return false }
        if let separator = text.firstRange(of: "://") {
            let scheme = text[..<separator.lowerBound]
            return ["http", "https"].contains(scheme.lowercased())
                && isHost(text[separator.upperBound...].prefix { !ends.contains($0) })
        }
        let host = text.prefix { !ends.contains($0) }
        guard isHost(host) else { return false }
        return host.endIndex < text.endIndex || !namesFile(host)
    }

    /// Whether it is a name with a dot, of letters, digits and hyphens, and perhaps a port.
    private static func isHost(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let name = parts.first else { return false }
        if parts.count == 2, Int(parts[1]) == nil { return false }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.unicodeScalars.count >= 2,
            top.unicodeScalars.allSatisfy({ isLetter($0) || (top.hasPrefix("xn--") && isName($0)) })
        else { return false }
        return labels.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy(isName) }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0x400...0x45F: true
        default: false
        }
    }

    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        isLetter(scalar) || (0x30...0x39).contains(scalar.value) || scalar == "-" || scalar == "_"
    }

    /// Whether what looks like a host is the name of a document.
    private static func namesFile(_ host: Substring) -> Bool {
        let ending = host.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return documents.contains(ending)
    }

    private static let ends: Set<Character> = ["/", "?", "#"]
    private static let documents: Set<String> = [
        "doc", "docx", "odt", "rtf", "txt", "pdf", "xls", "xlsx", "xlsm", "ods", "csv", "ppt",
        "pptx", "jpg", "jpeg", "png", "zip", "rar", "html", "htm",
    ]
}
