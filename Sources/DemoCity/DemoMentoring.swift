import Forms

/// Whether an invented institution mentors anybody in a half-year.
enum DemoMentoring {
    /// There are pairs and groups.
    case runs
    /// The institution will begin with a later school year.
    case notIntroduced
    /// There is nobody to be mentored: a few kindergartens.
    case nobody

    /// Of a hundred institutions so many begin with each of these half-years; the others had begun
    /// before the reports did.
    private static let beginnings = [
        (period: Period(year: 2025, half: .second), share: 6),
        (period: Period(year: 2026, half: .second), share: 3),
    ]

    /// What an institution does in a half-year; what has begun goes on.
    init(of organization: Organization, in period: Period, seed: UInt64) {
        var dice = Dice(seed: seed, for: "mentoring \(organization.inn)")
        let luck = dice.roll(1...100)
        if organization.kind == "детский сад", luck <= 3 {
            self = .nobody
            return
        }
        var taken = 3
        for beginning in Self.beginnings {
            if (taken + 1...taken + beginning.share).contains(luck), period < beginning.period {
                self = .notIntroduced
                return
            }
            taken += beginning.share
        }
        self = .runs
    }
}
