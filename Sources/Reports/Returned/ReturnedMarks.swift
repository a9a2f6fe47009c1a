import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// Marks the cells of a rebuilt form that have remarks: a look that tells how serious it is, and a
/// note that says it in words.
struct ReturnedMarks {
    private let form: Form
    private let author: String
    private var remarks: [String: [CellAddress: [Remark]]] = [:]

    /// The longest name that a note can have for its author, in UTF-16 units.
    private static let longestAuthor = 52

    init(_ remarks: [Remark], form: Form) {
        self.form = form
        author =
            form.collector.utf16.count <= Self.longestAuthor
            ? form.collector : form.shortTitle
        for remark in remarks {
            guard case .cell(let sheet, let address)? = remark.target else { continue }
            self.remarks[sheet, default: [:]][address, default: []].append(remark)
        }
    }

    /// Marks the cells of one sheet.
    func mark(_ sheet: inout SheetDocument) {
        guard let cells = remarks[sheet.name] else { return }
        var marked: Set<CellAddress> = []
        var fading: [ConditionalFormat] = []
        for (address, remarks) in cells.sorted(by: { $0.key < $1.key }) {
            let findings = remarks.map(\.finding)
            sheet.notes[address] = note(on: findings)
            guard let state = state(of: findings) else { continue }
            marked.insert(address)
            let style = sheet.cells[address]?.style ?? Theme.inputText
            let content = sheet.cells[address]?.content ?? .blank
            sheet.put(content, at: address, Theme.marked(style, as: state))
            if findings.allSatisfy(\.fact.isSettledByFilling) {
                fading.append(
                    ConditionalFormat(
                        range: CellRange(address, address), rule: .formula("LEN(\(address))>0"),
                        style: Theme.settled.with { $0.ink = Theme.Palette.ink }))
            }
        }
        guard !marked.isEmpty else { return }
        sheet.conditionalFormats = sheet.conditionalFormats.flatMap { $0.without(marked) } + fading
    }

    /// A note on a cell.
    func note(on findings: [Finding]) -> Note {
        // A cell that many rules speak of must not make a note without end.
        let shown = findings.prefix(Self.noteLimit)
        return Note(text: RemarksText.note(on: Array(shown), form: form), author: author)
    }

    private static let noteLimit = 12

    /// The look of the gravest finding that is open; nil when nothing has to be done.
    private func state(of findings: [Finding]) -> CellStyle? {
        let open = findings.filter(\.isOpen)
        if open.contains(where: { $0.severity == .error }) { return Theme.error }
        return open.isEmpty ? nil : Theme.warning
    }
}

extension Fact {
    /// Whether the remark no longer holds as soon as something stands in the cell.
    fileprivate var isSettledByFilling: Bool { self == .empty }
}
