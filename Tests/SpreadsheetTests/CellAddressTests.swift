import Foundation
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

    /// Stores of earlier years have addresses in JSON.
    @Test func addressesAreKeptAsTheyWere() throws {
        let address = CellAddress(row: 1_048_575, column: 16_383)
        let text = #"{"column":16383,"row":1048575}"#
        #expect(try JSONDecoder().decode(CellAddress.self, from: Data(text.utf8)) == address)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(address), as: UTF8.self) == text)
    }

    @Test(arguments: [(.max, 2_147_483_647), (.min, -2_147_483_648), (-1, -1)] as [(Int, Int)])
    func aNumberThatDoesNotFitBecomesTheNearest(number: Int, kept: Int) throws {
        var address = CellAddress(row: number, column: 0)
        address.column = number
        #expect(address.row == kept)
        #expect(address.column == kept)
        let text = #"{"column":0,"row":\#(number)}"#
        #expect(try JSONDecoder().decode(CellAddress.self, from: Data(text.utf8)).row == kept)
    }
}
