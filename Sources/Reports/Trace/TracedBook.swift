public import Consolidation
import Forms
import Messages
public import Spreadsheet
public import WorkbookWriter

/// A consolidated workbook as it would be made now, with the origin of its numbers.
public struct TracedBook {
    private let document: WorkbookDocument
    private let originOnSheet: (String, CellAddress) -> Origin?

    /// The workbook for ГУО, or КИМЦ's own.
    ///
    /// - Parameters:
    ///   - document: the workbook.
    ///   - current: the half-year that is reported.
    ///   - previous: the half-year before; nil where the workbook leaves the comparison out.
    public init(_ document: WorkbookDocument, of current: CityReports, previous: HalfYearSums?) {
        self.document = document
        let trace = GuoTrace(GuoLayout(current, previous: previous))
        originOnSheet = { trace.origin(on: $0, at: $1) }
    }

    /// The workbook for РЦН; nil without a half-year.
    ///
    /// - Parameters:
    ///   - document: the workbook.
    ///   - halves: the half-years of one year.
    ///   - previous: those of the year before.
    ///   - threshold: the least count that is shown in a breakdown.
    public init?(
        _ document: WorkbookDocument, of halves: [CityReports], previous: [CityReports],
        threshold: Int
    ) {
        guard let layout = RcnLayout(halves, previous: previous, threshold: threshold) else {
            return nil
        }
        self.document = document
        let (districts, kinds) = (BreakdownSheet.districts(layout), BreakdownSheet.kinds(layout))
        originOnSheet = { sheet, cell in
            switch sheet {
            case RcnText.Tab.indicators: RcnIndicatorsSheet(layout: layout).origin(at: cell)
            case RcnText.Tab.districts: districts.origin(at: cell)
            case RcnText.Tab.kinds: kinds.origin(at: cell)
            case RcnText.Tab.forms: RcnFormsSheet(layout: layout).origin(at: cell)
            case RcnText.Tab.training: YearTableSheet.training(layout).origin(at: cell)
            case RcnText.Tab.events: YearTableSheet.events(layout).origin(at: cell)
            default: nil
            }
        }
    }

    /// Where the number of a cell comes from; nil where none that comes from reports stands. A cell
    /// that only repeats another one has its origin.
    public func origin(on sheet: String, at cell: CellAddress) -> Origin? {
        if let origin = originOnSheet(sheet, cell) { return origin }
        guard case .formula(let formula, _)? = content(on: sheet, at: cell),
            let target = Self.reference(formula, on: sheet),
            target.sheet != sheet || target.cell != cell
        else { return nil }
        return originOnSheet(target.sheet, target.cell)
    }

    /// The number that stands in a cell; nil where there is none.
    public func number(on sheet: String, at cell: CellAddress) -> Double? {
        switch content(on: sheet, at: cell) {
        case .number(let number)?, .formula(_, .number(let number))?,
            .prepared(_, .number(let number))?, .inRow(_, .number(let number))?:
            number
        default: nil
        }
    }

    /// The texts that say what a cell is: those left of it, and those of the table's head above it.
    ///
    /// A workbook in which they are different was laid out for another register or form.
    public func captions(on name: String, at cell: CellAddress) -> [CellAddress: String] {
        guard let sheet = document.sheets.first(where: { $0.name == name }) else { return [:] }
        let left = (0..<min(cell.column, Self.captionColumns)).map {
            CellAddress(row: cell.row, column: $0)
        }
        let above = (sheet.print.repeatedRows ?? 0...0).filter { $0 > 0 && $0 < cell.row }.map {
            CellAddress(row: $0, column: cell.column)
        }
        return (left + above).reduce(into: [:]) { captions, address in
            guard case .text(let text)? = content(on: name, at: address) else { return }
            captions[address] = text
        }
    }

    /// Tables of institutions, which have the most columns with texts, begin with these.
    private static let captionColumns = GuoLayout.identity.count

    private func content(on name: String, at cell: CellAddress) -> CellContent? {
        guard let sheet = document.sheets.first(where: { $0.name == name }) else { return nil }
        if let rows = sheet.madeRows, (rows.first..<rows.end).contains(cell.row) {
            return rows.row(cell.row - rows.first).cells.first { $0.column == cell.column }?
                .document.content
        }
        return sheet.cells[cell]?.content
    }

    /// The cell that a formula repeats; nil when it computes anything.
    private static func reference(
        _ formula: String, on sheet: String
    ) -> (sheet: String, cell: CellAddress)? {
        guard let mark = formula.lastIndex(of: "!") else {
            return CellAddress(formula).map { (sheet, $0) }
        }
        let name = formula[..<mark]
        guard name.first == "'", name.last == "'", name.count > 2,
            let cell = CellAddress(formula[formula.index(after: mark)...])
        else { return nil }
        return (String(name.dropFirst().dropLast()), cell)
    }
}
