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

    /// What comparing some workbooks gave.
    private struct Agreement {
        var files = 0
        var cells = 0
        var different: [String] = []
        var refused: [String] = []
        var surprising: [String] = []

        mutating func add(_ other: Agreement) {
            files += other.files
            cells += other.cells
            different += other.different
            refused += other.refused
            surprising += other.surprising
        }
    }

    @Test(.enabled(if: isThere, "the corpora are not beside the package"))
    func everyWorkbookGivesTheCellsThatOthersAgreeOn() async throws {
        let samples = try Self.samples()
        let shares = 4
        let total = try await withThrowingTaskGroup(of: Agreement.self) { group in
            for share in 0..<shares {
                group.addTask {
                    var agreement = Agreement()
                    for index in stride(from: share, to: samples.count, by: shares) {
                        try Self.compare(samples[index], &agreement)
                    }
                    return agreement
                }
            }
            return try await group.reduce(into: Agreement()) { $0.add($1) }
        }
        let equal = total.cells - total.different.count
        let share = Double(equal) / Double(max(1, total.cells)) * 100
        print(
            "Corpora: \(equal) of \(total.cells) cells of \(total.files) workbooks are as others read them",
            "(\(share.formatted(.number.precision(.fractionLength(3)))) %)")
        #expect(total.cells > 100_000)
        #expect(total.different.count * 10_000 <= total.cells, "\(total.different.prefix(10))")
        #expect(total.refused == [])
        #expect(total.surprising == [])
    }

    @Test(.enabled(if: isThere, "the corpora are not beside the package"))
    func everyWorkbookReadsInPiecesAsInOneGo() async throws {
        let paths = try Self.samples().map { Self.folder.appending(path: "files/\($0.file)").path }
        try await withThrowingTaskGroup(of: Int.self) { group in
            let shares = 4
            for share in 0..<shares {
                group.addTask {
                    let own = stride(from: share, to: paths.count, by: shares).map { paths[$0] }
                    for path in own {
                        let whole = try Self.lines(path, bySize: 16 << 20)
                        #expect(try Self.lines(path, bySize: 512) == whole, "\(path)")
                    }
                    return own.count
                }
            }
            let count = try await group.reduce(0, +)
            #expect(count == paths.count)
        }
    }

    /// All cells of a workbook whose parts are unpacked and parsed by so many bytes, or why there are
    /// none.
    private static func lines(
        _ path: String, bySize size: Int
    ) throws -> Result<[UInt8], WorkbookError> {
        var limits = Limits.large
        (limits.pieceSize, limits.wholeSize) = (size, 0)
        do {
            let book = try WorkbookReader(path: path, limits: limits)
            return .success(try book.sheets.flatMap { try book.canonicalLines(of: $0) })
        } catch let error as WorkbookError {
            return .failure(error)
        }
    }

    /// One workbook of the collection, and whether two other readers can read it.
    private struct Sample {
        var file: String
        var isReadable: Bool
    }

    private static func samples() throws -> [Sample] {
        let index = try String(contentsOf: folder.appending(path: "INDEX.tsv"), encoding: .utf8)
        return index.split(separator: "\n").dropFirst().map { row in
            let fields = row.split(separator: "\t")
            return Sample(file: "\(fields[0]).\(fields[1])", isReadable: fields.last == "read")
        }
    }

    /// Compares one workbook; one that others cannot read only has to end in a known way.
    private static func compare(_ sample: Sample, _ agreement: inout Agreement) throws {
        let found: [String: Cell]
        do {
            found = try read(folder.appending(path: "files/\(sample.file)").path)
        } catch let error as WorkbookError {
            if sample.isReadable { agreement.refused.append("\(sample.file): \(error)") }
            return
        } catch {
            agreement.surprising.append("\(sample.file): \(error)")
            return
        }
        guard sample.isReadable else { return }
        agreement.files += 1
        let name = sample.file.prefix { $0 != "." }
        for cell in try cells(unpacked("cells/\(name).jsonl.gz")) {
            guard cell.votes != 1, cell.optional != true, cell.value != .text("") else { continue }
            agreement.cells += 1
            if found[cell.place].map(cell.accepts) != true {
                agreement.different.append("\(sample.file) \(cell.place)")
            }
        }
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
