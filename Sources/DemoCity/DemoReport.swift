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
    let mentoring: DemoMentoring
    /// The number of the half-year since the reports began.
    let halves: Int
    /// The last day of the collection for the institution.
    let due: CalendarDate
    /// The day on which the report is sent.
    let sent: CalendarDate
    /// The day the report describes.
    let asOf: CalendarDate
    var filling: Filling
    /// For what changes from report to report.
    var dice: Dice
    /// Whether there was somebody to be mentored half a year before.
    let hadMentoring: Bool
    /// The number the city is made from.
    let seed: UInt64

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
        if report.mentoring == .runs {
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

    private init(
        form: Form, organization: Organization, period: Period, due: CalendarDate,
        sent: CalendarDate, seed: UInt64
    ) {
        self.form = form
        self.organization = organization
        self.period = period
        self.seed = seed
        (self.due, self.sent) = (due, sent)
        mentoring = DemoMentoring(of: organization, in: period, seed: seed)
        hadMentoring =
            DemoMentoring(of: organization, in: period.previous, seed: seed) == .runs
        halves = Self.halves(upTo: period, of: form)
        var lasting = Dice(seed: seed, for: organization.inn)
        dice = Dice(seed: seed, for: "\(organization.inn) \(period)")
        // The form wants the figures of one of the last thirty days.
        asOf = max(min(sent, due).adding(days: -dice.roll(3...12)), due.adding(days: -28))
        let size = DemoStaff.size(ofKind: organization.kind, dice: &lasting)
        life = DemoLife(
            of: organization, size: size, upTo: period, firstYear: form.years.lowerBound,
            seed: seed)
        staff = period.half == .first ? life.year.staff.grown : life.year.staff
        filling = Filling(form: form)
    }

    /// The number of a half-year since the reports began, from 1.
    static func halves(upTo period: Period, of form: Form) -> Int {
        (period.year - form.years.lowerBound) * 2 + period.half.rawValue
    }

    /// A share in percent that grows with each half-year until it is full.
    func grown(from first: Int, by step: Int) -> Int {
        min(100, first + step * (halves - 1))
    }

    /// Dice for one purpose that fall the same way in all half-years.
    func lastingDice(for purpose: String) -> Dice {
        Dice(seed: seed, for: "\(organization.inn) \(purpose)")
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
        filling.put(113, page("monitoring-\(period)"))
        filling.put(114, page("spravka-\(period)"))
        // Who sends late has mostly published late.
        let days = dice.roll(0...3)
        filling.put(
            identity.published?.row,
            sent > due ? sent.adding(days: -days) : asOf.adding(days: days))
        filling.put(119, "Руководитель (роль)")
        filling.put(120, asOf)
        fillMentoringState()
    }

    private mutating func fillMentoringState() {
        switch mentoring {
        case .runs: filling.choose(121, "да")
        case .nobody: filling.choose(121, "нет, нет наставляемых")
        case .notIntroduced:
            filling.choose(121, "нет, не внедрена")
            return
        }
        filling.put(112, page(""))
        filling.put(116, "заместитель директора")
        filling.put(117, "Куратор (роль)")
        filling.put(118, "указан в журнале КИМЦ")
    }

    private mutating func fillDocuments() {
        // Half-year by half-year fewer documents are missing.
        let missing = max(4, 30 - 4 * halves)
        var lasting = lastingDice(for: "documents")
        for row in 201...218 {
            let luck = lasting.roll(1...100)
            let number = "\(row - 200)/\(lasting.roll(10...120) + 5 * life.years.count)-од"
            if mentoring == .notIntroduced {
                filling.choose(row, 3, "нет")
                filling.put(row, 8, "Система наставничества вводится с 1 сентября")
            } else if mentoring == .nobody, [207, 209, 210].contains(row) {
                filling.choose(row, 3, "не требуется")
            } else if (211...218).contains(row), luck <= missing {
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
        filling.choose(219, 3, mentoring == .runs ? "да" : "сведения не размещены")
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
        var lasting = lastingDice(for: "mentors")
        let best = staff.mentors.sum - staff.mentors.sum / 4
        filling.put(310, best)
        filling.put(311, min(best, (halves + lasting.roll(0...3)) / 3))
        filling.put(312, lasting.chance(15) ? 1 : 0)
        let agreed = grown(from: lasting.roll(45...85), by: 7)
        filling.put(313, staff.mentors.sum * agreed / 100)
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
