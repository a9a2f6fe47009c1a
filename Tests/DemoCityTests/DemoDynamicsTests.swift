import Forms
import Foundation
import Spreadsheet
import Testing

@testable import DemoCity

/// The city lives: what is measured changes from half-year to half-year, and differs between
/// institutions.
struct DemoDynamicsTests {
    private let city: SmallCity

    init() throws { city = try SmallCity() }

    private static let periods = DemoOfficesTests.periods

    private func reports(_ period: Period) throws -> [Submission] {
        let due = try city.due(period)
        return city.organizations.filter { $0.validFrom == nil }.map { organization in
            DemoReport.submission(
                of: organization, form: city.form, period: period, due: due,
                seed: SmallCity.seed)
        }
    }

    private func share(_ row: Int, of base: Int, column: Int = 3, in reports: [Submission])
        -> Double
    {
        func sum(_ row: Int) -> Int {
            reports.reduce(0) { $0 + ($1.count(at: ValueKey(row, column)) ?? 0) }
        }
        return Double(sum(row)) / Double(sum(base))
    }

    @Test func sharesGrowAndAreNeitherFullNorTheSameEverywhere() throws {
        let all = try Self.periods.map(reports)
        // Agreements, trained mentors, trained curators, advice after a diagnosis, mentored beginners.
        for (row, base, column) in [
            (313, 309, 3), (603, 309, 3), (601, 319, 3), (608, 607, 3), (304, 301, 4),
        ] {
            let shares = all.map { share(row, of: base, column: column, in: $0) }
            #expect(shares[3] > shares[0], "\(row)")
            #expect(shares.allSatisfy { (0.3..<0.99).contains($0) }, "\(row): \(shares)")
            let single = all[3].filter { ($0.count(at: ValueKey(base, column)) ?? 0) > 0 }
                .map { share(row, of: base, column: column, in: [$0]) }
            #expect(Set(single).count > 1, "\(row)")
        }
        // Those who are asked in June are content, more of them every year.
        for (row, base) in [(810, 809), (812, 811)] {
            let shares = [all[0], all[2]].map { share(row, of: base, in: $0) }
            #expect(shares[1] > shares[0] && shares[0] > 0.5 && shares[1] < 0.98)
        }
    }

    @Test func itemsOfTheRoadMapAreDoneByAndBy() throws {
        func count(_ status: String, _ reports: [Submission]) -> Int {
            reports.reduce(0) { sum, report in
                sum + (901...927).count { report[$0, 4] == .text(status) }
            }
        }
        let all = try Self.periods.map(reports)
        let behind = all.map { count("не выполнено", $0) }
        #expect(behind == behind.sorted(by: >) && behind[3] > 0)
        let done = all.map { count("выполнено", $0) }
        #expect(done == done.sorted() && done[3] > done[0])
    }

    @Test func mentoringBeginsInSomeInstitutionsAndGoesOn() throws {
        let states = try Self.periods.map { period in
            try reports(period).map { $0[121] == .text("да") }
        }
        let running = states.map { state in state.count { $0 } }
        #expect(running[0] < running[1] && running[1] == running[2] && running[2] < running[3])
        for (before, after) in zip(states, states.dropFirst()) {
            #expect(zip(before, after).allSatisfy { !$0 || $1 })
        }
    }

    @Test func severalFormsAndKindsOfMentoringOccurInEveryHalfYear() throws {
        for period in Self.periods {
            let reports = try reports(period)
            func occurs(_ row: Int) -> Bool {
                reports.contains { ($0.count(at: ValueKey(row)) ?? 0) > 0 }
            }
            #expect([401, 402].allSatisfy(occurs))
            #expect([411, 412, 413, 414, 415, 416, 417].allSatisfy(occurs))
        }
    }
}
