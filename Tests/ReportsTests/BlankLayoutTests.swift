import Forms
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Reports

// 1. The sheets of a blank: instruction, the form's own, check, lists, service.
// 2. Row codes are numbers in column A; «№ строки» stands above the numbers of columns.
// 3. Every cell to fill is unlocked and has a rule of input; nothing else is unlocked.
// 4. Prompts keep to the limits of the file format.
// 5. Every name that the workbook uses is defined.
// 6. The register's facts are filled in; what was sent comes back cell by cell.
// 7. The file says which form, version, period and institution it is, twice.
// 8. Nothing is cut: rows have room for their texts, and those that people write into grow.
struct BlankLayoutTests {
    let form: Form
    let layout: BlankLayout
    let document: WorkbookDocument

    init() throws {
        form = try TestForm.m61()
        layout = BlankLayout(form: form)
        document = try BlankSample.document(layout)
    }

    private func sheet(_ name: String) throws -> SheetDocument {
        try #require(document.sheets.first { $0.name == name })
    }

    @Test func theSheetsStandInTheirOrder() {
        #expect(
            document.sheets.map(\.name) == ["Инструкция"] + form.sheets.map(\.name)
                + ["Проверка", "Списки", "Служебный", "Расчёт"])
        // People need nothing of the calculation but its results.
        #expect(document.sheets.filter(\.isHidden).map(\.name) == ["Расчёт"])
    }

    @Test func codesStandAsNumbersInColumnABelowTheirHeader() throws {
        for definition in form.sheets where !definition.isRegister {
            let sheet = try sheet(definition.name)
            let column = sheet.cells.filter { $0.key.column == 0 }
                .sorted { $0.key < $1.key }
            let header = try #require(
                column.first { $0.value.content == .text("№ строки") }?.key.row)
            #expect(
                sheet.cells[CellAddress(row: header + 1, column: 0)]?.content == .number(1))
            let codes = column.filter { $0.key.row > header + 1 }.compactMap { cell -> Int? in
                guard case .number(let number) = cell.value.content else { return nil }
                return Int(number)
            }
            #expect(codes == definition.rows.map(\.code), "\(definition.name)")
        }
    }

    @Test func theRegisterHasItsCodesBelowTheCaptionsAndNumberedRows() throws {
        let definition = try #require(form.sheets.first { $0.isRegister })
        let sheet = try sheet(definition.name)
        let first = try #require(
            sheet.cells.first { $0.value.content == .number(501) }?.key)
        #expect(first.column == 0)
        for (index, column) in definition.columns.enumerated() {
            let code = CellAddress(row: first.row, column: index)
            #expect(sheet.cells[code]?.content == .number(Double(column.number)))
            let caption = CellAddress(row: first.row - 1, column: index)
            #expect(sheet.cells[caption]?.content == .text(column.caption))
        }
        let capacity = try #require(definition.registerCapacity)
        let last = CellAddress(row: first.row + capacity, column: 0)
        #expect(sheet.cells[last]?.content == .number(Double(capacity)))
    }

    @Test func cellsToFillAreUnlockedAndHaveARuleAndNothingElseIs() throws {
        for definition in form.sheets {
            let sheet = try sheet(definition.name)
            #expect(sheet.isProtected)
            let unlocked = sheet.cells.filter { !$0.value.style.isLocked }.map(\.key)
            let expected =
                definition.registerCapacity.map { $0 * (definition.columns.count - 1) }
                ?? definition.rows.reduce(0) { $0 + $1.cells.count }
            #expect(unlocked.count == expected, "\(definition.name)")
            for cell in unlocked {
                let rules = sheet.validations.filter { $0.range.contains(cell) }
                #expect(rules.count == 1, "\(definition.name) \(cell)")
            }
            for rule in sheet.validations {
                #expect(sheet.cells[rule.range.first]?.style.isLocked == false)
                #expect(sheet.cells[rule.range.last]?.style.isLocked == false)
            }
        }
    }

    @Test func promptsKeepToTheLimits() {
        for sheet in document.sheets {
            for rule in sheet.validations {
                let prompts = [rule.validation.prompt, rule.validation.refusal].compactMap(\.self)
                #expect(prompts.count == 2)
                for prompt in prompts {
                    #expect((1...32).contains(prompt.title.utf16.count))
                    #expect((1...255).contains(prompt.text.utf16.count))
                }
            }
        }
    }

    @Test func usedNamesAreDefinedAndPointAtSheets() throws {
        let defined = Set(document.names.map(\.name))
        #expect(defined.count == document.names.count)
        for sheet in document.sheets {
            for rule in sheet.validations {
                guard case .listFrom(let name) = rule.validation.rule else { continue }
                #expect(defined.contains(name))
            }
            for format in sheet.conditionalFormats {
                guard case .formula(let formula) = format.rule else { continue }
                for name in formula.matches(of: /Строка_[0-9_]+/) {
                    #expect(defined.contains(String(name.output)), "\(formula)")
                }
            }
        }
        for list in form.lists {
            let name = "Список_\(list.name)"
            let formula = try #require(document.names.first { $0.name == name }?.formula)
            let range = try #require(CellRange(formula.replacing("'Списки'!", with: "")))
            let lists = try sheet("Списки")
            let values = range.rows.map {
                lists.cells[CellAddress(row: $0, column: range.first.column)]?.content
            }
            #expect(values == list.values.map { .text($0) }, "\(name)")
        }
    }

    @Test func theFileSaysTwiceWhatItIs() throws {
        let expected = ["M61", form.version, "2026-2", "2460000003"]
        #expect(document.properties.custom.map(\.value) == expected)
        let service = try sheet("Служебный")
        for (key, value) in zip(
            ["Код формы", "Версия формы", "Период", "ИНН МОУ"], expected)
        {
            let cell = try #require(
                service.cells.first { $0.value.content == .text(key) }?.key)
            #expect(cell.column == 0)
            let beside = CellAddress(row: cell.row, column: 1)
            #expect(service.cells[beside]?.content == .text(value))
        }
    }

    @Test func noTextIsCutAndNoColumnIsTooWide() {
        for sheet in document.sheets {
            #expect(LayoutCheck.clipped(sheet) == [])
            for width in sheet.columnWidths.values { #expect(width <= Theme.widestColumn) }
        }
    }

    @Test func rowsThatTextsAreTypedIntoGrowFromTheirHeightAndNoOthersDo() throws {
        func grows(_ kind: InputCell.Kind) -> Bool {
            switch kind {
            case .text, .choice, .url, .inn: true
            case .integer, .decimal, .date: false
            }
        }
        for definition in form.sheets where !definition.isRegister {
            let sheet = try sheet(definition.name)
            let growing = definition.rows.filter { row in
                row.cells.values.contains { grows($0.kind) }
            }
            let codes = sheet.growingRows.keys.sorted().map {
                sheet.cells[CellAddress(row: $0, column: 0)]?.content
            }
            #expect(codes == growing.map { .number(Double($0.code)) }, "\(definition.name)")
            // The name of the institution, which is known, may already need more.
            #expect(sheet.growingRows.allSatisfy { sheet.rowHeights[$0] ?? 0 >= $1 })
        }
        let register = try #require(form.sheets.first { $0.isRegister })
        #expect(try sheet(register.name).growingRows.count == register.registerCapacity)
        #expect(try sheet("Проверка").growingRows.isEmpty)
    }

    @Test func footersKeepToTheLimit() {
        for sheet in document.sheets {
            #expect((1...200).contains(sheet.print.footer.utf16.count))
            #expect(sheet.print.footer.hasSuffix("стр. &P из &N"))
        }
    }

    @Test func theFirstEmptyCellIsSelected() throws {
        let title = try sheet("1_Титул")
        let selected = try #require(title.selection)
        let code = CellAddress(row: selected.row, column: 0)
        #expect(title.cells[code]?.content == .number(108))
    }

    @Test func aFewRowsTooManyAreShrunkOntoOnePageAndManyAreNot() throws {
        #expect(try sheet("3_Кадры").print.fitsHeight)
        #expect(try sheet("5_Программы").print.fitsHeight == false)
    }
}
