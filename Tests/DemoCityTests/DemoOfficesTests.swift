import Definitions
import Forms
import Foundation
import Reports
import Spreadsheet
import TestSupport
import Testing
import Validation
import WorkbookReader

@testable import DemoCity

// 1. What the offices send is read as theirs, and nothing is found in it but the link that КИМЦ
//    forgets.
// 2. ГУО answers for its own items only, and is late once.
// 3. The register of practices grows, and nobody is named without consent.
struct DemoOfficesTests {
    static let periods = [2025, 2026].flatMap { year in
        Half.allCases.map { Period(year: year, half: $0) }
    }

    private let city: SmallCity
    private let form: Form
    private let offices: DemoOffices

    init() throws {
        city = try SmallCity()
        let file = TestForm.packageRoot.appendingPathComponent("templates/form-7.2.yaml")
        form = try FormDefinition.load(
            yaml: try String(contentsOf: file, encoding: .utf8), file: "form-7.2.yaml")
        offices = DemoOffices(
            form: form, organizations: city.organizations, seed: SmallCity.seed)
    }

    @Test(arguments: periods)
    func nothingIsFoundButTheForgottenLink(_ period: Period) throws {
        let due = try #require(form.dueDate(of: period))
        let letters = try offices.letters(period: period, due: due)
        #expect(letters.count == 2)
        for letter in letters {
            let reading = FormImport(form: form).read(
                try WorkbookReader(bytes: letter.bytes)
                    .contents(skipping: FormImport.isPrintedOnly))
            let office = try #require(reading.submission.text(at: form.identity.respondent))
            #expect(letter.name.contains(office))
            #expect(reading.identity.resolve() == .agreed(inn: office, period: period))
            let context = ValidationContext(period: period, due: due, today: letter.day)
            let found =
                reading.findings
                + Validator(form: form).findings(in: reading.submission, context: context)
            let isLinkless = office == DemoOffices.leading && period == DemoOffices.linkless
            #expect(found.map(\.fact.code) == (isLinkless ? ["R724"] : []), "\(office)")
            let isLate = office != DemoOffices.leading && period == DemoOffices.late
            #expect((letter.day > due) == isLate)
        }
    }

    @Test func othersItemsAreLeftEmpty() throws {
        let day = try #require(CalendarDate(iso: "2026-12-10"))
        let rows = form.sheets.first { $0.number == 2 }?.rows.map(\.code) ?? []
        func answered(_ office: String) -> Int {
            let submission = offices.submission(
                of: office, period: Self.periods[3], sent: day)
            return rows.count { submission[$0, 4] != nil }
        }
        #expect(answered("ГУО") == 4)
        #expect(answered("КИМЦ") == rows.count && rows.count == 21)
    }

    @Test func theRegisterOfPracticesGrowsAndNamesNobodyWithoutConsent() throws {
        var sizes: [Int] = []
        for period in Self.periods {
            let due = try #require(form.dueDate(of: period))
            let submission = offices.submission(of: "КИМЦ", period: period, sent: due)
            let rows = submission.registers[4] ?? []
            sizes.append(rows.count)
            for row in rows where row.entries[7267]?.value == .text("нет") {
                #expect(row.entries[7266] == nil)
            }
            #expect(period.year == 2025 || rows.contains { $0.entries[7266] != nil })
        }
        #expect(sizes[0] == 0 && sizes == sizes.sorted() && Set(sizes).count == 4)
    }
}
