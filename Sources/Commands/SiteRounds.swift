internal import Completeness
internal import Consolidation
internal import Forms
internal import Intake
internal import Messages
internal import Reports
internal import Spreadsheet
internal import Store
internal import WorkbookWriter

/// The rounds of site checks that are on record.
struct SiteRounds {
    /// A round with all that it was put together from.
    private struct Held {
        var round: SiteRound
        var facts: Facts
        /// How many versions of the checkers' workbooks are on record with the last that counts.
        var recorded: Int
    }

    /// What a round is made from; the rounds before it are part of it.
    private struct Facts: Encodable {
        /// A report that was looked at.
        struct Report: Encodable {
            var inn: String
            var sha256: String
            var arrived: CalendarDate?
        }

        var making: String
        var register: [Organization]
        var round: Period
        var deadline: CalendarDate?
        var sheets: [String]
        var reports: [Report]
        var before: String?
    }

    private let held: [Held]
    private let register: [Organization]

    /// Puts the rounds together; none where no form of the workspace checks the institutions.
    ///
    /// - Parameters:
    ///   - session: the workspace.
    ///   - store: what is on record.
    ///   - register: the institutions.
    ///   - day: what arrived later is left out; nil for all that is on record.
    ///   - last: the last half-year whose reports they check; nil for all that are on record.
    /// - Throws: what kept the store from being read.
    init(
        _ session: Session, _ store: Store, _ register: [Organization], by day: CalendarDate?,
        checking last: Period? = nil
    ) throws {
        self.register = register
        var held: [Held] = []
        for form in session.otherForms {
            guard let checklist = form.checklist,
                let checkedForm = session.forms.first(where: { $0.id == checklist.checkedForm })
            else { continue }
            let needs = SiteRound.needs(of: checklist, in: checkedForm)
            let translator = VersionTranslator(form: form)
            let checkedPeriods = try store.periods(formID: form.id).filter { period in
                last.map { period.previous <= $0 } ?? true
            }
            for period in checkedPeriods.sorted() {
                let accepted = try store.acceptedReports(formID: form.id, period: period, by: day)
                guard !accepted.isEmpty else { continue }
                let sheets = accepted.map { respondent, version in
                    let submission = translator.current(version.submission)
                    let name = submission.text(at: form.identity.respondent)
                    return SiteRound.Sheet(checker: name ?? respondent, submission: submission)
                }
                let before = held.last { $0.round.form.id == form.id }?.round
                let (states, reports) = try Self.reports(
                    of: period.previous, session.speaking(of: checkedForm), store, register,
                    lookedAt: SiteRound.lookedAt(
                        period, in: sheets, form: form, checklist: checklist, before: before),
                    by: day, needs)
                let round = SiteRound(
                    period, form: form, sheets: sheets, checking: checkedForm, reports: reports,
                    register: register, before: before)
                guard let round else { continue }
                let facts = Facts(
                    making: session.making ?? "", register: register, round: period,
                    deadline: session.speaking(of: checkedForm).dueDate(of: period.previous),
                    sheets: accepted.map(\.version.sha256), reports: states)
                held.append(
                    Held(
                        round: round, facts: facts,
                        recorded: try store.recordedVersions(
                            formID: form.id, countingFor: period, by: day)))
            }
        }
        self.held = held
    }

    /// The reports of a half-year as a round checks them: of each that it looked at what the
    /// checklist asks for, of the others what they owe.
    private static func reports(
        of period: Period, _ session: Session, _ store: Store, _ register: [Organization],
        lookedAt: Set<String>, by day: CalendarDate?, _ needs: ValueNeeds
    ) throws -> (states: [Facts.Report], reports: [String: SiteRound.CheckedReport]) {
        guard let deadline = session.dueDate(of: period) else { return ([], [:]) }
        var reports: [String: SiteRound.CheckedReport] = [:]
        for organization in register {
            let duty = Duty(of: organization, for: period, deadline: deadline)
            reports[organization.inn] = .init(
                values: nil, arrived: nil, due: duty.isObliged ? duty.due : nil)
        }
        var values = ValueCollection(needs)
        var places: [String: Int] = [:]
        var states: [Facts.Report] = []
        try store.collect(
            period, of: session.form, register: register.filter { lookedAt.contains($0.inn) },
            by: day, into: &values, withFindings: false
        ) {
            places[$0.organization.inn] = $1
            states.append(
                Facts.Report(
                    inn: $0.organization.inn, sha256: $0.accepted?.sha256 ?? "",
                    arrived: $0.firstArrival?.date))
        }
        let table = values.table()
        for state in states {
            reports[state.inn]?.values = places[state.inn].map { ReportValues(table, $0) }
            reports[state.inn]?.arrived = state.arrived
        }
        return (states, reports)
    }

    /// The round that belongs to a half-year: the one that checks its reports, else the latest
    /// before that; nil when there was none.
    func round(of period: Period) -> SiteRound? {
        held.last { $0.round.checked <= period }?.round
    }

    // MARK: What is written of them

    /// The workbook of each round, and of the latest one the workbook that settles it.
    ///
    /// - Parameters:
    ///   - board: tells the order of the institutions.
    ///   - folder: where they lie.
    ///   - made: what was made by earlier runs.
    /// - Returns: the workbooks, those of earlier rounds first.
    /// - Throws: what kept the facts from being written down.
    func books(_ board: Board, in folder: RawPath, _ made: MadeBooks) throws -> [Book] {
        let organizations = board.statusesInOrder.map(\.organization)
        let districts = board.districts
        var books: [Book] = []
        var sums: [String: String] = [:]
        for one in held {
            let (round, recorded) = (one.round, one.recorded)
            var facts = one.facts
            facts.before = sums[round.form.id]
            let sum = try MadeBooks.sum(over: facts)
            sums[round.form.id] = sum
            // The day of the round and not of the run: what has not changed is not written again.
            guard let due = round.form.dueDate(of: round.round) else { continue }
            let created = DateTime(date: due)
            let source = facts.making.isEmpty ? nil : sum
            func add(_ name: String, _ document: @escaping @Sendable () -> WorkbookDocument) {
                let path = folder.appending(FileName.safe(name))
                if let source, made.holds(path, madeFrom: source) {
                    books.append(Book(upToDate: path, madeFrom: source))
                } else {
                    books.append(Book(path, madeFrom: source, document: document))
                }
            }
            add(CommandText.sitesName(round)) {
                SitesWorkbook.document(
                    round, organizations: organizations, districts: districts, created: created,
                    recorded: recorded)
            }
            guard round.round == held.last?.round.round else { continue }
            add(CommandText.settlingName(round)) {
                SettlingSheet.document(
                    round, organizations: organizations, due: due, created: created,
                    layout: BlankLayout(form: round.form))
            }
        }
        return books
    }
}
