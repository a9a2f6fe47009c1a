import Definitions
import Forms
import Testing

/// 1. What the file does not set is as usual. 2. What it sets wrongly is named, all at once.
struct SettingsFileTests {
    private func settings(_ yaml: String) throws -> Settings {
        try SettingsFile.settings(yaml: yaml, file: "svod.yaml")
    }

    @Test("1: nothing set", arguments: ["", "# только пояснения\n", "{}"])
    func nothingSet(_ yaml: String) throws {
        #expect(try settings(yaml) == Settings())
    }

    @Test func everythingSet() throws {
        let read = try settings(
            """
            time_zone: Europe/Moscow
            weekend_rule: nextWorkingDay
            soon_days: 3
            small_count: 5
            practice_authors: true
            notice: Учебные данные
            """)
        #expect(
            read
                == Settings(
                    timeZone: "Europe/Moscow", weekendRule: .nextWorkingDay, soonDays: 3,
                    smallCount: 5, namesAuthors: true, notice: "Учебные данные"))
    }

    @Test func mistakesAreToldAtOnce() throws {
        let error = try #require(throws: DefinitionError.self) {
            try settings("weekend_rule: monday\nsoon_days: много\nsmall_count: 0\ntimezone: UTC\n")
        }
        #expect(error.file == "svod.yaml")
        #expect(error.mistakes.map(\.line) == [1, 2, 3, 4])
        #expect(
            error.mistakes.first?.kind
                == .unknownWord("monday", allowed: WeekendRule.allCases.map(\.rawValue)))
    }
}
