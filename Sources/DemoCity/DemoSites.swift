import Completeness
import FoundationEssentials
public import Forms
import Reports
public import Spreadsheet
import WorkbookWriter

/// What the checkers of the invented city send on form М-6.2 in a round: the marks they gave to the
/// sites of the institutions, and what became of the recommendations of the round before.
///
/// The marks follow what the institutions said in the reports that are checked, with some
/// contradictions; from round to round the sites get better.
public struct DemoSites: Sendable {
    /// The identifier of the form.
    public static let formID = "M62"

    /// The first round there was.
    static let firstRound = Period(year: 2025, half: .second)
    /// The checkers, by their roles.
    static let checkers = ["методист 1", "методист 2", "методист 3", "методист 4"]
    /// Who settles what they see differently.
    static let settler = "старший методист"
    /// The criterion that two checkers judge differently.
    static let disputedColumn = 6203
    /// The recommendation that is not sent to one institution.
    private static let withheldCode = "6304"

    let form: Form
    private let checked: Form
    private let organizations: [Organization]
    private let seed: UInt64
    private let layout: BlankLayout

    /// What a checker sends.
    struct Sheet {
        var checker: String
        var submission: Submission
    }

    /// Prepares the checkers.
    ///
    /// - Parameters:
    ///   - form: the form М-6.2.
    ///   - checked: the form М-6.1, whose reports are checked.
    ///   - organizations: the institutions of the city, some or all of them.
    ///   - seed: the number the city is made from.
    public init(form: Form, checked: Form, organizations: [Organization], seed: UInt64) {
        self.form = form
        self.checked = checked
        self.organizations = organizations
        self.seed = seed
        layout = BlankLayout(form: form)
    }

    /// What arrives for a round.
    ///
    /// - Parameters:
    ///   - round: the half-year at whose beginning the sites are looked at.
    ///   - due: the last day of the round.
    ///   - isSettled: whether what two checkers see differently is settled already.
    /// - Returns: a file of each checker and, where it is settled, one that settles.
    /// - Throws: `WriteError` when a workbook cannot be written.
    public func letters(
        round: Period, due: CalendarDate, isSettled: Bool
    ) throws -> [DemoMail.Letter] {
        try sheets(round: round, due: due, isSettled: isSettled).map { sheet in
            let document = layout.document(
                organization: nil, period: round, due: due,
                created: DateTime(date: due.adding(days: -30)), values: sheet.submission)
            return DemoMail.Letter(
                day: due.adding(days: sheet.checker == Self.settler ? 0 : -2),
                name: "\(form.shortName) \(sheet.checker) \(round).xlsx",
                bytes: try WorkbookFile.bytes(of: document))
        }
    }

    /// The filled forms of a round; none of their values has a place in a file yet.
    func sheets(round: Period, due: CalendarDate, isSettled: Bool) -> [Sheet] {
        let sites = sites(in: round)
        let sitesBefore = self.sites(in: round.previous)
        let excused = excused(among: sitesBefore)
        let earlier = Dictionary(
            sitesBefore.map { ($0.organization.inn, $0) }, uniquingKeysWith: { one, _ in one })
        let districts = checked.choices(at: checked.identity.district)
        func checker(of site: DemoSite) -> Int {
            (districts.firstIndex(of: site.organization.district) ?? 0) % Self.checkers.count
        }
        let disputed = sites.first { $0.marks[Self.disputedColumn] == "2" }
        var sheets = Self.checkers.indices.compactMap { number -> Sheet? in
            let own = sites.filter { checker(of: $0) == number }
            var seen = own
            if var other = disputed, (checker(of: other) + 1) % Self.checkers.count == number {
                other.marks[Self.disputedColumn] = "1"
                seen.append(other)
            }
            guard !seen.isEmpty else { return nil }
            var filling = filling(
                round, checker: Self.checkers[number], book: "лист проверяющего",
                days: seen.map(\.checkedOn))
            for site in seen { add(site, to: &filling) }
            for site in own {
                guard let before = earlier[site.organization.inn] else { continue }
                let isExcused = site.organization.inn == excused?.inn
                addOutcome(
                    of: before, seenIn: site, without: isExcused ? Self.withheldCode : nil,
                    to: &filling)
            }
            return Sheet(checker: Self.checkers[number], submission: filling.submission)
        }
        if isSettled, let disputed {
            sheets.append(settling(disputed, among: sites, round: round, due: due))
        }
        return sheets
    }

    /// What is seen in a round; nothing before the first one.
    func sites(in round: Period) -> [DemoSite] {
        guard round >= Self.firstRound else { return [] }
        var number = 0
        var before = Self.firstRound
        while before < round {
            number += 1
            before = before.next
        }
        return reports(of: round.previous).map { report in
            DemoSite(
                of: report.organization, after: report.submission, isSound: report.isSound,
                round: round, number: number, seed: seed)
        }
    }

    /// The first report of an institution that owes one, or what it would have said.
    struct Report {
        var organization: Organization
        var sent: CalendarDate
        var submission: Submission
        /// Whether a version without faults arrives; else this one stands for what is spoilt or
        /// never sent.
        var isSound: Bool
    }

    /// The reports of those that owe one for a half-year.
    func reports(of period: Period) -> [Report] {
        guard let due = checked.dueDate(of: period) else { return [] }
        let plan = MailPlan(
            of: organizations, period: period, due: due,
            dueBefore: checked.dueDate(of: period.previous), seed: seed)
        let days = Dictionary(
            plan.sendings.map { ($0.organization.inn, $0.day) }, uniquingKeysWith: { one, _ in one }
        )
        let sound = Set(
            plan.sendings.filter { $0.spoiling == nil }.map(\.organization.inn))
        return organizations.compactMap { organization in
            let duty = Duty(of: organization, for: period, deadline: due)
            guard duty.isObliged else { return nil }
            let sent = days[organization.inn] ?? duty.due
            let submission = DemoReport.submission(
                of: organization, form: checked, period: period, due: duty.due, sent: sent,
                seed: seed)
            return Report(
                organization: organization, sent: sent, submission: submission,
                isSound: sound.contains(organization.inn))
        }
    }

    // MARK: Filling in

    private func filling(
        _ round: Period, checker: String, book: String, days: [CalendarDate]
    ) -> Filling {
        var filling = Filling(form: form)
        filling.put(101, round.year)
        filling.choose(102, String(round.half.rawValue))
        filling.put(103, checker)
        filling.choose(104, book)
        filling.put(105, days.min() ?? CalendarDate(dayNumber: 0))
        filling.put(106, days.max() ?? CalendarDate(dayNumber: 0))
        return filling
    }

    private func add(_ site: DemoSite, to filling: inout Filling) {
        var values = facts(of: site)
        for (column, mark) in site.marks { values[column] = .text(mark) }
        values[6218] = .text(site.isFlagged ? "да" : "нет")
        if let updated = site.updated { values[6217] = .date(updated) }
        filling.add(values, toRegister: 2)
    }

    /// What the row of an institution begins with.
    private func facts(of site: DemoSite) -> [Int: FormValue] {
        let organization = site.organization
        var values: [Int: FormValue] = [
            6221: .text(organization.name), 6222: .text(organization.inn),
            6223: .text(organization.district), 6224: .text(organization.kind),
            6225: .date(site.checkedOn),
            6227: .text(site.address == nil ? "не найден" : place(of: site)),
        ]
        if let address = site.address { values[6226] = .text(address) }
        return values
    }

    private func place(of site: DemoSite) -> String {
        var dice = Dice(seed: seed, for: "place \(site.organization.inn)")
        return dice.pick([
            "Сведения об образовательной организации", "Педагогам и сотрудникам", "Официально",
            "отдельный пункт меню",
        ])
    }

    /// What became of the recommendations that followed from the marks of the round before, but for
    /// one that was not sent.
    private func addOutcome(
        of before: DemoSite, seenIn site: DemoSite, without withheld: String?,
        to filling: inout Filling
    ) {
        for (code, done) in site.outcomes(of: before) where code != withheld {
            advise(site.organization, "прошлый раунд", code, [6337: .text(done)], in: &filling)
        }
    }

    /// The sheet that settles: one institution's marks, one recommendation in other words, one that is not sent.
    private func settling(
        _ disputed: DemoSite, among sites: [DemoSite], round: Period, due: CalendarDate
    ) -> Sheet {
        var filling = filling(
            round, checker: Self.settler, book: "сводный лист", days: sites.map(\.checkedOn))
        var settled = disputed
        settled.marks[Self.disputedColumn] = "1"
        add(settled, to: &filling)
        if let late = Self.first(of: sites, advised: "6308") {
            let text =
                "Разместить мониторинг и аналитическую справку за полугодие, "
                + "сообщить ссылку куратору района"
            advise(
                late, "этот раунд", "6308",
                [6334: .text(text), 6335: .date(due.adding(days: 21)), 6336: .text("да")],
                in: &filling)
        }
        if let excused = excused(among: sites) {
            advise(excused, "этот раунд", Self.withheldCode, [6336: .text("нет")], in: &filling)
        }
        return Sheet(checker: Self.settler, submission: filling.submission)
    }

    /// To whom a recommendation of a round that is settled is not sent.
    private func excused(among sites: [DemoSite]) -> Organization? {
        Self.first(of: sites, advised: Self.withheldCode)
    }

    private static func first(of sites: [DemoSite], advised code: String) -> Organization? {
        sites.first { $0.recommendations.contains { $0.code == code } }?.organization
    }

    private func advise(
        _ organization: Organization, _ round: String, _ code: String, _ more: [Int: FormValue],
        in filling: inout Filling
    ) {
        let ordinal = (filling.submission.registers[3]?.count ?? 0) + 1
        var values = more
        values[6330] = .number(Decimal(ordinal))
        values[6331] = .text(organization.inn)
        values[6332] = .text(round)
        values[6333] = .text(code)
        filling.add(values, toRegister: 3)
    }
}
