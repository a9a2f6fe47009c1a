import Spreadsheet
import Testing

@testable import WorkbookWriter

/// 1. A list stays inside its validation up to 254 bytes with commas and 255 values.
/// 2. Any other is moved to a hidden sheet at the end and referred to by its range.
/// 3. Equal lists share a column; names of sheets that are there are left alone.
struct LongListTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let values: [String]
    }

    // 1
    @Test(arguments: [
        Case(testDescription: "254 bytes", values: [String(repeating: "я", count: 127)]),
        Case(testDescription: "85 values", values: Array(repeating: "а", count: 85)),
        Case(testDescription: "a space within", values: ["да но", "нет"]),
    ])
    func aShortListStays(_ sample: Case) throws {
        let document = Sample.document([sheet(sample.values)])
        let result = try document.movingLongListsToSheet()
        #expect(result.sheets.count == 1)
        #expect(rules(of: result) == [.list(sample.values)])
        _ = try WorkbookFile.bytes(of: document)
    }

    // 2
    @Test(arguments: [
        Case(testDescription: "255 bytes", values: [String(repeating: "я", count: 127) + "a"]),
        Case(
            testDescription: "nine regions",
            values: (1...9).map { "Муниципальный район № \($0)" }),
        Case(testDescription: "256 values", values: Array(repeating: "", count: 256)),
        Case(testDescription: "5000 values", values: (1...5000).map(String.init)),
        Case(testDescription: "a comma", values: ["да, но", "нет"]),
        Case(testDescription: "a quote", values: ["шк. \"А\"", "нет"]),
        Case(testDescription: "an empty value", values: ["да", ""]),
        Case(testDescription: "a space at an edge", values: ["да ", "нет"]),
        Case(testDescription: "a line end", values: ["да\nда", "нет"]),
    ])
    func anyOtherListGoesToASheet(_ sample: Case) throws {
        let document = Sample.document([sheet(sample.values)])
        let result = try document.movingLongListsToSheet()
        let helper = try #require(result.sheets.last)
        #expect(result.sheets.map(\.name) == ["Лист", "Списки"])
        #expect(helper.isHidden)
        let last = sample.values.count
        let range = last == 1 ? "$A$1" : "$A$1:$A$\(last)"
        #expect(rules(of: result) == [.listFrom("'Списки'!\(range)")])
        let written = (0..<last).map { helper.cells[CellAddress(row: $0, column: 0)]?.content }
        #expect(written == sample.values.map { .text($0) })
        _ = try WorkbookFile.bytes(of: document)
    }

    // 3
    @Test func equalListsShareAColumnOfANewSheet() throws {
        let long = (1...300).map(String.init)
        let other = long.reversed() as [String]
        let document = Sample.document(
            [
                sheet(long, other, long), Sample.sheet(name: "списки"),
                Sample.sheet(name: "Списки 2"),
            ])
        let result = try document.movingLongListsToSheet()
        #expect(result.sheets.last?.name == "Списки 3")
        #expect(
            rules(of: result) == [
                .listFrom("'Списки 3'!$A$1:$A$300"), .listFrom("'Списки 3'!$B$1:$B$300"),
                .listFrom("'Списки 3'!$A$1:$A$300"),
            ])
    }

    private func sheet(_ lists: [String]...) -> SheetDocument {
        Sample.sheet { sheet in
            sheet.validations = lists.enumerated().map { row, values in
                let cell = CellAddress(row: row, column: 2)
                return PlacedValidation(
                    range: CellRange(cell, cell), validation: Validation(.list(values)))
            }
        }
    }

    private func rules(of document: WorkbookDocument) -> [Validation.Rule] {
        document.sheets[0].validations.map(\.validation.rule)
    }
}
