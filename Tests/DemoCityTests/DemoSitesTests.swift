import Consolidation
import Forms
import FoundationEssentials
import Reports
import Spreadsheet
import TestSupport
import Testing
import Validation
import WorkbookReader

@testable import DemoCity

// 1. What the checkers send is read as theirs, and nothing is found in it.
// 2. The rounds before the last are settled; in the last one two checkers differ on one institution.
// 3. Scores of all levels, contradictions to the reports, flags and recommendations occur, and from
//    round to round the sites get better.
// 4. What was recommended is followed up in the next round.
// 5. Of the checked reports the cells that the checklist names are enough.
struct DemoSitesTests {
    private static let rounds = [
        Period(year: 2025, half: .second), Period(year: 2026, half: .first),
        Period(year: 2026, half: .second),
    ]

    private let city: SmallCity
    private let form: Form
    private let sites: DemoSites

    init() throws {
        city = try SmallCity()
        form = try TestForm.m62()
        sites = DemoSites(
            form: form, checked: city.form, organizations: city.organizations,
            seed: SmallCity.seed)
    }

    private func due(_ round: Period) throws -> CalendarDate {
        try #require(form.dueDate(of: round))
    }

    /// The rounds put together as a run does; once for all tests.
    private static let merged = Result { try DemoSitesTests().merge() }

    // Of the checked reports all is kept unless needs are named.
    private func merge(keeping needs: ValueNeeds? = nil) throws -> [SiteRound] {
        var merged: [SiteRound] = []
        for round in Self.rounds {
            let reportsDue = try city.due(round.previous)
            let reports = sites.reports(of: round.previous).map { report in
                // What is spoilt or never sent counts nowhere.
                var values = report.isSound ? ReportValues(report.submission) : nil
                if let needs, report.isSound {
                    var collection = ValueCollection(needs)
                    let place = collection.add(report.submission)
                    values = ReportValues(collection.table(), place)
                }
                let checked = SiteRound.CheckedReport(
                    values: values, arrived: report.sent, due: reportsDue)
                return (report.organization.inn, checked)
            }
            let sheets = sites.sheets(
                round: round, due: try due(round), isSettled: round != Self.rounds.last)
            let result = SiteRound(
                round, form: form,
                sheets: sheets.map { .init(checker: $0.checker, submission: $0.submission) },
                checking: city.form,
                reports: Dictionary(reports, uniquingKeysWith: { one, _ in one }),
                register: city.organizations, before: merged.last)
            merged.append(try #require(result))
        }
        return merged
    }

    @Test("5") func theCellsThatTheChecklistNamesAreEnough() throws {
        let needs = SiteRound.needs(of: try #require(form.checklist), in: city.form)
        let pairs = zip(try Self.merged.get(), try merge(keeping: needs))
        for (whole, needed) in pairs {
            #expect(!whole.results.isEmpty && whole.results.keys == needed.results.keys)
            for (inn, result) in whole.results {
                let other = try #require(needed.results[inn])
                #expect(result.score == other.score)
                #expect(result.isFlagged == other.isFlagged)
                #expect("\(result.differences)" == "\(other.differences)")
                #expect("\(result.recommendations)" == "\(other.recommendations)")
                // With what became of each.
                #expect("\(result.earlier)" == "\(other.earlier)")
            }
        }
        let results = pairs.flatMap(\.0.results.values)
        #expect(results.contains { !$0.differences.isEmpty })
        #expect(results.contains { $0.isFlagged })
        #expect(results.contains { $0.earlier.contains { $0.outcome == .overdue } })
    }

    @Test(arguments: rounds)
    func nothingIsFoundInTheCheckersSheets(_ round: Period) throws {
        let due = try due(round)
        // A part of the city is enough to write and read, and takes less time.
        let part = city.organizations.enumerated().filter { $0.offset % 4 == 1 }.map(\.element)
        let sites = DemoSites(
            form: form, checked: city.form, organizations: part, seed: SmallCity.seed)
        let letters = try sites.letters(round: round, due: due, isSettled: true)
        #expect(letters.count == DemoSites.checkers.count + 1)
        let formImport = FormImport(form: form)
        for letter in letters {
            let reading = formImport.read(
                try WorkbookReader(bytes: letter.bytes)
                    .contents(skipping: FormImport.isPrintedOnly))
            #expect(letter.day <= due)
            guard case .agreed(_, period: round) = reading.identity.resolve() else {
                Issue.record("\(letter.name): \(reading.identity.resolve())")
                continue
            }
            let context = ValidationContext(period: round, due: due, today: letter.day)
            let found =
                reading.findings
                + Validator(form: form).findings(in: reading.submission, context: context)
            #expect(Set(found.map(\.fact.code)) == [], "\(letter.name)")
        }
    }

    @Test func onlyTheLastRoundIsDisputed() throws {
        let conflicts = try Self.merged.get().map { round in
            round.results.values.filter { !$0.conflicts.isEmpty }
        }
        #expect(conflicts.map(\.count) == [0, 0, 1])
        let disputed = try #require(conflicts[2].first)
        #expect(disputed.conflicts.map(\.column) == [DemoSites.disputedColumn])
        #expect(disputed.checkers.count == 2 && disputed.score == nil)
    }

    @Test func levelsContradictionsAndFlagsOccurAndTheSitesGetBetter() throws {
        let rounds = try Self.merged.get()
        let means = rounds.compactMap { $0.tally(of: city.organizations.map(\.inn)).mean }
        #expect(means == means.sorted() && Set(means).count == 3)
        for round in rounds {
            let tally = round.tally(of: city.organizations.map(\.inn))
            #expect(tally.checked > 320 && tally.levels.allSatisfy { $0 > 0 })
            #expect((1...6).contains(tally.flagged))
            let found = round.results.values.flatMap(\.differences)
            for (id, most) in [("V01", 600), ("V01.1", 700), ("V01.2", 100), ("V02", 60)] {
                #expect((1...most).contains(found.count { $0.id == id }), "\(id)")
            }
        }
    }

    @Test func whatWasRecommendedIsFollowedUp() throws {
        let rounds = try Self.merged.get()
        for (before, round) in zip(rounds, rounds.dropFirst()) {
            #expect(before.results.values.contains { !$0.recommendations.isEmpty })
            let outcomes = Set(round.results.values.flatMap { $0.earlier.compactMap(\.done) })
            #expect(outcomes == ["да", "частично", "нет"])
            // Who settles wrote one text and withheld one recommendation.
            let advice = before.results.values.flatMap(\.recommendations)
            #expect(advice.count { if case .written = $0.wording { true } else { false } } == 1)
            #expect(advice.count { !$0.isSent } == 1)
            // Nobody marks what was not sent, or what no report was there for.
            #expect(round.earlierCount(.notGiven) == 0)
            let claimed = sites.reports(of: before.checked).filter { !$0.isSound }
                .compactMap { before.results[$0.organization.inn] }
            #expect(claimed.contains { $0.score != 100 })
        }
    }
}
