import FoundationEssentials
public import Forms
public import Spreadsheet

/// The report of an invented school on form М-6.1: plausible figures that agree with each other.
///
/// The figures are drawn first and the sheets are filled from them, so that every sum and every
/// rule of the form holds, also against the report of the half-year before: both tell of the same
/// life.
public struct DemoReport {
    let form: Form
    let organization: Organization
    let period: Period
    let life: DemoLife
    /// The people on the reporting date.
    let staff: DemoStaff
    /// Whether there is somebody to be mentored.
    let isActive: Bool
    /// The day the report describes.
    let asOf: CalendarDate
    var filling: Filling
    /// For what changes from report to report.
    var dice: Dice
    /// For what stays the same for good.
    private var lastingDice: Dice

    /// The filled form of an institution for a period; the same for the same seed.
    ///
    /// - Parameters:
    ///   - organization: whose report it is.
    ///   - form: the form М-6.1.
    ///   - period: the half-year.
    ///   - due: the last day of the collection for this institution.
    ///   - sent: the day on which the report is sent, at most 25 days before the last; nil for the
    ///     last day itself.
    ///   - correction: 0 for the first report, else the number of the correction.
    ///   - seed: the number the city is made from.
    /// - Returns: the values; none of them has a place in a file yet.
    public static func submission(
        of organization: Organization, form: Form, period: Period, due: CalendarDate,
        sent: CalendarDate? = nil, correction: Int = 0, seed: UInt64
    ) -> Submission {
        filled(
            of: organization, form: form, period: period, due: due, sent: sent,
            correction: correction, seed: seed
        ).submission
    }

    /// The same form, to be spoilt.
    static func filled(
        of organization: Organization, form: Form, period: Period, due: CalendarDate,
        sent: CalendarDate? = nil, correction: Int = 0, seed: UInt64
    ) -> Filling {
        var report = DemoReport(
            form: form, organization: organization, period: period, due: due, sent: sent ?? due,
            seed: seed)
        report.fillTitle(correction: correction)
        report.fillDocuments()
        report.fillTeachers()
        if report.isActive {
            report.fillMentoring()
            report.fillPairs()
            report.fillTraining()
            report.fillEvents()
            report.fillResults()
        }
        report.fillRoadMap()
        report.fillNote()
        return report.filling
    }

    /// Whether an institution has somebody to mentor. A few kindergartens have nobody.
    static func isActive(_ organization: Organization, seed: UInt64) -> Bool {
        var dice = Dice(seed: seed, for: "mentoring \(organization.inn)")
        return organization.kind != "детский сад" || !dice.chance(3)
    }

    private init(
        form: Form, organization: Organization, period: Period, due: CalendarDate,
        sent: CalendarDate, seed: UInt64
    ) {
        self.form = form
        self.organization = organization
        self.period = period
        isActive = Self.isActive(organization, seed: seed)
        lastingDice = Dice(seed: seed, for: organization.inn)
        dice = Dice(seed: seed, for: "\(organization.inn) \(period)")
        // The form wants the figures of one of the last thirty days.
        asOf = max(min(sent, due).adding(days: -dice.roll(3...12)), due.adding(days: -28))
        let size = DemoStaff.size(ofKind: organization.kind, dice: &lastingDice)
        life = DemoLife(
            of: organization, size: size, upTo: period, firstYear: form.years.lowerBound,
            seed: seed)
        staff = period.half == .first ? life.year.staff.grown : life.year.staff
        filling = Filling(form: form)
    }

    /// A page of the institution's site.
    func page(_ name: String) -> String {
        "https://\(organization.hosts.first ?? "demo.example")/mentoring/\(name)"
    }

    private mutating func fillTitle(correction: Int) {
        let identity = form.identity
        filling.put(identity.fullName?.row, organization.fullName)
        filling.put(identity.name?.row, organization.name)
        filling.put(identity.respondent.row, organization.inn)
        filling.put(identity.district?.row, organization.district)
        filling.put(identity.kind?.row, organization.kind)
        filling.put(identity.year.row, period.year)
        filling.choose(identity.half.row, String(period.half.rawValue))
        filling.put(identity.asOf?.row, asOf)
        filling.choose(identity.reportKind?.row, correction == 0 ? "перв" : "уточ")
        filling.put(identity.correction?.row, correction)
        filling.put(111, "https://\(organization.hosts.first ?? "demo.example")")
        filling.put(112, page(""))
        filling.put(113, page("monitoring-\(period)"))
        filling.put(114, page("spravka-\(period)"))
        filling.put(identity.published?.row, asOf.adding(days: dice.roll(0...3)))
        filling.put(116, "заместитель директора")
        filling.put(117, "Куратор (роль)")
        filling.put(118, "указан в журнале КИМЦ")
        filling.put(119, "Руководитель (роль)")
        filling.put(120, asOf)
        filling.choose(121, isActive ? "да" : "нет, нет наставляемых")
    }

    private mutating func fillDocuments() {
        // Year by year fewer documents are missing.
        let halves = (period.year - 2025) * 2 + period.half.rawValue
        let missing = max(4, 26 - 3 * halves)
        for row in 201...218 {
            let luck = lastingDice.roll(1...100)
            let number = "\(row - 200)/\(lastingDice.roll(10...120) + 5 * life.years.count)-од"
            if !isActive, [207, 209, 210].contains(row) {
                filling.choose(row, 3, "не требуется")
            } else if [211, 212, 215, 216, 217, 218].contains(row), luck <= missing {
                filling.choose(row, 3, "нет")
                filling.put(row, 8, "Планируется разместить в следующем полугодии")
            } else {
                filling.choose(row, 3, "да")
                filling.put(row, 4, documentDate(of: row))
                filling.put(row, 5, row == 209 ? life.year.order : number)
                filling.put(row, 6, row == 201 ? page("") : page("document-\(row)"))
                filling.put(row, 7, updateDate(of: row))
            }
        }
        filling.choose(219, 3, isActive ? "да" : "сведения не размещены")
    }

    private func documentDate(of row: Int) -> CalendarDate {
        // The order on the pairs is the one that the programmes cite.
        row == 209 ? life.year.ordered : life.year.begins.adding(days: -60 - row % 7 * 20)
    }

    /// The annual acts are renewed in May, the rest later.
    private func updateDate(of row: Int) -> CalendarDate {
        let inMay = CalendarDate(year: period.year, month: 5, day: 12)
        return [203, 204, 208].contains(row) ? inMay ?? asOf : asOf.adding(days: -(row % 30))
    }

    private mutating func fillTeachers() {
        for (index, column) in (4...9).enumerated() {
            filling.put(301, column, staff.all[index])
        }
        filling.put(301, staff.all.sum)
    }

    private mutating func fillMentoring() {
        for (index, column) in (4...9).enumerated() {
            filling.put(304, column, staff.mentees[index])
            filling.put(309, column, staff.mentors[index])
        }
        filling.put(302, staff.all[0] + staff.all[1] / 2)
        filling.put(302, 4, staff.all[0])
        filling.put(303, staff.all[0])
        filling.put(304, staff.mentees.sum)
        filling.put(305, staff.mentees[0])
        filling.put(306, staff.mentees.sum - staff.mentees[0])
        filling.put(307, 0)
        filling.put(308, 0)
        filling.put(309, staff.mentors.sum)
        filling.put(310, staff.mentors.sum)
        filling.put(311, min(1, staff.mentors.sum))
        filling.put(312, 0)
        filling.put(313, staff.mentors.sum)
        filling.put(314, staff.mentors.sum)
        filling.put(315, 0)
        filling.put(316, staff.mentees.sum + staff.mentors.sum)
        filling.put(317, 0)
        filling.put(318, 0)
        filling.put(319, 1)
    }
}

extension [Int] {
    /// All numbers together.
    var sum: Int { reduce(0, +) }
}
