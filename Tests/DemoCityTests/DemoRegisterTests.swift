import Completeness
import Forms
import Spreadsheet
import Testing

@testable import DemoCity

struct DemoRegisterTests {
    private let city: SmallCity

    init() throws { city = try SmallCity() }

    @Test func everyNumberIsValidAndBelongsToNobody() {
        #expect(city.organizations.count == DemoRegister.size)
        #expect(city.organizations.allSatisfy { $0.inn.hasPrefix("00") && INN.isValid($0.inn) })
        #expect(Set(city.organizations.map(\.inn)).count == DemoRegister.size)
    }

    @Test func theRegisterHasOneOfEachSpecialInstitution() throws {
        func released(_ period: Period) throws -> [Duty.Release] {
            let due = try city.due(period)
            return city.organizations.compactMap {
                Duty(of: $0, for: period, deadline: due).release
            }
        }
        let first = try released(Period(year: 2026, half: .first))
        let second = try released(Period(year: 2026, half: .second))
        let heir = try #require(
            city.organizations.first { $0.name == "Демо детский сад № 204" })
        let ended = Duty.Release.closed(successor: heir.inn)
        let exempt = Duty.Release.exempt(reason: "капитальный ремонт, приём не ведётся")
        #expect(first == [.notYetFounded, ended, exempt])
        #expect(second == [ended, exempt])
        #expect(city.organizations.flatMap(\.extensions).count == 1)
    }
}
