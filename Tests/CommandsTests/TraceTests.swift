import Consolidation
import Forms
import Foundation
import Intake
import Messages
import Reports
import Spreadsheet
import Store
import Testing
import WorkbookReader

@testable import Commands

/// Every number of a consolidated workbook leads back to the cells of the reports it is made of.
/// A store that is open elsewhere can be neither closed nor copied, so one test follows the other.
@Suite(.serialized) struct TraceTests {
    /// A small city: some reports are corrected, returned, late or missing, some cells are empty and
    /// some denominators 0.
    private static func city() throws -> CityWorkspace {
        let city = try CityWorkspace(of: 12)
        for (index, organization) in city.organizations.enumerated() where index != 5 {
            var submission = city.submission(of: organization)
            switch index {
            case 1:
                // The first version is taken back by a correction below.
                submission.entries[ValueKey(304)]?.value = .number(999)
            case 2:
                for column in [3, 4] { submission.entries[ValueKey(301, column)] = nil }
            case 3: submission.entries[ValueKey(304)]?.value = .number(999)
            default: break
            }
            try city.drop(
                try city.file(of: organization, submission), "школа \(index).xlsx",
                on: index == 7 ? "2026-06-16" : "2026-06-14")
        }
        try city.run()
        let corrected = city.organizations[1]
        try city.drop(
            try city.file(of: corrected, city.submission(of: corrected)), "исправлено.xlsx",
            on: "2026-06-15")
        try city.run()
        return city
    }

    /// The city as it is then; tests that change it work on a copy.
    private static let made = Result { try city() }

    private static func open(
        _ name: String, of city: CityWorkspace, _ work: (TraceRun, WorkbookContents) throws -> Void
    ) throws {
        let session = try Session(city.workspace)
        let store = try session.store()
        let path = city.workspace.outbox.appending(name).display
        try work(try TraceRun(path, in: session, store), try city.outbox(name))
        try store.close()
    }

    /// The sheets of a workbook whose numbers are all traced, and which cells with numbers are none
    /// that come from reports: a test by column and row.
    private struct Sheet {
        var name: String
        /// The columns of running numbers and codes of rows.
        var codes: Set<Int> = []
    }

    private static func expectAllTraced(
        _ sheets: [Sheet], in name: String, of city: CityWorkspace, atLeast least: Int
    ) throws {
        try open(name, of: city) { run, book in
            var traced = 0
            for sheet in sheets {
                let contents = try #require(book.sheets.first { $0.name == sheet.name })
                let rows = Dictionary(grouping: contents.cells, by: \.address.row)
                let numbers = Set(
                    rows.filter { _, cells in
                        // «1 2 3 …» below the captions.
                        cells.count > 1
                            && cells.allSatisfy {
                                $0.value == .number(Double($0.address.column + 1))
                            }
                    }.keys)
                for cell in contents.cells {
                    guard case .number(let value) = cell.value,
                        !numbers.contains(cell.address.row),
                        !sheet.codes.contains(cell.address.column)
                    else { continue }
                    let place = try TracePlace("\(sheet.name)!\(cell.address)")
                    let found = try run.trace(place)
                    traced += 1
                    #expect(found.outcome.isGood, "\(found.place): \(found.outcome)")
                    #expect(found.outcome.inBook == value)
                }
            }
            #expect(traced >= least, "\(traced) numbers")
        }
    }

    @Test func everyNumberForTheCityAddsUp() throws {
        let city = try Self.made.get()
        let sheets = [
            Sheet(name: "Сводка"), Sheet(name: "Динамика"), Sheet(name: "Сроки"),
            Sheet(name: "Диаграммы"), Sheet(name: "Сдача", codes: [0]),
            Sheet(name: "По_МОУ", codes: [0]), Sheet(name: "Документы", codes: [0]),
            Sheet(name: "Формы_виды", codes: [0]), Sheet(name: "Формы_МОУ", codes: [0]),
        ]
        try Self.expectAllTraced(sheets, in: "Свод_ГУО_2026-1.xlsx", of: city, atLeast: 1000)
        try Self.expectAllTraced(
            [sheets[0], sheets[7]], in: "Свод_КИМЦ_2026-1_внутр.xlsx", of: city, atLeast: 100)
        try Self.expectAllTraced(
            [sheets[2], sheets[4]], in: "Сдача_2026-1.xlsx", of: city, atLeast: 100)
    }

    @Test func everyNumberOfTheYearAddsUp() throws {
        try Self.expectAllTraced(
            [
                Sheet(name: "Показатели"), Sheet(name: "По_районам"), Sheet(name: "По_типам"),
                Sheet(name: "Формы_виды", codes: [0]), Sheet(name: "Обучение", codes: [0]),
                Sheet(name: "Мероприятия", codes: [0]),
            ], in: "Свод_РЦН_2026_1-е_полугодие.xlsx", of: Self.made.get(), atLeast: 150)
    }

    @Test func aNumberNamesFilesCellsAndVersions() throws {
        let city = try Self.made.get()
        try Self.open("Свод_ГУО_2026-1.xlsx", of: city) { run, book in
            let row = try #require(book.place(of: "6401", on: "Сводка")?.row)
            let found = try run.trace(TracePlace("Сводка!D\(row + 1)"))
            let corrected = city.organizations[1]
            let totals = found.number.totals
            #expect(totals.count == 2)
            let part = try #require(
                totals[0].contributions.first { $0.organization?.inn == corrected.inn })
            let source = try #require(part.sources.first)
            #expect(source.version.number == 2)
            let file = try #require(try run.files(of: found.number)[source.version])
            #expect(file.name == "2026-06-15/исправлено.xlsx")
            #expect("\(file.arrival.date)" == "2026-06-15")
            // The cell of the file holds what is said.
            let cell = try #require(part.cells.first)
            #expect(cell.row == 304 && cell.column == 4)
            let sent = try WorkbookReader(
                bytes: city.file(of: corrected, city.submission(of: corrected))
            ).contents()
            let typed = sent.value(cell.source.sheet, cell.source.cell)
            #expect(typed == .number(NSDecimalNumber(decimal: part.amount).doubleValue))
            // Of those that are not in it every one has its reason.
            let gaps = Dictionary(grouping: totals[0].gaps, by: \.reason).mapValues {
                Set($0.map(\.organization.inn))
            }
            // Cells left empty, a wrong sum, a site named as published after the day it was sent.
            let returned = Set([2, 3, 4].map { city.organizations[$0].inn })
            #expect(gaps[.notSent] == [city.organizations[5].inn])
            #expect(gaps[.returned] == returned)
            let lines = try TraceCommand.lines(on: found, of: run, city.form, isWhole: true)
            #expect(
                lines.contains { $0.contains("исправлено.xlsx»") && $0.contains("версия 2") })
            #expect(lines.contains { $0.contains("Не вошли") })
            #expect(lines.last?.hasPrefix("Сходится") == true)
        }
    }

    @Test func aWorkbookOlderThanTheReportsSaysSo() throws {
        let city = try CityWorkspace(copyOf: Self.made.get())
        let name = "Свод_ГУО_2026-1.xlsx"
        let old = try Disk.bytes(of: city.workspace.outbox.appending(name), limit: 50 << 20)
        let late = city.organizations[3]
        try city.drop(
            try city.file(of: late, city.submission(of: late)), "поздно.xlsx", on: "2026-06-16")
        try city.run()
        let copy = city.workspace.outbox.appending("Прежний.xlsx")
        try Disk.publish(old, at: copy)
        try Self.open("Прежний.xlsx", of: city) { run, book in
            let row = try #require(book.place(of: "6401", on: "Сводка")?.row)
            let found = try run.trace(TracePlace("Сводка!D\(row + 1)"))
            #expect(found.outcome.changed.map(\.inn) == [late.inn])
            #expect(!found.outcome.isGood)
            let lines = try TraceCommand.lines(on: found, of: run, city.form, isWhole: false)
            #expect(lines.contains { $0.contains("Данные изменились") && $0.contains(late.inn) })
            // A district that the report is not of is as it was.
            let other = try #require(
                city.organizations.first { $0.district != late.district }?.district)
            let column = try #require(book.place(of: other, on: "Сроки"))
            let calm = try run.trace(TracePlace("Сроки!D\(column.row + 1)"))
            #expect(calm.outcome.isGood, "\(calm.outcome)")
        }
        let root = city.workspace.root.display
        let row = try #require(try city.outbox("Прежний.xlsx").place(of: "6401", on: "Сводка")?.row)
        let cell = "Сводка!D\(row + 1)"
        for json in [[], ["--json"], ["--all"]] {
            #expect(
                try CommandRun.code(
                    of: ["trace", copy.display, cell, "--workspace", root] + json) == 1)
        }
        let new = city.workspace.outbox.appending(name).display
        #expect(try CommandRun.code(of: ["trace", new, cell, "--workspace", root]) == 0)
    }

    @Test(arguments: [
        ("Сводка!D7", "Сводка", 6, 3), ("'Сводка'!$D$7", "Сводка", 6, 3),
        ("«По МОУ»!d7", "По МОУ", 6, 3), ("Сводка!с14", "Сводка", 13, 2),
        (" 'Д''Арк'! B2 ", "Д'Арк", 1, 1),
    ])
    func aCellIsReadAsPeopleTypeIt(_ text: String, _ sheet: String, _ row: Int, _ column: Int)
        throws
    {
        let place = try TracePlace(text)
        #expect(place.sheet == sheet)
        #expect(place.cell == CellAddress(row: row, column: column))
    }

    @Test(arguments: ["", "Сводка", "D7", "Сводка!", "!D7", "Сводка!7D", "''!D7"])
    func whatIsNoCellIsWrongUsage(_ text: String) throws {
        #expect(throws: Trouble.trace(.notAPlace(text))) { try TracePlace(text) }
        let city = try CityWorkspace(of: 2)
        let code = try CommandRun.code(
            of: ["trace", "нет.xlsx", text, "--workspace", city.workspace.root.display])
        #expect(code == 64)
    }

    @Test(arguments: [
        ("Сводка!D7:D9", "Сводка", "D7"), ("'Сводка'!$D$7:$E$9", "Сводка", "D7"),
        ("Сводка!с14;с15", "Сводка", "C14"), ("Сводка!D7:Сводка!D9", "Сводка", "D7"),
    ])
    func severalCellsAreWrongUsage(_ text: String, _ sheet: String, _ first: String) throws {
        #expect(throws: Trouble.trace(.range(text, sheet: sheet, first: first))) {
            try TracePlace(text)
        }
        #expect(Trouble.trace(.range(text, sheet: sheet, first: first)).isWrongUsage)
    }

    @Test(arguments: ["Сводка!D0", "Сводка!XFE1", "Сводка!A1048577", "Сводка!ABCD1"])
    func aCellThatNoSheetHasIsWrongUsage(_ text: String) throws {
        #expect(throws: Trouble.trace(.beyond(text))) { try TracePlace(text) }
        #expect(Trouble.trace(.beyond(text)).isWrongUsage)
    }

    @Test(arguments: [
        ("Cвoдкa", "Сводка"), ("СВОДКА", "Сводка"), ("по моу", "По_МОУ"), ("По МОУ", "По_МОУ"),
    ])
    func aSheetIsFoundAsPeopleTypeIt(_ typed: String, _ sheet: String) throws {
        #expect(TracePlace.isName(typed, of: sheet))
        #expect(!TracePlace.isName(typed, of: "Сроки"))
        let city = try Self.made.get()
        try Self.open("Свод_ГУО_2026-1.xlsx", of: city) { run, book in
            let number = try #require(
                book.sheets.first { $0.name == sheet }?.cells.last {
                    if case .number = $0.value { true } else { false }
                }?.address)
            let found = try run.trace(TracePlace("\(typed)!\(number)"))
            #expect(found.place == "«\(sheet)»!\(number)")
        }
    }

    @Test func aFileThatIsNoConsolidatedWorkbookIsToldAsThat() throws {
        let city = try Self.made.get()
        let session = try Session(city.workspace)
        let store = try session.store()
        defer { try? store.close() }
        let root = city.workspace.root
        func error(_ path: RawPath) -> (any Error)? {
            do { _ = try TraceRun(path.display, in: session, store) } catch { return error }
            return nil
        }
        let absent = root.appending("нет.xlsx")
        #expect(error(absent) as? DiskError == DiskError(.read, absent, code: 2))
        let settings = root.appending("svod.yaml")
        guard case .trace(.noWorkbook(settings.display))? = error(settings) as? Trouble else {
            Issue.record("\(String(describing: error(settings)))")
            return
        }
        let whole = try Disk.bytes(
            of: city.workspace.outbox.appending("Свод_ГУО_2026-1.xlsx"), limit: 50 << 20)
        let torn = root.appending("обрыв.xlsx")
        try Disk.publish(Array(whole.prefix(whole.count / 2)), at: torn)
        guard case .trace(.damaged(torn.display))? = error(torn) as? Trouble else {
            Issue.record("\(String(describing: error(torn)))")
            return
        }
        for path in [settings, torn] {
            let sentence = (error(path) as? Trouble)?.sentence ?? ""
            #expect(sentence.contains("сводную книгу") && !sentence.contains("скан"))
        }
    }

    @Test func aWorkbookOfAnotherWorkspaceIsTold() throws {
        let made = try Self.made.get()
        let book = made.workspace.outbox.appending("Свод_ГУО_2026-1.xlsx").display
        let other = try CityWorkspace(of: 2)
        func trouble() -> TraceTrouble? {
            do {
                let session = try Session(other.workspace)
                let store = try session.store(register: other.organizations)
                defer { try? store.close() }
                _ = try TraceRun(book, in: session, store)
            } catch Trouble.trace(let trouble) { return trouble } catch {}
            return nil
        }
        #expect(trouble() == .otherWorkspace(path: book, period: "2026-1"))
        let organization = other.organizations[0]
        try other.drop(
            try other.file(of: organization, other.submission(of: organization)), "один.xlsx")
        try other.run()
        #expect(trouble() == .lostVersions(path: book, inBook: 12, onRecord: 1))
        let code = try CommandRun.code(
            of: ["trace", book, "Сводка!D7", "--workspace", other.workspace.root.display])
        #expect(code == 3)
    }

    @Test func aWorkbookOfARoundOlderThanItsSheetsSaysSo() throws {
        let city = try CityWorkspace(of: 3)
        let day = CityWorkspace.roundDay
        let name = "Сайты_июль-2026_внутр.xlsx"
        let school = city.organizations[0]
        try city.drop(try city.file(of: school, city.submission(of: school)), "школа.xlsx")
        try city.drop(try city.checkerFile("методист А", second: "2"), "а.xlsx", on: "2026-07-09")
        try city.run(asOf: day.adding(days: 1))
        let old = try Disk.bytes(of: city.workspace.outbox.appending(name), limit: 50 << 20)
        func score(_ book: WorkbookContents) throws -> TracePlace {
            let place = try #require(book.place(of: school.inn, on: "Итоги"))
            return try TracePlace(
                "Итоги!\(CellAddress(row: place.row, column: place.column + 1))")
        }
        try Self.open(name, of: city) { run, book in
            let found = try run.trace(try score(book))
            #expect(found.outcome.isGood && found.outcome.inBook == 100)
            let files = try run.files(of: found.number)
            #expect(Set(files.values.map(\.name)) == ["2026-07-09/а.xlsx"])
        }
        try city.drop(try city.checkerFile("методист А", second: "0"), "а2.xlsx", on: "2026-07-10")
        try city.run(asOf: day.adding(days: 1))
        try Disk.publish(old, at: city.workspace.outbox.appending("Прежняя.xlsx"))
        try Self.open("Прежняя.xlsx", of: city) { run, book in
            let found = try run.trace(try score(book))
            #expect(found.outcome.changed.count == 1 && !found.outcome.isGood)
            #expect(found.outcome.inBook == 100 && found.outcome.addsUp)
        }
        try Self.open(name, of: city) { run, book in
            let found = try run.trace(try score(book))
            #expect(found.outcome.isGood, "\(found.outcome)")
        }
    }

    @Test func whatHasNoOriginIsToldApart() throws {
        let city = try Self.made.get()
        let name = "Свод_ГУО_2026-1.xlsx"
        try Self.open(name, of: city) { run, book in
            func trouble(_ place: String) -> TraceTrouble? {
                do {
                    _ = try run.trace(TracePlace(place))
                } catch Trouble.trace(let trouble) { return trouble } catch {}
                return nil
            }
            #expect(
                trouble("Свод!D7") == .noSheet("Свод", known: book.sheets.map(\.name)))
            #expect(trouble("Сводка!XFD1000") == .empty("«Сводка»!XFD1000"))
            #expect(trouble("сводка!A7") == .text("«Сводка»!A7", "6401"))
            #expect(trouble("Сводка!D6") == .label("«Сводка»!D6", .columnNumber))
            #expect(trouble("По_МОУ!A9") == .label("«По_МОУ»!A9", .serial))
            let day = try #require(
                book.sheets.first { $0.name == "Сдача" }?.cells.first {
                    if case .date = $0.value { true } else { false }
                }?.address)
            #expect(trouble("Сдача!\(day)") == .day("«Сдача»!\(day)"))
        }
        let root = city.workspace.root.display
        let book = city.workspace.outbox.appending(name).display
        for (file, place) in [
            (book, "Сводка!A7"), (book, "Свод!D7"), ("\(root)/нет.xlsx", "Сводка!D7"),
            (city.workspace.register.display, "Сводка!D7"),
        ] {
            #expect(try CommandRun.code(of: ["trace", file, place, "--workspace", root]) == 3)
        }
    }

    @Test func theSourcesOfAllNumbersStandInTheInternalWorkbookOnly() throws {
        let city = try Self.made.get()
        let book = try city.outbox("Свод_КИМЦ_2026-1_внутр.xlsx")
        let sheet = try #require(book.sheets.first { $0.name == "Источники" })
        func row(_ index: Int) throws -> [CellValue] {
            let inn = city.organizations[index].inn
            let row = try #require(sheet.cells.first { $0.value == .text(inn) }?.address.row)
            return sheet.cells.filter { $0.address.row == row }.map(\.value)
        }
        let corrected = try row(1)
        #expect(corrected.contains(.text("2026-06-15/исправлено.xlsx")))
        #expect(corrected.contains(.number(2)))
        #expect(try row(0).contains(.text("2026-06-14/школа 0.xlsx")))
        #expect(try row(3).contains(.text("На доработке")))
        #expect(try row(5).contains(.text("нет отчёта")))
        for name in [
            "Свод_ГУО_2026-1.xlsx", "Свод_РЦН_2026_1-е_полугодие.xlsx", "Сдача_2026-1.xlsx",
        ] {
            let texts = try city.outbox(name).sheets.flatMap(\.cells).compactMap { cell in
                if case .text(let text) = cell.value { text } else { nil }
            }
            #expect(!texts.contains { $0.contains("исправлено") || $0.contains("школа 0") })
        }
    }
}
