import DemoCity
import Forms
import Foundation
import Reports
import Spreadsheet

/// The demonstration city with late, returned and missing reports.
enum DemoStatement {
    static func make(period: Period) throws -> CityReports {
        let city = try TestCity(of: 1)
        let deadline = city.form.dueDate(of: period) ?? TestCity.deadline
        var dice = Dice(state: 5)
        let reports = DemoRegister.organizations(seed: 1, form: city.form).map { organization in
            let luck = dice.roll(0...19)
            guard luck > 1 else { return Report(organization: organization) }
            let day = luck == 2 ? dice.roll(1...9) : -dice.roll(0...14)
            let arrival = Arrival(
                date: deadline.adding(days: day), source: luck == 4 ? .firstSeen : .datedFolder)
            var findings: [Finding] = []
            if luck == 3 {
                findings.append(
                    Finding(
                        .ruleBroken(id: "R301", arguments: [.number(12), .number(14)]),
                        at: .init(row: 301, column: 3)))
                findings.append(Finding(.empty, at: .init(row: 603, column: 3)))
            }
            if luck == 5 {
                findings.append(
                    Finding(.filledCrossedOut(found: "5"), at: .init(row: 707, column: 3)))
            }
            let version = Report.Version(
                number: 1, arrival: arrival,
                submission: DemoReport.submission(
                    of: organization, form: city.form, period: period, due: deadline, seed: 1),
                findings: findings, verdict: Verdict(findings: findings),
                filledCells: luck == 3 ? 287 : 301, requiredCells: 301)
            return Report(
                organization: organization, firstArrival: arrival, latest: version,
                accepted: version.verdict.counts ? version : nil)
        }
        guard
            let statement = CityReports(
                reports, of: period, form: city.form, indicators: city.indicators,
                on: deadline.adding(days: 10))
        else { throw TestCity.NotCollected() }
        return statement
    }
}
