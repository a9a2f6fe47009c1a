import Foundation
import Testing

@testable import WorkbookWriter

struct TemporaryFolderTests {
    @Test func itIsPrivateAndGoesWithAllInIt() throws {
        let folder = try TemporaryFolder()
        let facts = try FileManager.default.attributesOfItem(atPath: folder.path)
        #expect(facts[.posixPermissions] as? Int == 0o700)
        try Data([1, 2]).write(to: URL(filePath: folder.file))
        #expect(try folder.contents() == [1, 2])
        folder.remove()
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
}
