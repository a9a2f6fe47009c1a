import Spreadsheet

/// What an invented institution is and does in one school year; all its reports tell of the same.
struct DemoYear {
    /// 1 September.
    let begins: CalendarDate
    /// The people as of December.
    let staff: DemoStaff
    /// The pairs, then the groups.
    let programmes: [DemoProgramme]
    /// The day of the order on the pairs and groups.
    let ordered: CalendarDate
    /// The number of that order.
    let order: String
    /// Who began and ceased to be a beginner by December.
    let autumn: Changes
    /// The same by June, with what the autumn brought. As many came as went since then.
    let spring: Changes

    /// Changes among the beginners since 1 September.
    struct Changes {
        var joined: Int
        var left: Int
        var outgrew: Int
    }

    /// Invents a year.
    ///
    /// - Parameters:
    ///   - begins: its 1 September.
    ///   - size: how many teachers the institution has, roughly.
    ///   - earlier: the years before, whose codes are taken.
    ///   - seed: the number the city is made from.
    ///   - purpose: what tells this institution from others.
    init(
        begins: CalendarDate, size: Int, after earlier: [DemoYear], seed: UInt64,
        for purpose: String
    ) {
        self.begins = begins
        var dice = Dice(seed: seed, for: "\(purpose) school year \(begins.year)")
        // Year by year more beginners are mentored, and fewer of them leave.
        let progress = 5 * max(0, begins.year - 2024)
        staff = DemoStaff(
            size: size, coverage: min(100, 72 + progress + dice.roll(-12...12)), dice: &dice)
        ordered = begins.adding(days: 4)
        order = "\(dice.roll(30...49) + 20 * earlier.count)-од"
        programmes = Self.programmes(of: staff, begins, after: earlier, dice: &dice)
        let beginners = staff.all[0]
        autumn = Changes(
            joined: dice.roll(0...min(3, beginners)),
            left: dice.chance(max(10, 38 - progress)) ? 1 : 0,
            outgrew: dice.chance(25) ? 1 : 0)
        let (left, outgrew) = (
            dice.chance(max(8, 28 - progress)) ? 1 : 0, dice.chance(30) ? 1 : 0
        )
        spring = Changes(
            joined: autumn.joined + left + outgrew, left: autumn.left + left,
            outgrew: autumn.outgrew + outgrew)
    }

    /// The beginners on 1 September.
    var beginnersAtFirst: Int {
        staff.all[0] - autumn.joined + autumn.left + autumn.outgrew
    }

    /// The kinds of mentoring of the longer pairs, as often as each occurs.
    private static let kinds = [411, 411, 411, 411, 411, 411, 413, 413, 415, 416, 417]

    private static func programmes(
        of staff: DemoStaff, _ year: CalendarDate, after earlier: [DemoYear], dice: inout Dice
    ) -> [DemoProgramme] {
        func code(_ letter: String, _ number: Int) -> String {
            let taken = earlier.flatMap(\.programmes).count { $0.code.hasPrefix(letter) }
            let whole = taken + number
            return "\(letter)-\(whole < 10 ? "0" : "")\(whole)"
        }
        func programme(
            _ code: String, form: Int = 401, kind: Int, mentees: Int, isLong: Bool
        ) -> DemoProgramme {
            // None ends between the first and the last day that a June report may describe.
            let days = isLong ? dice.roll(294...302) : dice.roll(232...255)
            return DemoProgramme(
                code: code, form: form, kind: kind, mentees: mentees, begins: year.adding(days: 6),
                ends: year.adding(days: days), runsIntoSummer: isLong)
        }
        let short = staff.pairs / 4
        // Where every programme has a mentor of its own, the head may be one of them.
        let isHeadMentor =
            staff.mentors.sum == staff.pairs + staff.groups.count && dice.chance(15)
        var programmes = (0..<staff.pairs).map { number in
            programme(
                code("П", number + 1),
                form: isHeadMentor && number == staff.pairs - 1 ? 402 : 401,
                kind: number < short ? 414 : dice.pick(kinds), mentees: 1,
                isLong: number == 0 || dice.chance(20))
        }
        for (number, mentees) in staff.groups.enumerated() {
            programmes.append(
                programme(code("Г", number + 1), kind: 412, mentees: mentees, isLong: false))
        }
        return programmes
    }
}
