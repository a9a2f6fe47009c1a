/// The people of an invented institution by bands of service: up to 3 years, to 5, 10, 15, 20, more.
struct DemoStaff {
    /// All teachers.
    var all: [Int]
    /// Those who are mentored.
    var mentees: [Int]
    /// Those who mentor.
    var mentors: [Int]
    /// The groups: how many mentees each has. Everybody else is one of a pair.
    var groups: [Int]
    /// How many pairs there are.
    var pairs: Int

    /// The same people in spring, when a teacher of long service has joined them.
    var grown: DemoStaff {
        var later = self
        later.all[5] += 1
        return later
    }

    /// How many teachers an institution of that type has.
    static func size(ofKind kind: String, dice: inout Dice) -> Int {
        switch kind {
        case "детский сад": dice.roll(14...38)
        case "учреждение дополнительного образования": dice.roll(18...55)
        default: dice.roll(32...95)
        }
    }

    /// Invents the people of a school year.
    ///
    /// - Parameters:
    ///   - size: how many teachers there are, roughly.
    ///   - coverage: how many of a hundred beginners have a mentor.
    ///   - dice: for what chance decides.
    init(size: Int, coverage: Int, dice: inout Dice) {
        let shares = [12, 10, 17, 16, 15]
        var all = shares.map { max(1, size * ($0 + dice.roll(-4...4)) / 100) }
        all.append(max(size - all.sum, size / 5 + 2))
        self.all = all

        let beginners = max(1, all[0] * coverage / 100)
        let newcomers = min(all[1], dice.roll(0...2))
        mentees = [beginners, newcomers, 0, 0, 0, 0]

        // Every programme has a mentor of its own; a group takes two or three of the beginners.
        groups = beginners >= 5 && dice.chance(45) ? [dice.roll(2...3)] : []
        pairs = beginners + newcomers - groups.sum
        let needed = pairs + groups.count
        mentors = [0, 0, 0, 0, 0, 0]
        var rest = needed
        // Half of the mentors have served longest, as far as there are such people.
        for band in [5, 4, 5, 3, 5, 2] {
            let taken = min((needed + 5) / 6, rest, self.all[band] - mentors[band])
            mentors[band] += taken
            rest -= taken
        }
        for band in [5, 4, 3, 2] {
            let taken = min(rest, self.all[band] - mentors[band])
            mentors[band] += taken
            rest -= taken
        }
        // A very young staff has too few elders: the others are mentored by those they have.
        if rest > 0 {
            mentees[1] = max(0, mentees[1] - rest)
            pairs = mentees.sum - groups.sum
            let surplus = mentors.sum - (pairs + groups.count)
            if surplus > 0 { mentors[2] = max(0, mentors[2] - surplus) }
        }
    }
}
