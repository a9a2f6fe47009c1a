// 1. Every sheet but the title and «Методика» says how many reports its numbers rest on.
// 2. Every sheet says that figures are preliminary: before the due date, or while files wait.
// 3. Who has no accepted report is named for ГУО, and is in no sum.
import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookWriter

@testable import Reports

@Suite struct SheetHeadTests {
    private static let created = DateTime(date: TestCity.deadline)

    private static func books(_ city: CityReports) throws -> [WorkbookDocument] {
        [
            GuoWorkbook.document(city, previous: HalfYearSums(city), created: created),
            RcnWorkbook.document(city, previous: YearSums([city]), created: created),
        ]
    }

    /// What stands above the table.
    private static func head(_ sheet: SheetDocument) -> [String] {
        (0..<4).compactMap { sheet.shown($0, 0) }
    }

    @Test("1") func everySheetTellsItsBase() throws {
        let city = try HalfYears.city(HalfYears.first, of: 30)
        let accepted = city.board.statuses.count { $0.counted != nil }
        let obliged = city.board.statuses.count { $0.duty.isObliged }
        #expect(accepted > 0 && accepted < obliged)
        let base = "По данным \(accepted) МОУ из \(obliged)"
        // Sheets on other things than the reports tell what they rest on themselves.
        let own = [
            "Титул", "Методика", "Мероприятия_КИМЦ", "Практики", "Сайты", "Мониторинг_сайтов",
        ]
        for sheet in try Self.books(city).flatMap(\.sheets) where !own.contains(sheet.name) {
            #expect(Self.head(sheet).contains { $0.contains(base) }, "\(sheet.name)")
        }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var daysAfter: Int
        var unresolved: Int
        var isPreliminary: Bool
    }

    @Test(
        "2",
        arguments: [
            Case(testDescription: "due day", daysAfter: 0, unresolved: 0, isPreliminary: true),
            Case(testDescription: "day after", daysAfter: 1, unresolved: 0, isPreliminary: false),
            Case(testDescription: "file waits", daysAfter: 9, unresolved: 1, isPreliminary: true),
        ])
    func everySheetTellsThatFiguresMayChange(_ its: Case) throws {
        let city = try HalfYears.city(
            HalfYears.first, on: TestCity.deadline.adding(days: its.daysAfter),
            unresolved: its.unresolved)
        for sheet in try Self.books(city).flatMap(\.sheets) {
            #expect(
                Self.head(sheet).contains { $0.contains("ПРЕДВАРИТЕЛЬНО") } == its.isPreliminary,
                "\(sheet.name)")
        }
    }

    @Test("3") func whoHasNoAcceptedReportIsNamed() throws {
        let city = try HalfYears.city(HalfYears.first, of: 40)
        let missing = city.board.statuses.filter { $0.duty.isObliged && $0.counted == nil }
        #expect(missing.count > 2)
        let guo = try Self.books(city)[0]
        let sheet = try guo.sheet("Без_отчёта")
        let names = Set(
            sheet.cells.filter { $0.key.column == 1 && $0.key.row > 4 }
                .compactMap(\.value.content.shown))
        #expect(names == Set(missing.map(\.organization.name)))
        // Who has sent a report that was returned is not taken for one who is late.
        #expect(missing.contains { $0.arrival != nil && $0.isInTime })
        for status in missing where status.arrival != nil && status.isInTime {
            let row = try #require(sheet.row(of: status.organization.name, in: 1))
            let column = MissingSheet.daysLateColumn
            #expect(
                sheet.cells[CellAddress(row: row, column: column)]?.content == .text("в срок"))
        }
        #expect(sheet.texts.contains { $0.contains("6419, 6420") })
        // The base of 6419 is everybody, that of a sum is not.
        let summary = try guo.sheet("Сводка")
        let row = try #require(summary.row(of: "6419", in: 0))
        let denominator = try #require(
            summary.cells.first { $0.value.content == .text("Знаменатель") }?.key.column)
        #expect(
            summary.value(row, denominator)
                == Double(city.board.statuses.count { $0.duty.isObliged }))
    }

    @Test("3") func whyNothingOfAnInstitutionCountsIsToldApart() throws {
        let city = try HalfYears.city(HalfYears.first, of: 60)
        for status in city.board.statuses where status.counted == nil {
            let expected: Gap.Reason =
                switch status.state {
                case .notObliged: .notObliged
                case .returned: .returned
                default: .notSent
                }
            #expect(status.absence == expected)
        }
        #expect(
            Set(city.board.statuses.filter { $0.counted == nil }.map(\.absence))
                == [.notObliged, .returned, .notSent])
    }

    @Test("3") func aFullCityMissesNobody() throws {
        let city = try HalfYears.city(HalfYears.first) { report in
            report.organization.exemption = nil
            if report.accepted == nil { report.organization.exemption = "ремонт" }
        }
        let sheet = try Self.books(city)[0].sheet("Без_отчёта")
        #expect(sheet.texts.contains("Отчёты всех обязанных учреждений приняты."))
    }
}
