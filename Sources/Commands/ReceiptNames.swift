internal import Intake
internal import Messages

/// The names of the files in a folder of receipts, found by their endings, which tell what each is
/// about.
struct ReceiptNames {
    private var byEnding: [Substring: [String]] = [:]
    /// The receipts for files that are no reports.
    private(set) var refusals: [String] = []

    /// Lists a folder; one that is not there holds nothing.
    init(in folder: RawPath) throws(DiskError) {
        guard Disk.exists(folder) else { return }
        for item in try Disk.items(of: folder) where item.kind == .file {
            let name = item.name.display
            if let ending = Self.lastWords(Self.wordCount, of: name) {
                byEnding[ending, default: []].append(name)
            }
            if Self.isRefusal(name) { refusals.append(name) }
        }
    }

    /// The names that end like one of ours.
    func names(_ receipt: (name: String, ending: String)) -> [String] {
        Self.lastWords(Self.wordCount, of: receipt.ending).flatMap { byEnding[$0] } ?? []
    }

    /// Whether there is a name that ends like one of ours.
    func hold(_ receipt: (name: String, ending: String)) -> Bool { !names(receipt).isEmpty }

    /// How many words the ending of ``CommandText/receiptName(_:_:version:)`` has.
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
