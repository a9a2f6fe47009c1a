import Completeness
import Consolidation
import Definitions
import Forms
import Foundation
import Reports
import Spreadsheet
import TestSupport
import Testing
import WorkbookWriter

/// 1. All items stand on the sheet, in their sections, with what the reports state of them.
/// 2. The counts are formulas over the sheet of the institutions, and right.
/// 3. РЦН gets no small count, and no formula or text that tells of an institution.
/// 4. What an office wrote besides its state stays in КИМЦ.
@Suite struct RoadMapSheetTests {
    private static let created = DateTime(date: CalendarDate(dayNumber: 20_000))
    private static let day = CalendarDate(iso: "2026-07-02") ?? CalendarDate(dayNumber: 0)

    /// A city with a road map; КИМЦ has stated what the first institution stated.
    private static func statement(of city: TestCity, on day: CalendarDate = day) throws
        -> CityReports
    {
        try city.statement(on: day).withRoadMap(
            of: city.reports.lazy.compactMap(\.accepted).first?.submission, on: day)
    }

    private static func guo(_ statement: CityReports) -> WorkbookDocument {
        GuoWorkbook.document(statement, created: created)
    }

    private static func sheet(_ name: String, of book: WorkbookDocument) throws -> SheetDocument {
        try #require(book.sheets.first { $0.name == name }).settled
    }

    /// The rows of the items by their numbers.
    private static func rows(of sheet: SheetDocument) -> [String: Int] {
        var rows: [String: Int] = [:]
        for (address, cell) in sheet.cells where address.column == 0 {
            if case .text(let text) = cell.content, text.wholeMatch(of: /\d\.\d+/) != nil {
                rows[text] = address.row
            }
        }
        return rows
    }

    @Test("1: every item once, below the heading of its section, with its words")
    func items() throws {
        let city = try TestCity(of: 40)
        let statement = try Self.statement(of: city)
        let sheet = try Self.sheet("ДорКарта", of: Self.guo(statement))
        let rows = Self.rows(of: sheet)
        let items = try #require(statement.roadMap).items
        #expect(rows.count == 36)
        for item in items {
            let row = try #require(rows[item.item.number])
            #expect(
                sheet.cells[CellAddress(row: row, column: 1)]?.content == .text(item.item.title))
            if let heading = item.item.heading {
                #expect(
                    sheet.cells[CellAddress(row: row - 1, column: 0)]?.content == .text(heading))
            }
        }
        // 1.2 was due by 30 June; not all institutions said by 15 June that it is done.
        let row = try #require(rows["1.2"])
        let last = try #require(CalendarDate(iso: "2026-06-30"))
        #expect(sheet.cells[CellAddress(row: row, column: 13)]?.content == .date(last))
        #expect(sheet.cells[CellAddress(row: row, column: 14)]?.content == .text("срок прошёл"))
        let reports = try #require(rows["6.1"])
        #expect(
            sheet.cells[CellAddress(row: reports, column: 14)]?.content == .text("просрочено"))
        let filter = try #require(sheet.filter)
        #expect(filter.rows.lowerBound == (rows["1.1"] ?? 0) - 2)
        #expect(filter.rows.upperBound == rows["7.2"])
        #expect(sheet.merges.allSatisfy { !filter.rows.dropFirst().contains($0.rows.lowerBound) })
        for name in ["ДорКарта", "ДорКарта_МОУ"] {
            #expect(LayoutCheck.clipped(try Self.sheet(name, of: Self.guo(statement))) == [])
        }
    }

    @Test("2: the counts, recounted from the reports and over the cells that the formulas name")
    func counts() throws {
        let city = try TestCity(of: 40)
        let book = Self.guo(try Self.statement(of: city))
        let sheet = try Self.sheet("ДорКарта", of: book)
        let members = try Self.sheet("ДорКарта_МОУ", of: book)
        let words = try #require(city.form.list(named: "item_state")).values
        let submissions = city.reports.filter { $0.organization.exemption == nil }
            .compactMap(\.accepted?.submission)
        let rows = Self.rows(of: sheet)
        let form = try #require(city.form.sheets.first { $0.number == 9 })
        let statement = try Self.statement(of: city)
        let continuous = try #require(statement.roadMap).items.filter { item in
            item.shares.allSatisfy { $0.term == nil }
        }.map(\.item.number)
        var isFound: Set<Bool> = []
        for row in form.rows {
            let item = try #require(row.roadMapItems.first)
            var counts: [Double] = []
            for (index, word) in words.enumerated() {
                let address = CellAddress(row: try #require(rows[item]), column: 5 + index)
                let count = Double(submissions.count { $0[row.code, 4] == .text(word) })
                guard
                    case .formula(let formula, .number(let cached))? =
                        sheet.cells[address]?.content
                else {
                    Issue.record("\(item) has no count of \(word)")
                    return
                }
                #expect(cached == count)
                let parts = try #require(
                    formula.wholeMatch(
                        of: /COUNTIF\('ДорКарта_МОУ'!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+),"(.+)"\)/))
                #expect(parts.output.1 == parts.output.3 && parts.output.5 == word)
                let first = try #require(CellAddress("\(parts.output.1)\(parts.output.2)"))
                let last = try #require(CellAddress("\(parts.output.3)\(parts.output.4)"))
                #expect(last.row - first.row == 39)
                let found = (first.row...last.row).count {
                    members.cells[CellAddress(row: $0, column: first.column)]?.content
                        == .text(word)
                }
                #expect(Double(found) == count)
                counts.append(count)
            }
            let share = CellAddress(row: rows[item] ?? 0, column: 10)
            let expected = counts[0] + counts[1] + counts[2]
            guard case .formula(_, let cached)? = sheet.cells[share]?.content else {
                Issue.record("\(item) has no share")
                return
            }
            // What runs all the time is done as it should be while it runs.
            let isContinuous = continuous.contains(item)
            let fulfilled = counts[0] + (isContinuous ? counts[1] : 0)
            #expect(cached == (expected == 0 ? .text("-") : .number(fulfilled / expected)))
            isFound.insert(isContinuous)
        }
        #expect(isFound == [true, false])
    }

    @Test("2: a form that asks about no item has no counts that count themselves")
    func noItems() throws {
        var statement = try Self.statement(of: TestCity(of: 3))
        let form = statement.form
        let file = TestForm.packageRoot.appendingPathComponent("templates/roadmap.yaml")
        var roadMap = try RoadMapFile.roadMap(
            from: String(contentsOf: file, encoding: .utf8), for: form)
        let asked = form.cells(stating: roadMap.statements).keys
        roadMap.items.removeAll { asked.contains($0.number) }
        statement.roadMap = RoadMapState(
            roadMap, form: form, on: Self.day, period: statement.period,
            reports: statement.consolidated, offices: nil)
        let members = try Self.sheet("ДорКарта_МОУ", of: Self.guo(statement))
        for cell in members.cells.values {
            if case .formula(let formula, _) = cell.content { Issue.record("\(formula)") }
        }
        let name = statement.board.statuses[0].organization.name
        #expect(members.cells.values.contains { $0.content == .text(name) })
    }

    @Test("3: РЦН sees no small count")
    func smallCounts() throws {
        let statement = try Self.statement(of: TestCity(of: 12, seed: 3))
        let book = RcnWorkbook.document(statement, created: Self.created)
        #expect(!book.sheets.contains { $0.name == "ДорКарта_МОУ" })
        let sheet = try Self.sheet("ДорКарта", of: book)
        var hidden = 0
        for row in Self.rows(of: sheet).values {
            let cells = (5...9).compactMap {
                sheet.cells[CellAddress(row: row, column: $0)]?.content
            }
            for cell in cells {
                if case .number(let count) = cell { #expect(count == 0 || count >= 3) }
                if case .formula = cell { Issue.record("a count is a number here") }
            }
            if cells.contains(.text("менее 3")) || cells.contains(.text("скрыто")) {
                hidden += 1
                #expect(
                    sheet.cells[CellAddress(row: row, column: 10)]?.content == .text("скрыто"))
            }
        }
        #expect(hidden > 0)
        #expect(LayoutCheck.clipped(sheet) == [])
    }

    @Test("4: only the word and the date of a statement leave")
    func statements() throws {
        let city = try TestCity(of: 12)
        let statement = try Self.statement(of: city)
        let rcn = RcnWorkbook.document(statement, created: Self.created)
        for book in [Self.guo(statement), rcn] {
            let sheets = book.sheets.filter { $0.name.hasPrefix("ДорКарта") }.map(\.settled)
            #expect(!sheets.isEmpty)
            for cell in sheets.flatMap(\.cells.values) {
                guard case .text(let text) = cell.content else { continue }
                #expect(!text.contains("Фамильева"))
            }
            let sheet = try Self.sheet("ДорКарта", of: book)
            let row = try #require(Self.rows(of: sheet)["1.3"])
            let state = try #require(city.reports.compactMap(\.accepted).first).submission[902, 4]
            guard case .text(let word)? = state else {
                Issue.record("the first report states something")
                return
            }
            #expect(
                sheet.cells[CellAddress(row: row, column: 12)]?.content
                    == .text("\(word)\n(1-е полугодие 2026, 15.06.2026)"))
            #expect(
                sheet.cells[CellAddress(row: row, column: 11)]?.content == .text("нет сведений"))
        }
    }

    @Test("1: a city without reports has the sheets too, and one without a road map has none")
    func emptyCity() throws {
        var city = try TestCity(of: 1)
        city.reports = []
        let book = Self.guo(try Self.statement(of: city))
        #expect(try WorkbookFile.bytes(of: book).count > 1_000)
        #expect(Self.rows(of: try Self.sheet("ДорКарта", of: book)).count == 36)
        let without = Self.guo(try city.statement())
        #expect(!without.sheets.contains { $0.name.hasPrefix("ДорКарта") })
    }
}

extension CityReports {
    /// The same with the shipped road map, of which КИМЦ has stated what stands in a report.
    func withRoadMap(of stated: Submission?, on day: CalendarDate) throws -> CityReports {
        let file = TestForm.packageRoot.appendingPathComponent("templates/roadmap.yaml")
        let roadMap = try RoadMapFile.roadMap(
            from: String(contentsOf: file, encoding: .utf8), for: form)
        var offices = RoadMapStatements(roadMap)
        offices.addQuestions(of: form)
        if let stated {
            offices.add(
                stated, of: "МКУ КИМЦ", form: form, period: period, on: TestCity.deadline)
        }
        var reports = self
        reports.roadMap = RoadMapState(
            roadMap, form: form, on: day, period: period, reports: consolidated, offices: offices)
        return reports
    }
}
