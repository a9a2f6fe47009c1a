import Foundation
import TestSupport
import Testing
import WorkbookReader

/// Workbooks made by others are read as two or more other readers read them.
///
/// The folder is found by `SVOD_SHARED`, or else beside the package.
struct CorporaTests {
    private static let folder: URL = {
        let shared = ProcessInfo.processInfo.environment["SVOD_SHARED"] ?? "../shared"
        return URL(filePath: shared).appending(path: "corpora")
    }()
    private static let isThere = FileManager.default.fileExists(
        atPath: folder.appending(path: "INDEX.tsv").path)

    /// A cell in canonical form; `alternatives` are values that are accepted as well.
    private struct Cell: Decodable {
        var sheet: String
        var ref: String
        var type: String
        var value: Value
        var votes: Int?
        var optional: Bool?
        var alts: [[Value]]?
        var raw: [Value?]?

        var place: String { "\(sheet)!\(ref)" }

        /// Whether `found` is this cell, or one that the contested readers see in its place.
        func accepts(_ found: Cell) -> Bool {
            if found.type == type, found.value == value { return true }
            let others = (alts ?? []) + [(raw ?? []).compactMap(\.self)]
            return others.contains {
                $0.count >= 2 && [.text(found.type), found.value] == $0.prefix(2)
            }
        }
    }

    /// A value; texts are compared without outer blanks, as other readers trim them.
    private enum Value: Decodable, Equatable {
        case number(Double)
        case text(String)
        case boolean(Bool)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .boolean(flag)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                let text = try container.decode(String.self)
                self = .text(text.trimmingCharacters(in: .whitespacesAndNewlines))
            }
        }
    }

    @Test(.enabled(if: isThere, "the corpora are not beside the package"))
    func everyEighthWorkbookGivesTheCellsThatOthersAgreeOn() throws {
        var agreed = 0
        var different: [String] = []
        for key in try Self.samples() {
            let found = try Self.read(Self.folder.appending(path: "files/\(key)").path)
            let name = key.prefix { $0 != "." }
            for cell in try Self.cells(Self.unpacked("cells/\(name).jsonl.gz")) {
                guard cell.votes != 1, cell.optional != true, cell.value != .text("") else {
                    continue
                }
                agreed += 1
                let match = found[cell.place]
                if match.map(cell.accepts) != true { different.append("\(key) \(cell.place)") }
            }
        }
        #expect(agreed > 5000)
        #expect(different.count * 10_000 <= agreed, "\(different.prefix(10))")
    }

    /// Names of the files that others read, every eighth of them and none that is large.
    private static func samples() throws -> [String] {
        let index = try String(contentsOf: folder.appending(path: "INDEX.tsv"), encoding: .utf8)
        let rows = index.split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }
        let readable = rows.filter { $0.last == "read" && (Int($0[2]) ?? 0) < 200_000 }
        return readable.enumerated().filter { $0.offset % 8 == 0 }.map { "\($1[0]).\($1[1])" }
    }

    /// The cells of a workbook by their places.
    private static func read(_ path: String) throws -> [String: Cell] {
        let book = try WorkbookReader(path: path)
        var found: [String: Cell] = [:]
        for sheet in book.sheets {
            for cell in try cells(Data(book.canonicalLines(of: sheet))) { found[cell.place] = cell }
        }
        return found
    }

    private static func cells(_ lines: Data) throws -> [Cell] {
        let decoder = JSONDecoder()
        return try lines.split(separator: UInt8(ascii: "\n")).map {
            try decoder.decode(Cell.self, from: $0)
        }
    }

    private static func unpacked(_ name: String) throws -> Data {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/gzip")
        process.arguments = ["-dc", folder.appending(path: name).path]
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return data
    }
}
