public import FoundationEssentials
public import Forms
import Spreadsheet
import Validation

/// The cells of the checkers' workbooks that a round of site checks rests on.
///
/// It puts the workbooks together a second time, on purpose: see ``SiteMerging`` for the first.
public struct SiteEvidence {
    /// A checker's workbook that counts.
    public struct Sheet {
        /// The version that it is on record as.
        public var version: SentVersion
        /// What was sent.
        public var submission: Submission

        /// Names a workbook.
        public init(_ version: SentVersion, _ submission: Submission) {
            self.version = version
            self.submission = submission
        }
    }

    /// A criterion with its mark and the cells that say so.
    public struct MarkedCriterion {
        /// The criterion.
        public var criterion: Checklist.Criterion
        /// The points of the mark; nil where the criterion does not apply.
        public var points: Int?
        /// The cells.
        public var sources: [Contribution.Source]
    }

    private struct Line {
        var version: SentVersion
        var row: RegisterRow
    }

    /// The round.
    public let round: SiteRound
    private var own: [String: [Line]] = [:]
    private var settling: [String: [Line]] = [:]
    private var advice: [String: [Line]] = [:]
    private var byChecker: [(settles: Bool, lines: [Line])] = []

    /// Sorts the rows of the workbooks by institution.
    public init(_ round: SiteRound, sheets: [Sheet]) {
        self.round = round
        let checklist = round.checklist
        let columns =
            round.form.sheets.first { $0.number == checklist.sheet }?
            .tellingColumns.map(\.number) ?? []
        let index = FormIndex(round.form)
        let day = round.form.dueDate(of: round.round) ?? CalendarDate(dayNumber: 0)
        let context = ValidationContext(period: round.round, due: day, today: day)
        for sheet in sheets {
            let settles =
                Evaluator(index: index, submission: sheet.submission, context: context)
                .value(of: checklist.settles) == .boolean(true)
            func lines(_ number: Int) -> [Line] {
                (sheet.submission.registers[number] ?? []).map {
                    Line(version: sheet.version, row: $0)
                }
            }
            let marks = lines(checklist.sheet).filter { line in
                columns.contains { line.row.entries[$0]?.value != nil }
            }
            byChecker.append((settles, marks))
            for line in marks {
                guard let inn = line.row.text(checklist.institution) else { continue }
                if settles {
                    settling[inn, default: []].append(line)
                } else {
                    own[inn, default: []].append(line)
                }
            }
            for line in lines(checklist.adviceSheet.sheet) {
                guard let inn = line.row.text(checklist.adviceSheet.institution) else { continue }
                advice[inn, default: []].append(line)
            }
        }
    }

    /// The cells that decide what is said of an institution in a column.
    public func sources(of inn: String, column: Int) -> [Contribution.Source] {
        func filled(_ lines: [Line]?) -> [Contribution.Source] {
            (lines ?? []).compactMap { line in
                guard line.row.entries[column]?.value != nil else { return nil }
                return Contribution.Cell(line.row, column: column).map {
                    .init(line.version, [$0])
                }
            }
        }
        let decided = filled(settling[inn])
        return decided.isEmpty ? filled(own[inn]) : decided
    }

    /// The rows of a checker, those who settle last, with the ИНН that each is about.
    public func rows(ofChecker place: Int) -> [(inn: String, source: Contribution.Source)] {
        let order = byChecker.filter { !$0.settles } + byChecker.filter(\.settles)
        guard order.indices.contains(place) else { return [] }
        let column = round.checklist.institution
        return order[place].lines.map { line in
            (
                line.row.text(column) ?? "",
                .init(
                    line.version, [Contribution.Cell(line.row, column: column)].compactMap(\.self))
            )
        }
    }

    /// The rows in which КИМЦ wrote of a recommendation.
    public func sources(of inn: String, advice code: String) -> [Contribution.Source] {
        let column = round.checklist.adviceSheet.code
        return (advice[inn] ?? []).filter { $0.row.text(column) == code }.compactMap { line in
            Contribution.Cell(line.row, column: column).map { .init(line.version, [$0]) }
        }
    }

    /// The criteria of an institution with their marks; nil while one has none, or is disputed.
    public func criteria(of inn: String) -> [MarkedCriterion]? {
        var marked: [MarkedCriterion] = []
        for criterion in round.checklist.criteria {
            let sources = sources(of: inn, column: criterion.column)
            let values = Set(sources.flatMap(\.cells).compactMap(\.value))
            guard values.count == 1, case .text(let word)? = values.first,
                let mark = round.checklist.mark(word)
            else { return nil }
            marked.append(.init(criterion: criterion, points: mark.points, sources: sources))
        }
        return marked
    }

    /// The score of an institution; nil without one.
    public func score(of inn: String) -> Decimal? {
        guard let applied = criteria(of: inn)?.filter({ $0.points != nil }), !applied.isEmpty else {
            return nil
        }
        let points = applied.reduce(0) { $0 + $1.criterion.weight * ($1.points ?? 0) }
        let possible = applied.reduce(0) { $0 + $1.criterion.weight } * round.checklist.bestPoints
        return possible == 0 ? nil : Decimal(points * 100) / Decimal(possible)
    }
}
