import Forms
import Spreadsheet
import Testing

@testable import Store

@Suite struct CellMapTests {
    @Test func cellsSideBySideMakeARun() {
        let map = CellMap(columns([(2, "C12"), (3, "D12"), (4, "E12"), (6, "G12"), (17, "AA1")]))
        #expect(String(decoding: map.runs, as: UTF8.self) == "2-4:C12 6:G12 17:AA1")
        #expect(map.sheet == "3_Кадры")
        #expect(map.odd.isEmpty)
    }

    @Test func aCellOfAnotherSheetIsToldByItself() {
        var line = columns([(2, "C12"), (3, "D12")])
        line[1].place?.sheet = "Лист1"
        let map = CellMap(line)
        #expect(String(decoding: map.runs, as: UTF8.self) == "2:C12")
        #expect(map.odd == [.init(position: 3, place: line[1].place, source: nil)])
    }

    @Test func runsAreReadBack() throws {
        let runs = try read("2-4:C12 6:AA1048576")
        #expect(runs.map(\.positions) == [2...4, 6...6])
        #expect(runs.map(\.first.description) == ["C12", "AA1048576"])
        #expect(try read("").isEmpty)
    }

    @Test(arguments: [
        "2", "2:", "2:C", ":C1", "2:1", "2-:C1x", "4-2:C1", "2-99:C1", "2:C1 ", "2-3-4:C1",
        "2:C99999999999999999999", "2:ZZZZZZZZZZZZZZZZ1", "2-:C1", "18:C1", " 2:C1", "2:C0",
        "2:C1048577", "2:XFE1",
    ])
    func damagedRunsAreRefused(text: String) {
        #expect(throws: RunReader.Damage()) { try read(text) }
    }

    private func read(_ text: String) throws -> [RunReader.Run] {
        try Array(text.utf8).withUnsafeBufferPointer { bytes in
            var reader = RunReader(bytes)
            var runs: [RunReader.Run] = []
            while let run = try reader.next() { runs.append(run) }
            return runs
        }
    }

    private func columns(_ cells: [(Int, String)]) -> [StoredLine.Column] {
        cells.map { position, address in
            StoredLine.Column(position: position, entry: nil, place: Sample.cell(address))
        }
    }
}
