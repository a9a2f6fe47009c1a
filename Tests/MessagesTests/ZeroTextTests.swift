// 1. A trace says of a 0 that an answer gave that it is one, and where the answer stands.
// 2. The methodology of a form says which blanks are 0 after which answer, and nothing where none is.
import Consolidation
import Forms
import Foundation
import Messages
import Spreadsheet
import TestSupport
import Testing

@Suite struct ZeroTextTests {
    private static func line(_ cell: Contribution.Cell) throws -> String {
        let organization = Organization(
            inn: "2460000000", name: "МБОУ № 1", fullName: "МБОУ № 1", kind: "школа",
            district: "Советский")
        let period = Period(year: 2026, half: .first)
        let measure = Measure.cell(ValueKey(304))
        let total = TracedTotal(
            measure, of: .group(.city), in: [period],
            contributions: [
                Contribution(of: organization, in: period, 0, cells: [cell], version: 1)
            ], gaps: [])
        let file = TracedFile(
            name: "отчёт.xlsx", sha256: "",
            arrival: Arrival(date: CalendarDate(dayNumber: 20_000), source: .datedFolder),
            seen: "15.06.2026 9:05")
        let lines = TraceText.lines(
            on: .total(total), at: "«По_МОУ»!F9",
            .total(measure, of: .group(.city), in: [period]),
            TraceOutcome(inBook: 0, now: 0, sum: 0, changed: [], moved: nil),
            form: try TestForm.m61(), isWhole: false, files: [[file]])
        return try #require(lines.first { $0.contains("отчёт.xlsx") })
    }

    @Test("1") func aZeroOfAnAnswerIsCalledOne() throws {
        let place = CellSource(sheet: "1_Титул", cell: CellAddress(row: 31, column: 2))
        let implied = try Self.line(
            .init(
                key: ValueKey(304), source: place, value: .number(0), impliedBy: ValueKey(121)))
        #expect(implied.contains("лист «1_Титул», C32: 0 по строке 121"))
        let typed = try Self.line(.init(key: ValueKey(304), source: place, value: .number(0)))
        #expect(typed.contains("C32 = 0") && !typed.contains("по строке"))
    }

    @Test("2") func theMethodologySaysWhichBlanksAre0() throws {
        let guide = FormGuide(form: try TestForm.m61()).markdown
        #expect(
            guide.contains(
                "Если в строке 121 выбрано не «да», пустые числа строк 602–604 в сводных книгах"))
        #expect(!FormGuide(form: try TestForm.m62()).markdown.contains("считаются нулём"))
    }
}
