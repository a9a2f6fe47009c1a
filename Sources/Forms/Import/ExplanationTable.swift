import Spreadsheet

/// The lines of a sheet on which a school explains warnings: a sheet with a row that holds the
/// captions «Код» and «Пояснение». The rows below it may be sorted, deleted and moved.
struct ExplanationTable {
    /// What was written, in the order of the sheet; lines that say nothing are left out.
    private(set) var explanations: [Explanation] = []
    /// What there is to say about it.
    private(set) var findings: [Finding] = []

    /// The greatest number of explanations that are read; no form has as many cells.
    private static let lineLimit = 5000

    private let sheet: String
    private let header: Header

    /// Reads a sheet; nil when it has no such row.
    init?(_ contents: SheetContents) {
        guard let header = Header(of: contents) else { return nil }
        self.header = header
        sheet = contents.name
        var line = Line(row: -1)
        for cell in contents.cells[header.end...] {
            if cell.address.row != line.row {
                take(line)
                line = Line(row: cell.address.row)
            }
            if cell.address.column == header.code { line.code = cell }
            if cell.address.column == header.text { line.text = cell }
        }
        take(line)
    }

    /// What a row has in the two columns.
    private struct Line {
        var row: Int
        var code: SheetContents.Cell?
        var text: SheetContents.Cell?
    }

    private mutating func take(_ line: Line) {
        guard explanations.count < Self.lineLimit, let code = line.code, let cell = line.text,
            let key = RemarkKey(ShownText.of(code)),
            case let shown = ShownText.of(cell),
            !Wording.isBlank(shown), !Wording.isCrossedOut(shown)
        else { return }
        let reading = TextReading.text(cell, shown: shown, limit: Explanation.limit)
        guard case .text(let text)? = reading.value, !text.isEmpty else { return }
        let source = CellSource(sheet: sheet, cell: cell.address)
        explanations.append(Explanation(key: key, text: text, source: source))
        for case let .textTooLong(limit) in reading.facts {
            findings.append(
                Finding(
                    .textTooLong(limit: limit),
                    at: Finding.Place(sheet: sheet, cell: cell.address), severity: .notice))
        }
    }

    /// The row with the captions.
    private struct Header {
        /// The column of the codes.
        let code: Int
        /// The column of the explanations.
        let text: Int
        /// The place of the first cell below the row.
        let end: Int

        /// The first such row of a sheet; nil when there is none. The captions are compared as they
        /// are printed: all texts of a file are looked at.
        init?(of sheet: SheetContents) {
            var code: CellAddress?
            var text: CellAddress?
            for (index, cell) in sheet.cells.enumerated() {
                guard case .text(let caption) = cell.value, caption.utf8.count <= Self.longest
                else { continue }
                switch caption {
                case Explanation.codeCaption: code = cell.address
                case Explanation.caption: text = cell.address
                default: continue
                }
                guard let code, let text, code.row == text.row else { continue }
                self.code = code.column
                self.text = text.column
                let rest = sheet.cells[index...].drop { $0.address.row == code.row }
                end = rest.startIndex
                return
            }
            return nil
        }

        private static let longest = Explanation.caption.utf8.count
    }
}
