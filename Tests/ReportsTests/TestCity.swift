import Definitions
import Forms
import Foundation
import Reports
import Spreadsheet
import TestSupport

/// A made-up city whose reports are the same in every run.
struct TestCity {
    let form: Form
    let indicators: [Indicator]
    var reports: [Report]

    static let period = Period(year: 2026, half: .first)
    static let deadline = CalendarDate(iso: "2026-06-15") ?? CalendarDate(dayNumber: 0)

    /// A text that no workbook which leaves КИМЦ may hold; every text cell holds one of its kind.
    static func planted(_ key: ValueKey) -> String { "Фамильева\(key.row) Имя Отчество" }

    /// Makes a city of so many institutions.
    init(of count: Int, seed: UInt64 = 1) throws {
        form = try TestForm.m61()
        let file = TestForm.packageRoot.appendingPathComponent("templates/indicators.yaml")
        indicators = try IndicatorsFile.indicators(
            from: String(contentsOf: file, encoding: .utf8), for: form)
        let districts = form.choices(at: form.identity.district)
        let kinds = form.choices(at: form.identity.kind)
        var dice = Dice(state: seed)
        reports = []
        for number in 1...count {
            let kind = kinds[number % 5 == 0 ? 0 : number % kinds.count]
            let organization = Organization(
                inn: INN.completing("24600\(1000 + number)") ?? "",
                name: "МБОУ «\(kind) № \(number)»",
                fullName: "Муниципальное учреждение № \(number)", kind: kind,
                district: districts[dice.roll(0...districts.count - 1)])
            reports.append(Self.report(of: organization, number, form, &dice))
        }
    }

    /// One in ten sends nothing, one in ten is late, one in ten is returned.
    private static func report(
        of organization: Organization, _ number: Int, _ form: Form, _ dice: inout Dice
    ) -> Report {
        var organization = organization
        if number % 23 == 0 { organization.exemption = "капитальный ремонт" }
        if number % 29 == 0 {
            organization.extensions = [
                .init(
                    period: period, until: deadline.adding(days: 10), reason: "смена куратора")
            ]
        }
        let luck = dice.roll(0...9)
        guard luck != 0 else { return Report(organization: organization) }
        let day = luck == 1 ? dice.roll(1...12) : -dice.roll(0...20)
        let arrival = Arrival(
            date: deadline.adding(days: day), source: luck == 2 ? .firstSeen : .datedFolder)
        let isReturned = luck == 3
        var findings: [Finding] = []
        if isReturned {
            findings.append(
                Finding(
                    .ruleBroken(
                        id: "R301",
                        arguments: [.number(12), .number(14), .text(planted(ValueKey(301)))]),
                    at: .init(row: 301, column: 3)))
            findings.append(Finding(.empty, at: .init(row: 603, column: 3)))
        }
        if luck == 4 {
            findings.append(
                Finding(.notInList(found: planted(ValueKey(104)), list: "kind"), severity: .warning)
            )
        }
        let version = Report.Version(
            number: 1, arrival: arrival,
            submission: submission(form, published: deadline.adding(days: day + 1), &dice),
            findings: findings, verdict: Verdict(findings: findings),
            filledCells: isReturned ? 280 : 300, requiredCells: 300)
        return Report(
            organization: organization, firstArrival: arrival, latest: version,
            accepted: isReturned ? nil : version)
    }

    /// A submission with something in every cell of the form.
    private static func submission(
        _ form: Form, published: CalendarDate, _ dice: inout Dice
    ) -> Submission {
        var submission = Submission(formVersion: form.version)
        func put(_ value: FormValue, _ key: ValueKey) {
            submission.entries[key] = Entry(
                value: value, typed: "",
                source: CellSource(sheet: "1", cell: CellAddress(row: key.row, column: key.column)))
        }
        for row in form.sheets.flatMap(\.rows) {
            let top = dice.roll(0...60)
            for (column, cell) in row.cells.sorted(by: { $0.key < $1.key }) {
                let key = ValueKey(row.code, column)
                switch cell.kind {
                case .integer:
                    if dice.roll(0...30) == 0 { continue }
                    put(.number(Decimal(column == 3 ? top : dice.roll(0...max(top / 3, 1)))), key)
                case .decimal: put(.number(7.5), key)
                case .date: put(.date(published), key)
                case .choice:
                    let choices = form.choices(at: key)
                    put(.text(choices[min(dice.roll(0...4) / 2, choices.count - 1)]), key)
                case .text, .url, .inn: put(.text(planted(key)), key)
                }
            }
        }
        return submission
    }

    /// What the workbooks are made of.
    func statement(on day: CalendarDate = deadline.adding(days: 5)) throws -> CityReports {
        guard
            let statement = CityReports(
                reports, of: Self.period, form: form, indicators: indicators, on: day)
        else { throw NotCollected() }
        return statement
    }

    struct NotCollected: Error {}
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice {
    var state: UInt64

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return range.lowerBound + Int(mixed % UInt64(range.count))
    }
}
