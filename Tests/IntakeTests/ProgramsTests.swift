import Forms
import Foundation
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader

/// One form, filled and saved by three programs, is read alike: value for value what was typed.
struct ProgramsTests {
    private static let folder = TestForm.packageRoot.appending(path: "Tests/Fixtures/Forms")

    private static let files: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".xlsx") }.sorted()
    }()

    @Test func thereAreThreePrograms() {
        #expect(
            Self.files.map { $0.prefix { $0 != "-" } } == ["gnumeric", "libreoffice", "openpyxl"])
    }

    @Test(arguments: files)
    func theValuesAreThoseThatWereTyped(_ name: String) throws {
        let book = try WorkbookReader(
            path: Self.folder.appending(path: name).path, limits: .form
        ).contents()
        let reading = FormImport(form: try TestForm.m61()).read(book)
        #expect(
            reading.identity.resolve()
                == .agreed(
                    inn: "0000000018", period: Period(year: 2026, half: .second)))
        #expect(reading.findings.filter { $0.severity != .notice }.isEmpty)
        let expected = try String(
            contentsOf: Self.folder.appending(path: "expected.txt"), encoding: .utf8)
        let difference = Golden.difference(
            between: expected, and: Self.lines(of: reading.submission))
        #expect(difference == nil)
    }

    /// A line for each value, in the notation of `expected.txt`.
    private static func lines(of submission: Submission) -> String {
        var values: [([Int], FormValue)] = submission.entries.compactMap { key, entry in
            entry.value.map { ([key.row, key.column], $0) }
        }
        for (sheet, rows) in submission.registers {
            for row in rows {
                values += row.entries.compactMap { column, entry in
                    entry.value.map { ([sheet, row.ordinal, column], $0) }
                }
            }
        }
        return values.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map { place, value in
            let fields = [place.map(String.init).joined(separator: ".")] + words(for: value)
            return fields.joined(separator: "\t") + "\n"
        }.joined()
    }

    private static func words(for value: FormValue) -> [String] {
        switch value {
        case .number(let number): ["n", "\(number)"]
        case .date(let day): ["d", "\(day)"]
        case .text(let text):
            [
                "t",
                text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
                    .replacing("\t", with: "\\t"),
            ]
        }
    }
}
