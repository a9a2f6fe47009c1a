import Spreadsheet
import Testing

struct CellAddressTests {
    @Test(arguments: [
        ("A1", 0, 0), ("B7", 6, 1), ("$C$3", 2, 2), ("AA10", 9, 26),
        ("xfd1048576", 1_048_575, 16_383),
    ])
    func addressesOfASheetAreRead(text: String, row: Int, column: Int) {
        #expect(CellAddress(text) == CellAddress(row: row, column: column))
    }

    @Test(arguments: ["", "A", "1", "A0", "XFE1", "A1048577", "1A", "A1B", "ААА1", "A-1", "AAAA1"])
    func otherTextsAreRefused(text: String) {
        #expect(CellAddress(text) == nil)
    }

    @Test(arguments: [0, 25, 26, 51, 701, 702, 16_383])
    func lettersAndNumbersOfAColumnAgree(column: Int) {
        let text = CellAddress(row: 0, column: column).description
        #expect(CellAddress(text)?.column == column)
    }

    @Test func rangesOrderTheirCorners() {
        #expect(CellRange("C9:A1")?.description == "A1:C9")
        #expect(CellRange("B7")?.description == "B7")
        #expect(CellRange("A1:B2:C3") == nil)
    }
}
