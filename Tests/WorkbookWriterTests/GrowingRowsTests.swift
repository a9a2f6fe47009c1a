import Spreadsheet
import Testing
import WorkbookReader
import WorkbookWriter

/// Rows that grow with what is typed into them:
/// 1. the file gives their height without calling it fixed, as it does that of all other rows,
/// 2. empty large letters beside them keep them from becoming low,
/// 3. a note is as large there as elsewhere,
/// 4. what the library could not place is refused.
struct GrowingRowsTests {
    /// A sheet of three rows with heights, of which the second grows.
    private static func sheet(_ change: (inout SheetDocument) -> Void = { _ in }) -> SheetDocument {
        var sheet = SheetDocument(name: "Лист")
        for row in 0..<3 {
            sheet.put(.text("строка"), at: CellAddress(row: row, column: 0), CellStyle())
            sheet.put(.number(Double(row)), at: CellAddress(row: row, column: 1), CellStyle())
        }
        sheet.rowHeights = [0: 24, 1: 60, 2: 18, 5: 33]
        sheet.growingRows = [1: 51]
        change(&sheet)
        return sheet
    }

    private static func rows(in sheet: String) -> [String] {
        sheet.matches(of: /<row r="[^>]*>/).map {
            String($0.0.replacing(/\sspans="[^"]*"/, with: ""))
        }
    }

    @Test("1: only the height of a row that grows is not fixed") func heights() throws {
        #expect(
            Self.rows(in: try Parts(of: Self.sheet()).sheet) == [
                #"<row r="1" ht="24" customHeight="1">"#, #"<row r="2" ht="60">"#,
                #"<row r="3" ht="18" customHeight="1">"#,
                #"<row r="6" ht="33" customHeight="1"/>"#,
            ])
    }

    @Test("1: a text that looks like the mark of a fixed height stays") func lookalike() throws {
        let text = "row ht=\"1\" customHeight=\"1\""
        let sheet = Self.sheet {
            $0.rowHeights[1] = nil
            $0.put(.text(text), at: Sample.cell("A2"), CellStyle())
        }
        #expect(Self.rows(in: try Parts(of: sheet).sheet)[1] == #"<row r="2">"#)
        let bytes = try WorkbookFile.bytes(of: Sample.document([sheet]))
        let read = try WorkbookReader(bytes: bytes).contents()
        #expect(read.sheets[0].cells.contains { $0.value == .text(text) })
    }

    @Test("2: right of all cells stands an empty one with letters as high as the row at least is")
    func struts() throws {
        let parts = try Parts(of: Self.sheet { $0.put(.number(7), at: Sample.cell("F1"), .init()) })
        let strut = try #require(try parts.sheet.firstMatch(of: /<c r="G2" s="(\d+)"\/>/))
        #expect(try parts.sheet.matches(of: /<c r="G/).count == 1)
        let styles = try #require(try parts["xl/styles.xml"])
        let formats = try #require(styles.firstMatch(of: /<cellXfs.*?<\/cellXfs>/)).0
        let format = formats.matches(of: /<xf [^>]*fontId="(\d+)"/)[try #require(Int(strut.1))]
        let fonts = styles.matches(of: /<font>.*?<sz val="([0-9.]+)"/)
        #expect(fonts[try #require(Int(format.1))].1 == "40")
    }

    @Test("3: a note's box ends in the row where it would if no row grew")
    func notes() throws {
        let long = Array(repeating: "Уточните число наставников.", count: 12)
            .joined(separator: "\n")
        for row in 0..<3 {
            let noted = Self.sheet {
                $0.rowHeights = [0: 24, 1: 60, 2: 45, 3: 90, 4: 30]
                let address = CellAddress(row: row, column: 0)
                $0.notes = [address: Note(text: long, author: "КИМЦ")]
            }
            let fixed = try Self.anchor(of: noted) { $0.growingRows = [:] }
            let growing = try Self.anchor(of: noted) { _ in }
            #expect(growing[..<6] == fixed[..<6], "its corner, and the column where it ends")
            #expect((fixed[6]...fixed[6] + 1).contains(growing[6]), "\(growing) \(fixed)")
        }
    }

    private static func anchor(
        of sheet: SheetDocument, _ change: (inout SheetDocument) -> Void
    ) throws -> [Int] {
        var sheet = sheet
        change(&sheet)
        let drawing = try #require(try Parts(of: sheet)["xl/drawings/vmlDrawing1.vml"])
        let anchor = try #require(drawing.firstMatch(of: /<x:Anchor>([^<]*)</)).1
        return anchor.split(separator: ",").compactMap {
            Int($0.drop { $0.isWhitespace })
        }
    }

    @Test("4: charts and made rows beside them are refused") func refusals() {
        let made = Self.sheet { $0.madeRows = MadeRows(from: 10, count: 0) { _ in [] } }
        let charted = Self.sheet { $0.charts = Sample.everything.sheets.flatMap(\.charts) }
        #expect(!charted.charts.isEmpty)
        for sheet in [made, charted] {
            #expect(throws: WriteError.besideGrowingRows(.sheet("Лист"))) {
                _ = try WorkbookFile.bytes(of: Sample.document([sheet]))
            }
        }
        let far = Self.sheet { $0.growingRows[CellAddress.rowLimit] = 20 }
        #expect(throws: WriteError.outsideSheet(.sheet("Лист"))) {
            _ = try WorkbookFile.bytes(of: Sample.document([far]))
        }
    }
}
