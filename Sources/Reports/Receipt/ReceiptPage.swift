import Forms
import Messages
import Spreadsheet
import Validation
import WorkbookWriter

/// The sheet of a receipt, written from top to bottom.
struct ReceiptPage {
    private let form: Form
    private var page = FlowPage(name: ReceiptText.sheet, widths: UnderstoodTable.widths)

    private static let labels = 0...1
    private static let facts = 2...5

    init(form: Form) {
        self.form = form
    }

    /// Writes the title and the lines below it.
    mutating func putTitle(_ lines: String...) {
        page.put(ReceiptText.title(form: form), over: page.columns, Theme.title)
        for line in lines { page.put(line, over: page.columns, Theme.subtitle) }
        page.skip(6)
    }

    /// Writes what became of the file.
    mutating func putStatus(_ text: String, _ look: CellStyle) {
        putFact(
            ReceiptText.status, text,
            look.with {
                $0.horizontal = .left
                $0.indent = 1
            })
    }

    /// Writes how the file came.
    mutating func put(_ delivery: ReceiptLayout.Delivery, of organization: Organization?) {
        let detector = PersonalDataDetector(organization: organization)
        func shown(_ name: String) -> String {
            detector.facts(in: name).isEmpty ? name : ReceiptText.withheldName
        }
        putFact(ReceiptText.file, shown(delivery.name))
        putFact(
            ReceiptText.arrival, ReceiptText.arrival(delivery.arrival, at: delivery.time))
        let repeats = delivery.repeats.map { ReceiptText.again(shown($0.name), on: $0.day) }
        if !repeats.isEmpty {
            putFact(ReceiptText.again, repeats.joined(separator: "\n"))
        }
    }

    /// Writes a fact with its label.
    mutating func putFact(_ label: String, _ text: String, _ style: CellStyle = Theme.fact) {
        page.put(label, over: Self.labels, Theme.factLabel, advancing: false)
        page.put(text, over: Self.facts, style, advancing: false)
        page.endRow()
    }

    /// Writes what there is to say of the values.
    mutating func put(_ contents: ReceiptContents, isReturned: Bool) {
        page.skip(10)
        contents.put(on: &page, isReturned: isReturned)
    }

    /// Writes what happens next.
    mutating func put(steps: [String]) {
        page.skip(10)
        page.put(ReceiptText.next, over: page.columns, Theme.sectionTitle)
        for step in steps { page.put(step, over: page.columns, Theme.paragraph) }
    }

    /// The finished sheet.
    func document(footer: String) -> SheetDocument {
        var sheet = page.sheet
        sheet.tabColor = Theme.Palette.readTab
        sheet.isProtected = true
        sheet.selection = CellAddress(row: 0, column: 0)
        sheet.print.isLandscape = false
        sheet.print.footer = footer
        return sheet
    }
}
