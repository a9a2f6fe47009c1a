import Completeness
import DemoCity
import Forms
import Spreadsheet
import TestSupport

/// A small city with a report in every state, the same in every run.
struct NoticeCity {
    static let period = Period(year: 2026, half: .second)
    static let deadline = CalendarDate(iso: "2026-12-15") ?? CalendarDate(dayNumber: 0)
    /// What no notice may repeat, wherever it stands.
    static let person = "Фамильева"

    let form: Form
    var reports: [Report]

    init() throws {
        form = try TestForm.m61()
        let all = DemoRegister.organizations(seed: 3, form: form).filter {
            $0.exemption == nil && $0.validFrom == nil && $0.validTo == nil && $0.extensions == []
        }
        reports = stride(from: 0, to: all.count, by: all.count / 12).prefix(12).map {
            Report(organization: all[$0])
        }
    }

    /// Lets a report arrive, in so many versions, the last of which is accepted unless it is
    /// returned.
    mutating func send(
        _ index: Int, _ days: Int, versions: Int = 1, isReturned: Bool = false,
        source: Arrival.Source = .datedFolder
    ) {
        let arrival = Arrival(date: Self.deadline.adding(days: days), source: source)
        let findings =
            isReturned
            ? [
                Finding(
                    .ruleBroken(id: "R301", arguments: [.text(Self.person)]),
                    at: .init(row: 301, column: 3)),
                Finding(
                    .notInList(found: Self.person, list: "kind"), severity: .warning),
            ] : []
        var submission = Submission(formVersion: form.version)
        submission.entries[ValueKey(117)] = Entry(
            value: .text(Self.person), typed: Self.person,
            source: CellSource(sheet: "1", cell: CellAddress(row: 0, column: 0)))
        let version = Report.Version(
            number: versions, arrival: arrival, submission: submission, findings: findings,
            verdict: Verdict(findings: findings), filledCells: isReturned ? 287 : 301,
            requiredCells: 301)
        reports[index].firstArrival = reports[index].firstArrival ?? arrival
        reports[index].latest = version
        if !isReturned { reports[index].accepted = version }
    }

    /// Where the reports stand, so many days after the deadline.
    func board(after days: Int) throws -> Board {
        guard
            let board = Board(
                reports, of: Self.period, form: form, on: Self.deadline.adding(days: days))
        else { throw NotCollected() }
        return board
    }

    struct NotCollected: Error {}
}
