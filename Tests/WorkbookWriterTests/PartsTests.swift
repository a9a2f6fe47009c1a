import Spreadsheet
import Testing
import WorkbookWriter

/// What readers of values do not see: looks, rules, print, properties, links and notes.
struct PartsTests {
    @Test func aLookIsOneFormatHoweverManyCellsShareIt() throws {
        var sheet = SheetDocument(name: "Лист")
        let looks = [CellStyle(), CellStyle().with { $0.isBold = true }]
        for row in 0..<200 {
            sheet.put(.number(1), at: CellAddress(row: row, column: row % 3), looks[row % 2])
        }
        let styles = try #require(try Parts(of: sheet)["xl/styles.xml"])
        #expect(styles.contains("<cellXfs count=\"3\">"))
        #expect(styles.contains("<fonts count=\"2\">"))
        #expect(!styles.contains("Calibri"))
    }

    @Test func propertiesNameTheOrganisationOnly() throws {
        let parts = try Parts(of: Sample.document([Sample.sheet()]))
        let core = try #require(try parts["docProps/core.xml"])
        #expect(core.contains("<dc:creator>КИМЦ</dc:creator>"))
        #expect(core.contains("<cp:lastModifiedBy>КИМЦ</cp:lastModifiedBy>"))
        #expect(core.contains(">2026-12-15T09:00:00Z</dcterms:created>"))
        #expect(core.contains(">2026-12-15T09:00:00Z</dcterms:modified>"))
        #expect(try parts["docProps/app.xml"]?.contains("<Company>КИМЦ</Company>") == true)
    }

    @Test func theBeginningOf1970IsNotThePresent() throws {
        var document = Sample.document([Sample.sheet()])
        document.properties.created = DateTime(date: CalendarDate(dayNumber: 0))
        let core = try Parts(of: document)["docProps/core.xml"]
        #expect(core?.contains(">1970-01-01T00:00:01Z</dcterms:created>") == true)
    }

    @Test func theSheetIsSetUpForScreenAndPaper() throws {
        let sheet = try Parts(of: Sample.everything).sheet
        for fact in [
            "<tabColor rgb=\"FFC9B458\"/>", "fitToPage=\"1\"", "showGridLines=\"0\"",
            "<pane xSplit=\"2\" ySplit=\"3\" topLeftCell=\"C4\"",
            "<selection pane=\"bottomRight\" activeCell=\"C4\" sqref=\"C4\"/>",
            "min=\"7\" max=\"7\" width=\"9.7109375\" hidden=\"1\"", "ht=\"24\" customHeight=\"1\"",
            "left=\"0.394\" right=\"0.394\" top=\"0.394\" bottom=\"0.394\"",
            "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/>",
            "&amp;L&amp;8&amp;\"Arial,Regular\"6.1&amp;C", "<autoFilter ref=\"A3:E7\"/>",
            "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" "
                + "formatRows=\"0\" autoFilter=\"0\"/>",
        ] { #expect(sheet.contains(fact)) }
        #expect(!sheet.contains("printOptions"))
    }

    @Test func aWideSheetIsPrintedOnPagesSideBySide() throws {
        let sheet = try Parts(
            of: Sample.sheet {
                $0.print.fitsWidth = false
                $0.print.paper = .a3
                $0.print.scale = 68
                $0.print.columnBreaks = [4, 9]
            }
        ).sheet
        #expect(
            sheet.contains("<pageSetup paperSize=\"8\" scale=\"68\" orientation=\"landscape\"/>"))
        #expect(sheet.contains("<colBreaks count=\"2\" manualBreakCount=\"2\">"))
        #expect(sheet.contains("<brk id=\"4\"") && sheet.contains("<brk id=\"9\""))
        #expect(!sheet.contains("fitToPage"))
    }

    @Test func sizesBeyondTheFormatAreCut() throws {
        let sheet = try Parts(
            of: Sample.sheet {
                $0.columnWidths = [0: 900, 1: -1]
                $0.rowHeights = [0: 900]
            }
        ).sheet
        #expect(sheet.contains("width=\"255.7109375\""))
        #expect(sheet.contains("ht=\"409\""))
    }

    @Test func namesThatNeedApostrophesHaveThemEverywhere() throws {
        let parts = try Parts(
            of: Sample.document([
                Sample.sheet(name: "2026") {
                    $0.print.area = Sample.range("A1:B2")
                    $0.print.repeatedRows = 0...1
                    $0.filter = Sample.range("A1:B2")
                },
                Sample.sheet(
                    .link(text: "туда", target: .cell(sheet: "O'Нил", Sample.cell("B2"))),
                    name: "O'Нил"),
            ]))
        let workbook = try parts.workbook
        #expect(workbook.contains(">'2026'!$A$1:$B$2</definedName>"))
        #expect(workbook.contains(">'2026'!$1:$2</definedName>"))
        let second = try #require(try parts["xl/worksheets/sheet2.xml"])
        #expect(second.contains("location=\"'O''Нил'!B2\""))
    }

    @Test func repeatedColumnsGiveWayWhereTheLibraryHasNoRoom() throws {
        func titles(_ name: String) throws -> String {
            try Parts(
                of: Sample.sheet(name: name) {
                    $0.print.repeatedRows = 0...1
                    $0.print.repeatedColumns = 0...1
                }
            ).workbook
        }
        let long = String(repeating: "я", count: 31)
        #expect(try titles("Лист").contains(">'Лист'!$A:$B,'Лист'!$1:$2</definedName>"))
        #expect(try titles(long).contains(">'\(long)'!$1:$2</definedName>"))
    }

    @Test func hiddenSheetsAreSkippedOnOpening() throws {
        var document = Sample.document([
            Sample.sheet(name: "А") { $0.isHidden = true }, Sample.sheet(name: "Б"),
            Sample.sheet(name: "В"),
        ])
        document.activeSheet = 2
        let workbook = try Parts(of: document).workbook
        #expect(workbook.contains("name=\"А\" sheetId=\"1\" state=\"hidden\""))
        #expect(workbook.contains("firstSheet=\"1\" activeTab=\"2\""))
    }

    @Test func rulesOfInputAreWrittenWithTheirBounds() throws {
        let sheet = try Parts(of: Sample.everything).sheet
        for fact in [
            "type=\"whole\"", "<formula1>0</formula1><formula2>999999</formula2>",
            "<formula1>'Списки 2'!$A$1:$A$12</formula1>", "<formula1>\"да,нет\"</formula1>",
            "<formula1>Список_районы</formula1>", "<formula2>1.5</formula2>",
            "<formula1>45569</formula1><formula2>45669</formula2>",
            "type=\"textLength\" operator=\"lessThanOrEqual\"", "<formula1>B13&gt;A13</formula1>",
            "promptTitle=\"Число\" prompt=\"Целое число от 0.\"", "errorTitle=\"Число\"",
        ] { #expect(sheet.contains(fact)) }
        #expect(try Parts(of: Sample.everything).workbook.contains("'Списки'!$A$1:$A$3"))
    }

    @Test func conditionalLooksAreWritten() throws {
        let parts = try Parts(of: Sample.everything)
        let sheet = try parts.sheet
        for fact in [
            "<formula>C4&gt;7000</formula>", "<formula>\"002\"</formula>",
            "<cfvo type=\"num\" val=\"0\"/><cfvo type=\"max\"/><color rgb=\"FF8FB3E0\"/>",
            "type=\"colorScale\"",
        ] { #expect(sheet.contains(fact)) }
        #expect(try parts["xl/styles.xml"]?.contains("<dxfs count=\"1\">") == true)
    }

    @Test(arguments: [
        "javascript:alert(1)", "https://", "", "пример.рф", "https://а\u{1}",
        "https://example.org/" + String(repeating: "а", count: 2079),
    ])
    func anAddressThatNoProgramTakesBecomesText(_ address: String) throws {
        let sheet = try Parts(of: Sample.sheet(.link(text: "сайт", target: .web(address)))).sheet
        #expect(!sheet.contains("<hyperlink"))
        #expect(sheet.contains("t=\"s\""))
    }

    @Test func linksBeyondTheLimitOfTheFormatBecomeText() throws {
        var sheet = SheetDocument(name: "Лист")
        let link = CellContent.link(text: "к", target: .cell(sheet: "Лист", Sample.cell("A1")))
        for row in 0..<65_531 { sheet.put(link, at: CellAddress(row: row, column: 0), CellStyle()) }
        let written = try Parts(of: sheet).sheet
        #expect(written.contains("<hyperlink ref=\"A65530\""))
        #expect(!written.contains("<hyperlink ref=\"A65531\""))
        #expect(written.contains("<c r=\"A65531\""))
    }

    @Test func notesAreHiddenAndNameTheirAuthor() throws {
        let parts = try Parts(of: Sample.everything)
        let comments = try #require(try parts["xl/comments1.xml"])
        #expect(comments.contains("<author>КИМЦ</author>"))
        #expect(comments.contains("<t>Считаются все участники школьного этапа.</t>"))
        let drawing = try #require(try parts["xl/drawings/vmlDrawing1.vml"])
        #expect(drawing.contains("visibility:hidden"))
        #expect(!drawing.contains("<x:Visible"))
    }
}
