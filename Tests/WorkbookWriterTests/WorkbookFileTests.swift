import Foundation
import Spreadsheet
import Testing
import WorkbookWriter

/// 1. Equal documents give equal bytes.
/// 2. Whatever the locale of the process, numbers are written with points.
/// 3. A file is only touched when all its bytes are there; folders are looked at first.
struct WorkbookFileTests {
    // 1
    @Test func equalDocumentsGiveEqualBytes() throws {
        let first = try WorkbookFile.bytes(of: Sample.everything)
        let second = try WorkbookFile.bytes(of: Sample.everything)
        #expect(first == second)
        #expect(first.starts(with: [0x50, 0x4B, 0x03, 0x04]))
    }

    // 1
    @Test func anotherContentGivesOtherBytes() throws {
        let first = try WorkbookFile.bytes(of: Sample.document([Sample.sheet(.number(1))]))
        let second = try WorkbookFile.bytes(of: Sample.document([Sample.sheet(.number(2))]))
        #expect(first != second)
    }

    static let russian = ["ru_RU.UTF-8", "ru_RU.utf8", "de_DE.UTF-8", "fr_FR.UTF-8"]

    // 2
    @Test(
        .enabled(if: CommaLocale(anyOf: russian) != nil, "no locale with a decimal comma here"))
    func numbersHavePointsWhateverTheLocale() throws {
        let plain = try WorkbookFile.bytes(of: Sample.everything)
        let locale = try #require(CommaLocale(anyOf: Self.russian))
        let (bytes, printed) = try locale.run {
            (try WorkbookFile.bytes(of: Sample.everything), CommaLocale.printed(1.5))
        }
        #expect(printed == "1,5")
        #expect(bytes == plain)
    }

    // 3
    @Test func aMissingFolderIsNamed() {
        #expect(throws: WriteError.folderMissing("/нет/такой")) {
            try WorkbookFile.write(Sample.everything, to: "/нет/такой/а.xlsx")
        }
    }

    // 3
    @Test func theFileHoldsTheBytes() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "Форма 6.1.xlsx")
        try WorkbookFile.write(Sample.everything, to: file.path)
        #expect(try [UInt8](Data(contentsOf: file)) == WorkbookFile.bytes(of: Sample.everything))

        let wrong = Sample.document([Sample.sheet(.number(.nan))])
        #expect(throws: WriteError.self) { try WorkbookFile.write(wrong, to: file.path) }
        #expect(try [UInt8](Data(contentsOf: file)) == WorkbookFile.bytes(of: Sample.everything))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }
}
