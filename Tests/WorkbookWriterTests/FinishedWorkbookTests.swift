import Foundation
import Testing

@testable import WorkbookWriter

struct FinishedWorkbookTests {
    @Test func itIsPrivateAndItsFolderGoesWithIt() throws {
        let document = Sample.document([Sample.sheet()])
        var file: FinishedWorkbook? = try WorkbookFile.finished(document)
        let folder = try #require(file?.folder)
        let facts = try FileManager.default.attributesOfItem(atPath: folder)
        #expect((facts[.posixPermissions] as? NSNumber)?.intValue == 0o700)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["workbook.xlsx"])
        #expect(try file?.contents() == WorkbookFile.bytes(of: document))
        file = nil
        #expect(!FileManager.default.fileExists(atPath: folder))
    }
}
