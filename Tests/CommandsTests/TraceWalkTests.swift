import Consolidation
import Forms
import Foundation
import Intake
import Messages
import Spreadsheet
import Store
import Testing
import WorkbookReader

@testable import Commands

/// 1. Every number of every sheet is traced and adds up, or is told by its kind: a new sheet without
///    a trace fails here.
/// 2. Numbers over several half-years rest on the reports of each of them.
/// 3. A score rests on the checkers' cells, an item of the road map on the office's.
///
/// A store that is open elsewhere cannot be closed, so one test follows the other.
@Suite(.serialized) struct TraceWalkTests {
    /// The demonstration with few institutions: four half-years, three rounds of site checks.
    private static let made = Result {
        let city = try CityWorkspace(of: 12)
        let session = try Session(city.workspace)
        for period in DemoCommand.periods {
            try DemoHalfYear(
                session: session, period: period, isLast: period == DemoCommand.periods.last,
                seed: 3, reader: OwnReader()
            ).collect()
        }
        return city
    }

    private static func open(
        _ name: String, _ work: (TraceRun, WorkbookContents) throws -> Void
    ) throws {
        let city = try made.get()
        let session = try Session(city.workspace)
        let store = try session.store()
        let path = city.workspace.outbox.appending(name).display
        try work(try TraceRun(path, in: session, store), try city.outbox(name))
        try store.close()
    }

    /// A workbook and how many numbers are traced in it at least.
    struct Book: CustomTestStringConvertible {
        var name: String
        var least: Int
        var testDescription: String { name }
    }

    private static let books = [
        Book(name: "Свод_ГУО_2026-2.xlsx", least: 2000),
        Book(name: "Свод_ГУО_2026-1.xlsx", least: 2000),
        Book(name: "Свод_ГУО_2025-1.xlsx", least: 1500),
        Book(name: "Свод_КИМЦ_2026-2_внутр.xlsx", least: 2000),
        Book(name: "Свод_РЦН_2026.xlsx", least: 400),
        Book(name: "Сайты_июль-2026_внутр.xlsx", least: 200),
        Book(name: "Сайты_январь-2026_внутр.xlsx", least: 200),
        Book(name: "Сдача_2026-2.xlsx", least: 200),
    ]

    @Test("1: every number", arguments: books)
    func everyNumberIsTracedOrTold(_ book: Book) throws {
        try Self.open(book.name) { run, contents in
            var traced = 0
            for sheet in contents.sheets {
                for cell in sheet.cells {
                    guard case .number(let value) = cell.value else { continue }
                    do throws(any Error) {
                        let found = try run.trace(TracePlace("\(sheet.name)!\(cell.address)"))
                        traced += 1
                        #expect(found.outcome.isGood, "\(found.place): \(found.outcome)")
                        #expect(found.outcome.inBook == value)
                    } catch {
                        guard case Trouble.trace(.label(let place, let label)) = error else {
                            Issue.record("«\(sheet.name)»!\(cell.address): \(error)")
                            continue
                        }
                        #expect(Self.isPlausible(label, value, cell.address), "\(place): \(label)")
                    }
                }
            }
            #expect(traced >= book.least, "\(traced) numbers")
        }
    }

    /// Whether a number can be what it is said to be.
    private static func isPlausible(
        _ label: NumberLabel, _ value: Double, _ cell: CellAddress
    ) -> Bool {
        switch label {
        case .serial: cell.column == 0 && value >= 1
        case .columnNumber: value == Double(cell.column + 1)
        case .formRow: (try? made.get().form)?.row(Int(value)) != nil
        case .version: value >= 1
        case .weight: (1...3).contains(value)
        }
    }

    // MARK: 2

    private static func sum(
        _ key: ValueKey, in periods: [Period]
    ) throws -> (sum: Decimal, reports: Int) {
        let store = try Session(made.get().workspace).store()
        var (sum, reports) = (Decimal(0), 0)
        for period in periods {
            for (_, version) in try store.acceptedReports(formID: "M61", period: period) {
                guard let number = version.submission.number(key.row, key.column) else { continue }
                sum += number
                reports += 1
            }
        }
        try store.close()
        return (sum, reports)
    }

    private static func periods(of total: TracedTotal) -> Set<Period> {
        Set(total.contributions.map(\.period))
    }

    @Test("2: a flow of a year")
    func aFlowRestsOnBothHalves() throws {
        let (first, second) = (Period(year: 2026, half: .first), Period(year: 2026, half: .second))
        try Self.open("Свод_РЦН_2026.xlsx") { run, book in
            let sheet = try #require(book.sheets.first { $0.name == "Мероприятия" })
            let row = try #require(
                sheet.cells.first { $0.address.column == 0 && $0.value == .number(701) }?
                    .address.row)
            // The halves, then the year.
            for (column, periods) in [(3, [first]), (4, [second]), (5, [first, second])] {
                let cell = CellAddress(row: row, column: column)
                let found = try run.trace(TracePlace("Мероприятия!\(cell)"))
                let total = try #require(found.number.totals.first)
                let expected = try Self.sum(ValueKey(701, 3), in: periods)
                #expect(expected.sum > 0 && expected.reports > 0)
                #expect(total.sum == expected.sum)
                #expect(total.contributions.count == expected.reports)
                #expect(Self.periods(of: total) == Set(periods))
                let lines = try TraceCommand.lines(
                    on: found, of: run, try Self.made.get().form, isWhole: false)
                // Which half-year a report is of is told where there are several.
                #expect(lines.contains { $0.contains(", 2026-1: ") } == (periods.count > 1))
            }
        }
    }

    @Test("2: the year before, and the change")
    func theYearBeforeRestsOnItsOwnReports() throws {
        try Self.open("Свод_РЦН_2026.xlsx") { run, book in
            let row = try #require(book.place(of: "6402", on: "Показатели")?.row)
            func trace(_ column: Int) throws -> TraceRun.Traced {
                try run.trace(TracePlace("Показатели!\(CellAddress(row: row, column: column))"))
            }
            let (value, before, change) = (try trace(3), try trace(8), try trace(9))
            #expect(
                value.number.totals.allSatisfy {
                    Self.periods(of: $0) == [Period(year: 2026, half: .second)]
                })
            #expect(
                before.number.totals.allSatisfy {
                    Self.periods(of: $0) == [Period(year: 2025, half: .second)]
                })
            #expect(change.number.totals.count == 4)
            let points = try #require(change.number.value)
            let (now, then) = (try #require(value.number.value), try #require(before.number.value))
            #expect(abs(points - (now - then) * 100) < 1e-9)
        }
    }

    @Test("2: a line of «Динамика»")
    func aLineRestsOnEachHalfYear() throws {
        let key = ValueKey(309, 3)
        try Self.open("Свод_ГУО_2026-2.xlsx") { run, book in
            let sheet = try #require(book.sheets.first { $0.name == "Динамика" })
            var known: [Period] = []
            for cell in sheet.cells {
                guard case .number = cell.value else { continue }
                let found = try run.trace(TracePlace("Динамика!\(cell.address)"))
                guard case .total(.cell(key), .group(.city), let periods) = found.origin else {
                    continue
                }
                let total = try #require(found.number.totals.first)
                #expect(total.sum == (try Self.sum(key, in: periods).sum))
                #expect(Self.periods(of: total) == Set(periods))
                known += periods
            }
            #expect(known.sorted() == DemoCommand.periods)
        }
    }

    // MARK: 3

    /// The archived files, each read once.
    private struct Archived {
        let archive: Archive
        var books: [String: [CellSource: CellValue]] = [:]

        init() throws {
            archive = try Session(made.get().workspace).archive
        }

        private mutating func cells(of sha256: String) throws -> [CellSource: CellValue] {
            if let known = books[sha256] { return known }
            let book = try WorkbookReader(bytes: archive.bytes(of: sha256), limits: .large)
                .contents()
            let cells = book.sheets.flatMap { sheet in
                sheet.cells.map {
                    (CellSource(sheet: sheet.name, cell: $0.address), $0.value)
                }
            }
            books[sha256] = Dictionary(cells) { first, _ in first }
            return books[sha256] ?? [:]
        }

        /// Compares each cell of the files of a number with what the trace says of it.
        ///
        /// - Returns: how many cells were compared.
        mutating func compare(_ number: TracedNumber, of run: TraceRun) throws -> Int {
            let files = try run.files(of: number)
            var compared = 0
            for source in number.totals.flatMap(\.contributions).flatMap(\.sources) {
                let cells = try cells(of: try #require(files[source.version]?.sha256))
                for cell in source.cells {
                    let typed = cells[cell.source]
                    switch (cell.value, typed) {
                    case (.number(let number)?, .number(let double)?):
                        #expect(number == Decimal(double))
                    case (.text(let text)?, .text(let other)?): #expect(text == other)
                    case (.text(let text)?, .number(let double)?):
                        #expect(text == "\(Int(double))")
                    case (.date?, .date?), (.date?, .text?), (nil, _): break
                    default: Issue.record("\(cell): \(String(describing: typed))")
                    }
                    compared += 1
                }
            }
            return compared
        }
    }

    @Test("3: a score")
    func aScoreRestsOnTheMarksOfTheCheckers() throws {
        let criteria = try #require(
            Session(Self.made.get().workspace).forms.compactMap(\.checklist).first?.criteria)
        try Self.open("Сайты_январь-2026_внутр.xlsx") { run, book in
            let sheet = try #require(book.sheets.first { $0.name == "Итоги" })
            // The institutions stand below their captions.
            let header = try #require(book.place(of: "№", on: "Итоги"))
            let scores = sheet.cells.filter { cell in
                guard case .number = cell.value else { return false }
                return cell.address.column == 4 && cell.address.row > header.row
            }
            #expect(scores.count > 5)
            var archived = try Archived()
            for score in scores {
                let found = try run.trace(TracePlace("Итоги!\(score.address)"))
                let totals = found.number.totals
                #expect(totals.count == 2 && totals.allSatisfy { $0.contributions.count <= 16 })
                for part in totals[0].contributions {
                    guard case .criterion(let name, let weight, let points)? = part.detail else {
                        Issue.record("no criterion: \(part)")
                        continue
                    }
                    #expect(criteria.contains { $0.name == name && $0.weight == weight })
                    #expect(part.amount == Decimal(weight * points))
                    #expect(part.cells.allSatisfy { $0.value == .text("\(points)") })
                    #expect(!part.cells.isEmpty)
                }
                #expect(
                    try archived.compare(found.number, of: run) >= totals[0].contributions.count)
            }
            let lines = try TraceCommand.lines(
                on: try run.trace(TracePlace("Итоги!\(try #require(scores.first).address)")),
                of: run, try Self.made.get().form, isWhole: false)
            #expect(lines.last?.contains("100 × ") == true)
            #expect(lines.contains { $0.contains("приказ о внедрении, вес 1 × ") })
        }
    }

    /// A sheet, and how many cells of files its numbers rest on at least.
    struct Copied: CustomTestStringConvertible {
        var book: String
        var sheet: String
        var least: Int
        var testDescription: String { "\(book) \(sheet)" }
    }

    @Test(
        "3: numbers of other sheets",
        arguments: [
            Copied(book: "Свод_ГУО_2026-1.xlsx", sheet: "Сайты", least: 100),
            Copied(book: "Свод_ГУО_2026-1.xlsx", sheet: "ДорКарта", least: 100),
            Copied(book: "Свод_ГУО_2026-1.xlsx", sheet: "ДорКарта_МОУ", least: 90),
            Copied(book: "Свод_ГУО_2026-1.xlsx", sheet: "Замечания", least: 4),
            Copied(book: "Свод_КИМЦ_2026-2_внутр.xlsx", sheet: "Реестр_программ", least: 100),
            Copied(book: "Свод_РЦН_2026.xlsx", sheet: "Мероприятия_КИМЦ", least: 10),
            Copied(book: "Свод_РЦН_2026.xlsx", sheet: "Мониторинг_сайтов", least: 100),
            Copied(book: "Сайты_июль-2026_внутр.xlsx", sheet: "Чек-лист", least: 100),
            Copied(book: "Сайты_июль-2026_внутр.xlsx", sheet: "Проверяющие", least: 10),
        ])
    func theCellsOfTheFilesSayWhatTheTraceSays(_ copied: Copied) throws {
        try Self.open(copied.book) { run, book in
            let sheet = try #require(book.sheets.first { $0.name == copied.sheet })
            var compared = 0
            var archived = try Archived()
            for cell in sheet.cells {
                guard case .number = cell.value else { continue }
                do {
                    let found = try run.trace(TracePlace("\(sheet.name)!\(cell.address)"))
                    compared += try archived.compare(found.number, of: run)
                } catch Trouble.trace(.label) {}
            }
            #expect(compared >= copied.least, "\(compared) cells")
        }
    }

    @Test(
        "3: the round and what it checked are named",
        arguments: [("Свод_ГУО_2026-2.xlsx", "Сайты"), ("Свод_РЦН_2026.xlsx", "Мониторинг_сайтов")])
    func theRoundThatIsShownIsNamed(_ name: String, _ sheet: String) throws {
        let form = try Self.made.get().form
        try Self.open(name) { run, book in
            var told = 0
            for cell in try #require(book.sheets.first { $0.name == sheet }).cells {
                guard case .number = cell.value,
                    let found = try? run.trace(TracePlace("\(sheet)!\(cell.address)"))
                else { continue }
                // No round has checked the second half-year yet: that of July is shown.
                let subject = try TraceCommand.lines(on: found, of: run, form, isWhole: false)[1]
                #expect(
                    subject.hasSuffix(
                        "раунд: июль 2026, проверялись отчёты за первое полугодие 2026 года."),
                    "\(found.place): \(subject)")
                told += 1
            }
            #expect(told > 10)
        }
    }

    @Test("3: items of offices")
    func anItemOfAnOfficeRestsOnItsForm() throws {
        try Self.open("Свод_ГУО_2026-2.xlsx") { run, book in
            let sheet = try #require(book.sheets.first { $0.name == "ДорКарта" })
            var offices: Set<String> = []
            for cell in sheet.cells where cell.address.column == 0 {
                guard case .number = cell.value,
                    let found = try? run.trace(TracePlace("ДорКарта!\(cell.address)"))
                else { continue }
                for part in try #require(found.number.totals.first).contributions {
                    #expect(part.organization == nil && part.detail != nil)
                    offices.formUnion(part.sources.map(\.version.respondent))
                    #expect(part.sources.allSatisfy { $0.version.formID == "M72" })
                }
            }
            #expect(offices == ["ГУО", "КИМЦ"])
        }
    }

    // MARK: Hidden counts

    @Test func aHiddenCountIsNotRevealed() throws {
        try Self.open("Свод_РЦН_2026.xlsx") { run, book in
            let hidden = book.sheets.flatMap { sheet in
                sheet.cells.filter { $0.value == .text("менее 3") || $0.value == .text("скрыто") }
                    .map { "\(sheet.name)!\($0.address)" }
            }
            #expect(!hidden.isEmpty)
            for place in hidden.prefix(50) {
                do {
                    _ = try run.trace(TracePlace(place))
                    Issue.record("\(place) is revealed")
                } catch Trouble.trace(.hidden) {}
            }
        }
    }
}
