import DemoCity
import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Reports

// 1. What rarely changes is taken over from the institution's own report and can be changed.
// 2. The programmes that go on are taken over without what has to be looked at anew.
// 3. The numbers of the report before stand beside the tables, for reading only.
// 4. Whoever reads the file back never takes them for values.
// 5. Without a report before the blank is as it was.
struct BlankCarryingTests {
    private let form: Form
    private let layout: BlankLayout
    private let organization: Organization
    private let previous: Submission

    init() throws {
        form = try TestForm.m61()
        layout = BlankLayout(form: form)
        let period = Period(year: 2026, half: .first)
        let due = try #require(form.dueDate(of: period))
        let reports = DemoRegister.organizations(seed: 3, form: form).lazy.map { [form] in
            ($0, DemoReport.submission(of: $0, form: form, period: period, due: due, seed: 3))
        }
        var submission: Submission
        (organization, submission) = try #require(
            reports.first { ($0.1.registers[5]?.count ?? 0) >= 5 })
        // Of five programmes three go on.
        let states = [
            "реализуется", "завершена", "продлена", "завершена досрочно", "приостановлена",
        ]
        let rows = try #require(submission.registers[5]?.prefix(states.count))
        submission.registers[5] = zip(rows, states).map { row, state in
            var row = row
            row.entries[513]?.value = .text(state)
            return row
        }
        previous = submission
    }

    private func document(
        _ previous: Submission?, values: Submission? = nil, of organization: Organization? = nil
    ) throws -> WorkbookDocument {
        layout.document(
            organization: organization ?? self.organization,
            period: Period(year: 2026, half: .second),
            due: try #require(CalendarDate(iso: "2026-12-15")),
            created: DateTime(date: CalendarDate(dayNumber: 20_700)), previous: previous,
            values: values)
    }

    private func read(_ document: WorkbookDocument) throws -> FormReading {
        let bytes = try WorkbookFile.bytes(of: document)
        return FormImport(form: form).read(try WorkbookReader(bytes: bytes).contents())
    }

    private func values(_ submission: Submission) -> [ValueKey: FormValue] {
        submission.entries.compactMapValues(\.value)
    }

    // MARK: 1

    @Test func whatRarelyChangesIsTakenOverAndNothingElse() throws {
        let blank = values(try read(try document(nil)).submission)
        let prefilled = values(try read(try document(previous)).submission)
        let carried = prefilled.filter { blank[$0.key] == nil }
        #expect(blank.allSatisfy { prefilled[$0.key] == $0.value })
        #expect(carried.allSatisfy { previous.entries[$0.key]?.value == $0.value })
        let rows = Set(carried.keys.map(\.row))
        #expect(rows.subtracting(201...218) == [111, 112, 116, 117, 118, 119])
        let columns = Set(carried.keys.filter { $0.row > 200 }.map(\.column))
        #expect(columns == [4, 5, 6, 7], "whether a document is there is asked anew")
        #expect(carried.keys.allSatisfy { form.cell(at: $0)?.isCarried == true })
    }

    @Test func takenOverValuesStandInCellsToFill() throws {
        let sheet = try #require(try document(previous).sheets.first { $0.name == "1_Титул" })
        let site = try #require(previous.text(at: ValueKey(111)))
        let cell = try #require(sheet.cells.values.first { $0.content == .text(site) })
        #expect(!cell.style.isLocked)
    }

    @Test func aSuccessorTakesOverProgrammesButNobodysSiteAndPeople() throws {
        var successor = organization
        successor.inn = try #require(INN.completing("001234568"))
        let submission = try read(try document(previous, of: successor)).submission
        let blank = try read(try document(nil, of: successor)).submission
        #expect(values(submission) == values(blank))
        #expect(submission.registers[5]?.count == 3)
    }

    @Test func whatIsNoLongerOnOfferOrWasNotUnderstoodIsLeftOut() throws {
        var previous = previous
        previous.registers[5]?[0].entries[503]?.value = .text("Педагог – дирижёр")
        previous.entries[ValueKey(202, 4)]?.value = nil
        let submission = try read(try document(previous)).submission
        #expect(submission.registers[5]?.first?.entries[503] == nil)
        #expect(submission.registers[5]?.first?.entries[502] != nil)
        #expect(submission.entries[ValueKey(202, 4)] == nil)
    }

    // MARK: 2

    @Test func programmesThatGoOnAreTakenOverInTheirOrder() throws {
        let rows = try #require(try read(try document(previous)).submission.registers[5])
        let before = try #require(previous.registers[5])
        let kept = [before[0], before[2], before[4]]
        #expect(rows.map(\.ordinal) == [1, 2, 3])
        let columns = [502, 503, 504, 505, 506, 507, 508, 509, 510, 511, 512, 517]
        for (row, old) in zip(rows, kept) {
            for column in columns {
                #expect(row.entries[column]?.value == old.entries[column]?.value, "\(column)")
            }
            for column in [513, 514, 515, 516, 518] { #expect(row.entries[column] == nil) }
            #expect(row.entries[501]?.value == .number(Decimal(row.ordinal)))
        }
    }

    @Test func theCheckCountsWhatIsStillToBeSaidOfThem() throws {
        let document = try document(previous)
        let check = try #require(document.sheets.first { $0.name == "Проверка" })
        let line = try #require(
            check.cells.first { $0.key.column == 0 && $0.value.content.isLink("5_Программы") })
        let empty = check.cells[CellAddress(row: line.key.row, column: 4)]?.content
        guard case .formula(_, .number(let count))? = empty else {
            Issue.record("the count is a formula")
            return
        }
        #expect(count == 3 * 3, "state, per cent and site of three programmes")
    }

    @Test func everySheetWithSomethingTakenOverSaysSo() throws {
        let document = try document(previous)
        let told = document.sheets.filter { sheet in
            sheet.cells.values.contains { cell in
                guard case .text(let text) = cell.content else { return false }
                return text.hasSuffix("Часть ячеек заполнена по прошлому отчёту, проверьте их.")
            }
        }
        #expect(told.map(\.name) == ["1_Титул", "2_Документы", "5_Программы"])
        let cover = document.sheets[0].cells.values.map(\.content)
        #expect(
            cover.contains(
                .text(
                    "Из отчёта за первое полугодие 2026 года: постоянные сведения и "
                        + "3\u{A0}строки реестра программ. Проверьте и исправьте, что изменилось."))
        )
    }

    // MARK: 3

    @Test func numbersStandInTheRowsOfTheirTable() throws {
        let document = try document(previous)
        for (name, columns) in [
            ("3_Кадры", 7), ("4_Формы", 5), ("6_Обучение", 2), ("7_Мероприятия", 4),
            ("8_Результаты", 1),
        ] {
            let definition = try #require(form.sheets.first { $0.name == name })
            let sheet = try #require(document.sheets.first { $0.name == name })
            let first = definition.columns.count + 1
            let captions = sheet.cells.filter { cell in
                guard case .text(let text) = cell.value.content else { return false }
                return text.hasPrefix("гр.\u{A0}")
            }
            #expect(captions.keys.map(\.column).sorted() == Array(first..<first + columns))
            for (row, cell) in sheet.cells where row.column == 0 {
                guard case .number(let code) = cell.content else { continue }
                for (address, caption) in captions {
                    guard case .text(let text) = caption.content,
                        let column = Int(text.dropFirst(4).prefix { $0.isNumber })
                    else { continue }
                    let beside = sheet.cells[CellAddress(row: row.row, column: address.column)]
                    let number = previous.number(Int(code), column)
                    let isNumber = form.cell(at: ValueKey(Int(code), column))?.kind.isNumber
                    #expect(
                        beside?.content
                            == (isNumber == true ? number.map { .number($0.nearestDouble) } : nil))
                }
            }
            let block = sheet.cells.filter { $0.key.column >= first }
            #expect(block.values.allSatisfy { $0.style.isLocked && $0.style.border == nil })
            #expect(block.values.allSatisfy { $0.style.isItalic })
            let area = try #require(sheet.print.area)
            #expect(area.last.column < first - 1)
        }
    }

    @Test func sheetsWithoutNumbersHaveNoBlock() throws {
        let with = try document(previous)
        let without = try document(nil)
        for name in ["1_Титул", "2_Документы", "5_Программы", "9_ДорКарта", "10_Справка"] {
            let (one, other) = [with, without].map { document in
                document.sheets.first { $0.name == name }.map {
                    $0.cells.keys.map(\.column).max() ?? 0
                }
            }.pair
            #expect(one == other)
        }
        var empty = previous
        for row in 400..<500 { for column in 3...8 { empty.entries[ValueKey(row, column)] = nil } }
        let forms = try #require(try document(empty).sheets.first { $0.name == "4_Формы" })
        #expect(forms.columnWidths.count == 8, "a report without these numbers has no block here")
    }

    // MARK: 4

    @Test func theImportSeesNoneOfTheNumbers() throws {
        let sent = form.filled()
        let alone = try read(try document(nil, values: sent))
        let beside = try read(try document(previous, values: sent))
        #expect(beside.findings == alone.findings)
        #expect(values(beside.submission) == values(alone.submission))
        #expect(beside.submission.places == alone.submission.places)
    }

    @Test func theImportSeesNoneWhenColumnsAreInsertedMovedOrDeleted() throws {
        let bytes = try WorkbookFile.bytes(of: try document(previous))
        let contents = try WorkbookReader(bytes: bytes).contents()
        for edit in Edit.allCases {
            var contents = contents
            for index in contents.sheets.indices {
                let name = contents.sheets[index].name
                guard ["3_Кадры", "6_Обучение", "8_Результаты"].contains(name) else { continue }
                edit.apply(to: &contents.sheets[index])
                contents.sheets[index].merges = []
            }
            let reading = FormImport(form: form).read(contents)
            let numbers = reading.submission.entries.filter { $0.key.row >= 300 }
            #expect(numbers.isEmpty, "\(edit)")
            let missing = reading.findings.filter { $0.fact.code == "S03" }
            #expect(missing.count == (edit == .deleted ? 3 : 0), "\(edit)")
        }
    }

    /// What people do to the columns of a sheet.
    private enum Edit: CaseIterable {
        case inserted, insertedBeforeTheBlock, moved, deleted, numbersDeleted

        func apply(to sheet: inout SheetContents) {
            switch self {
            case .inserted: sheet.insertColumns(1, at: 2)
            case .insertedBeforeTheBlock: sheet.insertColumns(2, at: 9)
            case .moved: sheet.insertColumns(4, at: 0)
            case .deleted: sheet.removeColumn(2)
            case .numbersDeleted:
                let row = sheet.cells.first {
                    $0.address.column == 1 && $0.value == .number(2)
                }?.address.row
                if let row { sheet.removeRow(row) }
            }
        }
    }

    // MARK: 5

    @Test func withoutAReportBeforeTheBlankIsAsItWas() throws {
        let document = try document(nil)
        let texts = document.sheets.filter { $0.name != "Расчёт" }.flatMap(\.cells.values)
            .compactMap { cell -> String? in
                if case .text(let text) = cell.content { text } else { nil }
            }
        #expect(
            !texts.contains {
                $0.contains("прошл") && $0.contains("отчёт") && $0.contains("справк")
            })
        #expect(!texts.contains { $0.hasPrefix("гр.") || $0.hasPrefix("Часть ячеек") })
        #expect(document.sheets[3].name == "3_Кадры")
        #expect(document.sheets[3].columnWidths.count == 9)
    }

    @Test func theNameOfTheRegisterIsOnOfferForANamedBlank() throws {
        func rule(_ document: WorkbookDocument) throws -> Validation.Rule? {
            let sheet = try #require(document.sheets.first { $0.name == "1_Титул" })
            let row = try #require(
                sheet.cells.first { $0.key.column == 0 && $0.value.content == .number(102) }?.key
                    .row)
            let address = CellAddress(row: row, column: 2)
            let rules = sheet.validations.filter { $0.range.contains(address) }
            #expect(rules.count == 1 && rules[0].range.first == rules[0].range.last)
            return rules.first?.validation.rule
        }
        #expect(try rule(try document(nil)) == .list([organization.name]))
        let anybody = layout.document(
            organization: nil, period: BlankSample.period,
            due: try #require(CalendarDate(iso: "2026-12-15")),
            created: DateTime(date: CalendarDate(dayNumber: 20_700)))
        #expect(try rule(anybody) == .text(upTo: 300))
        var long = organization
        long.name = String(repeating: "Очень длинное наименование, ", count: 8)
        let bytes = try WorkbookFile.bytes(of: try document(nil, of: long))
        let reading = FormImport(form: form).read(try WorkbookReader(bytes: bytes).contents())
        #expect(reading.findings == [])
        var nameless = organization
        nameless.name = ""
        #expect(try rule(try document(nil, of: nameless)) == .text(upTo: 300))
    }
}

extension CellContent {
    fileprivate func isLink(_ text: String) -> Bool {
        if case .link(let shown, _) = self { shown == text } else { false }
    }
}

extension Array {
    fileprivate var pair: (Element, Element) { (self[0], self[1]) }
}
