import Definitions
import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing

@testable import Consolidation

/// What a checklist asks for in the checked reports.
///
/// 1. The cells that the stop flag, the withholding and the fulfilment name are among it.
/// 2. A round judges by these cells alone as by the whole report.
@Suite struct SiteNeedsTests {
    /// The rows that the three conditions ask for.
    private static let asked = (stop: 816, withheld: 801, fulfilled: 802)
    private let inn = CheckedCity.inns[0]
    private var city: CheckedCity

    init() throws {
        city = try CheckedCity()
        var yaml = try TestForm.m62Text()
        for (name, condition, row) in [
            ("stop", #"c6218 = "да""#, Self.asked.stop),
            ("withheld", #"c6336 = "нет""#, Self.asked.withheld),
            ("fulfilled", #"c6337 = "да""#, Self.asked.fulfilled),
        ] {
            yaml = yaml.replacing(
                "\(name): \(condition)", with: "\(name): AND(\(condition), checked.r\(row) > 0)")
        }
        city.form = try FormDefinition.load(
            yaml: yaml, file: "form-6.2.yaml", beside: [city.checkedForm])
    }

    private var needs: ValueNeeds {
        get throws {
            SiteRound.needs(of: try #require(city.form.checklist), in: city.checkedForm)
        }
    }

    // 1
    @Test func theConditionsOutsideTheComparisonsAreAsked() throws {
        for row in [Self.asked.stop, Self.asked.withheld, Self.asked.fulfilled] {
            let key = try #require(city.checkedForm.row(row)?.cells.keys.first)
            #expect(try needs.keys.contains(ValueKey(row, key)), "\(row)")
        }
    }

    /// Two rounds: something is flagged and withheld in the first, and said to be done in the second.
    private func rounds(_ number: Int, keeping needs: ValueNeeds?) throws -> [SiteRound] {
        var city = city
        let source = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
        var submission = Submission()
        for row in [Self.asked.stop, Self.asked.withheld, Self.asked.fulfilled] {
            submission.entries[ValueKey(row)] = Entry(
                value: .number(Decimal(number)), typed: "", source: source)
        }
        var values = ReportValues(submission)
        if let needs {
            var collection = ValueCollection(needs)
            let place = collection.add(submission)
            values = ReportValues(collection.table(), place)
        }
        city.reports[inn]?.values = values
        let before = try city.round([
            CheckedCity.sheet(
                "А", [CheckedCity.row(inn, all: "2", [6204: "1", 6210: "0"], flag: "да")],
                advice: [CheckedCity.advice(inn, "6305", sent: "нет")])
        ])
        let sheet = CheckedCity.sheet(
            "А", [CheckedCity.row(inn, on: CheckedCity.date(2027, 1, 14))],
            advice: [CheckedCity.advice(inn, "6304", earlier: true, done: "да")])
        let next = Period(year: 2027, half: .first)
        return [before, try city.round([sheet], next, before: before)]
    }

    // 2
    @Test(arguments: [0, 1]) func theseCellsAreEnough(_ number: Int) throws {
        let holds = number > 0
        for needs in [nil, try needs] {
            let results = try rounds(number, keeping: needs).map { round in
                try #require(round.results[inn])
            }
            #expect(results[0].isFlagged == holds)
            let withheld = results[0].recommendations.first { $0.code == "6305" }
            #expect(withheld?.isSent == !holds)
            let done = results[1].earlier.first { $0.code == "6304" }
            #expect(done?.outcome == (holds ? .fulfilled : .overdue))
        }
    }
}
