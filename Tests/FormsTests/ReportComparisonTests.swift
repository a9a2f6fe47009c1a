import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing

// 1. Every cell that means something else is a change, in the order of the form; nothing else is.
// 2. An empty cell is told from 0.
// 3. Rows of registers are paired by what they call themselves, not by where they stand.
// 4. What is personal is said to have changed, and not what it was; nor is what was not understood.
// 5. A history says which version counts and which was replaced.
struct ReportComparisonTests {
    private let form: Form
    private let comparison: ReportComparison

    init() {
        var form = SmallForm.form
        form.sheets[3].keyColumn = 502
        form.sheets[0].rows[0].cells[3]?.isPersonal = true
        self.form = form
        comparison = ReportComparison(form: form)
    }

    private func version(
        _ submission: Submission, number: Int = 1, _ findings: [Finding] = []
    ) -> Report.Version {
        Report.Version(
            number: number,
            arrival: Arrival(date: CalendarDate(dayNumber: 20_600 + number), source: .firstSeen),
            submission: submission, findings: findings, verdict: Verdict(findings: findings),
            filledCells: 0, requiredCells: 0)
    }

    private func changes(
        _ old: Submission, _ new: Submission, _ findings: [Finding] = []
    ) -> [ReportChange] {
        comparison.changes(from: version(old), to: version(new, findings))
    }

    private func entry(_ value: FormValue?, typed: String = "", cell: String = "C1") -> Entry {
        Entry(
            value: value, typed: typed,
            source: CellSource(
                sheet: "лист", cell: CellAddress(cell) ?? CellAddress(row: 0, column: 0)))
    }

    private func register(_ keys: [String], share: Decimal = 50) -> Submission {
        var submission = Submission()
        submission.registers[5] = keys.enumerated().map { index, key in
            RegisterRow(
                ordinal: index + 1,
                entries: [502: entry(.text(key)), 515: entry(.number(share))])
        }
        return submission
    }

    @Test("1: each cell of the form that is changed is told, alone")
    func everyCell() {
        let filled = form.filled()
        #expect(changes(filled, filled) == [])
        for key in filled.entries.keys {
            var other = filled
            other.entries[key]?.value = .text("иное")
            let changes = changes(filled, other)
            #expect(changes.map(\.place.row) == [key.row])
            #expect(changes.map(\.place.column) == [key.column])
        }
    }

    @Test("1: what is written otherwise and means the same is no change")
    func spelling() {
        let old = Submission(entries: [ValueKey(301): entry(.number(12), typed: "12")])
        let new = Submission(
            entries: [ValueKey(301): entry(.number(12), typed: "12,0", cell: "D9")])
        #expect(changes(old, new) == [])
    }

    @Test("1: changes come as the form goes")
    func order() {
        let old = register(["П-01"])
        var new = register(["П-01"], share: 60)
        new.entries = [
            ValueKey(303): entry(.number(1)), ValueKey(103): entry(.text("0012345673")),
            ValueKey(301, 4): entry(.number(2)), ValueKey(301): entry(.number(3)),
        ]
        let found = changes(old, new)
        #expect(found.map(\.place.row) == [103, 301, 301, 303, nil])
        #expect(found.map(\.place.column) == [3, 3, 4, 3, 515])
        #expect(found.last?.rowKey == "П-01")
    }

    @Test("2: empty is told from 0")
    func blank() {
        let zero = Submission(entries: [ValueKey(301): entry(.number(0))])
        #expect(
            changes(Submission(), zero).map(\.kind)
                == [.cell(was: .blank, now: .value(.number(0)))])
        #expect(
            changes(zero, Submission()).map(\.kind)
                == [.cell(was: .value(.number(0)), now: .blank)])
    }

    @Test("3: sorted rows are the same rows")
    func sorting() {
        let old = register(["П-01", "П-02", "Г-01"])
        #expect(changes(old, register(["Г-01", "П-02", "П-01"])) == [])
        #expect(
            changes(old, register(["п-01", "П–02", "Г-01"])).map(\.place.column) == [502, 502])
    }

    @Test("3: a row more and a row less are told as rows")
    func rows() {
        let found = changes(register(["П-01", "П-02"]), register(["П-03", "П-02"]))
        #expect(found.map(\.kind) == [.rowAdded(filled: 2), .rowRemoved(filled: 2)])
        #expect(found.map(\.rowKey) == ["П-03", "П-01"])
        #expect(found.map(\.place.ordinal) == [1, 1])
    }

    @Test("3: rows that call themselves alike, or nothing, are paired in their order")
    func withoutKeys() {
        let name = "Иванова Мария"
        #expect(changes(register([name, name]), register([name, name])) == [])
        let found = changes(register([name, "П-01", "П-01"]), register(["П-01", name, name]))
        #expect(found.map(\.kind) == [.rowAdded(filled: 2), .rowRemoved(filled: 2)])
        #expect(found.map(\.rowKey) == [nil, "П-01"])
    }

    @Test("4: a personal value is not repeated")
    func personal() {
        let old = Submission(entries: [ValueKey(101): entry(.text("Иванова"))])
        let new = Submission(entries: [ValueKey(101): entry(.text("Петрова"))])
        #expect(changes(old, new).map(\.kind) == [.cell(was: .personal, now: .personal)])
    }

    @Test("4: nor is a text that the checks found personal, nor what was not understood")
    func suspicious() {
        let key = ValueKey(202, 5)
        let old = Submission(entries: [key: entry(.text("12-п"))])
        let new = Submission(entries: [key: entry(.text("Петрова"), cell: "E7")])
        let finding = Finding(
            .personalData(kind: .phone),
            at: .init(sheet: "лист", cell: CellAddress("E7"), row: 202, column: 5))
        #expect(
            changes(old, new, [finding]).map(\.kind)
                == [.cell(was: .value(.text("12-п")), now: .personal)])
        let unread = Submission(entries: [ValueKey(301): entry(nil, typed: "Петрова")])
        #expect(
            changes(unread, Submission()).map(\.kind) == [.cell(was: .unread, now: .blank)])
    }

    @Test("5: the version that counts, the one that was replaced, the one that is open")
    func history() {
        let first = Submission(entries: [ValueKey(301): entry(.number(1))])
        let second = Submission(entries: [ValueKey(301): entry(.number(2))])
        let history = ReportHistory(
            of: Period(year: 2026, half: .second),
            [
                version(first), version(second, number: 2),
                version(first, number: 3, [Finding(.empty, at: .init(row: 301, column: 3))]),
            ],
            counting: 2, repeats: [1: [version(first).arrival]], form: form)
        #expect(history.steps.map(\.standing) == [.replaced, .counted, .open])
        #expect(history.steps.map(\.changes.count) == [0, 1, 1])
        #expect(history.steps.map(\.repeats.count) == [1, 0, 0])
    }
}
