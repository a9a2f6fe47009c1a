import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing

@testable import Store

// What is read in parts:
// 1. A part is what the whole version has there, register by register and row by row.
// 2. Versions come in the order of their arrival, without those that came after the day.
// 3. A version on an older form is read in the codes of the form as it is now.
// 4. The file of a version is the first that it came in; of one that is not there nothing is told.

@Suite struct PartsTests {
    private let store: Store
    private let form: Form

    init() throws {
        store = try .inMemory()
        form = try TestForm.m61()
    }

    @Test("1: every part of any report", arguments: 1...40 as ClosedRange<UInt64>)
    func parts(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        for inn in ["1", "2", "3"] {
            for number in 0...dice.below(3) {
                try record("\(inn) \(number)", dice.submission(), dice.findings(), inn: inn)
            }
        }
        let institutions = ["3", "1", "nobody", "2"]
        let whole = try institutions.map { inn in
            try store.versions(of: id(inn)).map { VersionTranslator(form: form).current($0) }
        }
        let names = zip(institutions, whole).flatMap { inn, versions in
            versions.map { (inn, $0.number) }
        }
        for part in Self.parts {
            let expected = whole.map { $0.map { part.taken(of: $0.submission) } }
            let read = try store.submissions(part, of: names, for: Sample.period, form: form)
            Self.expect(read, expected.flatMap(\.self))
            let versions = try versions(of: institutions, reading: part)
            Self.expect(versions.flatMap { $0.map(\.submission) }, expected.flatMap(\.self))
            #expect(versions.map { $0.map(\.findings) } == whole.map { $0.map(\.findings) })
            #expect(versions.map { $0.map(\.number) } == whole.map { $0.map(\.number) })
            #expect(versions.map { $0.map(\.arrival) } == whole.map { $0.map(\.arrival) })
            #expect(versions.map { $0.map(\.sha256) } == whole.map { $0.map(\.sha256) })
        }
    }

    private static func expect(_ read: [Submission], _ expected: [Submission]) {
        #expect(read.count == expected.count)
        #expect(zip(read, expected).allSatisfy { $0.isSame(as: $1) })
    }

    private static let parts: [ReportPart] = [
        .nothing, .rows([304]), .rows([101, 1001, 9999]), .register(5), .register(7), .whole,
    ]

    @Test("2") func byDay() throws {
        try record("a", Sample.submission(1), on: "2026-12-10")
        try record("b", Sample.submission(2), on: "2026-12-20")
        try record("c", Sample.submission(3), on: "2026-12-15")
        for (day, numbers) in [
            ("2026-12-09", []), ("2026-12-10", [1]), ("2026-12-15", [1, 3]),
            ("2026-12-20", [1, 2, 3]),
        ] {
            let read = try versions(of: [Sample.inn], by: day, reading: .nothing)
            #expect(read.map { $0.map(\.number) } == [numbers])
        }
    }

    @Test("3") func olderForm() throws {
        var submission = Sample.submission(7)
        submission.formVersion = "1999.9"
        try record("a", submission)
        let name = (Sample.inn, 1)
        for part in [ReportPart.rows([304]), .whole] {
            let read = try store.submissions(part, of: [name], for: Sample.period, form: form)
            #expect(read.map { $0[304] } == [.number(7)])
        }
    }

    @Test("4") func files() throws {
        try record("a", Sample.submission(1), on: "2026-12-10")
        try record("b", Sample.submission(2), on: "2026-12-12")
        let again = Sample.file(
            "a", name: "копия.xlsx", on: "2026-12-14",
            outcome: .submission(received(Sample.submission(1), [])))
        _ = try store.record([again])
        let names = [(Sample.inn, 2), (Sample.inn, 1), (Sample.inn, 3), ("nobody", 1)]
        let files = try store.sources(of: names, for: Sample.period, formID: form.id)
        #expect(files.map { $0?.sighting.name } == ["b.xlsx", "a.xlsx", nil, nil])
        #expect(files.map { $0?.version } == [2, 1, nil, nil])
        #expect(files[1]?.arrival.date == Sample.day("2026-12-10"))
        #expect(throws: StoreError.self) {
            try store.submissions(.whole, of: [names[2]], for: Sample.period, form: form)
        }
    }

    private func versions(
        of institutions: [String], by day: String = "2027-01-01", reading part: ReportPart
    ) throws -> [[Report.Version]] {
        try store.versions(
            of: institutions, for: Sample.period, form: form, by: Sample.day(day), reading: part)
    }

    private func id(_ inn: String) -> ReportID {
        ReportID(inn: inn, period: Sample.period, formID: form.id)
    }

    private func received(
        _ submission: Submission, _ findings: [Finding], inn: String = Sample.inn
    ) -> ReceivedSubmission {
        var received = Sample.received(submission, inn: inn, findings: findings)
        received.formID = form.id
        return received
    }

    private func record(
        _ word: String, _ submission: Submission, _ findings: [Finding] = [],
        on day: String = "2026-12-10", inn: String = Sample.inn
    ) throws {
        _ = try store.record([
            Sample.file(
                word, on: day, outcome: .submission(received(submission, findings, inn: inn)))
        ])
    }
}
