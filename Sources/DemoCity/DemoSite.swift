import Forms
import Spreadsheet

/// What a checker of the invented city sees on the site of an institution in one round.
struct DemoSite {
    /// The columns of the criteria, each with the rows of form М-6.1 about the same.
    static let criteria: [Int: ClosedRange<Int>] = [
        6201: 201...201, 6202: 202...202, 6203: 203...203, 6204: 204...204, 6205: 205...205,
        6206: 206...206, 6207: 207...207, 6208: 208...208, 6209: 209...209, 6210: 210...210,
        6211: 211...211, 6212: 212...212, 6213: 213...213, 6214: 214...215, 6215: 216...217,
        6216: 113...114,
    ]

    let organization: Organization
    /// The day of the check.
    let checkedOn: CalendarDate
    /// The marks by the columns of the criteria.
    var marks: [Int: String] = [:]
    /// The day of the last change that the site shows; nil when it shows none.
    let updated: CalendarDate?
    /// Where the section lies; nil when there is none.
    let address: String?
    /// Whether something is published that must not be.
    let isFlagged: Bool
    /// The columns of documents of which the report says that they are there.
    private let claimed: Set<Int>
    /// Whether the report arrived without faults, so that it was held against the site.
    private let isSound: Bool

    /// Looks at a site.
    ///
    /// - Parameters:
    ///   - organization: whose site it is.
    ///   - report: what it reported for the half-year that is checked.
    ///   - isSound: whether such a report arrived.
    ///   - round: the round.
    ///   - number: how many rounds there were before.
    ///   - seed: the number the city is made from.
    init(
        of organization: Organization, after report: Submission, isSound: Bool, round: Period,
        number: Int, seed: UInt64
    ) {
        (self.organization, self.isSound) = (organization, isSound)
        var dice = Dice(seed: seed, for: "site \(organization.inn) \(round)")
        var lasting = Dice(seed: seed, for: "site \(organization.inn)")
        let isWinter = round.half == .first
        // After the holidays of January.
        let first = CalendarDate(year: round.year, month: isWinter ? 1 : 7, day: isWinter ? 12 : 6)
        let day = (first ?? CalendarDate(dayNumber: 0)).adding(days: dice.roll(0...15))
        checkedOn = day.adding(days: -max(0, day.weekday - 5))
        // What was wrong once is put right later, the worst last.
        var claimed: Set<Int> = []
        let (absent, weak) = (max(2, 7 - 2 * number), max(4, 13 - 3 * number))
        for (column, rows) in Self.criteria.sorted(by: { $0.key < $1.key }) {
            let luck = lasting.roll(1...100)
            let answers = rows.compactMap { report.text(at: ValueKey($0)) }
            if answers.contains("да") { claimed.insert(column) }
            if answers.allSatisfy({ $0 == "не требуется" }) {
                marks[column] = "н/п"
            } else if answers.allSatisfy({ $0 == "нет" }) {
                marks[column] = luck > 95 ? "1" : "0"
            } else {
                marks[column] = luck <= absent ? "0" : luck <= absent + weak ? "1" : "2"
            }
        }
        self.claimed = claimed
        let isElsewhere = lasting.chance(max(1, 4 - number))
        isFlagged = lasting.roll(1...250) == 1 + number
        guard marks[6201] != "0" else {
            // Where there is no section nothing is in it.
            marks = marks.mapValues { $0 == "н/п" ? $0 : "0" }
            (updated, address) = (nil, nil)
            return
        }
        let host = organization.hosts.first ?? "demo.example"
        address =
            isElsewhere ? "https://files.demo.example/mentoring/" : "https://\(host)/mentoring/"
        let published = report.date(at: ValueKey(115))
        switch dice.roll(1...100) {
        case ...82: updated = published?.adding(days: dice.roll(0...2))
        case ...93: updated = nil
        default: updated = published?.adding(days: -dice.roll(8...35))
        }
    }

    /// The codes of recommendations that follow from the marks, each with the criterion that tells
    /// whether it was followed.
    var recommendations: [(code: String, column: Int)] {
        let rules = [
            ("6301", 6201, "0"), ("6302", 6201, "1"), ("6304", 6204, "1"), ("6305", 6210, "0"),
            ("6306", 6207, "0"), ("6307", 6208, "0"), ("6308", 6216, "0"),
        ]
        return rules.filter { marks[$0.1] == $0.2 }.map { ($0.0, $0.1) }
    }

    /// How many of the documents that are asked for by name are not there.
    private var missing: Int {
        [6202, 6203, 6204, 6205, 6206, 6208, 6209].count { marks[$0] == "0" }
    }

    /// How many documents the report claims that are not there.
    private var contradictions: Int { claimed.count { marks[$0] == "0" } }

    /// What became, by this site, of what followed from the marks of the round before: whether it
    /// was done.
    func outcomes(of before: DemoSite) -> [(code: String, done: String)] {
        let words = ["0": "нет", "1": "частично", "2": "да"]
        var outcomes = before.recommendations.compactMap { code, column in
            marks[column].flatMap { words[$0] }.map { (code: code, done: $0) }
        }
        for (code, then, now) in [
            ("6303", before.missing, missing),
            ("6311", before.isSound ? before.contradictions : 0, contradictions),
        ] where then > 0 {
            outcomes.append((code, now == 0 ? "да" : now < then ? "частично" : "нет"))
        }
        return outcomes
    }
}
