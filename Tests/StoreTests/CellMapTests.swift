import Forms
import Spreadsheet
import Testing

@testable import Store

@Suite struct CellMapTests {
    @Test func cellsSideBySideMakeARun() {
        let map = CellMap(columns([(2, "C12"), (3, "D12"), (4, "E12"), (6, "G12"), (7, "A1")]))
        #expect(map.runs == "2-4:C12 6:G12 7:A1")
        #expect(map.sheet == "3_Кадры")
        #expect(map.odd.isEmpty)
    }

    @Test func aCellOfAnotherSheetIsToldByItself() {
        var line = columns([(2, "C12"), (3, "D12")])
        line[1].place?.sheet = "Лист1"
        let map = CellMap(line)
        #expect(map.runs == "2:C12")
        #expect(map.odd == [.init(position: 3, place: line[1].place, source: nil)])
    }

    @Test func runsAreReadBack() throws {
        let cells = try #require(CellMap.cells(ofRuns: "2-4:C12 6:AA1048576".utf8))
        #expect(cells.map(\.position) == [2, 3, 4, 6])
        #expect(cells.map(\.cell.description) == ["C12", "D12", "E12", "AA1048576"])
        #expect(CellMap.cells(ofRuns: "".utf8)?.isEmpty == true)
    }

    @Test(arguments: [
        "2", "2:", "2:C", ":C1", "2:1", "2-:C1x", "4-2:C1", "2-99:C1", "2:C1 ", "2-3-4:C1",
        "2:C99999999999999999999", "2:ZZZZZZZZZZZZZZZZ1", "2-:C1",
    ])
    func damagedRunsAreRefused(runs: String) {
        #expect(CellMap.cells(ofRuns: runs.utf8) == nil)
    }

    private func columns(_ cells: [(Int, String)]) -> [StoredLine.Column] {
        cells.map { position, address in
            StoredLine.Column(position: position, entry: nil, place: Sample.cell(address))
        }
    }
}
