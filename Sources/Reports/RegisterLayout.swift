public import Forms
import Messages
public import Spreadsheet
public import WorkbookWriter

/// Makes the workbook of the register that КИМЦ keeps, as ``Forms/RegisterImport`` reads it.
///
/// The table is not protected: it is there to be sorted, filtered and continued.
public struct RegisterLayout: Sendable {
    private let form: Form
    private let inputs: BlankInputs

    /// How many empty rows wait below the institutions.
    private static let spareRows = 30
    /// The columns that stay in view: ИНН and name.
    private static let frozenColumns = 2
    /// The columns that every row has to fill.
    private static let required: Set<RegisterColumn> = [.inn, .name, .kind, .district]

    /// Prepares the layout; types and districts are those that the form offers.
    public init(form: Form) {
        self.form = form
        inputs = BlankInputs(form: form)
    }

    /// The register as a workbook: the table, and what its columns mean.
    ///
    /// - Parameters:
    ///   - organizations: the institutions in the order of the rows; none for an empty register.
    ///   - created: when the workbook counts as made.
    /// - Returns: a workbook of two sheets.
    public func document(_ organizations: [Organization], created: DateTime) -> WorkbookDocument {
        WorkbookDocument(
            sheets: [table(organizations), explanation()],
            properties: .init(
                title: RegisterBookText.title, author: form.collector, created: created))
    }

    // MARK: The table

    private func table(_ organizations: [Organization]) -> SheetDocument {
        var page = TablePage(
            name: RegisterBookText.sheet, tab: Theme.Palette.fillTab,
            footer: RegisterBookText.footer(form: form))
        page.setColumns(columns(for: organizations))
        page.addLine(RegisterBookText.title, Theme.title)
        page.addLine(RegisterBookText.help, Theme.help)
        page.skip()
        let header = page.row
        page.addHeader(numbered: false)
        page.freeze(leftOf: Self.frozenColumns, repeatingRowsFrom: header)
        let first = page.row
        for organization in organizations { put(organization, on: &page) }
        let last = max(page.row - 1, first)
        for _ in 0..<Self.spareRows { put(nil, on: &page) }
        addRules(rows: first...page.row - 1, to: &page.sheet)
        let columns = 0...RegisterColumn.allCases.count - 1
        page.sheet.filter = CellRange(rows: header...page.row - 1, columns: columns)
        page.sheet.print.area = CellRange(rows: 0...last, columns: columns)
        return page.sheet.opened(at: CellAddress(row: first, column: 0))
    }

    private func put(_ organization: Organization?, on page: inout TablePage) {
        for (index, column) in RegisterColumn.allCases.enumerated() {
            let content = organization.map { column.content(of: $0) } ?? .blank
            let style = style(of: column)
            let isWanted = content == .blank && Self.required.contains(column)
            page.put(
                content, index,
                isWanted ? style.with { $0.fill = Theme.wanted.fill } : style)
        }
        page.endRow()
    }

    private func style(of column: RegisterColumn) -> CellStyle {
        let look =
            switch column {
            case .inn, .successor, .number: Theme.stateCell
            case .validFrom, .validTo: Theme.date
            case .name, .fullName, .kind, .district, .hosts, .synonyms, .exemption, .extensions:
                Theme.caption
            }
        return look.with {
            $0.isLocked = false
            if !column.isDate { $0.numberFormat = Theme.Format.text }
        }
    }

    // MARK: Widths

    /// Columns as wide as their contents; the full names get what is left of the page.
    private func columns(for organizations: [Organization]) -> [TablePage.Column] {
        var widths: [RegisterColumn: Double] = [:]
        for column in RegisterColumn.allCases where column != .fullName {
            widths[column] = width(of: column, organizations)
        }
        let left = Theme.landscapeWidth / Theme.leastScale - widths.values.reduce(0, +)
        let limits = RegisterColumn.fullName.widths
        let most = min(max(left.rounded(.down), limits.lowerBound), limits.upperBound)
        widths[.fullName] = width(of: .fullName, organizations, in: limits.lowerBound...most)
        return RegisterColumn.allCases.map { .init($0.caption, width: widths[$0] ?? 0) }
    }

    /// Wide enough for the contents on one line within the limits, and in any case for every word.
    private func width(
        of column: RegisterColumn, _ organizations: [Organization],
        in limits: ClosedRange<Double>? = nil
    ) -> Double {
        let limits = limits ?? column.widths
        let style = style(of: column)
        let texts = organizations.compactMap { organization -> String? in
            guard case .text(let text) = column.content(of: organization) else { return nil }
            return text
        }
        let lines = texts.map { TextMetrics.columnWidth(for: $0, style) }.max() ?? 0
        let words =
            (texts.map { TextMetrics.columnWidth(forWordsOf: $0, style) }
            + [TextMetrics.columnWidth(forWordsOf: column.caption, Theme.header)]).max() ?? 0
        let wish = min(max(lines, limits.lowerBound), limits.upperBound)
        return min(max(wish, words), Theme.widestColumn)
    }

    // MARK: Rules of input

    private func addRules(rows: ClosedRange<Int>, to sheet: inout SheetDocument) {
        for (index, column) in RegisterColumn.allCases.enumerated() {
            let range = CellRange(rows: rows, columns: index...index)
            sheet.validations.append(
                PlacedValidation(range: range, validation: validation(of: column, at: range.first)))
            if Self.required.contains(column) {
                sheet.conditionalFormats.append(
                    ConditionalFormat(
                        range: range, rule: .formula("LEN(\(range.first))>0"),
                        style: Theme.settled))
            }
        }
    }

    private func validation(of column: RegisterColumn, at address: CellAddress) -> Validation {
        var validation: Validation
        switch column {
        case .inn, .successor: validation = checked(.inn, at: address)
        case .kind, .district:
            let key = column == .kind ? form.identity.kind : form.identity.district
            let values = form.choices(at: key)
            validation = Validation(
                values.isEmpty ? .any : .list(values),
                refusal: checked(.choice(list: ""), at: address).refusal)
        case .validFrom, .validTo:
            validation = Validation(
                Self.dates.map { .date($0) } ?? .any,
                refusal: .init(
                    title: InputText.refusalTitle, text: RegisterBookText.dateRefusal))
        case .name, .fullName, .number, .hosts, .synonyms, .exemption, .extensions:
            validation = Validation(.any)
        }
        validation.prompt = .init(
            title: column.caption, text: RegisterBookText.meaning(of: column))
        return validation
    }

    /// The rule of a cell of the form that takes the same.
    private func checked(_ kind: InputCell.Kind, at address: CellAddress) -> Validation {
        inputs.validation(of: InputCell(kind: kind, requirement: .never), at: address)
    }

    /// The days that ``Forms/RegisterImport`` takes.
    private static let dates: ClosedRange<CalendarDate>? = {
        guard let first = CalendarDate(year: 1900, month: 1, day: 1),
            let last = CalendarDate(year: 2100, month: 12, day: 31)
        else { return nil }
        return first...last
    }()

    // MARK: The explanation

    private func explanation() -> SheetDocument {
        var page = TablePage(
            name: RegisterBookText.explanationSheet, tab: Theme.Palette.readTab,
            footer: RegisterBookText.footer(form: form))
        page.setColumns(
            zip(RegisterBookText.explanationHeader, [25.0, 60.0, 42.0]).map {
                .init($0, width: $1)
            })
        page.addLine(RegisterBookText.explanationTitle, Theme.title)
        page.addLine(RegisterBookText.explanationHelp, Theme.help)
        page.skip()
        let header = page.row
        page.addHeader(numbered: false)
        page.freeze(leftOf: 0, repeatingRowsFrom: header)
        for column in RegisterColumn.allCases {
            page.put(.text(column.caption), 0, Theme.total)
            page.put(.text(RegisterBookText.meaning(of: column)), 1, Theme.caption)
            page.put(
                .text(RegisterBookText.example(of: column, form: form)), 2,
                Theme.caption.with { $0.numberFormat = Theme.Format.text })
            page.endRow()
        }
        return page.sheet
    }
}
