import Consolidation
import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing

/// 1. The same numbers under two ИНН are told, whatever the title sheets say.
/// 2. One other number, or few numbers, and they are not.
struct CopiedReportsTests {
    private let form: Form

    init() throws { form = try TestForm.m61() }

    private func report(_ name: String, _ change: (inout Submission) -> Void = { _ in }) -> Report {
        var submission = Submission()
        for row in 301...313 { submission.entries[ValueKey(row)] = number(Decimal(row)) }
        submission.entries[ValueKey(106)] = number(2026)
        change(&submission)
        return Report(
            organization: Organization(
                inn: name, name: name, fullName: name, kind: "", district: ""),
            latest: Report.Version(
                number: 1, arrival: Arrival(date: .init(dayNumber: 0), source: .firstSeen),
                submission: submission, findings: [], verdict: .accepted, filledCells: 0,
                requiredCells: 0))
    }

    private func number(_ number: Decimal) -> Entry {
        Entry(
            value: .number(number), typed: "\(number)",
            source: CellSource(sheet: "", cell: .init(row: 0, column: 0)))
    }

    private func groups(_ reports: [Report]) -> [[String]] {
        CopiedReports.groups(in: reports, form: form).map { $0.map(\.inn) }
    }

    @Test("1") func copies() {
        let other = report("C") { $0.entries[ValueKey(106)] = number(2025) }
        #expect(
            groups([report("A"), report("B") { $0.entries[ValueKey(301)] = number(1) }, other])
                == [["A", "C"]])
    }

    @Test("2") func differences() {
        #expect(
            groups([report("A"), report("B") { $0.entries[ValueKey(301)] = number(302) }]) == [])
        #expect(groups([report("A"), report("B") { $0.entries[ValueKey(301)] = nil }]) == [])
        func few(_ name: String) -> Report {
            report(name) { for row in 305...313 { $0.entries[ValueKey(row)] = number(0) } }
        }
        #expect(groups([few("A"), few("B")]) == [])
    }
}
