import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Reports

// 1. Remarks on a file with moved rows and renamed sheets lead to their cells in the rebuilt form.
// 2. Rows of a register are found by their place, however many there are.
// 3. What concerns a row, a column or a sheet leads to where it begins.
// 4. A name that must not stand there is repeated by no remark, and stays in its own cell.
// 5. An explanation with a name in it comes back marked, to be put right.
// 6. Formulas of conditional formats move with the pieces that a range is cut into.
struct ReturnedPlacesTests {
    let sample: ReturnedSample
    let map: BlankMap

    init() throws {
        sample = try ReturnedSample()
        map = BlankLayout(form: sample.form).map
    }

    private func address(_ key: ValueKey) throws -> CellAddress {
        try #require(map.grid(ofRow: key.row)?.address(key))
    }

    @Test("1") func movedCellsAreFoundAgain() throws {
        let blank = try BlankSample.document(
            BlankLayout(form: sample.form), values: sample.form.filled())
        var file = try sample.contents(blank)
        for index in file.sheets.indices where file.sheets[index].name == "3_Кадры" {
            file.sheets[index].name = "Кадры школы"
            file.sheets[index].insertRows(2, at: 1)
            file.sheets[index].insertColumns(1, at: 1)
            file.sheets[index].merges = [
                CellRange(rows: 20...21, columns: 3...3)
            ]
            let row = try address(ValueKey(318)).row + 2
            file.sheets[index].cells = file.sheets[index].cells.map { cell in
                var cell = cell
                if cell.address == CellAddress(row: row, column: 3) { cell.value = .text("пять") }
                return cell
            }
        }
        let reading = FormImport(form: sample.form).read(file)
        #expect(Set(reading.findings.map(\.fact.code)) == ["S02", "S07", "C02"])
        let document = try sample.document(reading.submission, reading.findings)
        let words = try document.target(ofRemark: "C02")
        let expected = try address(ValueKey(318))
        #expect(words.sheet.name == "3_Кадры" && words.cell == expected)
        let merged = try document.target(ofRemark: "S07")
        #expect(merged.sheet.name == "3_Кадры")
        #expect(merged.cell.column == 2 && merged.sheet.notes[merged.cell] != nil)
        let renamed = try document.target(ofRemark: "S02")
        #expect(renamed.sheet.name == "3_Кадры")
        let line = try #require(try document.remarks().first { $0[8].hasPrefix("S02") })
        #expect(line[6] == "В этой книге имя листа исправлено, осталось отправить её.")
    }

    @Test("2") func entriesOfARegisterAreFoundByTheirPlace() throws {
        let submission = sample.form.filled(registerRows: 70)
        let findings = [1, 66].map { ordinal in
            Finding(
                .notADate(found: "сентябрь"),
                at: .init(sheet: "5_Программы", column: 511, ordinal: ordinal))
        }
        let document = try sample.document(submission, findings)
        let sheet = try document.sheet("5_Программы")
        let grid = try #require(map.grids[5])
        for ordinal in [1, 66] {
            let cell = try #require(grid.address(ordinal: ordinal, column: 511))
            #expect(sheet.cells[cell]?.style.fill == Theme.error.fill, "\(ordinal)")
            #expect(sheet.notes[cell] != nil)
        }
        let lines = try document.remarks()
        #expect(lines.map { $0[3].hasPrefix("запись") } == [true, true])
    }

    @Test("3") func largerPlacesLeadToWhereTheyBegin() throws {
        let findings = [
            Finding(.rowMissing(code: 605, caption: ""), at: .init(sheet: "6", row: 605)),
            Finding(.sheetMissing(name: "7_Мероприятия")),
            Finding(
                .columnMissing(number: 4, caption: ""), at: .init(sheet: "8_Результаты", column: 4)),
            Finding(.ruleBroken(id: "H03", arguments: []), at: .init(column: 502)),
            Finding(.rowsHidden, at: .init(sheet: "чужой лист")),
        ]
        let document = try sample.document(Submission(), findings)
        let row = try document.target(ofRemark: "S04")
        #expect(row.sheet.name == "6_Обучение")
        #expect(try row.cell == address(ValueKey(605)))
        #expect(row.sheet.notes[row.cell] != nil)
        #expect(try document.target(ofRemark: "S01").sheet.name == "7_Мероприятия")
        let column = try document.target(ofRemark: "S03")
        let grid = try #require(map.grids[8])
        #expect(column.cell == CellAddress(row: grid.headerRow, column: 3))
        #expect(try document.target(ofRemark: "H03").cell.row == map.grids[5]?.headerRow)
        let hidden = try #require(try document.remarks().first { $0[8] == "S09" })
        #expect(hidden[2] == "весь файл")
    }

    @Test("4") func noRemarkRepeatsAName() throws {
        let name = "Демидова А. П."
        var submission = sample.form.filled()
        for key in [ValueKey(1001), ValueKey(304)] {
            submission.entries[key]?.value = key.row == 1001 ? .text(name) : nil
            submission.entries[key]?.typed = name
        }
        submission.registers[5]?[1].entries[502]?.value = .text(name)
        submission.registers[5]?[1].entries[502]?.typed = name
        let register = Finding.Place(sheet: "5_Программы", column: 502, ordinal: 2)
        let findings = [
            Finding(.personName, at: .init(row: 1001, column: 3)),
            Finding(.personName, at: .init(row: 304, column: 3)),
            Finding(.notANumber(found: name), at: .init(row: 304, column: 3)),
            Finding(.personName, at: register),
            ReturnedSample.broken("R301", 319, 3, .error, [.text(name), .number(1)]),
            Finding(
                .ruleBroken(id: "R503", arguments: [.text(name), .number(20)]),
                at: .init(sheet: "5_Программы", column: 512, ordinal: 2), severity: .warning),
        ]
        let document = try sample.document(submission, findings)
        for line in try document.remarks() {
            #expect(!line.contains { $0.contains("Демидова") }, "\(line)")
        }
        let notes = document.sheets.flatMap { $0.notes.values.map(\.text) }
        #expect(notes.count == 5 && !notes.contains { $0.contains("Демидова") })
        let held = document.sheets.flatMap { sheet in
            sheet.cells.filter { $0.value.content == .text(name) }.map { _ in sheet.name }
        }
        #expect(Set(held) == ["3_Кадры", "5_Программы", "10_Справка"])
        #expect(try document.remarks().map { $0[4] }.contains("не повторяется"))
    }

    @Test("5") func anExplanationWithANameComesBackToBePutRight() throws {
        let source = CellSource(sheet: "Проверка", cell: CellAddress(row: 30, column: 6))
        var submission = sample.form.filled()
        submission.explanations = [
            Explanation(
                key: RemarkKey(code: "R311"), text: "Демидова А. П. отказалась", source: source)
        ]
        let findings = [
            ReturnedSample.broken("R311", 314, 3, .warning),
            Finding(.personName, at: .init(sheet: source.sheet, cell: source.cell)),
        ]
        let document = try sample.document(submission, findings)
        let (sheet, cell) = try document.target(ofRemark: "P01")
        #expect(sheet.name == "Замечания" && cell.column == 7)
        #expect(sheet.cells[cell]?.content == .text("Демидова А. П. отказалась"))
        #expect(sheet.cells[cell]?.style.isLocked == false)
        #expect(sheet.cells[cell]?.style.fill == Theme.error.fill)
        #expect(sheet.notes[cell]?.text.contains("Указана фамилия") == true)
        #expect(!sheet.conditionalFormats.contains { $0.range.contains(cell) })
        #expect(
            try document.remarks().map { $0[7] } == ["х", "Демидова А. П. отказалась"])
    }

    @Test(
        "6",
        arguments: [
            ("LEN(C12)>0", "LEN(E15)>0"),
            ("AND(LEN($C12)=0,C$4=\"C12\")", "AND(LEN($C15)=0,E$4=\"C12\")"),
            ("COUNTA($B9:$R9)>0", "COUNTA($B12:$R12)>0"),
            ("Строка_121=\"да\"", "Строка_121=\"да\""),
            ("'Лист A1'!$A$1+'Лист A1'!A1", "'Лист A1'!$A$1+'Лист A1'!C4"),
            ("LOG10(AA10)*1E3", "LOG10(AC13)*1E3"), ("\"a\"\"B2\"\"\"&B2", "\"a\"\"B2\"\"\"&D5"),
        ])
    func formulasMove(_ formula: String, _ moved: String) {
        #expect(ShiftedFormula.of(formula, rows: 3, columns: 2) == moved)
        #expect(ShiftedFormula.of(formula, rows: 0, columns: 0) == formula)
    }

    @Test("6") func aRangeIsCutIntoPiecesThatCoverAllElse() throws {
        let range = try #require(CellRange("C5:F9"))
        let format = ConditionalFormat(range: range, rule: .formula("LEN(C5)>0"))
        let lost = try Set(["C5", "E7", "F7", "A1"].map { try #require(CellAddress($0)) })
        let pieces = format.without(lost)
        var covered: [CellAddress: Int] = [:]
        for piece in pieces {
            #expect(piece.rule == .formula("LEN(\(piece.range.first))>0"))
            for row in piece.range.rows {
                for column in piece.range.columns {
                    covered[CellAddress(row: row, column: column), default: 0] += 1
                }
            }
        }
        #expect(covered.count == 20 - 3 && covered.values.allSatisfy { $0 == 1 })
        #expect(lost.isDisjoint(with: covered.keys))
        #expect(format.without([]) == [format])
    }
}
