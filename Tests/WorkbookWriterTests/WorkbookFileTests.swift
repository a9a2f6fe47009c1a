import Testing
import WorkbookWriter

struct WorkbookFileTests {
    @Test func equalDocumentsGiveEqualBytes() throws {
        let first = try WorkbookFile.bytes(of: Sample.everything)
        let second = try WorkbookFile.bytes(of: Sample.everything)
        #expect(first == second)
        #expect(first.starts(with: [0x50, 0x4B, 0x03, 0x04]))
    }
}
