import Completeness
import Forms
import Foundation
import Spreadsheet
import Testing
import WorkbookReader

@testable import Commands

/// The numbers that officials read are the sums of what schools wrote, however they got there.
///
/// The arithmetic stands here a second time on purpose, in plain Swift over the filled forms; the
/// program takes it from the table of indicators and through files, the store and formulas.
struct SummaryNumbersTests {
    /// An indicator as a person would compute it; nil where a form does not state what is needed.
    private struct Arithmetic: CustomTestStringConvertible, Sendable {
        var code: String
        var part: @Sendable (Submission) -> Double?
        var whole: (@Sendable (Submission) -> Double?)?

        var testDescription: String { code }
    }

    private static func cell(_ row: Int, _ column: Int = 3) -> @Sendable (Submission) -> Double? {
        { submission in
            submission.number(row, column).map { NSDecimalNumber(decimal: $0).doubleValue }
        }
    }

    private static func answers(_ words: Set<String>) -> @Sendable (Submission) -> Double? {
        { submission in
            Double((201...218).count { words.contains(submission.text(at: ValueKey($0)) ?? "") })
        }
    }

    private static let indicators: [Arithmetic] = [
        .init(code: "6401", part: cell(304, 4), whole: cell(301, 4)),
        .init(code: "6402", part: cell(316), whole: cell(301)),
        .init(code: "6403", part: cell(309), whole: cell(301)),
        .init(
            code: "6404", part: cell(407, 7),
            whole: { form in
                guard let pairs = cell(407, 3)(form), let groups = cell(407, 4)(form) else {
                    return nil
                }
                return pairs + groups
            }),
        .init(code: "6405", part: cell(603), whole: cell(309)),
        .init(code: "6406", part: cell(601), whole: cell(319)),
        .init(code: "6407", part: cell(313), whole: cell(309)),
        .init(code: "6408", part: cell(314), whole: cell(309)),
        .init(code: "6409", part: cell(810), whole: cell(809)),
        .init(code: "6410", part: cell(812), whole: cell(811)),
        .init(
            code: "6411",
            part: { form in
                guard let had = cell(801)(form), let hired = cell(802)(form),
                    let left = cell(803)(form)
                else { return nil }
                return had + hired - left
            },
            whole: { form in
                guard let had = cell(801)(form), let hired = cell(802)(form) else { return nil }
                return had + hired
            }),
        .init(code: "6412", part: cell(807), whole: cell(806)),
        .init(code: "6413", part: cell(606), whole: cell(301)),
        .init(code: "6414", part: cell(608), whole: cell(607)),
        .init(code: "6415", part: answers(["да"]), whole: answers(["да", "нет"])),
        .init(code: "6417", part: cell(815)),
        .init(code: "6418", part: cell(816)),
        .init(code: "6421а", part: cell(407, 3)),
        .init(code: "6421б", part: cell(407, 4)),
        .init(code: "6422а", part: cell(309)),
        .init(code: "6422б", part: cell(304)),
        .init(code: "6423", part: cell(605), whole: cell(301)),
    ]

    /// The value for a group: the sum of the parts over the sum of the wholes; nil for «-».
    private static func value(of indicator: Arithmetic, over forms: [Submission]) -> Double? {
        var (parts, wholes, count) = (0.0, 0.0, 0)
        for form in forms {
            guard let part = indicator.part(form) else { continue }
            if let whole = indicator.whole {
                guard let stated = whole(form), stated > 0 else { continue }
                wholes += stated
            }
            parts += part
            count += 1
        }
        guard count > 0 else { return nil }
        return indicator.whole == nil ? parts : wholes == 0 ? nil : parts / wholes
    }

    @Test func everyIndicatorIsTheSumOverTheForms() throws {
        let city = try CityWorkspace(of: 24)
        var accepted: [(Organization, Submission)] = []
        for (index, organization) in city.organizations.enumerated() {
            var submission = city.submission(of: organization)
            // One school in eight sends nothing, another one a sum that is wrong.
            if index % 8 == 5 { continue }
            if index % 8 == 6 {
                submission.entries[ValueKey(304)]?.value = .number(999)
            } else {
                accepted.append((organization, submission))
            }
            try city.drop(try city.file(of: organization, submission), "\(index).xlsx")
        }
        let summary = try city.run()
        #expect(summary.board.total.accepted == accepted.count)
        #expect(summary.board.total.returned == 3)

        let book = try city.outbox("Свод_ГУО_2026-1.xlsx")
        let header = try #require(book.place(of: "Город", on: "Сводка"))
        let districts = city.form.choices(at: city.form.identity.district)
        var compared = 0
        for indicator in Self.indicators {
            let row = try #require(
                book.place(of: indicator.code, on: "Сводка")?.row, "\(indicator.code)")
            var groups = [(column: header.column, forms: accepted.map(\.1))]
            for district in districts {
                let column = try #require(book.place(of: district, on: "Сводка")?.column)
                groups.append((column, accepted.filter { $0.0.district == district }.map(\.1)))
            }
            for (column, forms) in groups {
                let shown = book.value("Сводка", CellAddress(row: row, column: column))
                let expected = Self.value(of: indicator, over: forms)
                compared += 1
                if let expected, case .number(let number)? = shown {
                    #expect(
                        abs(number - expected) < 1e-9, "\(indicator.code), column \(column)")
                } else {
                    #expect(
                        expected == nil && shown == .text("-"),
                        "\(indicator.code), column \(column): \(String(describing: shown))")
                }
            }
        }
        #expect(compared == Self.indicators.count * 8)
    }

    @Test func aDistrictWithoutReportsHasNoFormsRatherThanNone() throws {
        let city = try CityWorkspace(of: 8)
        let reporting = city.organizations.prefix(3)
        for (index, organization) in reporting.enumerated() {
            try city.drop(
                try city.file(of: organization, city.submission(of: organization)),
                "\(index).xlsx")
        }
        try city.run()
        let book = try city.outbox("Свод_ГУО_2026-1.xlsx")
        let sheet = try #require(book.sheets.first { $0.name == "Формы_виды" })
        let row = try #require(
            sheet.cells.first { $0.address.column == 0 && $0.value == .number(401) }?.address.row)
        let districts = city.form.choices(at: city.form.identity.district)
        for district in districts {
            let column = try #require(book.place(of: district, on: "Формы_виды")?.column)
            let pairs = reporting.filter { $0.district == district }
                .compactMap { Self.cell(401)(city.submission(of: $0)) }
            let shown = book.value("Формы_виды", CellAddress(row: row, column: column))
            #expect(
                shown == (pairs.isEmpty ? .text("-") : .number(pairs.reduce(0, +))), "\(district)")
        }
        #expect(Set(reporting.map(\.district)).count < districts.count)
    }

    @Test func theSharesOfInstitutionsCountThoseThatSentNothing() throws {
        let city = try CityWorkspace(of: 10)
        var mentoring = 0
        for (index, organization) in city.organizations.enumerated() where index < 6 {
            var submission = city.submission(of: organization)
            if submission[121] == .text("да") { mentoring += 1 }
            // Two are published late.
            if index < 2 {
                submission.entries[ValueKey(115)]?.value = .date(CityWorkspace.due.adding(days: 2))
            }
            try city.drop(
                try city.file(of: organization, submission), "\(index).xlsx", on: "2026-06-18")
        }
        try city.run(asOf: CityWorkspace.due.adding(days: 9))
        let book = try city.outbox("Свод_ГУО_2026-1.xlsx")
        let column = try #require(book.place(of: "Город", on: "Сводка")?.column)
        #expect((1..<6).contains(mentoring))
        for (code, share) in [("6419", Double(mentoring) / 10), ("6420", 0.4)] {
            let row = try #require(book.place(of: code, on: "Сводка")?.row)
            guard
                case .number(let shown)? = book.value(
                    "Сводка", CellAddress(row: row, column: column))
            else {
                Issue.record("\(code) is a number")
                continue
            }
            #expect(abs(shown - share) < 1e-12, "\(code)")
        }
    }
}
