import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// The rows of «Динамика».
extension DynamicsSheet {
    /// The value of a half-year on record; nothing of the others.
    private func value(
        _ place: Int, _ value: (HalfYearSums) -> Value
    ) -> Value {
        known[periods[place]].map(value) ?? .unknown
    }

    /// A count of reports.
    func line(of column: TimelinessSheet.Column) -> Line {
        let (caption, count) = Self.reports(column)
        return Line(caption: caption, unit: DynamicsText.institutions) { place in
            value(place) {
                .number(
                    Double(count($0.tally)),
                    formula: isCurrent(place) ? timeliness.cityCell(column) : nil)
            }
        }
    }

    private static func reports(
        _ column: TimelinessSheet.Column
    ) -> (String, (Tally) -> Int) {
        switch column {
        case .received: (GuoText.Column.received, \.received)
        case .accepted: (DynamicsText.accepted, \.accepted)
        case .inTime: (GuoText.inTimeLine, \.inTime)
        case .registered, .obliged, .returned, .late, .absent, .share:
            (GuoText.Column.obliged, \.obliged)
        }
    }

    /// The share of a count of reports in those that are owed, which stand in the first row.
    func share(
        _ caption: String, of count: KeyPath<Tally, Int>, _ offset: Int, _ first: Int
    ) -> Line {
        Line(
            caption: caption, unit: IndicatorText.name(of: .share),
            style: { $0 == nil ? Theme.dash : Theme.share }
        ) { place in
            value(place) { sums in
                let column = Column.firstPeriod + place
                let bottom = CellAddress.reference(first, column)
                let top = CellAddress.reference(first + offset, column)
                let obliged = sums.tally.obliged
                return .number(
                    obliged == 0 ? nil : Double(sums.tally[keyPath: count]) / Double(obliged),
                    formula: "IF(\(bottom)=0,\"-\",\(top)/\(bottom))")
            }
        }
    }

    /// The value of an indicator; `row` is that of its numerators, above its denominators.
    func line(of indicator: Indicator, sumsInRow row: Int?) -> Line {
        Line(
            code: indicator.code, caption: indicator.caption,
            unit: IndicatorText.name(of: indicator.unit),
            kind: IndicatorText.name(of: indicator.kind), style: indicator.style
        ) { place in
            value(place, of: indicator) { figure in
                guard let row else {
                    let cell = "'\(GuoText.Tab.summary)'!"
                    return .number(
                        figure.value,
                        formula: isCurrent(place)
                            ? cell + summary.cell(of: indicator, group: 0).absolute : nil)
                }
                let column = Column.firstPeriod + place
                let top = CellAddress.reference(row, column)
                let bottom = CellAddress.reference(row + 1, column)
                return .number(
                    figure.value, formula: "IF(\(bottom)=0,\"-\",\(top)/\(bottom))")
            }
        }
    }

    /// The sum of the numerators or the denominators of an indicator.
    func sums(of indicator: Indicator, isNumerator: Bool) -> Line {
        Line(
            code: indicator.code,
            caption: DynamicsText.part(of: indicator.caption, isNumerator: isNumerator)
        ) { place in
            value(place, of: indicator) { figure in
                let sum = isNumerator ? figure.numerator : figure.denominator ?? 0
                guard isCurrent(place) else { return .number(sum.asDouble, formula: nil) }
                return .number(
                    sum.asDouble,
                    formula: isNumerator
                        ? summary.numeratorCell(of: indicator)
                        : summary.denominatorCell(of: indicator))
            }
        }
    }

    private func value(
        _ place: Int, of indicator: Indicator, _ number: (Figure) -> Value
    ) -> Value {
        guard indicator.isComputed(in: periods[place].half) else { return .notGiven }
        return value(place) { sums in
            sums.figures[indicator.code].map(number) ?? .unknown
        }
    }

    /// The sum of a cell of the form.
    func line(of line: YearFigures.Line) -> Line {
        let key = line.key
        let isAlone = layout.form.row(key.row)?.cells.count == 1
        let row = layout.caption(ofRow: key.row)
        return Line(
            code: "\(key.row)",
            caption: isAlone ? row : DynamicsText.cell(row, layout.caption(of: key)),
            kind: IndicatorText.name(of: line.kind)
        ) { place in
            if line.kind == .outcome, periods[place].half == .second { return .notGiven }
            return value(place) { sums in
                let sum = sums.sums[key]?.asDouble
                guard isCurrent(place) else { return .number(sum, formula: nil) }
                let cells = institutions.table.column(institutions.column(of: key))
                return .number(sum, formula: "IF(COUNT(\(cells))=0,\"-\",SUM(\(cells)))")
            }
        }
    }

    /// How many institutions have a document.
    func line(ofDocument key: ValueKey) -> Line {
        Line(
            code: "\(key.row)", caption: layout.caption(ofRow: key.row),
            unit: DynamicsText.institutions, kind: IndicatorText.name(of: .stock)
        ) { place in
            value(place) { sums in
                let cells = documents.table.column(documents.column(ofDocument: key))
                return .number(
                    Double(sums.documents[key] ?? 0),
                    formula: isCurrent(place)
                        ? "COUNTIF(\(cells),\"\(lines.there ?? "")\")" : nil)
            }
        }
    }
}
