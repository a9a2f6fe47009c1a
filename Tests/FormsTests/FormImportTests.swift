import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing

/// 1. Cells are found by the codes of rows and the numbers of columns, never by their address.
/// 2. What people do to sheets without harm must not be remarked on, or only warned of.
/// 3. What cannot be found is named, everything else is read all the same.
struct FormImportTests {
    @Test func aFaultlessFileHasNoFindings() {
        let reading = ImportFixture().reading
        #expect(reading.findings.isEmpty)
        #expect(reading.submission.formVersion == "2026.1")
        #expect(
            reading.submission.values == [
                ValueKey(101): .text("Средняя школа"), ValueKey(102): .text("МАОУ СШ № 1"),
                ValueKey(103): .text("0012345673"), ValueKey(104): .text("Ленинский"),
                ValueKey(105): .text("школа"), ValueKey(106): .number(2026),
                ValueKey(107): .text("2 (срок 15 декабря)"),
                ValueKey(201): .text("да"), ValueKey(201, 6): .text("https://sh1.gosuslugi.ru/n"),
                ValueKey(202): .text("да"), ValueKey(202, 4): .date(day("2025-09-01")),
                ValueKey(202, 5): .text("12"),
                ValueKey(202, 6): .text("https://sh1.gosuslugi.ru/p"),
                ValueKey(203): .text("нет"),
                ValueKey(301): .number(54), ValueKey(301, 4): .number(7),
                ValueKey(302): .number(12), ValueKey(302, 4): .number(0),
                ValueKey(302, 5): .number(8.4), ValueKey(303): .number(9),
            ])
    }

    @Test func everyCellToBeFilledHasAPlaceEvenWhenItIsEmpty() {
        let places = ImportFixture().reading.submission.places
        #expect(places.count == 7 + 10 + 6)
        #expect(
            places[ValueKey(203, 6)]
                == CellSource(sheet: "2_Документы", cell: CellAddress(row: 7, column: 5)))
    }

    @Test func registerRowsAreThoseWithMoreThanTheirNumber() throws {
        let rows = try #require(ImportFixture().reading.submission.registers[5])
        #expect(rows.map(\.ordinal) == [1, 2, 3])
        #expect(rows.map { $0.entries[502]?.value } == ["П-01", "Г-01", "П-02"].map { .text($0) })
        #expect(rows.map { $0.entries[515]?.value } == [.number(100), .number(40), .number(0)])
        #expect(rows[1].places[511]?.cell == CellAddress("D6"))
        #expect(rows[1].entries[511]?.typed == "01.10.2025")
    }

    @Test func insertedRowsAndColumnsDoNoHarm() {
        var fixture = ImportFixture()
        let values = fixture.reading.submission.values
        fixture.workbook.sheets[2].insertRows(2, at: 4)
        fixture.workbook.sheets[2].insertColumns(1, at: 3)
        fixture.workbook.sheets[1].insertColumns(2, at: 0)
        fixture.workbook.sheets[3].insertRows(3, at: 1)
        fixture.workbook.sheets[3].insertColumns(1, at: 2)
        #expect(fixture.findings.isEmpty)
        #expect(fixture.reading.submission.values == values)
        #expect(fixture.reading.submission.registers[5]?.count == 3)
        #expect(fixture.reading.submission.places[ValueKey(302, 4)]?.cell == CellAddress("E7"))
    }

    @Test func aMovedTableIsReadWhereItIs() {
        var fixture = ImportFixture()
        let values = fixture.reading.submission.values
        fixture.workbook.sheets[2].insertRows(40, at: 0)
        fixture.workbook.sheets[2].insertColumns(7, at: 0)
        #expect(fixture.findings.isEmpty)
        #expect(fixture.reading.submission.values == values)
    }

    @Test func theOrderOfSheetsAndTheSpellingOfTheirNamesDoNotMatter() {
        var fixture = ImportFixture()
        let values = fixture.reading.submission.values
        fixture.workbook.sheets.reverse()
        fixture.workbook.sheets[2].name = "3 кадры "
        #expect(fixture.findings.isEmpty)
        #expect(fixture.reading.submission.values == values)
    }

    @Test func aRenamedSheetIsRecognisedByItsCodes() {
        var fixture = ImportFixture()
        let values = fixture.reading.submission.values
        fixture.workbook.sheets[2].name = "Лист1"
        fixture.workbook.sheets[3].name = "Реестр"
        #expect(
            fixture.findings == [
                Finding(
                    .sheetRenamed(name: "3_Кадры", found: "Лист1"),
                    at: Finding.Place(sheet: "Лист1")),
                Finding(
                    .sheetRenamed(name: "5_Программы", found: "Реестр"),
                    at: Finding.Place(sheet: "Реестр")),
            ])
        #expect(fixture.findings.allSatisfy { $0.severity == .warning })
        #expect(fixture.reading.submission.values == values)
    }

    @Test func sheetsWithExchangedNamesAreToldApartByTheirCodes() {
        var fixture = ImportFixture()
        let values = fixture.reading.submission.values
        fixture.workbook.sheets[1].name = "3_Кадры"
        fixture.workbook.sheets[2].name = "2_Документы"
        #expect(fixture.findings.map(\.fact.code) == ["S02", "S02"])
        #expect(fixture.reading.submission.values == values)
    }

    @Test func sheetsThatOnlyRepeatTheCodesAreNeverTakenForData() {
        for name in [
            "Проверка", "Списки", "Служебный", "Инструкция", "Замечания", "Мы поняли так",
        ] {
            var fixture = ImportFixture()
            fixture.workbook.sheets.removeLast()
            fixture.workbook.sheets[2].name = name
            #expect(fixture.facts == [.sheetMissing(name: "3_Кадры")])
        }
    }

    @Test func aMissingSheetIsNamed() {
        var fixture = ImportFixture()
        fixture.workbook.sheets.remove(at: 1)
        #expect(fixture.facts == [.sheetMissing(name: "2_Документы")])
        #expect(fixture.reading.submission[302] == .number(12))
    }

    @Test func aMissingRowIsNamed() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[2].removeRow(4)
        #expect(
            fixture.findings == [
                Finding(
                    .rowMissing(code: 302, caption: "Наставников"),
                    at: Finding.Place(sheet: "3_Кадры", row: 302))
            ])
        #expect(fixture.reading.submission[303] == .number(9))
    }

    @Test func aMissingColumnIsNamedAndTheOthersKeepTheirValues() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[2].removeColumn(3)
        #expect(
            fixture.findings == [
                Finding(
                    .columnMissing(number: 4, caption: "до 3 лет"),
                    at: Finding.Place(sheet: "3_Кадры", column: 4))
            ])
        #expect(fixture.reading.submission[302, 5] == .number(8.4))
    }

    @Test func aMissingColumnOfARegisterIsNamed() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[3].removeColumn(2)
        #expect(fixture.facts == [.columnMissing(number: 503, caption: "Форма")])
        #expect(fixture.reading.submission.registers[5]?[0].entries[515]?.value == .number(100))
    }

    @Test func captionsStandInForTheRowOfColumnNumbers() {
        var fixture = ImportFixture()
        let reading = fixture.reading
        fixture.workbook.sheets[2].removeRow(2)
        fixture.workbook.sheets[1].removeRow(4)
        fixture.workbook.sheets[3].removeRow(2)
        #expect(fixture.findings.isEmpty)
        #expect(fixture.reading.submission.values == reading.submission.values)
        #expect(fixture.reading.submission.registers[5]?.count == 3)
    }

    @Test func captionsStandInForADamagedNumber() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[2]["D3"] = .text("?")
        fixture.workbook.sheets[3]["C3"] = nil
        #expect(fixture.findings.isEmpty)
        #expect(fixture.reading.submission[302, 4] == .number(0))
        #expect(fixture.reading.submission.registers[5]?[1].entries[503]?.typed == "Учёба в группе")
    }

    @Test func columnsRenumberedAfterOneWasDeletedAreFoundByTheirCaptions() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[2].removeColumn(3)
        fixture.workbook.sheets[2]["D3"] = .number(4)
        #expect(fixture.facts == [.columnMissing(number: 4, caption: "до 3 лет")])
        #expect(fixture.reading.submission[302, 5] == .number(8.4))
    }

    @Test func aRowThatStandsTwiceIsAFindingUnlessOneOfThemIsEmpty() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[2]["A7"] = .number(303)
        #expect(fixture.findings.isEmpty)
        fixture.workbook.sheets[2]["C7"] = .number(4)
        #expect(
            fixture.findings == [
                Finding(
                    .rowRepeated(code: 303),
                    at: Finding.Place(sheet: "3_Кадры", cell: CellAddress("A7"), row: 303))
            ])
        fixture.workbook.sheets[2]["C6"] = nil
        #expect(fixture.findings.isEmpty)
        #expect(fixture.reading.submission[303] == .number(4))
    }

    @Test func dataInRowsTheFormDoesNotHaveIsWarnedOf() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[2]["B8"] = .text("Ещё наставники")
        fixture.workbook.sheets[2]["C8"] = .text("3")
        fixture.workbook.sheets[1]["A9"] = .number(204)
        fixture.workbook.sheets[1]["D9"] = .date(DateTime(date: day("2025-09-01")))
        #expect(
            fixture.facts == [.surplusRow(worksheetRow: 9), .surplusRow(worksheetRow: 8)])
        #expect(fixture.findings.allSatisfy { $0.severity == .warning })
    }

    @Test func aSignatureUnderTheTableIsNoData() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[1]["B10"] = .text("Директор")
        fixture.workbook.sheets[1]["C10"] = .text("___________")
        fixture.workbook.sheets[1]["D10"] = .date(DateTime(date: day("2026-12-01")))
        fixture.workbook.sheets[1]["E10"] = .text("И. И. Иванов")
        #expect(fixture.findings.isEmpty)
    }

    @Test func mergedCellsAreAnErrorOnlyWhereACellToBeFilledIsLost() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[2].merges = ["A1:E1", "C6:E6", "A2:B2"].compactMap { CellRange($0) }
        #expect(fixture.findings.isEmpty)
        fixture.workbook.sheets[2].merges = [CellRange("C4:D4"), CellRange("C5:C6")]
            .compactMap { $0 }
        #expect(fixture.facts == [.cellsMerged(range: "C4:D4"), .cellsMerged(range: "C5:C6")])
        fixture.workbook.sheets[2].merges = []
        fixture.workbook.sheets[3].merges = ["A9:E9", "B4:C4"].compactMap { CellRange($0) }
        #expect(fixture.facts == [.cellsMerged(range: "B4:C4")])
    }

    @Test func hiddenRowsWithDataAreWarnedOfOnceASheet() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[2].hiddenRows = [0, 1, 20]
        #expect(fixture.findings.isEmpty)
        fixture.workbook.sheets[2].hiddenRows = [3, 4]
        #expect(fixture.findings == [Finding(.rowsHidden, at: Finding.Place(sheet: "3_Кадры"))])
    }

    @Test func aHiddenSheetIsRead() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[2].visibility = .hidden
        #expect(fixture.reading.submission[302] == .number(12))
        #expect(fixture.findings.isEmpty)
    }

    @Test func formulasMustHaveTheirResultInTheFileItself() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[2]["C4"] = nil
        fixture.workbook.sheets[2].formulasWithoutResult = [CellAddress(row: 3, column: 2)]
        fixture.workbook.sheets[2].externalFormulas = [CellAddress(row: 4, column: 2)]
        let place = Finding.Place(
            sheet: "3_Кадры", cell: CellAddress("C4"), row: 301, column: 3)
        #expect(
            fixture.findings.first == Finding(.formulaWithoutResult, at: place))
        #expect(fixture.facts == [.formulaWithoutResult, .externalReference])
        #expect(fixture.reading.submission.entries[ValueKey(301)]?.typed == "")
        #expect(fixture.reading.submission[302] == .number(12))
    }

    @Test(arguments: ["Х", "x", "-", "—", "\u{A0}"])
    func aCrossedOutCellMayHoldACrossADashOrNothing(_ text: String) {
        var fixture = ImportFixture()
        fixture.workbook.sheets[2]["E4"] = .text(text)
        #expect(fixture.findings.isEmpty)
    }

    @Test func anythingElseInACrossedOutCellIsWarnedOf() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[2]["E4"] = .number(3.5)
        #expect(fixture.facts == [.filledCrossedOut(found: "3,5")])
        #expect(fixture.findings.first?.place.cell == CellAddress("E4"))
    }

    @Test func allFindingsComeInOnePass() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[0]["C9"] = .text("Приморский")
        fixture.workbook.sheets[2]["C4"] = .text("5 чел.")
        fixture.workbook.sheets[2].removeRow(5)
        fixture.workbook.sheets.remove(at: 1)
        #expect(fixture.findings.map(\.fact.code) == ["C11", "S01", "C02", "S04"])
    }

    @Test func aBlankOfAnotherVersionIsWarnedOf() {
        var fixture = ImportFixture()
        fixture.workbook.customProperties[ServiceKey.version.property] = "2025.2"
        #expect(fixture.facts == [.otherFormVersion(found: "2025.2", current: "2026.1")])
        #expect(fixture.reading.identity.formVersion == "2025.2")
        #expect(fixture.reading.submission.formVersion == "2026.1")
    }

    @Test func aForeignTableBelowDoesNotFillTheProtocol() {
        var fixture = ImportFixture()
        for row in 10...200 { fixture.workbook.sheets[2]["C\(row)"] = .number(Double(row)) }
        #expect(fixture.findings.count == 20)
    }

    @Test(arguments: [
        Double.nan, .infinity, -.infinity, 1e300, -9.223_372_036_854_775_808e18, 9e15, 1e-300,
    ])
    func numbersBeyondAllBoundsAreReadAnywhereWithoutHarm(_ number: Double) {
        let keys = ImportFixture().reading.submission.places
        var fixture = ImportFixture()
        for source in keys.values {
            guard let sheet = fixture.workbook.sheets.firstIndex(where: { $0.name == source.sheet })
            else { continue }
            fixture.workbook.sheets[sheet].set("\(source.cell)", .number(number), format: "0%")
        }
        let refused = fixture.reading.submission.entries.filter { $0.value.value == nil }
        #expect(refused.count >= 15)
    }

    @Test func anEmptyWorkbookIsNotTheForm() {
        let reading = FormImport(form: SmallForm.form).read(WorkbookContents(sheets: []))
        #expect(reading.findings.map(\.fact.code) == ["S01", "S01", "S01", "S01"])
        #expect(reading.identity.resolve() == .notThisForm)
    }

    private func day(_ text: String) -> CalendarDate {
        CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0)
    }
}
