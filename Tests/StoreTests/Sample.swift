import Forms
import FoundationEssentials
import Hashing
import Spreadsheet

@testable import Store

/// Plain values for the tests of the store.
enum Sample {
    static let period = Period(year: 2026, half: .second)
    static let inn = "2463000001"

    static let report = ReportID(inn: inn, period: period, formID: "M61")

    static func organization(_ inn: String = Sample.inn, successor: String? = nil) -> Organization {
        Organization(
            inn: inn, name: "МБОУ СШ № 1", fullName: "Средняя школа № 1", kind: "школа",
            district: "Советский", successor: successor)
    }

    /// A hash that is told apart by a word.
    static func hash(_ word: String) -> String {
        SHA256.hexadecimal(of: Array(word.utf8))
    }

    static func day(_ iso: String) -> CalendarDate {
        CalendarDate(iso: iso) ?? CalendarDate(dayNumber: 0)
    }

    static func cell(_ address: String, sheet: String = "3_Кадры") -> CellSource {
        CellSource(sheet: sheet, cell: CellAddress(address) ?? CellAddress(row: 0, column: 0))
    }

    static func submission(_ number: Decimal = 12) -> Submission {
        let key = ValueKey(304, 3)
        return Submission(
            formVersion: "2026.1",
            entries: [
                key: Entry(
                    value: .number(number), typed: number.description, source: cell("C12"))
            ],
            places: [key: cell("C12"), ValueKey(304, 4): cell("D12")])
    }

    static func received(
        _ submission: Submission = submission(), inn: String = Sample.inn,
        period: Period = Sample.period, correction: Int? = nil, findings: [Finding] = []
    ) -> ReceivedSubmission {
        ReceivedSubmission(
            inn: inn, period: period, formID: "M61", correction: correction,
            submission: submission, findings: findings, verdict: Verdict(findings: findings),
            filledCells: 1, requiredCells: 2)
    }

    static func file(
        _ word: String, name: String? = nil, on date: String = "2026-12-10",
        _ source: Arrival.Source = .firstSeen, outcome: ReceivedFile.Outcome
    ) -> ReceivedFile {
        ReceivedFile(
            sha256: hash(word), size: word.utf8.count, name: name ?? "\(word).xlsx",
            arrival: Arrival(date: day(date), source: source), seenAt: 1_000, outcome: outcome)
    }

    static func file(
        _ word: String, _ submission: Submission, on date: String = "2026-12-10"
    ) -> ReceivedFile {
        file(word, on: date, outcome: .submission(received(submission)))
    }
}
