import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing

@testable import Store

// What is collected report by report:
// 1. Versions, arrivals, findings and verdicts are those of whole reports.
// 2. The values that count are there, exact ones as well, and no others.
// 3. Versions on a form that nothing is known of are read as they are.
// 4. The texts that schools typed are told with whether they are personal.

@Suite struct CollectingTests {
    private let store: Store
    private let form: Form
    private let register = [
        Sample.organization("2"), Sample.organization(), Sample.organization("3"),
    ]

    init() throws {
        store = try .inMemory()
        form = try TestForm.m61()
        try store.saveRegister(register, takenAt: 1)
    }

    private static let needs = ValueNeeds(
        keys: [ValueKey(304), ValueKey(305), ValueKey(115), ValueKey(121)], registers: [4])

    @Test("1: every version, arrival, finding and verdict") func reports() throws {
        try record("a", [304: .number(1)], on: "2026-12-10")
        try record("b", [304: .number(2)], on: "2026-12-12", findings: [Finding(.empty)])
        try record("c", [304: .number(3)], on: "2026-12-11", inn: "3")
        let whole = try store.reports(period: Sample.period, formID: form.id)
        let (reports, places, _) = try collect()
        #expect(reports.map(\.organization) == whole.map(\.organization))
        #expect(reports.map(\.firstArrival) == whole.map(\.firstArrival))
        for path in [\Report.latest, \Report.accepted] {
            let (found, expected) = (
                reports.map { $0[keyPath: path] }, whole.map { $0[keyPath: path] }
            )
            #expect(found.map { $0?.number } == expected.map { $0?.number })
            #expect(found.map { $0?.findings } == expected.map { $0?.findings })
            #expect(found.map { $0?.verdict } == expected.map { $0?.verdict })
            #expect(found.map { $0?.arrival } == expected.map { $0?.arrival })
            #expect(found.map { $0?.filledCells } == expected.map { $0?.filledCells })
        }
        #expect(reports[1].latest?.number == 2 && reports[1].accepted?.number == 1)
        #expect(places.map { $0 == nil } == [true, false, false])
    }

    @Test("2: whole numbers, decimals, days and words of the version that counts")
    func values() throws {
        let exact = try #require(Decimal(string: "0.1"))
        let great = try #require(Decimal(string: "98765432109876543210.5"))
        let day = Sample.day("2026-12-11")
        try record(
            "a",
            [
                304: .number(12), 305: .number(exact), 115: .date(day), 121: .text("да"),
                306: .number(9),
            ], on: "2026-12-10")
        try record("b", [304: .number(great)], on: "2026-12-10", inn: "3")
        try record("c", [304: .number(7)], on: "2026-12-12", findings: [Finding(.empty)])
        let (reports, places, table) = try collect()
        let values = ReportValues(table, try #require(places[1]))
        #expect(values[304] == .number(12))
        #expect(values[305] == .number(exact))
        #expect(values[115] == .date(day))
        #expect(values[121] == .text("да"))
        #expect(values.rows(ofRegister: 4).isEmpty)
        let other = ReportValues(table, try #require(places[2]))
        #expect(other[304] == .number(great))
        #expect(other[305] == nil)
        #expect(reports[1].accepted?.submission.date(at: form.identity.published) == day)
        #expect(reports[1].accepted?.submission[304] == nil)
    }

    @Test("2: rows near each other and far apart, in any column, each once")
    func scattered() throws {
        let wanted = [
            ValueKey(104, 3), ValueKey(201, 18), ValueKey(202, 3), ValueKey(205, 4),
            ValueKey(319, 7), ValueKey(1006, 3),
        ]
        var submission = Submission(formVersion: form.version)
        for row in [104, 105, 201, 202, 203, 204, 205, 206, 318, 319, 320, 1005, 1006] {
            for column in [3, 4, 7, 18] {
                submission.entries[ValueKey(row, column)] = Entry(
                    value: .number(Decimal(row * 100 + column)), typed: "",
                    source: Sample.cell("A1"))
            }
        }
        try record("a", submission, on: "2026-12-10")
        for keys in [wanted, Array(wanted.prefix(1)), []] {
            var values = ValueCollection(ValueNeeds(keys: Set(keys)))
            var places: [Int?] = []
            try store.collect(Sample.period, of: form, register: register, into: &values) {
                places.append($1)
            }
            #expect(values.count == 1)
            let found = ReportValues(values.table(), try #require(places[1]))
            for key in keys {
                #expect(found[key.row, key.column] == submission[key.row, key.column])
            }
        }
    }

    @Test("2: the rows of a register") func registers() throws {
        var submission = submission([:])
        let place = Sample.cell("C9")
        submission.registers[4] = [
            RegisterRow(
                ordinal: 1,
                entries: [402: Entry(value: .text("П-1"), typed: "П-1", source: place)])
        ]
        submission.registers[5] = [
            RegisterRow(
                ordinal: 1, entries: [502: Entry(value: .number(1), typed: "1", source: place)])
        ]
        try record("a", submission, on: "2026-12-10")
        let (_, places, table) = try collect()
        let rows = ReportValues(table, try #require(places[1])).rows(ofRegister: 4)
        #expect(rows.map(\.ordinal) == [1])
        #expect(rows.first?.entries[402]?.value == .text("П-1"))
    }

    @Test("3") func unknownVersions() throws {
        var submission = submission([304: .number(5)])
        submission.formVersion = "1999.9"
        try record("a", submission, on: "2026-12-10")
        let (_, places, table) = try collect()
        #expect(ReportValues(table, try #require(places[1]))[304] == .number(5))
    }

    @Test("4", arguments: [nil, "1999.9"]) func typedTexts(_ version: String?) throws {
        let personal = try #require(
            form.typedCells.sorted { $0.key < $1.key }.first {
                $0.value.contains(where: \.isPersonal)
            })
        var submission = submission([
            personal.key: .text("Фамильева Анна"), 304: .number(5), 121: .text("да"),
        ])
        if let version { submission.formVersion = version }
        submission.explanations = [
            Explanation(
                key: RemarkKey(code: "R311", place: ""), text: "Приказ издан",
                source: Sample.cell("A1"))
        ]
        try record("a", submission, on: "2026-12-10", findings: [Finding(.empty)])
        var texts: [String: Bool] = [:]
        try store.forEachTypedText(of: [form]) { texts[$0] = $1 }
        #expect(texts == ["Фамильева Анна": true, "Приказ издан": false])
    }

    @Test("2, 4: registers whose columns are numbered otherwise, of another form")
    func otherForms() throws {
        let other = try TestForm.m72()
        let values: [Int: String] = [
            7262: "2463000001", 7263: "Первый шаг наставника", 7266: "Фамильева Анна", 7267: "да",
        ]
        var submission = Submission(formVersion: other.version)
        submission.registers[4] = [
            RegisterRow(
                ordinal: 1,
                entries: values.mapValues {
                    Entry(value: .text($0), typed: $0, source: Sample.cell("C9"))
                })
        ]
        var received = Sample.received(submission)
        received.formID = other.id
        _ = try store.record([Sample.file("a", on: "2026-12-10", outcome: .submission(received))])
        try record("b", [304: .number(5)], on: "2026-12-10")
        var texts: [String: Bool] = [:]
        try store.forEachTypedText(of: [form, other]) { texts[$0] = $1 }
        #expect(texts == ["Первый шаг наставника": false, "Фамильева Анна": true])

        var collection = ValueCollection(ValueNeeds(registers: [4]))
        try store.collect(Sample.period, of: other, register: register, into: &collection) { _, _ in
        }
        let rows = ReportValues(collection.table(), 0).rows(ofRegister: 4)
        #expect(rows.map { $0.entries.mapValues(\.typed) } == [values])
    }

    private func collect() throws -> (reports: [Report], places: [Int?], table: ValueTable) {
        var values = ValueCollection(Self.needs)
        var reports: [Report] = []
        var places: [Int?] = []
        try store.collect(Sample.period, of: form, register: register, into: &values) {
            reports.append($0)
            places.append($1)
        }
        return (reports, places, values.table())
    }

    private func submission(_ values: [Int: FormValue]) -> Submission {
        var submission = Submission(formVersion: form.version)
        for (row, value) in values {
            let typed =
                switch value {
                case .number(let number): number.description
                case .date(let day): day.russian
                case .text(let text): text
                }
            submission.entries[ValueKey(row)] = Entry(
                value: value, typed: typed, source: Sample.cell("C\(row)"))
        }
        return submission
    }

    private func record(
        _ word: String, _ values: [Int: FormValue], on day: String, inn: String = Sample.inn,
        findings: [Finding] = []
    ) throws {
        try record(word, submission(values), on: day, inn: inn, findings: findings)
    }

    private func record(
        _ word: String, _ submission: Submission, on day: String, inn: String = Sample.inn,
        findings: [Finding] = []
    ) throws {
        var received = Sample.received(submission, inn: inn, findings: findings)
        received.formID = form.id
        _ = try store.record([Sample.file(word, on: day, outcome: .submission(received))])
    }
}
