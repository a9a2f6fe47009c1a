import Completeness
import Consolidation
import DemoCity
import Forms
import Foundation
import Reports
import Spreadsheet
import TestSupport
import Testing
import WorkbookWriter

@Suite struct GuoWorkbookTests {
    private static let created = DateTime(date: CalendarDate(dayNumber: 20_000))

    private static func book(on day: CalendarDate? = nil) throws -> WorkbookDocument {
        let city = try TestCity(of: 40)
        let previous = try TestCity(of: 40, seed: 7)
        return GuoWorkbook.document(
            try city.statement(on: day ?? TestCity.deadline.adding(days: 5)),
            previous: HalfYearSums(try previous.statement()), created: Self.created
        ).settled
    }

    private static func sheet(_ name: String, of book: WorkbookDocument) throws -> SheetDocument {
        try #require(book.sheets.first { $0.name == name })
    }

    @Test func theWorkbookIsWrittenWithoutComplaint() throws {
        #expect(try WorkbookFile.bytes(of: try Self.book()).count > 10_000)
    }

    @Test func aCityWithoutReportsGivesAWorkbookToo() throws {
        var city = try TestCity(of: 1)
        city.reports[0] = Report(organization: city.reports[0].organization)
        let book = GuoWorkbook.document(try city.statement(), created: Self.created)
        #expect(try WorkbookFile.bytes(of: book).count > 1_000)
        city.reports = []
        let empty = GuoWorkbook.document(try city.statement(), created: Self.created)
        #expect(try WorkbookFile.bytes(of: empty).count > 1_000)
    }

    @Test func onlyFunctionsOfExcel2010AreUsed() throws {
        let allowed: Set = [
            "SUM", "SUMIFS", "COUNTIF", "COUNTIFS", "COUNT", "COUNTA", "IF", "OR", "ISNUMBER",
        ]
        let name = /([A-Z]+)\(/
        for sheet in try Self.book().sheets {
            for cell in sheet.cells.values {
                guard case .formula(let formula, _) = cell.content else { continue }
                for match in formula.matches(of: name) {
                    #expect(allowed.contains(String(match.output.1)), "\(formula)")
                }
            }
        }
    }

    @Test func thePreliminaryMarkStandsUntilTheDeadlineHasPassed() throws {
        func isMarked(_ day: CalendarDate) throws -> Bool {
            try Self.sheet("Титул", of: Self.book(on: day)).cells.values
                .contains { $0.content == .text("ПРЕДВАРИТЕЛЬНО") }
        }
        #expect(try isMarked(TestCity.deadline))
        #expect(try !isMarked(TestCity.deadline.adding(days: 1)))
    }

    @Test func theCitysTotalsAreSumsOverTheInstitutions() throws {
        let city = try TestCity(of: 40)
        let statement = try city.statement(on: TestCity.deadline.adding(days: 30))
        let book = GuoWorkbook.document(statement, created: Self.created)
        let summary = try Self.sheet("Сводка", of: book)
        // Shares of all that are mentored in any role: r316 / r301.c3, both filled, r301.c3 > 0.
        // Who answered in r121 that nobody is mentored has told r316.
        var numerator = Decimal(0)
        var denominator = Decimal(0)
        for report in city.reports where report.organization.exemption == nil {
            guard let submission = report.accepted?.submission,
                let involved = submission.number(316)
                    ?? (submission.text(at: ValueKey(121))?.hasPrefix("нет") == true ? 0 : nil),
                let all = submission.number(301), all > 0
            else { continue }
            numerator += involved
            denominator += all
        }
        let row = try #require(
            summary.cells.first { $0.value.content == .text("6402") }?.key.row)
        guard
            case .formula(_, .number(let value))? =
                summary.cells[CellAddress(row: row, column: 3)]?.content
        else {
            Issue.record("the city's value is a formula with a saved number")
            return
        }
        let expected =
            NSDecimalNumber(decimal: numerator).doubleValue
            / NSDecimalNumber(decimal: denominator).doubleValue
        #expect(value == expected)
    }

    @Test func everyTableOfInstitutionsListsTheWholeRegister() throws {
        let book = try Self.book()
        for name in ["Сдача", "По_МОУ", "Документы", "Формы_МОУ"] {
            let sheet = try Self.sheet(name, of: book)
            let numbers = sheet.cells.filter { address, cell in
                address.column == 4 && cell.content.text?.hasPrefix("24600") == true
            }
            #expect(numbers.count == 40, "\(name)")
        }
    }

    /// What «Сдача» says of each institution: the status, the open errors and warnings, and the
    /// warnings with an explanation.
    private static func delivered(
        _ book: WorkbookDocument
    ) throws -> [String: (status: String, counts: [Double])] {
        let sheet = try sheet("Сдача", of: book)
        var rows: [String: (status: String, counts: [Double])] = [:]
        for (address, cell) in sheet.cells where address.column == 4 {
            guard let inn = cell.content.text, inn.hasPrefix("24600"),
                let status = sheet.cells[CellAddress(row: address.row, column: 11)]?.content.text
            else { continue }
            rows[inn] = (
                status,
                (16...18).map { column in
                    let content = sheet.cells[CellAddress(row: address.row, column: column)]?
                        .content
                    return if case .number(let number)? = content { number } else { 0 }
                }
            )
        }
        return rows
    }

    @Test func theRemarksOfASheetAreThoseThatTheOtherCounts() throws {
        var city = try TestCity(of: 60)
        let withWarning = city.reports.indices.filter {
            city.reports[$0].accepted?.verdict == .acceptedWithRemarks
                && city.reports[$0].organization.exemption == nil
        }
        #expect(withWarning.count > 2)
        func edit(_ index: Int, _ change: (inout Report.Version) -> Void) {
            guard var version = city.reports[index].latest else { return }
            change(&version)
            city.reports[index].latest = version
        }
        // One warning is explained, and one institution sent an update that was returned.
        let (explained, updated) = (withWarning[0], withWarning[1])
        edit(explained) {
            $0.findings[0].explanation = "Так и есть."
            $0.verdict = Verdict(findings: $0.findings)
        }
        city.reports[explained].accepted = city.reports[explained].latest
        edit(updated) {
            $0.number = 2
            $0.findings = [Finding(.empty, at: .init(row: 603, column: 3))]
            $0.verdict = .returned
        }
        let statement = try city.statement(on: TestCity.deadline.adding(days: 30))
        let book = GuoWorkbook.document(statement, created: Self.created).settled
        let rows = try Self.delivered(book)
        func row(_ index: Int) throws -> (status: String, counts: [Double]) {
            try #require(rows[city.reports[index].organization.inn])
        }
        #expect(try row(explained).status == "принят")
        #expect(try row(explained).counts == [0, 0, 1])
        #expect(try row(withWarning[2]).status == "принят с замечаниями")
        #expect(try row(withWarning[2]).counts == [0, 1, 0])
        #expect(try row(updated).status == "принят, уточнение на доработке")
        #expect(try row(updated).counts == [1, 0, 0])
        let absent = try #require(
            statement.board.statuses.first { $0.state == .overdue }?.organization.inn)
        #expect(rows[absent]?.status == "не представлен")

        let remarks = try Self.sheet("Замечания", of: book)
        var listed: [String: [Double]] = [:]
        for (address, cell) in remarks.cells where address.column == 3 {
            guard let inn = cell.content.text, inn.hasPrefix("24600") else { continue }
            let kind = remarks.cells[CellAddress(row: address.row, column: 4)]?.content.text
            let place = try #require(["ошибка", "предупреждение"].firstIndex(of: kind))
            listed[inn, default: [0, 0]][place] += 1
        }
        for (inn, row) in rows { #expect(Array(row.counts.prefix(2)) == listed[inn] ?? [0, 0]) }
        #expect(listed.keys.allSatisfy { rows[$0] != nil } && listed.count > 3)
        let accepted = rows.values.count { $0.status.hasPrefix("принят") }
        #expect(accepted == statement.board.total.accepted)
    }

    @Test func anAssumedDateOfArrivalIsMarked() throws {
        let sheet = try Self.sheet("Сдача", of: Self.book())
        let assumed = sheet.cells.filter {
            $0.value.content == .text("принята по обнаружению файла")
        }
        #expect(!assumed.isEmpty)
        for address in assumed.keys {
            let date = CellAddress(row: address.row, column: address.column - 1)
            #expect(sheet.cells[date]?.style.isItalic == true)
        }
    }

    /// For people who look at the workbooks, and for the comparison with LibreOffice's results.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["SVOD_BOOKS"] != nil))
    func theWorkbooksOfTheDemonstrationCityAreWritten() throws {
        let folder = URL(
            fileURLWithPath: ProcessInfo.processInfo.environment["SVOD_BOOKS"] ?? ".")
        let reports = try DemoStatement.make(period: TestCity.period)
        var current = try reports.withRoadMap(
            of: reports.board.statuses.lazy.compactMap(\.counted).first?.submission,
            on: TestCity.deadline.adding(days: 20))
        let previous = try DemoStatement.make(period: TestCity.period.previous)
        let earlier = try DemoStatement.make(period: TestCity.period.previous.previous)
        current.history = [HalfYearSums(earlier), HalfYearSums(previous)]
        let kimc = try KimcWorkbook.settled(
            current, previous: HalfYearSums(previous), created: Self.created)
        try Data(try WorkbookFile.bytes(of: kimc)).write(to: folder.appending(path: "kimc.xlsx"))
        let guo = GuoWorkbook.document(
            current, previous: HalfYearSums(previous), created: Self.created)
        try Data(try WorkbookFile.bytes(of: guo)).write(to: folder.appending(path: "guo.xlsx"))
        let rcn = RcnWorkbook.document(
            current, previous: YearSums([previous]), created: Self.created)
        try Data(try WorkbookFile.bytes(of: rcn)).write(to: folder.appending(path: "rcn.xlsx"))
        let odd = try Self.book()
        try Data(try WorkbookFile.bytes(of: odd)).write(to: folder.appending(path: "odd.xlsx"))
    }
}

extension CellContent {
    fileprivate var text: String? {
        if case .text(let text) = self { text } else { nil }
    }
}
