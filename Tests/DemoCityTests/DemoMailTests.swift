import Containers
import Definitions
import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader

@testable import DemoCity

// 1. Late, missing and spoilt reports come in the shares of life, other ones each half-year.
// 2. Every way of spoiling occurs.
// 3. Nothing comes from those who owe nothing.
// 4. The same seed gives the same bytes, another seed another mail.
// 5. Names are unique within their day; there is litter and one file twice.
// 6. Corrections come after what they correct.
// 7. Only who reported before forgets something, over the summer.
struct DemoMailTests {
    private let city: SmallCity

    init() throws { city = try SmallCity() }

    private func plan(_ period: Period, seed: UInt64 = SmallCity.seed) throws -> MailPlan {
        MailPlan(
            of: city.organizations, period: period, due: try city.due(period),
            dueBefore: try city.due(period.previous), seed: seed)
    }

    private func letters(
        of count: Int, _ period: Period, seed: UInt64 = SmallCity.seed
    ) throws -> [DemoMail.Letter] {
        let mail = DemoMail(
            form: city.form, organizations: Array(city.organizations.prefix(count)), seed: seed)
        return try mail.letters(period: period, due: try city.due(period))
    }

    @Test(arguments: SmallCity.periods)
    func lateMissingAndSpoiltComeInTheSharesOfLife(_ period: Period) throws {
        let plan = try plan(period)
        let firsts = Dictionary(grouping: plan.sendings, by: \.organization.inn)
            .compactMapValues(\.first)
        let late = firsts.values.filter { $0.day > $0.due }
        #expect((10...17).contains(plan.missing.count))
        #expect((16...24).contains(late.count))
        #expect(late.allSatisfy { $0.day.days(since: $0.due) <= 12 })
        let spoilt = firsts.values.filter { $0.spoiling != nil && $0.spoiling != .unpaid }
        #expect((30...38).contains(spoilt.count))
        #expect((6...18).contains(firsts.values.count { $0.spoiling == .unpaid }))
        #expect((10...60).contains(plan.sendings.count - firsts.count))
        let due = try city.due(period)
        let lastDays = firsts.values.count { (-4...0).contains($0.day.days(since: due)) }
        #expect(lastDays > firsts.count / 2)
        #expect(firsts.values.allSatisfy { $0.day.days(since: due) >= -22 })
    }

    @Test func theCityDoesBetterFromHalfYearToHalfYear() throws {
        let plans = try DemoOfficesTests.periods.map { try plan($0) }
        func falls(_ numbers: [Int]) -> Bool {
            zip(numbers, numbers.dropFirst()).allSatisfy { $0 > $1 }
        }
        #expect(falls(plans.map(\.missing.count)))
        #expect(falls(plans.map { plan in plan.sendings.count { $0.day > $0.due } }))
        #expect(falls(plans.map { plan in plan.sendings.count { $0.spoiling == .unpaid } }))
    }

    @Test func oneReportComesInALetterAndOneInAnArchive() throws {
        let letters = try letters(of: 12, SmallCity.periods[1])
        var kinds: [Container.Kind] = []
        for letter in letters {
            guard let kind = Container.kind(of: letter.bytes) else { continue }
            kinds.append(kind)
            let members = try Container(letter.bytes, as: kind).members
            #expect(members.count == 1)
            guard case .file(let bytes)? = members.first?.contents else {
                Issue.record("\(letter.name): \(members)")
                continue
            }
            let reading = try city.reading(bytes)
            #expect(reading.findings.isEmpty)
            #expect(!letters.contains { $0.bytes == bytes })
        }
        #expect(Set(kinds) == Set(Container.Kind.allCases) && kinds.count == 2)
    }

    @Test(arguments: SmallCity.periods)
    func everyWayOfSpoilingOccurs(_ period: Period) throws {
        let possible = Spoiling.allCases.filter {
            !$0.contradictsReportBefore || period.half == .second
        }
        #expect(Set(try plan(period).sendings.compactMap(\.spoiling)) == Set(possible))
    }

    @Test func onlyWhoReportedBeforeContradictsTheReportBefore() throws {
        let before = try plan(SmallCity.periods[0])
        let clean = Set(before.sendings.filter { $0.spoiling == nil }.map(\.organization.inn))
        let forgetful = try plan(SmallCity.periods[1]).sendings
            .filter { $0.spoiling?.contradictsReportBefore ?? false }
        #expect(!forgetful.isEmpty)
        #expect(forgetful.allSatisfy { clean.contains($0.organization.inn) })
    }

    @Test func everyHalfYearSpoilsOthers() throws {
        let plans = try SmallCity.periods.map { try plan($0) }
        let spoilt = plans.map { plan in
            Set(plan.sendings.filter { $0.spoiling != nil }.map(\.organization.inn))
        }
        let missing = plans.map { Set($0.missing.map(\.inn)) }
        #expect(spoilt[0].intersection(spoilt[1]).count < spoilt[0].count / 2)
        #expect(missing[0] != missing[1])
    }

    @Test func nothingComesFromThoseWhoOweNothing() throws {
        func senders(_ period: Period) throws -> Set<String> {
            let plan = try plan(period)
            return Set(plan.sendings.map(\.organization.name) + plan.missing.map(\.name))
        }
        let first = try senders(Period(year: 2026, half: .first))
        let second = try senders(Period(year: 2026, half: .second))
        for name in ["Демо центр № 3", "Демо детский сад № 203"] {
            #expect(!first.contains(name) && !second.contains(name))
        }
        #expect(!first.contains("Демо СШ № 82"))
        #expect(second.contains("Демо СШ № 82"))
        #expect(first.count == DemoRegister.size - 3)
    }

    @Test func aCorrectionComesAfterWhatItCorrects() throws {
        for period in SmallCity.periods {
            let plan = try plan(period)
            let byINN = Dictionary(grouping: plan.sendings, by: \.organization.inn)
            for pair in byINN.values where pair.count > 1 {
                #expect(pair.count == 2 && pair[0].day < pair[1].day)
                #expect(pair[1].spoiling == nil)
            }
            let returned = plan.sendings.filter { $0.spoiling == .wrongSum }
            let corrected = returned.filter { byINN[$0.organization.inn]?.count == 2 }
            #expect(corrected.count * 2 >= returned.count)
            #expect(plan.sendings.contains { $0.correction == 1 })
        }
    }

    @Test func theSameSeedGivesTheSameBytes() throws {
        let period = Period(year: 2026, half: .second)
        let one = try letters(of: 12, period)
        let same = try letters(of: 12, period)
        #expect(one.map(\.name) == same.map(\.name) && one.map(\.day) == same.map(\.day))
        #expect(one.map(\.bytes) == same.map(\.bytes))
        #expect(try letters(of: 12, period, seed: 7).map(\.bytes) != one.map(\.bytes))
    }

    @Test(arguments: SmallCity.periods)
    func namesAreUniqueWithinTheirDayAndThereIsLitter(_ period: Period) throws {
        let letters = try letters(of: 30, period)
        let places = letters.map { "\($0.day)/\($0.name.lowercased())" }
        #expect(Set(places).count == places.count)
        #expect(letters.map(\.day) == letters.map(\.day).sorted())
        let lock = try #require(letters.first { $0.name.hasPrefix("~$") })
        #expect(letters.contains { $0.day == lock.day && "~$" + $0.name == lock.name })
        #expect(letters.contains { $0.name == "Thumbs.db" })
        let contents = Dictionary(grouping: letters, by: \.bytes).values.filter { $0.count > 1 }
        #expect(contents.count { $0[0].bytes.count > 10_000 } == 1)
    }

    @Test func aFileIsNamedForWhatItIs() throws {
        var dice = Dice(seed: 1)
        for sending in try plan(SmallCity.periods[0]).sendings {
            let name = sending.name
            switch sending.spoiling {
            case .picture: #expect(name.hasSuffix(".jpg"))
            case .oldFormat: #expect(name.hasSuffix(".xls"))
            default: #expect(name.hasSuffix(".xlsx"))
            }
            var odd = sending
            odd.organization.name = "Школа 1/2"
            #expect(!odd.fileName(period: SmallCity.periods[0], dice: &dice).contains("/"))
        }
    }
}

/// The past that the demonstration makes up is a past that the loader takes, and somebody lives in
/// it.
struct DemoPastTests {
    private let form: Form

    init() throws {
        let (older, current) = try #require(DemoPast.definitions(of: try TestForm.m61Text()))
        form = try FormDefinition.load(
            yaml: current, file: "form.yaml",
            versions: [DefinitionFile(yaml: older, name: "older.yaml")])
    }

    @Test func aDefinitionWithAPastOfItsOwnGetsNoOther() throws {
        let (_, current) = try #require(DemoPast.definitions(of: try TestForm.m61Text()))
        #expect(DemoPast.definitions(of: current) == nil)
        #expect(DemoPast.definitions(of: "id: M61\n") == nil)
    }

    @Test func oneSchoolFillsInABlankOfLastYearAndCorrectsItOnTodays() throws {
        let city = try SmallCity()
        for period in SmallCity.periods {
            let due = try city.due(period)
            let plan = MailPlan(
                of: city.organizations, period: period, due: due,
                dueBefore: try city.due(period.previous), seed: SmallCity.seed)
            let old = plan.sendings.filter(\.isOnOlderBlank)
            #expect(old.count == (period.half == .first ? 1 : 0))
            guard let sending = old.first else { continue }
            let mail = DemoMail(form: form, organizations: city.organizations, seed: 1)
            let bytes = try mail.bytes(of: sending, period: period, issued: DateTime(date: due))
            let reading = FormImport(form: form).read(try WorkbookReader(bytes: bytes).contents())
            #expect(reading.identity.formVersion == DemoPast.version)
            #expect(reading.submission[319] == .number(1))
            #expect(reading.submission[313] == nil)
            #expect(reading.findings.map(\.fact.code) == ["I02", "I12"])
            let plain = DemoMail(form: city.form, organizations: city.organizations, seed: 1)
            let today = try plain.bytes(of: sending, period: period, issued: DateTime(date: due))
            let same = FormImport(form: form).read(try WorkbookReader(bytes: today).contents())
            #expect(same.findings == [])
        }
    }
}
