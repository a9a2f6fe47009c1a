import Completeness
public import Consolidation
public import Forms
public import Messages
public import Spreadsheet
public import WorkbookWriter

/// A consolidated workbook as it would be made now, with the origin of its numbers.
public struct TracedBook {
    private let document: WorkbookDocument
    private let originOnSheet: (String, CellAddress) -> Origin?
    private var labelOnSheet: (String, CellAddress) -> NumberLabel? = { _, _ in nil }

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

    /// The workbook of a round of site checks.
    ///
    /// - Parameters:
    ///   - document: the workbook.
    ///   - round: the round.
    ///   - organizations: the institutions of the register, in the order of the tables.
    ///   - districts: the districts in their order.
    public init(
        _ document: WorkbookDocument, of round: SiteRound, organizations: [Organization],
        districts: [String]
    ) {
        self.document = document
        let trace = SitesTrace(
            SitesLayout(round, organizations: organizations, districts: districts))
        originOnSheet = { trace.origin(on: $0, at: $1) }
        labelOnSheet = { sheet, cell in
            sheet == SitesText.Tab.marks && cell.row == SiteMarksSheet.weightRow ? .weight : nil
        }
    }

    /// The workbook for РЦН.
    ///
    /// - Parameters:
    ///   - document: the workbook.
    ///   - latest: the last half-year of the year.
    ///   - earlier: those of the same year before it, in their order.
    ///   - previous: what the year before comes to; nil where the workbook leaves it out.
    ///   - threshold: the least count that is shown in a breakdown.
    ///   - showsAuthors: whether the authors of practices are named that agreed to it.
    public init(
        _ document: WorkbookDocument, of latest: CityReports, after earlier: [HalfYearFigures],
        previous: YearSums?, threshold: Int, showsAuthors: Bool = false
    ) {
        let layout = RcnLayout(latest, after: earlier, previous: previous, threshold: threshold)
        self.document = document
        let (districts, kinds) = (BreakdownSheet.districts(layout), BreakdownSheet.kinds(layout))
        let halves = earlier + [HalfYearFigures(latest)]
        let published = halves.flatMap(\.published)
        func periods(of publication: FormSheet.Publication) -> [Period] {
            halves.flatMap { half in
                half.published.filter { $0.sheet.publication == publication }
                    .map { _ in half.consolidated.period }
            }
        }
        let events = PublishedSheet.events(layout, published)
        let practices = PublishedSheet.practices(layout, published, showsAuthors: showsAuthors)
        let (ofEvents, ofPractices) = (periods(of: .events), periods(of: .practices))
        let sites = RcnSitesSheet(layout: layout, round: latest.sites)
        let roadMap = latest.roadMap.map {
            RoadMapSheet(state: $0, counting: .hiding(threshold: threshold))
        }
        originOnSheet = { sheet, cell in
            switch sheet {
            case RcnText.Tab.indicators: RcnIndicatorsSheet(layout: layout).origin(at: cell)
            case RcnText.Tab.districts: districts.origin(at: cell)
            case RcnText.Tab.kinds: kinds.origin(at: cell)
            case RcnText.Tab.forms: RcnFormsSheet(layout: layout).origin(at: cell)
            case RcnText.Tab.training: YearTableSheet.training(layout).origin(at: cell)
            case RcnText.Tab.events: YearTableSheet.events(layout).origin(at: cell)
            case RcnText.Tab.ownEvents: events.origin(at: cell, ofEvents)
            case RcnText.Tab.practices: practices.origin(at: cell, ofPractices)
            case SitesText.Tab.rcn: sites.origin(at: cell)
            case RoadMapText.tab: roadMap?.origin(at: cell, in: layout.board.period)
            default: nil
            }
        }
        labelOnSheet = { sheet, cell in
            switch sheet {
            case RcnText.Tab.ownEvents: events.isOrdinal(cell) ? .serial : nil
            case RcnText.Tab.practices: practices.isOrdinal(cell) ? .serial : nil
            default: nil
            }
        }
    }

    /// Where the number of a cell comes from; nil where none that comes from reports stands. A cell
    /// that only repeats another one has its origin, a quotient of two cells is one of theirs.
    ///
    /// - Parameters:
    ///   - sheet: the name of the sheet.
    ///   - cell: the cell.
    /// - Returns: the origin.
    /// - Throws: what kept the row of the cell from being made.
    public func origin(on sheet: String, at cell: CellAddress) throws -> Origin? {
        if let origin = originOnSheet(sheet, cell) { return origin }
        guard case .formula(let formula, _)? = try content(on: sheet, at: cell) else { return nil }
        func origin(_ reference: some StringProtocol) throws -> Origin? {
            guard let target = Self.reference(String(reference), on: sheet),
                target.sheet != sheet || target.cell != cell
            else { return nil }
            return try self.origin(on: target.sheet, at: target.cell)
        }
        let quotient = /IF\((.+?)=0,"-",([^,()]+)\/([^,()]+)\)/
        if let match = formula.wholeMatch(of: quotient), match.1 == match.3,
            let top = try origin(match.2), let bottom = try origin(match.3)
        {
            return .ratio(top, bottom)
        }
        return try origin(formula)
    }

    /// What a number is that comes from no report, such as a running number; nil where nobody said.
    public func label(on name: String, at cell: CellAddress) -> NumberLabel? {
        guard let sheet = document.sheets.first(where: { $0.name == name }) else { return nil }
        if let label = labelOnSheet(name, cell) { return label }
        if sheet.cells[cell]?.style == Theme.columnNumber { return .columnNumber }
        // Captions are never among the rows that are made while the file is written.
        let caption = (0..<cell.row).reversed().lazy.compactMap { row -> String? in
            let above = sheet.cells[CellAddress(row: row, column: cell.column)]
            guard case .text(let text)? = above?.content, above?.style.fill == Theme.header.fill
            else { return nil }
            return text
        }.first
        switch caption {
        case GuoText.Column.number?: return .serial
        case GuoText.Column.row?: return .formRow
        case KimcText.version?: return .version
        default: return nil
        }
    }

    /// The number that stands in a cell; nil where there is none.
    ///
    /// - Parameters:
    ///   - sheet: the name of the sheet.
    ///   - cell: the cell.
    /// - Returns: the number.
    /// - Throws: what kept the row of the cell from being made.
    public func number(on sheet: String, at cell: CellAddress) throws -> Double? {
        switch try content(on: sheet, at: cell) {
        case .number(let number)?, .formula(_, .number(let number))?,
            .prepared(_, .number(let number))?, .inRow(_, .number(let number))?:
            number
        default: nil
        }
    }

    /// The texts that say what a cell is: those left of it, and those of the table's head above it.
    ///
    /// A workbook in which they are different was laid out for another register or form.
    ///
    /// - Parameters:
    ///   - name: the name of the sheet.
    ///   - cell: the cell.
    /// - Returns: the texts by where they stand.
    /// - Throws: what kept the row of the cell from being made.
    public func captions(
        on name: String, at cell: CellAddress
    ) throws -> [CellAddress: String] {
        guard let sheet = document.sheets.first(where: { $0.name == name }) else { return [:] }
        var captions: [CellAddress: String] = [:]
        func take(_ content: CellContent?, _ address: CellAddress) {
            if case .text(let text)? = content { captions[address] = text }
        }
        for column in 0..<min(cell.column, Self.captionColumns) {
            let address = CellAddress(row: cell.row, column: column)
            take(sheet.cells[address]?.content, address)
        }
        for (column, made) in try Self.made(cell.row, of: sheet)
        where column < min(cell.column, Self.captionColumns) {
            take(made.content, CellAddress(row: cell.row, column: column))
        }
        for row in sheet.print.repeatedRows ?? 0...0 where row > 0 && row < cell.row {
            let address = CellAddress(row: row, column: cell.column)
            take(sheet.cells[address]?.content, address)
        }
        return captions
    }

    /// Tables of institutions, which have the most columns with texts, begin with these.
    private static let captionColumns = GuoLayout.identity.count

    private func content(on name: String, at cell: CellAddress) throws -> CellContent? {
        guard let sheet = document.sheets.first(where: { $0.name == name }) else { return nil }
        return try sheet.cells[cell]?.content
            ?? Self.made(cell.row, of: sheet).first { $0.column == cell.column }?.document.content
    }

    /// The cells of a row that is made while the file is written; none for another row.
    private static func made(
        _ row: Int, of sheet: SheetDocument
    ) throws -> [(column: Int, document: CellDocument)] {
        guard let rows = sheet.madeRows, (rows.first..<rows.end).contains(row) else { return [] }
        let index = row - rows.first
        return try rows.rows(index..<index + 1).first?.cells ?? []
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
