import Completeness
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Сдача»: when each institution sent its report, and where the report stands.
struct DeliverySheet {
    /// The columns after the identity.
    enum Column: Int, CaseIterable {
        case arrival = 5
        case source, timeliness, daysLate, published, publicationDaysLate, state, correction
        case filled, required, share, errors, warnings, explained
    }

    private static let headerRow = 4
    static let firstRow = headerRow + 3

    let layout: GuoLayout
    let table: MemberTable

    init(_ layout: GuoLayout) {
        self.layout = layout
        table = MemberTable(
            sheet: GuoText.Tab.delivery, rows: layout.memberRows(from: Self.firstRow))
    }

    func sheet() -> SheetDocument {
        var page = layout.page(
            table.sheet, title: GuoText.deliveryTitle,
            help: layout.base + " " + GuoText.deliveryHelp,
            columns: GuoLayout.identity + Column.allCases.map(header))
        let firstHeader = page.row
        page.addHeader(numbered: false)
        putTotals(on: &page)
        let numbers = page.row
        page.addNumbers()
        precondition(page.row == Self.firstRow, "the institutions begin below the numbers")
        page.freeze(leftOf: GuoLayout.Identity.frozen, repeatingRowsFrom: firstHeader)
        layout.addRows(to: &page) { put($0, on: &$1) }
        page.sheet.filter = CellRange(
            rows: numbers...table.rows.upperBound, columns: 0...Column.explained.rawValue)
        page.sheet.conditionalFormats = formats
        return page.sheet.opened(at: CellAddress(row: Self.firstRow, column: 0))
    }

    private func header(of column: Column) -> TablePage.Column {
        typealias Caption = GuoText.Column
        return switch column {
        case .arrival: .init(Caption.arrival, width: 12)
        case .source: .init(Caption.arrivalSource, width: 17)
        case .timeliness: .init(Caption.timeliness, width: 17)
        case .daysLate: .init(Caption.daysLate, width: 11)
        case .published: .init(Caption.published, width: 12)
        case .publicationDaysLate: .init(Caption.publicationDaysLate, width: 12)
        case .state: .init(Caption.state, width: 21)
        case .correction: .init(Caption.correction, width: 11)
        case .filled: .init(Caption.filled, width: 11)
        case .required: .init(Caption.required, width: 14)
        case .share: .init(Caption.filledShare, width: 11.5)
        case .errors: .init(Caption.errors, width: 9)
        case .warnings: .init(Caption.warnings, width: 16.5)
        case .explained: .init(Caption.explained, width: 16.5)
        }
    }

    private func putTotals(on page: inout TablePage) {
        layout.putTotalCaption(on: &page)
        let statuses = layout.current.board.statuses
        for column in Column.allCases {
            let sum = "SUM(\(table.ownColumn(column.rawValue)))"
            switch column {
            case .arrival, .source, .timeliness, .daysLate, .published, .publicationDaysLate,
                .state, .correction:
                page.put(.blank, column.rawValue, Theme.total)
            case .filled, .required, .errors, .warnings, .explained:
                let value = statuses.reduce(0) { $0 + (number(column, of: $1) ?? 0) }
                page.put(.computed(sum, Double(value)), column.rawValue, Theme.totalNumber)
            case .share:
                putShare(
                    statuses.reduce(0) { $0 + (number(.filled, of: $1) ?? 0) },
                    statuses.reduce(0) { $0 + (number(.required, of: $1) ?? 0) },
                    Theme.totalled, on: &page)
            }
        }
        page.endRow()
    }

    private func number(_ column: Column, of status: ReportStatus) -> Int? {
        guard let version = status.version else { return nil }
        return switch column {
        case .filled: version.filledCells
        case .required: version.requiredCells
        case .errors: status.count(of: .error)
        case .warnings: status.count(of: .warning)
        case .explained: status.explainedWarnings
        case .arrival, .source, .timeliness, .daysLate, .published, .publicationDaysLate, .state,
            .correction, .share:
            nil
        }
    }

    private func put(_ entry: GuoLayout.Entry, on page: inout TablePage) {
        layout.putIdentity(of: entry, on: &page)
        let status = entry.status
        for column in Column.allCases {
            let index = column.rawValue
            switch column {
            case .arrival:
                let isAssumed = status.arrival?.source == .firstSeen
                page.put(
                    status.arrival.map { .date($0.date) } ?? .blank, index,
                    Theme.date.with { $0.isItalic = isAssumed })
            case .source:
                page.put(
                    status.arrival.map { .text(CompletenessText.name(of: $0.source)) } ?? .blank,
                    index, Theme.caption.with { $0.isItalic = status.arrival?.source == .firstSeen }
                )
            case .timeliness:
                page.put(.text(CompletenessText.timeliness(of: status)), index, Theme.caption)
            case .daysLate:
                put(status.daysLate > 0 ? status.daysLate : nil, index, on: &page)
            case .published:
                page.put(status.published.map { .date($0) } ?? .blank, index, Theme.date)
            case .publicationDaysLate:
                put(status.publicationDaysLate.flatMap { $0 > 0 ? $0 : nil }, index, on: &page)
            case .state:
                page.put(.text(CompletenessText.standing(of: status)), index, Theme.caption)
            case .correction: put(status.correction, index, on: &page)
            case .filled, .required, .errors, .warnings, .explained:
                put(number(column, of: status), index, on: &page)
            case .share:
                if status.version == nil {
                    page.put(.blank, index, Theme.share)
                } else {
                    putShare(
                        number(.filled, of: status) ?? 0, number(.required, of: status) ?? 0,
                        { $0 },
                        on: &page)
                }
            }
        }
        page.endRow()
    }

    private static let share: RowFormula = {
        let top = RowFormula.cell(Column.filled.rawValue)
        let bottom = RowFormula.cell(Column.required.rawValue)
        return RowFormula("IF(\(bottom)=0,\"-\",\(top)/\(bottom))")
    }()

    private func put(_ number: Int?, _ column: Int, on page: inout TablePage) {
        page.put(
            number.map { .number(Double($0)) } ?? .blank, column,
            Theme.number.with { $0.horizontal = .center })
    }

    private func putShare(
        _ filled: Int, _ required: Int, _ look: (CellStyle) -> CellStyle,
        on page: inout TablePage
    ) {
        let value = required == 0 ? nil : Double(filled) / Double(required)
        page.put(
            .computed(Self.share, value), Column.share.rawValue,
            look(value == nil ? Theme.dash : Theme.share))
    }

    private var formats: [ConditionalFormat] {
        func format(_ column: Column, _ word: String, _ style: CellStyle) -> ConditionalFormat {
            ConditionalFormat(
                range: CellRange(rows: table.rows, columns: column.rawValue...column.rawValue),
                rule: .equals(word),
                style: CellStyle().with {
                    $0.ink = style.ink
                    $0.fill = style.fill
                })
        }
        let looks: [(ReportState, CellStyle)] = [
            (.returned, Theme.warning), (.dueSoon, Theme.warning), (.overdue, Theme.error),
        ]
        return CompletenessText.acceptedNames.enumerated().map { place, name in
            format(.state, name, place == 0 ? Theme.good : Theme.warning)
        } + looks.map { format(.state, CompletenessText.name(of: $0.0), $0.1) }
    }
}
