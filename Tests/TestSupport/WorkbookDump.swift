public import WorkbookWriter
import Spreadsheet

/// A workbook as lines of text, to be compared with what was agreed before.
///
/// A line is a place and a fact: `Раздел 1!C4 number 3750.0 [style 3]`. Looks are numbered by their
/// first use and described once at the end, so that a changed colour changes one line.
public struct WorkbookDump {
    private var lines: [String] = []
    private var styles: [CellStyle: Int] = [:]

    /// The lines of the document, one fact each, ending with a line break.
    public static func text(of document: WorkbookDocument) -> String {
        var dump = WorkbookDump()
        dump.write(document)
        return dump.lines.joined(separator: "\n") + "\n"
    }

    private mutating func write(_ document: WorkbookDocument) {
        let properties = document.properties
        lines.append("title \(quoted(properties.title)) author \(quoted(properties.author))")
        for (name, value) in properties.custom { lines.append("property \(name) = \(value)") }
        for name in document.names { lines.append("name \(name.name) = \(name.formula)") }
        lines.append("active \(document.activeSheet)")
        for sheet in document.sheets { write(sheet.settled) }
        for (style, number) in styles.sorted(by: { $0.value < $1.value }) {
            lines.append("style \(number) \(description(of: style))")
        }
    }

    private mutating func write(_ sheet: SheetDocument) {
        let name = sheet.name
        lines.append("")
        lines.append("sheet \(name)\(sheet.isHidden ? " hidden" : "")")
        let facts: [(String, Any?)] = [
            ("tab", sheet.tabColor.map(hex)), ("frozen", sheet.frozenAt),
            ("filter", sheet.filter), ("selection", sheet.selection),
            ("protected", sheet.isProtected ? true : nil), ("area", sheet.print.area),
            ("landscape", sheet.print.isLandscape), ("fits width", sheet.print.fitsWidth),
            ("fits height", sheet.print.fitsHeight ? true : nil),
            ("repeated rows", sheet.print.repeatedRows),
            ("repeated columns", sheet.print.repeatedColumns),
            ("footer", sheet.print.footer.isEmpty ? nil : sheet.print.footer),
        ]
        for case (let fact, let value?) in facts { lines.append("\(name) \(fact) \(value)") }
        for (column, width) in sheet.columnWidths.sorted(by: { $0.key < $1.key }) {
            lines.append("\(name)!\(CellAddress.letters(ofColumn: column)) width \(width)")
        }
        for column in sheet.hiddenColumns.sorted() {
            lines.append("\(name)!\(CellAddress.letters(ofColumn: column)) hidden")
        }
        for (row, height) in sheet.rowHeights.sorted(by: { $0.key < $1.key }) {
            lines.append("\(name)!\(row + 1) height \(height)")
        }
        for (row, height) in sheet.growingRows.sorted(by: { $0.key < $1.key }) {
            lines.append("\(name)!\(row + 1) grows from \(height)")
        }
        for (address, cell) in sheet.cells.sorted(by: { $0.key < $1.key }) {
            let style = number(of: cell.style)
            lines.append("\(name)!\(address) \(description(of: cell.content)) [style \(style)]")
        }
        for merge in sheet.merges { lines.append("\(name)!\(merge) merged") }
        for placed in sheet.validations {
            let rule = placed.validation
            lines.append("\(name)!\(placed.range) asks \(rule.rule)")
            for (kind, words) in [("prompt", rule.prompt), ("refusal", rule.refusal)] {
                guard let words else { continue }
                let text = "\(quoted(words.title)) \(quoted(words.text))"
                lines.append("\(name)!\(placed.range) \(kind) \(text)")
            }
        }
        for format in sheet.conditionalFormats {
            let style = number(of: format.style)
            lines.append("\(name)!\(format.range) if \(format.rule) [style \(style)]")
        }
        for (address, note) in sheet.notes.sorted(by: { $0.key < $1.key }) {
            lines.append("\(name)!\(address) note \(note.author): \(quoted(note.text))")
        }
        for placed in sheet.charts { write(placed, on: name) }
    }

    private mutating func write(_ placed: PlacedChart, on sheet: String) {
        let chart = placed.chart
        lines.append("\(sheet)!\(placed.range) chart \(chart.kind) \(quoted(chart.title))")
        for series in chart.series {
            let source = "\(series.sheet)!\(series.values) by \(series.categories)"
            let looks = "\(hex(series.color))\(series.isLine ? " line" : "")"
            lines.append(
                "\(sheet)!\(placed.range) series \(quoted(series.name)) \(source) \(looks)")
        }
    }

    private mutating func number(of style: CellStyle) -> Int {
        let number = styles[style] ?? styles.count + 1
        styles[style] = number
        return number
    }

    private func description(of content: CellContent) -> String {
        switch content {
        case .blank: "blank"
        case .text(let text): "text \(quoted(text))"
        case .number(let number): "number \(number)"
        case .date(let date): "date \(date)"
        case .boolean(let value): "boolean \(value)"
        case .prepared(let formula, let cached):
            description(of: .formula(formula.text, cached: cached))
        case .inRow: preconditionFailure("a settled sheet has plain formulas")
        case .formula(let formula, .number(let result)): "formula \(formula) -> \(result)"
        case .formula(let formula, .text(let result)): "formula \(formula) -> \(quoted(result))"
        case .formula(let formula, .notAvailable): "formula \(formula) -> #N/A"
        case .link(let text, .cell(let sheet, let address)):
            "link \(quoted(text)) to \(sheet)!\(address)"
        case .link(let text, .web(let address)): "link \(quoted(text)) to \(address)"
        }
    }

    private func description(of style: CellStyle) -> String {
        var facts = ["\(style.font) \(style.size)"]
        if style.isBold { facts.append("bold") }
        if style.isItalic { facts.append("italic") }
        if style.isUnderlined { facts.append("underlined") }
        if style.isUpright { facts.append("upright") }
        if let ink = style.ink { facts.append("ink \(hex(ink))") }
        if let fill = style.fill {
            facts.append("\(style.isHatched ? "hatch" : "fill") \(hex(fill))")
        }
        if let border = style.border {
            let edges = border.edges == .all ? "" : " edges \(border.edges.rawValue)"
            facts.append("border \(border.weight) \(hex(border.color))\(edges)")
        }
        facts.append("\(style.horizontal) \(style.vertical)")
        if style.wraps { facts.append("wraps") }
        if style.indent > 0 { facts.append("indent \(style.indent)") }
        if let format = style.numberFormat { facts.append("format \(format)") }
        if !style.isLocked { facts.append("unlocked") }
        return facts.joined(separator: ", ")
    }

    private func quoted(_ text: String) -> String {
        "«\(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎"))»"
    }

    private func hex(_ color: Color) -> String {
        let digits = String(color.rgb, radix: 16, uppercase: true)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
}
