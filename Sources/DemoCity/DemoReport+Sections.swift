import FoundationEssentials
import Forms
import Spreadsheet

extension DemoReport {
    mutating func fillTraining() {
        var lasting = lastingDice(for: "curator")
        let trained = staff.mentors.sum - life.untrained
        // Nobody is diagnosed twice a year, and the year adds up its halves.
        let diagnosed = staff.all.sum * min(49, dice.roll(24...36) + 3 * halves) / 100
        let lacking = diagnosed * dice.roll(22...40) / 100
        let advised = lacking * grown(from: dice.roll(55...85), by: 6) / 100
        let beginners = staff.all[0]
        filling.put(601, lasting.roll(1...100) <= grown(from: 58, by: 9) ? 1 : 0)
        filling.put(602, trained * dice.roll(10...40) / 100)
        filling.put(603, trained)
        pair(604, staff.mentees.sum / 2, staff.mentees[0] / 2)
        pair(605, staff.all.sum * (dice.roll(12...34) + 3 * min(halves, 6)) / 100, beginners / 2)
        pair(606, diagnosed, min(beginners, diagnosed))
        pair(607, lacking, min(beginners / 2, lacking))
        pair(608, advised, min(beginners / 2, advised))
        let examined = min(100, dice.roll(62...80) + 4 * halves)
        pair(609, staff.all.sum * examined / 100, beginners)
    }

    private mutating func pair(_ row: Int, _ all: Int, _ beginners: Int) {
        filling.put(row, 3, all)
        filling.put(row, 4, min(beginners, all))
    }

    mutating func fillEvents() {
        for row in 701...711 {
            let most = staff.all.sum * (10 + 2 * min(halves, 8)) / 100
            let people = dice.roll(0...max(2, most))
            let young = min(people, dice.roll(0...max(1, staff.all[0])))
            filling.put(row, 3, dice.roll(0...2 + min(halves, 6) / 2))
            filling.put(row, 4, people)
            filling.put(row, 5, young)
            filling.put(row, 6, min(people, dice.roll(0...2)))
        }
    }

    mutating func fillResults() {
        let changes = period.half == .first ? life.year.spring : life.year.autumn
        filling.put(801, life.year.beginnersAtFirst)
        filling.put(802, changes.joined)
        filling.put(803, changes.left)
        filling.put(804, changes.outgrew)
        filling.put(805, staff.all[0])
        if period.half == .first { fillOutcomes() }
        filling.put(815, dice.chance(10 + 4 * halves) ? 1 : 0)
        filling.put(816, Self.practices(of: organization, upTo: halves, seed: seed))
        filling.put(817, dice.roll(0...2))
    }

    private mutating func fillOutcomes() {
        let asked = (
            mentors: staff.mentors.sum - staff.mentors.sum * dice.roll(0...20) / 100,
            mentees: staff.mentees.sum - staff.mentees.sum * dice.roll(0...20) / 100
        )
        // More than half are always content, since the marks are good.
        var lasting = lastingDice(for: "content")
        let discontent = max(0, lasting.roll(12...38) - 3 * halves)
        let graduates = life.year.programmes.filter { $0.isOver(on: asOf) }.map(\.mentees).sum
        filling.put(806, graduates)
        filling.put(807, graduates - graduates * dice.roll(0...30) / 100)
        filling.put(808, dice.roll(0...1))
        filling.put(809, asked.mentors)
        filling.put(810, asked.mentors - asked.mentors * discontent / 100)
        filling.put(811, asked.mentees)
        filling.put(812, asked.mentees - asked.mentees * discontent / 100)
        for row in [813, 814] {
            let tenths = min(98, dice.roll(72...88) + 2 * halves)
            filling.put(
                .number(Decimal(tenths) / 10), typed: "\(tenths / 10),\(tenths % 10)",
                at: ValueKey(row))
        }
    }

    mutating func fillRoadMap() {
        let confirmed: Set = ["1.2", "1.3", "1.4", "2.3", "3.1", "3.2", "3.3", "3.4", "6.1"]
        // Half-year by half-year fewer items lag behind.
        let (behind, underWay) = (max(1, 15 - 3 * halves), max(4, 34 - 6 * halves))
        var lasting = lastingDice(for: "items")
        for row in 901...927 {
            let item = form.row(row)?.roadMapItems.first ?? ""
            let luck = lasting.roll(1...100)
            if item == "6.4" {
                filling.choose(row, 4, "срок не наступил")
            } else if mentoring == .nobody, ["3.2", "3.3", "3.4"].contains(item) {
                filling.choose(row, 4, "не применимо")
                filling.put(row, 6, "Наставляемых в учреждении нет")
            } else if mentoring == .notIntroduced, !item.hasPrefix("1.") {
                filling.choose(row, 4, "не выполнено")
                filling.put(row, 6, "Система наставничества вводится с 1 сентября")
            } else if luck <= behind {
                filling.choose(row, 4, "не выполнено")
                filling.put(row, 6, "Перенесено на следующее полугодие")
            } else if mentoring == .runs, luck > underWay, confirmed.contains(item) {
                filling.choose(row, 4, "выполнено")
                filling.put(row, 5, page("item-\(row)"))
            } else {
                filling.choose(row, 4, "выполняется")
            }
        }
    }

    /// How many practices of an institution are in the register of practices by a half-year.
    static func practices(
        of organization: Organization, upTo halves: Int, seed: UInt64
    ) -> Int {
        var dice = Dice(seed: seed, for: "practices \(organization.inn)")
        let begins = dice.roll(0...24)
        return begins < halves ? 1 + (halves - begins) / 4 : 0
    }

    mutating func fillNote() {
        guard mentoring == .runs else { return fillNoteOfNobody() }
        filling.put(
            1001,
            "Утверждены пары и группы, составлены персонализированные программы, "
                + "проведены установочные встречи и взаимное посещение занятий.")
        filling.put(
            1002,
            "Наибольший результат дали традиционное наставничество и краткосрочные "
                + "встречи по одной задаче.")
        filling.put(
            1003,
            dice.pick([
                "Не хватает времени на взаимное посещение занятий.",
                "Высокая нагрузка наставников в начале учебного года.",
                "Требуется обновление методических материалов.",
            ]))
        filling.put(1004, "Работа ведётся по дорожной карте, отставаний нет.")
        filling.put(
            1005,
            "Включить взаимное посещение занятий в расписание, провести обучение "
                + "наставников.")
        filling.put(1006, "Продолжить реализацию программ, подготовить описание практики.")
    }

    private mutating func fillNoteOfNobody() {
        filling.put(
            1001,
            mentoring == .nobody
                ? "Наставляемых в учреждении нет, положение и дорожная карта действуют."
                : "Система наставничества вводится с 1 сентября, готовятся положение и приказы.")
        filling.put(1002, "Пар и групп в этом полугодии не было.")
        filling.put(1003, "Трудностей нет.")
        filling.put(1004, "Условия для наставничества созданы.")
        filling.put(1005, "Закрепить наставника, как только придёт начинающий педагог.")
        filling.put(1006, "Обучить педагога, который сможет стать наставником.")
    }
}
