import Foundation
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader

/// The example in the documentation is the one that is run here.
struct ExampleTests {
    private func valuesByAddress(_ path: String) throws -> [CellAddress: CellValue] {
        var values: [CellAddress: CellValue] = [:]
        // example
        let book = try WorkbookReader(path: path)
        var rows = try book.rows(of: book.sheet(named: "Итоги"))
        while let row = try rows.next() {
            for cell in row { values[cell.address] = cell.value }
        }
        // end of example
        return values
    }

    @Test func theExampleOfTheDocumentationRuns() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        var parts = WorkbookParts("<row r=\"2\"><c><v>7</v></c></row>").builder()
        parts.parts[2].bytes = Array(
            String(decoding: parts.parts[2].bytes, as: UTF8.self)
                .replacing("Лист1", with: "Итоги").utf8)
        try Data(parts.bytes()).write(to: file)
        #expect(try valuesByAddress(file.path) == [CellAddress(row: 1, column: 0): .number(7)])
    }

    @Test func theDocumentationShowsThisVeryExample() throws {
        let here = URL(filePath: #filePath)
        let source = try String(contentsOf: here, encoding: .utf8)
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0.hasSuffix("// example") })
        let end = try #require(lines.firstIndex { $0.hasSuffix("// end of example") })
        let example = lines[(start + 1)..<end].map { $0.dropFirst(8) }.joined(separator: "\n")
        let package = here.deletingLastPathComponent().appending(path: "../..")
        for page in ["Sources/WorkbookReader/WorkbookReader.docc/WorkbookReader.md", "README.md"] {
            let text = try String(contentsOf: package.appending(path: page), encoding: .utf8)
            #expect(text.contains("```swift\n\(example)\n```"), "\(page)")
        }
    }
}
