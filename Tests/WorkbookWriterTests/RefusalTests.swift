import Spreadsheet
import Testing
import WorkbookWriter

/// Mistakes that the library would write into a file which other programs call damaged.
struct RefusalTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let document: WorkbookDocument
        let error: WriteError

        init(_ name: String, _ sheets: [SheetDocument], _ error: WriteError) {
            self.init(name, document: Sample.document(sheets), error)
        }

        init(_ name: String, document: WorkbookDocument, _ error: WriteError) {
            testDescription = name
            self.document = document
            self.error = error
        }
    }

    private static let first = WriteError.Place.cell(
        sheet: "Лист", CellAddress(row: 0, column: 0))
    private static let whole = WriteError.Place.range(sheet: "Лист", Sample.range("A1:B2"))

    @Test(arguments: sheetNames + visibility + contents + ranges + names + properties + charts)
    func aMistakeIsRefusedByItsName(_ sample: Case) {
        #expect(throws: sample.error) { _ = try WorkbookFile.bytes(of: sample.document) }
    }

    private static let sheetNames = [
        Case("no sheets", [], .noSheets),
        Case("no name", [Sample.sheet(name: "")], .sheetNameEmpty(0)),
        Case(
            "a long name", [Sample.sheet(name: String(repeating: "я", count: 32))],
            .sheetNameTooLong(String(repeating: "я", count: 32))),
        Case("a slash", [Sample.sheet(name: "1/2")], .sheetNameForbidden("1/2")),
        Case("a bracket", [Sample.sheet(name: "[1]")], .sheetNameForbidden("[1]")),
        Case("an apostrophe", [Sample.sheet(name: "'а")], .sheetNameForbidden("'а")),
        Case("a reserved name", [Sample.sheet(name: "History")], .sheetNameForbidden("History")),
        Case("a new line", [Sample.sheet(name: "а\nб")], .sheetNameForbidden("а\nб")),
        Case("U+FFFF", [Sample.sheet(name: "а\u{FFFF}")], .sheetNameForbidden("а\u{FFFF}")),
        Case("an escape", [Sample.sheet(name: "_x0041_")], .sheetNameForbidden("_x0041_")),
        Case(
            "another case", [Sample.sheet(name: "Лист"), Sample.sheet(name: "лИСТ")],
            .sheetNameTaken("лИСТ")),
    ]

    private static let visibility = [
        Case("all hidden", [Sample.sheet { $0.isHidden = true }], .noVisibleSheet),
        Case(
            "the active one hidden",
            [Sample.sheet { $0.isHidden = true }, Sample.sheet(name: "Другой")],
            .activeSheetNotShown(0)),
    ]

    private static let contents = [
        Case("NaN", [Sample.sheet(.number(.nan))], .notFinite(first)),
        Case("infinity", [Sample.sheet(.number(-.infinity))], .notFinite(first)),
        Case(
            "an infinite result", [Sample.sheet(.formula("1/0", cached: .number(.infinity)))],
            .notFinite(first)),
        Case(
            "a long text", [Sample.sheet(.text(String(repeating: "я", count: 32_768)))],
            .textTooLong(first, limit: 32_767)),
        Case(
            "a long text in pairs",
            [Sample.sheet(.text(String(repeating: "😀", count: 16_384)))],
            .textTooLong(first, limit: 32_767)),
        Case(
            "a long result",
            [Sample.sheet(.formula("A2", cached: .text(String(repeating: "я", count: 32_768))))],
            .textTooLong(first, limit: 32_767)),
        Case(
            "a long formula",
            [Sample.sheet(.formula(String(repeating: "1", count: 8193), cached: .number(1)))],
            .textTooLong(first, limit: 8192)),
        Case(
            "a day before 1900", [Sample.sheet(.date(CalendarDate(dayNumber: -25_568)))],
            .dateOutOfRange(first)),
        Case(
            "a day after 9999", [Sample.sheet(.date(CalendarDate(dayNumber: 2_932_897)))],
            .dateOutOfRange(first)),
        Case(
            "a link to nowhere",
            [
                Sample.sheet(
                    .link(
                        text: "туда",
                        target: .cell(sheet: "Нет", CellAddress(row: 0, column: 0))))
            ], .noSheet("Нет", at: first)),
        Case(
            "a cell below the last row",
            [
                Sample.sheet {
                    $0.put(
                        .number(1), at: CellAddress(row: 1_048_576, column: 0), CellStyle())
                }
            ],
            .outsideSheet(.cell(sheet: "Лист", CellAddress(row: 1_048_576, column: 0)))),
        Case(
            "a number format longer than the library's buffer",
            [
                Sample.sheet {
                    let style = CellStyle().with {
                        $0.numberFormat = String(repeating: "0", count: 128)
                    }
                    $0.put(.number(1), at: CellAddress(row: 0, column: 0), style)
                }
            ], .textTooLong(first, limit: 127)),
    ]

    private static let ranges = [
        Case(
            "overlapping merges",
            [Sample.sheet { $0.merges = [Sample.range("A1:B2"), Sample.range("B2:C3")] }],
            .mergesOverlap(sheet: "Лист", Sample.range("A1:B2"), Sample.range("B2:C3"))),
        Case(
            "a wide filter",
            [
                Sample.sheet {
                    $0.filter = CellRange(rows: 0...1, columns: 0...16_384)
                }
            ],
            .outsideSheet(
                .range(sheet: "Лист", CellRange(rows: 0...1, columns: 0...16_384)))),
        Case(
            "an infinite width", [Sample.sheet { $0.columnWidths = [0: .infinity] }],
            .notFinite(.sheet("Лист"))),
        Case(
            "a long prompt title",
            [validated(.any, prompt: .init(title: String(repeating: "ж", count: 33), text: ""))],
            .textTooLong(whole, limit: 32)),
        Case(
            "a long prompt",
            [validated(.any, prompt: .init(title: "", text: String(repeating: "ж", count: 256)))],
            .textTooLong(whole, limit: 255)),
        Case("an empty list", [validated(.list([]))], .listEmpty(whole)),
        Case("an infinite bound", [validated(.decimal(0 ... .infinity))], .notFinite(whole)),
        Case(
            "a day before 1900 as a bound",
            [validated(.date(CalendarDate(dayNumber: -30_000)...CalendarDate(dayNumber: 0)))],
            .dateOutOfRange(whole)),
        Case(
            "a long rule",
            [validated(.formula(String(repeating: "1", count: 256)))],
            .textTooLong(whole, limit: 255)),
        Case(
            "a footer with a control character",
            [Sample.sheet { $0.print.footer = "а\u{1}" }], .forbiddenCharacter(.sheet("Лист"))),
        Case(
            "a long footer",
            [Sample.sheet { $0.print.footer = String(repeating: "я", count: 201) }],
            .textTooLong(.sheet("Лист"), limit: 200)),
        Case(
            "a long note",
            [
                Sample.sheet {
                    $0.notes = [
                        Sample.cell("A1"): Note(
                            text: String(repeating: "я", count: 32_768), author: "КИМЦ")
                    ]
                }
            ], .textTooLong(first, limit: 32_767)),
    ]

    private static let names =
        ["", "1а", "B7", "R1C1", "r", "две части", "Лист!Имя", "а\u{1}"].map {
            Case(
                "the name «\($0)»",
                document: Sample.document(
                    [Sample.sheet()], names: [.init(name: $0, formula: "'Лист'!$A$1")]),
                .nameInvalid($0))
        } + [
            Case(
                "one name twice",
                document: Sample.document(
                    [Sample.sheet()],
                    names: [
                        .init(name: "Имя", formula: "'Лист'!$A$1"),
                        .init(name: "ИМЯ", formula: "'Лист'!$A$2"),
                    ]), .nameTaken("ИМЯ")),
            Case(
                "a formula longer than the library's buffer",
                document: Sample.document(
                    [Sample.sheet()],
                    names: [.init(name: "Имя", formula: String(repeating: "1", count: 128))]),
                .textTooLong(.name("Имя"), limit: 127)),
        ]

    private static let properties = [
        Case(
            "a control character in the title",
            document: changed { $0.title = "а\u{2}" }, .forbiddenCharacter(.property("title"))),
        Case(
            "a long property",
            document: changed { $0.custom = [("имя", String(repeating: "я", count: 256))] },
            .textTooLong(.property("имя"), limit: 255)),
        Case("no name", document: changed { $0.custom = [("", "а")] }, .nameInvalid("")),
        Case(
            "made before 1970",
            document: changed { $0.created = DateTime(date: CalendarDate(dayNumber: -1)) },
            .dateOutOfRange(.property("created"))),
    ]

    private static let charts = [
        Case("no series", [drawn(.bars, [])], .seriesCount(whole)),
        Case(
            "a line over lying bars",
            [drawn(.bars, [series(in: "Лист"), series(in: "Лист").asLine])],
            .lineOverLyingBars(whole)),
        Case(
            "a control character in a title", [drawn(.bars, [series(in: "Лист")], title: "\u{1}")],
            .forbiddenCharacter(whole)),
        Case(
            "series of no sheet", [drawn(.columns, [series(in: "Нет")])],
            .noSheet("Нет", at: whole)),
    ]

    private static func validated(
        _ rule: Validation.Rule, prompt: Validation.Prompt? = nil
    ) -> SheetDocument {
        Sample.sheet {
            $0.validations = [
                PlacedValidation(
                    range: Sample.range("A1:B2"), validation: Validation(rule, prompt: prompt))
            ]
        }
    }

    private static func changed(
        _ change: (inout WorkbookDocument.Properties) -> Void
    ) -> WorkbookDocument {
        var document = Sample.document([Sample.sheet()])
        change(&document.properties)
        return document
    }

    private static func series(in sheet: String) -> Chart.Series {
        Chart.Series(
            name: "Ряд", sheet: sheet, categories: Sample.range("A1:A2"),
            values: Sample.range("B1:B2"), color: Color(0))
    }

    private static func drawn(
        _ kind: Chart.Kind, _ series: [Chart.Series], title: String = ""
    ) -> SheetDocument {
        Sample.sheet {
            $0.charts = [
                PlacedChart(
                    over: Sample.range("A1:B2"), Chart(kind: kind, title: title, series: series))
            ]
        }
    }
}

extension Chart.Series {
    fileprivate var asLine: Chart.Series {
        var series = self
        series.isLine = true
        return series
    }
}
