import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookWriter

@testable import Reports

// 1. The workbook is the form as the blank has it, with «Замечания» in front, shown on opening.
// 2. The head says whose report it is, what became of it, when it came and how much is filled.
// 3. Errors stand first, then warnings, then notices; each with place, value, fact, remedy and code.
// 4. Errors are crossed out in «Пояснение», warnings have an unlocked cell, with what was written.
// 5. A cell with a remark is marked and keeps its format; a note says all that was found there.
// 6. No conditional format hides a mark; an empty cell loses its mark by being filled.
// 7. Every sheet of the form leads back to the remarks.
// 8. A protocol of any length is listed whole; what is far beyond any honest report is not rebuilt.
struct ReturnedFormTests {
    let sample: ReturnedSample

    init() throws {
        sample = try ReturnedSample()
    }

    private static var findings: [Finding] {
        var explained = ReturnedSample.broken("R206", 207, 6, .warning, [.number(2)])
        explained.explanation = "Один документ на двоих"
        return [
            Finding(
                .dateAsText(found: "1.6.26", read: CalendarDate(dayNumber: 20_605)),
                at: .init(row: 120, column: 3)),
            ReturnedSample.broken("R311", 314, 3, .warning),
            Finding(.empty, at: .init(row: 309, column: 5)),
            ReturnedSample.broken("R301", 304, 3, .error),
            ReturnedSample.broken("R303", 304, 3, .error),
            Finding(.notANumber(found: "5 (пять)"), at: .init(row: 318, column: 3)),
            explained, Finding(.otherFormVersion(found: "2025.1", current: "2026.1")),
        ]
    }

    private func document() throws -> WorkbookDocument {
        var submission = sample.form.filled()
        submission.entries[ValueKey(309, 5)] = nil
        submission.entries[ValueKey(318)]?.value = nil
        submission.entries[ValueKey(318)]?.typed = "5 (пять)"
        submission.entries[ValueKey(304)]?.typed = "14"
        return try sample.document(submission, Self.findings)
    }

    private func address(_ key: ValueKey) throws -> CellAddress {
        let map = BlankLayout(form: sample.form).map
        return try #require(map.grid(ofRow: key.row)?.address(key))
    }

    @Test("1") func theFormStandsBehindItsRemarks() throws {
        let blank = try BlankSample.document(
            BlankLayout(form: sample.form), values: sample.form.filled())
        let clean = try sample.document(sample.form.filled(), [])
        #expect(clean.sheets.map(\.name) == ["Замечания"] + blank.sheets.map(\.name))
        #expect(clean.activeSheet == 0)
        #expect(clean.names.map(\.name) == blank.names.map(\.name))
        #expect(clean.properties.custom.elementsEqual(blank.properties.custom, by: ==))
        for (sheet, original) in zip(clean.sheets.dropFirst(), blank.sheets) {
            let changed = sheet.cells.filter { original.cells[$0.key] != $0.value }
            #expect(changed.keys.allSatisfy { $0.row == BlankGrid.noteRow }, "\(sheet.name)")
            #expect(sheet.notes.isEmpty && sheet.isProtected == original.isProtected)
            #expect(sheet.conditionalFormats == original.conditionalFormats)
            #expect(sheet.validations == original.validations)
        }
    }

    @Test("2") func theHeadSaysWhatBecameOfTheReport() throws {
        let sheet = try document().sheet("Замечания")
        let texts = sheet.cells.values.compactMap(\.content.words)
        #expect(texts.contains("На доработке"))
        #expect(texts.contains("17.12.2026, на 2\u{A0}дня позже срока 15.12.2026; версия 2"))
        #expect(texts.contains("212 из 214\u{A0}обязательных ячеек"))
        #expect(
            texts.contains("4\u{A0}ошибки, 3\u{A0}предупреждения (с пояснением 1), 1\u{A0}сведение")
        )
        #expect(texts.contains { $0.contains("МАОУ СШ № 1 & Ко, ИНН 2460000003") })
        #expect(texts.contains { $0.hasPrefix("3. На титуле в строке 109") })
        #expect(LayoutCheck.clipped(sheet) == [])
    }

    @Test("2") func aReportWithoutRemarksSaysSo() throws {
        let clean = try sample.document(sample.form.filled(), [], day: "2026-12-15")
        let sheet = try clean.sheet("Замечания")
        let texts = sheet.cells.values.compactMap(\.content.words)
        #expect(texts.contains("Замечаний нет.") && texts.contains("Принят"))
        #expect(texts.contains("15.12.2026, в срок (срок 15.12.2026); версия 2"))
        #expect(sheet.filter == nil)
    }

    @Test("3") func everyRemarkHasPlaceValueFactRemedyAndCode() throws {
        let table = try document().remarks()
        #expect(
            table.map { $0[8] } == [
                "R301 304:3", "R303 304:3", "C03 309:5", "C02 318:3", "I02", "R206 207:6",
                "R311 314:3", "C08 120:3",
            ])
        #expect(table.map { $0[0] } == (1...8).map(String.init))
        let words = ["ошибка", "предупреждение", "сведение"]
        #expect(table.map { $0[1] } == [0, 0, 0, 0, 1, 1, 1, 2].map { words[$0] })
        let place = try address(ValueKey(318))
        #expect(table[3][2] == "3_Кадры, \(place)")
        #expect(
            table[3][3]
                == "318. Студенты, закреплённые за наставниками МОУ\nгр. 3. Всего (сумма граф 4–9)")
        #expect(
            table[3][4...6] == [
                "5 (пять)", "Нужно число, а указано «5 (пять)».", "Впишите только число, без слов.",
            ])
        #expect(table[0][4] == "14" && table[2][4] == "пусто")
        #expect(table[4][2] == "весь файл" && table[4][4] == "")
        #expect(table[4][6].hasPrefix("Эта книга – действующий бланк"))
    }

    @Test("3") func everyLinkLeadsToTheMarkedCell() throws {
        let document = try document()
        for (code, key) in [
            ("R301", ValueKey(304)), ("C02", ValueKey(318)), ("R206", ValueKey(207, 6)),
            ("C08", ValueKey(120)),
        ] {
            let (sheet, cell) = try document.target(ofRemark: code)
            #expect(try cell == address(key), "\(code)")
            #expect(sheet.notes[cell] != nil, "\(code)")
        }
    }

    @Test("4") func onlyWarningsAskForAnExplanation() throws {
        let sheet = try document().sheet("Замечания")
        let first = try #require(sheet.frozenAt).row
        let cells = try (first..<first + 8).map {
            try #require(sheet.cells[CellAddress(row: $0, column: 7)])
        }
        #expect(
            cells.map(\.content) == [
                .text("х"), .text("х"), .text("х"), .text("х"), .blank,
                .text("Один документ на двоих"), .blank, .blank,
            ])
        #expect(cells.map(\.style.isLocked) == [true, true, true, true, false, false, false, true])
        let open = sheet.cells.filter { !$0.value.style.isLocked }.keys
        #expect(open.count == 3 && sheet.isProtected)
        #expect(open.allSatisfy { cell in sheet.validations.contains { $0.range.contains(cell) } })
        #expect(sheet.selection == CellAddress(row: first + 4, column: 7))
        let asking = try #require(sheet.cells[CellAddress(row: first + 6, column: 7)]).style
        #expect(asking.fill == Theme.input.fill && asking.border == Theme.input.border)
    }

    @Test("5") func aMarkedCellKeepsItsFormatAndItsValue() throws {
        let blank = try BlankSample.document(
            BlankLayout(form: sample.form), values: sample.form.filled())
        let document = try document()
        let marks: [(ValueKey, CellStyle)] = [
            (ValueKey(304), Theme.error), (ValueKey(309, 5), Theme.error),
            (ValueKey(318), Theme.error), (ValueKey(314), Theme.warning),
        ]
        for (key, look) in marks {
            let address = try address(key)
            let cell = try #require(document.sheet("3_Кадры").cells[address])
            let before = try #require(blank.sheet("3_Кадры").cells[address])
            #expect(cell.style.fill == look.fill && cell.style.ink == look.ink)
            var restored = cell.style
            restored.fill = before.style.fill
            restored.ink = before.style.ink
            restored.border = before.style.border
            #expect(restored == before.style)
            #expect(!cell.style.isLocked)
        }
        let typed = try address(ValueKey(318))
        #expect(try document.sheet("3_Кадры").cells[typed]?.content == .text("5 (пять)"))
        // Nothing has to be done about a notice or an explained warning: a note is enough.
        for (key, name) in [(ValueKey(120), "1_Титул"), (ValueKey(207, 6), "2_Документы")] {
            let sheet = try document.sheet(name)
            let cell = try address(key)
            #expect(try sheet.cells[cell]?.style == blank.sheet(name).cells[cell]?.style)
            #expect(sheet.notes[cell] != nil)
        }
    }

    @Test("5") func oneNoteSaysAllThatWasFoundInACell() throws {
        let document = try document()
        let staff = try document.sheet("3_Кадры")
        let note = try #require(staff.notes[address(ValueKey(304))])
        #expect(note.author == sample.form.collector)
        #expect(
            note.text.components(separatedBy: "\n\n") == [
                "Ошибка. В графе 3 указано 3, а сумма граф 4–9 равна 5. Исправьте итог или графы 4–9.",
                "Ошибка. Всего наставляемых 3, а сумма строк 305–308 равна 5. "
                    + "Отнесите каждого наставляемого к одной из строк 305–308, "
                    + "по основному основанию.",
            ])
        let explained = try document.sheet("2_Документы").notes[address(ValueKey(207, 6))]
        #expect(explained?.text.hasSuffix("Пояснение дано.") == true)
        #expect(staff.notes.count == 4)
    }

    @Test("6") func noConditionalFormatHidesAMark() throws {
        let document = try document()
        let staff = try document.sheet("3_Кадры")
        for key in [ValueKey(304), ValueKey(318), ValueKey(314)] {
            let cell = try address(key)
            #expect(!staff.conditionalFormats.contains { $0.range.contains(cell) }, "\(key)")
        }
        let empty = try address(ValueKey(309, 5))
        let formats = staff.conditionalFormats.filter { $0.range.contains(empty) }
        #expect(formats.map(\.rule) == [.formula("LEN(\(empty))>0")])
        #expect(formats.map(\.style.fill) == [Theme.settled.fill])
        // The others still turn white once they are filled.
        for key in [ValueKey(301), ValueKey(304, 4), ValueKey(319)] {
            let cell = try address(key)
            let rules = staff.conditionalFormats.filter { $0.range.contains(cell) }
            #expect(rules.count == 1, "\(key)")
        }
    }

    @Test("7") func everySheetLeadsBack() throws {
        let document = try document()
        for form in sample.form.sheets {
            let sheet = try document.sheet(form.name)
            let links = sheet.cells.filter {
                $0.value.content.words == "← К замечаниям" && $0.key.row == BlankGrid.noteRow
            }
            #expect(links.count == 1, "\(form.name)")
            let cell = try #require(links.keys.first)
            let range = sheet.merges.first { $0.first == cell } ?? CellRange(cell, cell)
            let width = range.columns.reduce(0) { $0 + (sheet.columnWidths[$1] ?? 0) }
            let next = CellAddress(row: cell.row, column: range.last.column + 1)
            #expect(
                width >= TextMetrics.width(of: "← К замечаниям")
                    || sheet.cells[next]?.content ?? .blank == .blank, "\(form.name)")
        }
        #expect(
            try document.sheet("Замечания").cells.values.contains {
                $0.content.words == "К проверке →"
            })
        #expect(
            try document.sheet("Проверка").cells.values.contains {
                $0.content.words == "← К замечаниям"
            })
    }

    @Test("8") func aProtocolOfAnyLengthIsListedWhole() throws {
        var findings: [Finding] = []
        for row in sample.form.sheets.flatMap(\.rows) {
            for column in row.cells.keys {
                findings.append(Finding(.empty, at: .init(row: row.code, column: column)))
                findings.append(ReturnedSample.broken("R311", row.code, column, .warning))
            }
        }
        #expect(findings.count > 700)
        let document = try sample.document(Submission(), findings)
        #expect(try document.remarks().count == findings.count)
        let bytes = try WorkbookFile.bytes(of: document)
        #expect(bytes.count > 100_000)
        #expect(try sample.reading(document).submission.entries.isEmpty)
    }

    @Test("8") func whatIsBeyondAnyHonestReportIsNotRebuilt() throws {
        let long = sample.form.filled(registerRows: 501)
        let warning = ReturnedSample.broken("R311", 314, 3, .warning)
        let document = try sample.document(long, [warning])
        #expect(document.sheets.map(\.name) == ["Замечания"])
        #expect(try document.remarks()[0][2] == "3_Кадры")
        #expect(try WorkbookFile.bytes(of: document).count > 1000)
        #expect(
            try sample.document(sample.form.filled(registerRows: 500), [warning]).sheets.count > 10)

        let many = (1...3001).map {
            Finding(.notADate(found: "вчера"), at: .init(column: 511, ordinal: $0))
        }
        let cut = try sample.document(sample.form.filled(), many)
        #expect(cut.sheets.count == 1)
        let lines = try cut.remarks()
        #expect(lines.count == 3001 && lines[3000].first == "… и ещё 1")
    }
}
