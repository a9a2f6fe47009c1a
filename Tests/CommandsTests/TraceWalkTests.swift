import Consolidation
import Forms
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
struct TraceWalkTests {
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
}
