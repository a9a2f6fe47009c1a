import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import Validation
import WorkbookWriter

@testable import Reports

/// The sheet «Проверка» and the checks after sending count the same cells.
struct BlankCheckTests {
    @Test(arguments: 1...12)
    func theSheetCountsWhatTheValidatorCounts(seed: Int) throws {
        let form = try TestForm.m61()
        var answers = RandomAnswers(form: form, seed: UInt64(seed))
        let values = answers.submission()
        let half: Half = seed.isMultiple(of: 2) ? .first : .second
        let period = Period(year: 2026, half: half)
        let due = try #require(CalendarDate(iso: "2026-12-15"))
        let expected = Validator(form: form).judgement(
            of: values, context: ValidationContext(period: period, due: due, today: due))

        let document = try BlankSample.document(
            BlankLayout(form: form), period: period, values: values)
        let check = try #require(document.sheets.first { $0.name == "Проверка" })
        let total = try #require(
            check.cells.first { $0.value.content == .text("Всего по форме") }?.key.row)
        let counts = [2, 3].map { column -> Int? in
            let cell = check.cells[CellAddress(row: total, column: column)]
            guard case .formula(_, .number(let count))? = cell?.content else { return nil }
            return Int(count)
        }
        #expect(counts == [expected.required, expected.filled])
    }
}

/// Answers by chance; about a third of the cells stay empty.
struct RandomAnswers {
    let form: Form
    private var state: UInt64

    init(form: Form, seed: UInt64) {
        self.form = form
        state = seed &* 0x9E37_79B9_7F4A_7C15
    }

    mutating func submission() -> Submission {
        var submission = Submission(formVersion: form.version)
        for row in form.sheets.flatMap(\.rows) {
            for (column, cell) in row.cells.sorted(by: { $0.key < $1.key }) {
                guard roll(3) > 0 else { continue }
                submission.entries[ValueKey(row.code, column)] = answer(to: cell)
            }
        }
        for sheet in form.sheets where sheet.isRegister {
            submission.registers[sheet.number] = (1...5).map { row($0, of: sheet) }
        }
        return submission
    }

    private mutating func row(_ ordinal: Int, of sheet: FormSheet) -> RegisterRow {
        var entries: [Int: Entry] = [:]
        for (index, column) in sheet.columns.enumerated() {
            // The number and the code of the pair begin a row.
            guard let cell = column.cell, index < 2 || roll(3) > 0 else { continue }
            entries[column.number] = answer(to: cell)
        }
        return RegisterRow(ordinal: ordinal, entries: entries)
    }

    private mutating func answer(to cell: InputCell) -> Entry {
        let value: FormValue =
            switch cell.kind {
            case .integer, .decimal: .number(Decimal(roll(3)))
            case .date: .date(CalendarDate(dayNumber: 20_000 + roll(500)))
            case .choice: .text(choice(of: cell))
            case .text, .url, .inn: .text("текст")
            }
        return Entry(
            value: value, typed: "",
            source: CellSource(sheet: "", cell: CellAddress(row: 0, column: 0)))
    }

    private mutating func choice(of cell: InputCell) -> String {
        guard case .choice(let name) = cell.kind, let list = form.list(named: name) else {
            return ""
        }
        return list.values[roll(list.values.count)]
    }

    private mutating func roll(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(count))
    }
}
