internal import Forms
internal import Intake
internal import Messages

/// The names of the files in a folder of receipts, found by what tells the report of each.
struct ReceiptNames {
    private var byReport: [String: [String]] = [:]
    /// The receipts for files that are no reports.
    private(set) var refusals: [String] = []

    /// Lists a folder; one that is not there holds nothing.
    init(in folder: RawPath) throws(DiskError) {
        guard Disk.exists(folder) else { return }
        for item in try Disk.items(of: folder) where item.kind == .file {
            let name = item.name.display
            byReport[Self.report(of: name), default: []].append(name)
            if Self.isRefusal(name) { refusals.append(name) }
        }
    }

    /// The names of receipts for the same version of the same report.
    func names(_ receipt: (name: String, ending: String)) -> [String] {
        byReport[Self.report(of: FileName.safe(receipt.name, ending: receipt.ending))] ?? []
    }

    /// Whether there is a receipt for the same version of the same report.
    func hold(_ receipt: (name: String, ending: String)) -> Bool { !names(receipt).isEmpty }

    /// What tells the report and its version: of an institution the ИНН and what follows, since it
    /// may be renamed, of anybody else the whole name as it is compared.
    private static func report(of name: String) -> String {
        if let ending = lastWords(wordCount, of: name),
            let inn = ending.split(separator: " ").first,
            Organization(respondent: String(inn), name: "").hasINN
        {
            return String(ending)
        }
        return name.folded.filter { $0 != " " }
    }

    /// How many words ``CommandText/receiptName(_:_:_:version:)`` has after an institution's name.
    private static let wordCount = 4

    private static func lastWords(_ count: Int, of name: String) -> Substring? {
        var index = name.endIndex
        for _ in 0..<count {
            guard let space = name[..<index].lastIndex(of: " ") else { return nil }
            index = space
        }
        return name[index...].dropFirst()
    }

    /// Whether a name is one that ``CommandText/refusalName(_:digits:)`` gives.
    private static func isRefusal(_ name: String) -> Bool {
        let digits = (lastWords(1, of: name) ?? "").prefix { $0.isHexDigit && $0.isASCII }
        return digits.count == 8
            && name.hasSuffix(CommandText.refusalName("", digits: digits).ending)
    }
}
