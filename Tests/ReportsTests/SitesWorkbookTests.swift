import Consolidation
import Forms
import Foundation
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Reports

/// The workbook of a round, and the sheets for ГУО and РЦН.
@Suite struct SitesWorkbookTests {
    private static let created = DateTime(date: CalendarDate(dayNumber: 20_000))
    private let city: TestCity
    private let sites: CheckedSites

    init() throws {
        city = try TestCity(of: 40)
        sites = try CheckedSites(city)
    }

    private var districts: [String] { city.form.choices(at: city.form.identity.district) }

    private func book() -> WorkbookDocument {
        SitesWorkbook.document(
            sites.round, organizations: sites.organizations, districts: districts,
            created: Self.created
        ).settled
    }

    private func statement() throws -> CityReports {
        var statement = try city.statement()
        statement.sites = sites.round
        return statement
    }

    private func guo() throws -> WorkbookDocument {
        GuoWorkbook.document(try statement(), created: Self.created).settled
    }

    private func rcn() throws -> WorkbookDocument {
        RcnWorkbook.document(try statement(), created: Self.created).settled
    }

    private func sheet(_ name: String, of book: WorkbookDocument) throws -> SheetDocument {
        try #require(book.sheets.first { $0.name == name })
    }

    /// The saved result of a formula; nil for a text or anything else.
    private func result(_ sheet: SheetDocument, _ row: Int, _ column: Int) -> Double? {
        switch sheet.cells[CellAddress(row: row, column: column)]?.content {
        case .formula(_, .number(let number))?, .number(let number)?: number
        default: nil
        }
    }

    private func row(of text: String, in sheet: SheetDocument, column: Int) -> Int? {
        sheet.cells.filter { $0.key.column == column && $0.value.content == .text(text) }
            .keys.map(\.row).max()
    }

    private func column(_ caption: String, of sheet: SheetDocument) throws -> Int {
        try #require(
            sheet.cells.first { $0.value.content == .text(caption) }?.key.column, "\(caption)")
    }

    // MARK: The round's workbook

    @Test func everyScoreIsThatOfTheMarks() throws {
        let results = try sheet("Итоги", of: book())
        var scored = 0
        for organization in sites.organizations {
            let row = try #require(self.row(of: organization.inn, in: results, column: 3))
            let expected = sites.score(organization.inn)
            #expect(result(results, row, 4) == expected)
            if expected != nil { scored += 1 }
        }
        #expect(scored > 20)
    }

    @Test func theCitysMeanIsTheSumOverTheCount() throws {
        let results = try sheet("Итоги", of: book())
        for (name, members) in [("Город", sites.counted)]
            + districts.map({ name in (name, sites.counted.filter { $0.district == name }) })
        {
            let row = try #require(
                results.cells.filter { $0.key.column == 1 && $0.value.content == .text(name) }
                    .keys.map(\.row).min())
            let scores = members.compactMap { sites.score($0.inn) }
            let mean = scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
            let found = result(results, row, 4)
            #expect((found == nil) == (mean == nil))
            if let found, let mean { #expect(abs(found - mean) < 1e-9) }
            #expect(result(results, row, 2) == Double(members.count))
            #expect(result(results, row, 5) == Double(scores.count))
            let levels = (0..<3).map { result(results, row, 8 + $0) ?? -1 }
            #expect(
                levels == [
                    Double(scores.count { $0 >= 85 }), Double(scores.count { $0 >= 60 && $0 < 85 }),
                    Double(scores.count { $0 < 60 }),
                ])
        }
    }

    @Test func whereCheckersDisagreeBothMarksStandAndNoScore() throws {
        let book = self.book()
        let conflicts = try sheet("Расхождения", of: book)
        let named = Set(
            conflicts.cells.filter { $0.key.column == 3 }.compactMap { cell -> String? in
                if case .text(let inn) = cell.value.content { inn } else { nil }
            })
        #expect(sites.disputed.isSubset(of: named))
        let texts = conflicts.cells.values.map(\.content)
        for checker in CheckedSites.checkers { #expect(texts.contains(.text(checker))) }
    }

    @Test func theRoundsSheetTellsTheStateOfEveryInstitution() throws {
        let results = try sheet("Итоги", of: book())
        for organization in sites.organizations {
            let row = try #require(self.row(of: organization.inn, in: results, column: 3))
            let state = results.cells[CellAddress(row: row, column: 6)]?.content
            #expect(state == .text(sites.state(organization)))
        }
    }

    @Test func nothingIsCutOffAndTheWorkbooksAreWritten() throws {
        for book in [book(), try guo(), try rcn()] {
            for sheet in book.sheets where sheet.name.contains("айт") || book.sheets.count == 7 {
                #expect(LayoutCheck.clipped(sheet) == [])
            }
            #expect(try WorkbookFile.bytes(of: book).count > 1_000)
        }
    }

    @Test func onlyFunctionsOfExcel2010AreUsed() throws {
        let allowed: Set = [
            "SUM", "SUMIF", "SUMIFS", "COUNT", "COUNTIF", "COUNTIFS", "IF", "ISNUMBER",
        ]
        for cell in book().sheets.flatMap(\.cells.values) {
            guard case .formula(let formula, _) = cell.content else { continue }
            for match in formula.matches(of: /([A-Z]+)\(/) {
                #expect(allowed.contains(String(match.output.1)), "\(formula)")
            }
        }
    }

    @Test func aRoundThatNobodyHeldGivesAWorkbookToo() throws {
        let round = try #require(
            SiteRound(
                TestCity.period.next, form: try TestForm.m62(), sheets: [], checking: city.form,
                reports: [:], register: []))
        let book = SitesWorkbook.document(
            round, organizations: [], districts: districts, created: Self.created)
        #expect(try WorkbookFile.bytes(of: book).count > 1_000)
    }

    @Test func theMethodTellsHowSitesAreJudged() throws {
        func texts(_ book: WorkbookDocument) throws -> [String] {
            try sheet("Методика", of: book).cells.values.compactMap { cell in
                if case .text(let text) = cell.content { text } else { nil }
            }
        }
        for book in [try guo(), try rcn()] {
            let text = try #require(try texts(book).first { $0.hasPrefix("Балл сайта = ") })
            #expect(text.contains("высокий – от 85, средний – от 60, низкий – от 0"))
            #expect(text.contains("Вес 3: мониторинг и аналитическая справка."))
        }
        let none = GuoWorkbook.document(try city.statement(), created: Self.created).settled
        #expect(try texts(none).allSatisfy { !$0.hasPrefix("Балл сайта = ") })
    }

    // MARK: ГУО and РЦН

    @Test func guoIsToldScoresAndCodesAndNoChecker() throws {
        let book = try self.guo()
        let sheet = try self.sheet("Сайты", of: book)
        for organization in sites.organizations {
            let row = try #require(self.row(of: organization.inn, in: sheet, column: 4))
            #expect(result(sheet, row, 5) == sites.score(organization.inn))
            let state = sheet.cells[CellAddress(row: row, column: 7)]?.content
            #expect(state == .text(sites.state(organization)))
            let texts = (5...6).map {
                sheet.cells[CellAddress(row: row, column: $0)]?.content.cachedText
            }
            #expect((texts == ["-", "-"]) == (sites.score(organization.inn) == nil))
            let attention = sheet.cells[CellAddress(row: row, column: 8)]?.content
            #expect(
                (attention == .text("требует внимания")) == sites.flagged.contains(organization.inn)
            )
        }
        // Every state occurs, or the test proves nothing; so does a score that does not count.
        #expect(Set(sites.organizations.map(sites.state)).count == 4)
        #expect(
            sites.organizations.contains { $0.exemption != nil && sites.score($0.inn) != nil })
        #expect(sheet.filter?.columns.contains(7) == true)
        try expectNoChecker(in: book)
    }

    /// One base for all: «Итоги», «Сайты», «Мониторинг_сайтов» and indicator 6416.
    @Test func allSheetsAndTheIndicatorRestOnOneBase() throws {
        let (guo, rcn) = (try guo(), try rcn())
        let results = try sheet("Итоги", of: book())
        let city = try #require(
            results.cells.filter { $0.value.content == .text("Город") }.keys.map(\.row).min())
        let forGuo = try sheet("Сайты", of: guo)
        let total = try #require(
            row(of: "Город: средний балл, число МОУ", in: forGuo, column: 0))
        let forRcn = try sheet("Мониторинг_сайтов", of: rcn)
        let cityRow = try #require(row(of: "Город", in: forRcn, column: 0))
        let summary = try sheet("Сводка", of: guo)
        let indicator = try #require(row(of: "6416", in: summary, column: 0))
        let means = [
            result(results, city, 4), result(forGuo, total, 5), result(forRcn, cityRow, 4),
            result(summary, indicator, 3),
        ].compactMap(\.self)
        #expect(means.count == 4)
        for mean in means { #expect(abs(mean - means[0]) < 1e-9) }
        let bases = [
            result(results, city, 2), result(forRcn, cityRow, 1),
        ]
        #expect(bases == bases.map { _ in Double(sites.counted.count) })
        #expect(sites.counted.count < sites.organizations.count)
        let scored = sites.counted.count { sites.score($0.inn) != nil }
        #expect(result(forGuo, total, 7) == Double(scored))
        let sentence =
            "По данным \(scored) МОУ из \(sites.counted.count), обязанных представить проверяемый отчёт."
        for sheet in [forGuo, forRcn] {
            #expect(
                sheet.cells.values.contains { $0.content.cachedText?.contains(sentence) ?? false })
        }
    }

    @Test func theMeanScoreIsAnIndicatorOfSumsOverCounts() throws {
        let scores = sites.counted.compactMap { sites.score($0.inn) }
        let expected = scores.reduce(0, +) / Double(scores.count)
        let summary = try sheet("Сводка", of: try guo())
        let row = try #require(self.row(of: "6416", in: summary, column: 0))
        let value = try #require(result(summary, row, 3))
        #expect(abs(value - expected) < 1e-9)
        let indicators = try sheet("Показатели", of: try rcn())
        let there = try #require(self.row(of: "6416", in: indicators, column: 0))
        let mean = try #require(result(indicators, there, 3))
        #expect(abs(mean - expected) < 1e-9)
        #expect(result(indicators, there, 6) == Double(scores.count))
    }

    @Test func rcnIsToldNoInstitutionAndNoSmallCount() throws {
        let book = try self.rcn()
        let sheet = try self.sheet("Мониторинг_сайтов", of: book)
        let texts = sheet.cells.values.compactMap { cell -> String? in
            if case .text(let text) = cell.content { text } else { nil }
        }
        for organization in sites.organizations {
            #expect(
                !texts.contains { $0.contains(organization.name) || $0.contains(organization.inn) })
        }
        let first = try #require(self.row(of: districts[0], in: sheet, column: 0))
        for row in first..<first + districts.count {
            for column in 5...7 {
                let count = result(sheet, row, column)
                #expect(count.map { !(1..<3).contains($0) } ?? true)
            }
        }
        try expectNoChecker(in: book)
    }

    @Test func theScoreOfAnInstitutionNamesOnlyARoundThatChecksTheHalfYear() throws {
        let older = try #require(
            SiteRound(
                TestCity.period, form: sites.round.form,
                sheets: CheckedSites.sheets(of: sites.organizations, on: "2026-01-14"),
                checking: city.form, reports: [:], register: sites.organizations))
        #expect(sites.round.checked == TestCity.period && older.checked != TestCity.period)
        for (round, caption, isFilled) in [
            (sites.round, "Балл сайта (июль 2026)", true),
            (older, "Балл сайта (раунд ещё не начат)", false),
            (nil, "Балл сайта (раунд ещё не начат)", false),
        ] {
            var statement = try city.statement()
            statement.sites = round
            let book = GuoWorkbook.document(statement, created: Self.created).settled
            let sheet = try sheet("По_МОУ", of: book)
            let column = try column(caption, of: sheet)
            let filled = sheet.cells.contains { address, cell in
                guard case .number(let number) = cell.content else { return false }
                // The numbers of the columns are no scores.
                return address.column == column && number != Double(column + 1)
            }
            #expect(filled == isFilled, "\(caption)")
        }
    }

    @Test func withoutARoundTheSheetsSaySo() throws {
        let book = GuoWorkbook.document(try city.statement(), created: Self.created).settled
        let texts = try sheet("Сайты", of: book).cells.values.map(\.content)
        #expect(texts.contains(.text("Сайты ещё не проверялись.")))
    }

    private func expectNoChecker(in book: WorkbookDocument) throws {
        let bytes = try WorkbookReader(bytes: try WorkbookFile.bytes(of: book)).contents()
        for sheet in bytes.sheets {
            for cell in sheet.cells {
                guard case .text(let text) = cell.value else { continue }
                #expect(!CheckedSites.checkers.contains { text.contains($0) })
            }
        }
    }

    /// For people who look at the workbooks, and for the comparison with LibreOffice's results.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["SVOD_BOOKS"] != nil))
    func theWorkbooksAreWritten() throws {
        let folder = URL(
            fileURLWithPath: ProcessInfo.processInfo.environment["SVOD_BOOKS"] ?? ".")
        let form = sites.round.form
        let layout = BlankLayout(form: form)
        let due = try #require(form.dueDate(of: sites.round.round))
        let books = [
            ("sites", book()), ("sites-guo", try guo()), ("sites-rcn", try rcn()),
            (
                "sites-settling",
                SettlingSheet.document(
                    sites.round, organizations: sites.organizations, due: due,
                    created: Self.created, layout: layout)
            ),
            (
                "sites-blank",
                layout.document(
                    organization: nil, period: sites.round.round, due: due, created: Self.created)
            ),
        ]
        for (name, book) in books {
            try Data(try WorkbookFile.bytes(of: book))
                .write(to: folder.appending(path: "\(name).xlsx"))
        }
    }
}
