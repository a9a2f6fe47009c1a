import Completeness
import Consolidation
import Forms
import Spreadsheet
import TestSupport

/// A round of site checks over a made-up city, with the marks that were given.
struct CheckedSites {
    /// A checker whom no workbook that leaves may name.
    static let checkers = ["методист Я.Ё.", "ведущий методист"]
    static let criteria = Array(6201...6216)
    private static let marks = ["0", "1", "2", "2", "2", "н/п"]

    let round: SiteRound
    let organizations: [Organization]
    /// What the checkers agree on; an institution that they disagree on is absent.
    private(set) var agreed: [String: [String]] = [:]
    private(set) var flagged: Set<String> = []
    private(set) var disputed: Set<String> = []

    /// Checks the institutions of a city: one in eight is not looked at, one in nine twice and with
    /// different marks.
    init(_ city: TestCity, seed: UInt64 = 3) throws {
        let form = try TestForm.m62()
        organizations = city.reports.map(\.organization)
        let day = CalendarDate(iso: "2026-07-14") ?? CalendarDate(dayNumber: 0)
        var dice = Dice(state: seed)
        var rows: [[RegisterRow]] = [[], []]
        for (index, organization) in organizations.enumerated() where index % 8 != 7 {
            let marks = Self.criteria.map { _ in Self.marks[dice.roll(0...Self.marks.count - 1)] }
            let isFlagged = dice.roll(0...9) == 0
            if isFlagged { flagged.insert(organization.inn) }
            rows[0].append(Self.row(organization, marks, isFlagged, day))
            guard index % 9 == 0 else {
                agreed[organization.inn] = marks
                continue
            }
            var others = marks
            others[2] = others[2] == "2" ? "0" : "2"
            disputed.insert(organization.inn)
            rows[1].append(Self.row(organization, others, isFlagged, day))
        }
        let sheets = zip(Self.checkers, rows).map { checker, rows in
            SiteRound.Sheet(checker: checker, submission: Submission(registers: [2: rows]))
        }
        let reports = city.reports.map { report in
            let duty = Duty(
                of: report.organization, for: TestCity.period, deadline: TestCity.deadline)
            return (
                report.organization.inn,
                SiteRound.CheckedReport(
                    values: report.accepted.map { ReportValues($0.submission) },
                    arrived: report.firstArrival?.date, due: duty.isObliged ? duty.due : nil)
            )
        }
        guard
            let round = SiteRound(
                TestCity.period.next, form: form, sheets: sheets, checking: city.form,
                reports: Dictionary(uniqueKeysWithValues: reports), register: organizations)
        else { throw TestCity.NotCollected() }
        self.round = round
    }

    /// The workbooks of two checkers who both look at all of them and differ on the first.
    static func sheets(of organizations: [Organization], on day: String) -> [SiteRound.Sheet] {
        let day = CalendarDate(iso: day) ?? CalendarDate(dayNumber: 0)
        return checkers.enumerated().map { number, checker in
            let rows = organizations.enumerated().map { index, organization in
                var marks = criteria.map { _ in "2" }
                if index == 0, number == 0 { marks[2] = "0" }
                return row(organization, marks, false, day)
            }
            return SiteRound.Sheet(
                checker: checker, submission: Submission(registers: [2: rows]))
        }
    }

    private static func row(
        _ organization: Organization, _ marks: [String], _ isFlagged: Bool, _ day: CalendarDate
    ) -> RegisterRow {
        var values: [Int: FormValue] = [
            6222: .text(organization.inn), 6225: .date(day), 6227: .text("Официально"),
            6218: .text(isFlagged ? "да" : "нет"),
        ]
        for (column, mark) in zip(criteria, marks) { values[column] = .text(mark) }
        let source = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
        return RegisterRow(
            ordinal: 1,
            entries: values.mapValues { Entry(value: $0, typed: "", source: source) })
    }

    /// The institutions whose sites count: those that owed the report that is checked.
    var counted: [Organization] { organizations.filter { $0.exemption == nil } }

    /// What a sheet says of the check of an institution's site.
    func state(_ organization: Organization) -> String {
        let inn = organization.inn
        if organization.exemption != nil { return "в итоги не входит" }
        if disputed.contains(inn) { return "отметки расходятся" }
        guard agreed[inn] != nil else { return "не проверен" }
        return score(inn) == nil ? "критерии не применимы" : "проверен"
    }

    /// The score of an institution, worked out from its marks and the paper's weights; nil without.
    func score(_ inn: String) -> Double? {
        let weights = [2, 1, 2, 2, 1, 1, 2, 1, 1, 2, 1, 1, 1, 1, 1, 3]
        guard let marks = agreed[inn] else { return nil }
        var (points, possible) = (0, 0)
        for (mark, weight) in zip(marks, weights) {
            guard let worth = Int(mark) else { continue }
            points += worth * weight
            possible += 2 * weight
        }
        return possible == 0 ? nil : 100 * Double(points) / Double(possible)
    }
}
