import Forms
import FoundationEssentials
import Spreadsheet

@testable import Reports

/// A city so small that most of its counts are small, with reports that no rule of sense rejects.
enum SmallCity {
    static func make(seed: UInt64, of count: Int, half: Half = .first) throws -> CityReports {
        let model = try TestCity(of: 1)
        var dice = Dice(state: seed)
        let districts = model.form.choices(at: model.form.identity.district)
        let kinds = ["школа", "детский сад", "учреждение дополнительного образования", "иное"]
        let greatest = dice.roll(1...6)
        let reports = (1...count).map { number in
            let organization = Organization(
                inn: "24600\(20000 + number)", name: "МБОУ № \(number)",
                fullName: "Учреждение № \(number)", kind: kinds[min(3, dice.roll(0...9) / 3)],
                district: districts[dice.roll(0...districts.count - 1)])
            guard dice.roll(0...5) > 0 else { return Report(organization: organization) }
            let arrival = Arrival(
                date: TestCity.deadline.adding(days: dice.roll(-5...1)), source: .datedFolder)
            let version = Report.Version(
                number: 1, arrival: arrival,
                submission: submission(model.form, greatest, &dice),
                findings: [], verdict: .accepted, filledCells: 300, requiredCells: 300)
            return Report(
                organization: organization, firstArrival: arrival, latest: version,
                accepted: version)
        }
        guard
            let city = CityReports(
                reports, of: Period(year: 2026, half: half), form: model.form,
                indicators: model.indicators, on: TestCity.deadline.adding(days: 300))
        else { throw TestCity.NotCollected() }
        return city
    }

    private static func submission(
        _ form: Form, _ greatest: Int, _ dice: inout Dice
    ) -> Submission {
        var submission = Submission(formVersion: form.version)
        func put(_ value: FormValue, _ row: Int, _ column: Int = 3) {
            submission.entries[ValueKey(row, column)] = Entry(
                value: value, typed: "",
                source: CellSource(sheet: "1", cell: CellAddress(row: row, column: column)))
        }
        @discardableResult
        func count(_ row: Int, _ column: Int = 3, upTo most: Int) -> Int {
            let number = dice.roll(0...max(0, most))
            put(.number(Decimal(number)), row, column)
            return number
        }
        let staff = count(301, upTo: greatest * 2)
        let young = count(301, 4, upTo: staff)
        let mentees = count(304, upTo: staff)
        count(304, 4, upTo: min(mentees, young))
        let mentors = count(309, upTo: staff)
        for row in [313, 314, 603] { count(row, upTo: mentors) }
        count(316, upTo: staff)
        count(601, upTo: count(319, upTo: 1))
        let pairs = count(407, 3, upTo: greatest)
        let groups = count(407, 4, upTo: 1)
        count(407, 7, upTo: pairs + groups)
        count(605, upTo: staff)
        count(608, upTo: count(607, upTo: count(606, upTo: staff)))
        let begun = count(801, upTo: greatest) + count(802, upTo: 1)
        count(803, upTo: begun)
        for row in [806, 809, 811] { count(row + 1, upTo: count(row, upTo: greatest)) }
        count(815, upTo: 1)
        count(816, upTo: 1)
        put(.text(dice.roll(0...3) == 0 ? "нет, не внедрена" : "да"), 121)
        put(.date(TestCity.deadline.adding(days: dice.roll(-4...1))), 115)
        for row in 201...218 {
            put(.text(["да", "да", "нет", "не требуется"][dice.roll(0...3)]), row)
        }
        return submission
    }
}
