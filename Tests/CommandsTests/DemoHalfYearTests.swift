import Forms
import Foundation
import Intake
import Spreadsheet
import Store
import Testing
import WorkbookReader

@testable import Commands

/// 1. The demonstration collects its half-years one after the other; the last is shown in full.
/// 2. What КИМЦ and ГУО state and what the checkers see is on record for each of them.
/// 3. The reports that come in a letter and in an archive are taken out of them.
struct DemoHalfYearTests {
    @Test func fourHalfYearsOfASmallCity() throws {
        let city = try CityWorkspace(of: 14)
        let session = try Session(city.workspace)
        for period in DemoCommand.periods {
            try DemoHalfYear(
                session: session, period: period, isLast: period == DemoCommand.periods.last,
                seed: 3, reader: OwnReader()
            ).collect()
        }

        // 1
        let names = try Disk.items(of: city.workspace.outbox).map(\.name.display)
        for period in DemoCommand.periods {
            #expect(names.contains("Свод_ГУО_\(period).xlsx"))
        }
        #expect(names.contains("Свод_РЦН_2025.xlsx") && names.contains("Свод_РЦН_2026.xlsx"))
        let blanks = try Disk.items(of: city.workspace.templates.appending("бланки"))
        #expect(
            Set(blanks.map(\.name.display)) == ["2026-2", "2027-1 М-6.2", "2026-2 М-7.2"])

        // 2
        let store = try session.store()
        #expect(try store.periods(formID: "M61").sorted() == DemoCommand.periods)
        for period in DemoCommand.periods {
            let offices = try store.acceptedReports(formID: "M72", period: period)
            #expect(offices.map(\.respondent) == ["ГУО", "КИМЦ"])
            let checkers = try store.acceptedReports(formID: "M62", period: period)
            #expect(checkers.isEmpty == (period == DemoCommand.periods.first))
        }
        let rounds = names.filter { $0.hasPrefix("Сайты_") && $0.hasSuffix("_внутр.xlsx") }
        #expect(rounds.count == 3)

        // 3
        for period in DemoCommand.periods {
            let names = try store.arrivals(period: period, formID: "M61").map(\.name)
            #expect(names.contains { $0.contains(".eml » ") })
            #expect(names.contains { $0.contains(".zip » ") })
        }
        try store.close()
    }
}
