internal import Consolidation
internal import Forms
internal import Messages
internal import Reports
internal import Store

/// What a number is made of, for programs; sentences and captions are Russian.
struct TraceFacts: Encodable {
    struct Cell: Encodable {
        var row: Int?
        var column: Int?
        var sheet: String
        var cell: String
        var value: String?
        /// The cell whose answer says that this blank one is 0.
        var impliedBy: String?
    }

    struct File: Encodable {
        var form: String
        var period: String
        var version: Int
        var file: String?
        var sha256: String?
        var arrived: String?
        var source: String?
        var seen: String?
        var cells: [Cell]
    }

    struct Part: Encodable {
        /// The ИНН; nil where an item of the road map is counted.
        var inn: String?
        var name: String?
        var period: String
        /// Which part of what is said of the institution it is.
        var detail: String?
        var amount: String
        var files: [File]
    }

    struct Missing: Encodable {
        var inn: String
        var name: String
        var period: String
        var reason: String
    }

    struct Total: Encodable {
        var text: String
        var sum: String
        var periods: [String]
        var contributions: [Part]
        var missing: [Missing]
    }

    var book: String
    var period: String
    var day: String
    var place: String
    var text: String
    var value: Double
    var now: Double?
    var sum: Double?
    var addsUp: Bool
    var isUpToDate: Bool
    var changed: [String]
    var totals: [Total]

    init(_ traced: TraceRun.Traced, of run: TraceRun, form: Form) throws(StoreError) {
        book = run.mark.kind.rawValue
        period = "\(run.mark.period)"
        day = "\(run.mark.day)"
        place = traced.place
        text = TraceText.subject(
            of: traced.origin, form: form, round: run.round(checking:))
        value = traced.outcome.inBook
        now = traced.outcome.now
        sum = traced.outcome.sum
        addsUp = traced.outcome.addsUp
        isUpToDate = traced.outcome.isUpToDate && traced.outcome.changed.isEmpty
        changed = traced.outcome.changed.map(\.inn)
        let files = try run.files(of: traced.number)
        totals = traced.number.totals.map { total in
            Total(
                text: TraceText.name(of: total.measure, form: form), sum: "\(total.sum)",
                periods: total.periods.map { "\($0)" },
                contributions: total.contributions.map { Part($0, files) },
                missing: total.gaps.map { gap in
                    Missing(
                        inn: gap.organization.inn, name: gap.organization.name,
                        period: "\(gap.period)", reason: TraceText.name(of: gap.reason))
                })
        }
    }
}

extension TraceFacts.Part {
    init(_ part: Contribution, _ files: [SentVersion: TracedFile]) {
        self.init(
            inn: part.organization?.inn, name: part.organization?.name, period: "\(part.period)",
            detail: part.detail.map { TraceText.name(of: $0) }, amount: "\(part.amount)",
            files: part.sources.map { TraceFacts.File($0, files[$0.version]) })
    }
}

extension TraceFacts.File {
    init(_ source: Contribution.Source, _ file: TracedFile?) {
        self.init(
            form: source.version.formID, period: "\(source.version.period)",
            version: source.version.number, file: file?.name, sha256: file?.sha256,
            arrived: file.map { "\($0.arrival.date)" }, source: file?.arrival.source.rawValue,
            seen: file?.seen,
            cells: source.cells.map { cell in
                TraceFacts.Cell(
                    row: cell.row, column: cell.column, sheet: cell.source.sheet,
                    cell: "\(cell.source.cell)",
                    value: cell.value.map { value in
                        switch value {
                        case .number(let number): "\(number)"
                        case .date(let day): "\(day)"
                        case .text(let text): text
                        }
                    }, impliedBy: cell.impliedBy.map { "r\($0.row).c\($0.column)" })
            })
    }
}
