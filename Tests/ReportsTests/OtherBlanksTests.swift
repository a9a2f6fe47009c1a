import Forms
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Reports

/// 1. The blank of an office says who answers in three places, and nowhere speaks of an ИНН.
/// 2. A register with a row for each institution has exactly those rows, printed and locked.
/// 3. What is filled in is read; rows that nobody filled are no rows.
/// 4. A form that is given back keeps the rows that were sent first, and offers the others.
struct OtherBlanksTests {
    private let period = Period(year: 2027, half: .first)
    private let due = CalendarDate(iso: "2027-01-31") ?? CalendarDate(dayNumber: 0)
    private let institutions = ["1", "2", "3"].map { digit in
        Organization(
            inn: INN.completing("00123456" + digit) ?? "", name: "МБДОУ № \(digit)",
            fullName: "Детский сад № \(digit)", kind: "детский сад", district: "Ленинский")
    }

    private func document(_ form: Form, values: Submission? = nil) -> WorkbookDocument {
        BlankLayout(form: form).document(
            organization: nil, period: period, due: due, created: DateTime(date: due),
            values: values, institutions: institutions, district: "Ленинский")
    }

    private func reading(_ document: WorkbookDocument, _ form: Form) throws -> FormReading {
        let contents = try WorkbookReader(bytes: try WorkbookFile.bytes(of: document)).contents()
        return FormImport(form: form).read(contents)
    }

    @Test("1: the blank of an office")
    func office() throws {
        let form = SmallForm.ofOffices
        let document = BlankLayout(form: form).document(
            organization: Organization(respondent: "ГУО", name: "ГУО"), period: period, due: due,
            created: DateTime(date: due))
        let reading = try reading(document, form)
        #expect(reading.identity.marks.map(\.inn) == ["ГУО", "ГУО", "ГУО"])
        #expect(reading.identity.resolve() == .agreed(inn: "ГУО", period: period))
        #expect(reading.findings.isEmpty)
        let texts = document.sheets.filter { !$0.isHidden }.flatMap(\.cells.values)
            .compactMap(\.content.words)
        #expect(texts.filter { $0.contains("ИНН") } == [])
        #expect(texts.contains { $0.hasPrefix("ГУО. Отчёт за ") })
    }

    @Test("2: one locked row for each institution")
    func rows() throws {
        let form = SmallForm.ofPersons
        let sheet = try #require(document(form).sheets.first { $0.name == "2_Чек-лист" })
        let names = sheet.cells.filter { $0.key.column == 1 }.compactMap(\.value.content.words)
        #expect(names.filter { $0.hasPrefix("МБДОУ") }.count == 3)
        let first = try #require(
            sheet.cells.first { $0.value.content == .text(institutions[0].inn) }?.key)
        #expect(first.column == 0)
        for line in 0..<3 {
            for column in 0..<3 {
                let cell = sheet.cells[CellAddress(row: first.row + line, column: column)]
                #expect(cell?.style.isLocked == true)
                #expect(cell?.content != .blank)
            }
            for column in 3..<6 {
                let address = CellAddress(row: first.row + line, column: column)
                #expect(sheet.cells[address]?.style.isLocked == false)
                #expect(sheet.cells[address]?.content == .blank)
                #expect(sheet.validations.contains { $0.range.contains(address) })
            }
        }
        #expect(!sheet.validations.contains { $0.range.contains(first) })
        #expect(sheet.cells[CellAddress(row: first.row + 3, column: 3)] == nil)
        #expect(sheet.frozenAt == CellAddress(row: first.row, column: 3))
    }

    @Test("3: the round trip")
    func roundTrip() throws {
        let form = SmallForm.ofPersons
        var document = document(form)
        let blank = try reading(document, form)
        #expect(blank.findings.isEmpty)
        #expect(blank.identity.resolve() == .missing([.inn]))
        #expect(blank.submission.registers[2]?.isEmpty == true)
        let place = try #require(document.sheets.firstIndex { $0.name == "2_Чек-лист" })
        let second = try #require(
            document.sheets[place].cells.first {
                $0.value.content == .text(institutions[1].inn)
            }?.key)
        document.sheets[place].cells[CellAddress(row: second.row, column: 3)]?.content =
            .text("есть")
        let filled = try reading(document, form)
        #expect(filled.submission.registers[2]?.count == 1)
        let entries = filled.submission.registers[2]?.first?.entries
        #expect(entries?[6111]?.value == .text(institutions[1].inn))
        #expect(entries?[6114]?.value == .text("есть"))
        #expect(filled.findings.isEmpty)
    }

    @Test("3: the check counts what is asked for in rows that were begun, and the title decides")
    func counts() throws {
        var form = SmallForm.ofPersons
        let asks = Forms.Expression.binary(
            .equal, .reference(.init(row: 6101, column: 3)), .text("Методист"))
        form.sheets[1].columns[4].cell?.requirement = .when(asks)
        for (name, empty) in [("Методист", 1), ("Другой", 0)] {
            var sent = Submission(formVersion: form.version)
            let nowhere = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
            sent.entries[ValueKey(6101)] = Entry(
                value: .text(name), typed: name, source: nowhere)
            let texts = [6111: institutions[0].inn, 6114: "нет"]
            sent.registers[2] = [
                RegisterRow(
                    ordinal: 1,
                    entries: texts.mapValues {
                        Entry(value: .text($0), typed: $0, source: nowhere)
                    })
            ]
            let check = try #require(
                document(form, values: sent).sheets.first { $0.name == "Проверка" })
            let row = try #require(
                check.cells.first { $0.value.content.words == "2_Чек-лист" }?.key.row)
            let numbers = [2, 4].map { check.cells[CellAddress(row: row, column: $0)]?.content }
            guard case .formula(_, let required)? = numbers[0],
                case .formula(let text, let left)? = numbers[1]
            else {
                Issue.record("\(numbers)")
                return
            }
            #expect(required == .number(Double(2 + empty)))
            #expect(left == .number(Double(empty)))
            #expect(text.contains("'1_Титул'!"))
        }
    }

    @Test("4: a form that comes back")
    func givenBack() throws {
        let form = SmallForm.ofPersons
        var sent = Submission(formVersion: form.version)
        let nowhere = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
        let values = [6111: institutions[2].inn, 6112: institutions[2].name, 6114: "нет"]
        sent.registers[2] = [
            RegisterRow(
                ordinal: 1,
                entries: values.mapValues {
                    Entry(value: .text($0), typed: $0, source: nowhere)
                })
        ]
        let document = document(form, values: sent)
        let sheet = try #require(document.sheets.first { $0.name == "2_Чек-лист" })
        let numbers = institutions.map { organization in
            sheet.cells.first { $0.value.content == .text(organization.inn) }?.key.row ?? -1
        }
        #expect(numbers[2] < numbers[0] && numbers[0] < numbers[1])
        let back = try reading(document, form).submission.registers[2]
        #expect(back?.count == 1)
        #expect(back?.first?.entries[6114]?.value == .text("нет"))
    }
}
