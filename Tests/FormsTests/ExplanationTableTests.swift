import Forms
import Spreadsheet
import TestSupport
import Testing

// 1. A table of explanations is known by its header, on «Проверка», on «Замечания», and on a sheet
//    with any other name; its lines may be sorted and deleted, columns inserted.
// 2. A line gives a code, perhaps a place, and a text; blank and crossed out ones give nothing.
// 3. A text is trimmed and cut; that it was cut is said.
// 4. Nothing on such a sheet is ever a value of the form.
// 5. A sheet of the form is no such table, whatever its captions are.
struct ExplanationTableTests {
    private static let table = """
        Замечания к отчёту

        № | Важность | Строка и графа | Пояснение | Код
        1 | ошибка | 301. Педагогов | х | R301 301:3
        301 | предупреждение | 302. Наставников | Выплата с января | R311 302:3
        302 | предупреждение | запись 2, П-02 | ' Срок сдвинут  | R503 502=П-02:515
        303 | предупреждение | весь файл | | I02
        """

    private func fixture(_ name: String, _ table: String = table) -> ImportFixture {
        var fixture = ImportFixture()
        fixture.workbook.sheets.insert(SheetContents(name: name, table: table), at: 0)
        return fixture
    }

    private func texts(_ fixture: ImportFixture) -> [String: String] {
        let explanations = fixture.reading.submission.explanations
        return Dictionary(uniqueKeysWithValues: explanations.map { ($0.key.text, $0.text) })
    }

    private static let expected = [
        "R311 302:3": "Выплата с января", "R503 502=П-02:515": "Срок сдвинут",
    ]

    @Test("1, 2, 4", arguments: ["Замечания", "Проверка", "Лист1", "замечания (2)"])
    func theTableIsReadUnderAnyName(_ name: String) {
        let fixture = fixture(name)
        #expect(texts(fixture) == Self.expected)
        #expect(fixture.facts == ImportFixture().facts)
        #expect(fixture.reading.submission.values == ImportFixture().reading.submission.values)
    }

    @Test("1: sorted, cut short, and with a column between")
    func theTableMayBeChanged() throws {
        var fixture = fixture("Замечания")
        let lines = Self.table.split(separator: "\n", omittingEmptySubsequences: false)
        let shuffled = lines[...2] + [lines[6], lines[5], lines[4]]
        fixture.workbook.sheets[0] = SheetContents(
            name: "Замечания", table: shuffled.joined(separator: "\n"))
        fixture.workbook.sheets[0].insertColumns(2, at: 3)
        fixture.workbook.sheets[0].insertRows(3, at: 0)
        #expect(texts(fixture) == Self.expected)
        fixture.workbook.sheets[0].removeRow(8)
        #expect(texts(fixture) == ["R503 502=П-02:515": "Срок сдвинут"])
    }

    @Test("1: the columns may stand the other way round")
    func theCodeMayStandFirst() {
        #expect(
            texts(fixture("Проверка", "Код | Правило | Пояснение\nR311 | Выплата | Нет средств"))
                == ["R311": "Нет средств"])
    }

    @Test(
        "2: what begins with no code is no line",
        arguments: ["Итого", "12", "R", "R311x 3:4", "304", "", "R3111111111111111111"])
    func noCode(_ code: String) {
        #expect(texts(fixture("Замечания", "Код | Пояснение\n\(code) | Причина")) == [:])
    }

    @Test("2: numbers and days are read as they are shown")
    func otherValues() {
        #expect(
            texts(fixture("Замечания", "Код | Пояснение\nR1 | 12.5\nR2 | @2026-12-01\nR3 | -"))
                == ["R1": "12,5", "R2": "01.12.2026"])
    }

    @Test("3")
    func aLongTextIsCutAndThatIsSaid() throws {
        let long = String(repeating: "я", count: Explanation.limit + 1)
        let fixture = fixture("Замечания", "Код | Пояснение\nR1 | \(long)")
        #expect(texts(fixture) == ["R1": String(long.dropLast())])
        let finding = try #require(
            fixture.findings.first { $0.fact == .textTooLong(limit: Explanation.limit) })
        #expect(finding.severity == .notice)
        #expect(finding.place == .init(sheet: "Замечания", cell: CellAddress("B2")))
    }

    @Test("4: a sheet of remarks with all codes of the form on it takes no sheet's place")
    func theCodesAreNoData() {
        let rows = (101...107).map { "\($0) | R1 \($0):3 | потому что \($0)" }
        let table = "№ | Код | Пояснение\n1 | 2 | 3\n" + rows.joined(separator: "\n")
        var fixture = fixture("Мои ответы", table)
        let expected = ImportFixture().reading
        #expect(fixture.reading.submission.values == expected.submission.values)
        #expect(fixture.reading.identity == expected.identity)
        // Even when the title sheet itself is gone.
        fixture.workbook.sheets.removeAll { $0.name == "1_Титул" }
        #expect(fixture.facts.contains(.sheetMissing(name: "1_Титул")))
        #expect(fixture.reading.submission[101] == nil)
    }

    @Test("5")
    func aSheetOfTheFormIsNoTable() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[1].set("G5", .text("Пояснение"), format: nil)
        fixture.workbook.sheets[1].set("H5", .text("Код"), format: nil)
        #expect(fixture.reading.submission.values == ImportFixture().reading.submission.values)
        #expect(texts(fixture) == [:])
    }

    @Test("1: what must be read of a file, and what need not")
    func printedSheets() {
        for name in ["Инструкция", "списки", "Расчёт", "Расчет", "Мы поняли так"] {
            #expect(FormImport.isPrintedOnly(name), "\(name)")
        }
        for name in ["Проверка", "Замечания", "Служебный", "3_Кадры", "Лист1"] {
            #expect(!FormImport.isPrintedOnly(name), "\(name)")
        }
    }
}
