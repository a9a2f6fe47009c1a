import FoundationEssentials
import Forms
import Spreadsheet

extension DemoReport {
    mutating func fillTraining() {
        let trained = staff.mentors.sum - life.untrained
        // Nobody is diagnosed twice a year, and the year adds up its halves.
        let diagnosed = staff.all.sum * dice.roll(34...48) / 100
        let lacking = diagnosed / 3
        let beginners = staff.all[0]
        filling.put(601, dice.chance(85) ? 1 : 0)
        filling.put(602, trained / 2)
        filling.put(603, trained)
        pair(604, staff.mentees.sum / 2, staff.mentees[0] / 2)
        pair(605, staff.all.sum * dice.roll(20...45) / 100, beginners / 2)
        pair(606, diagnosed, min(beginners, diagnosed))
        pair(607, lacking, min(beginners / 2, lacking))
        pair(608, lacking - lacking / 5, min(beginners / 2, lacking - lacking / 5))
        pair(609, staff.all.sum - dice.roll(0...3), beginners)
    }

    private mutating func pair(_ row: Int, _ all: Int, _ beginners: Int) {
        filling.put(row, 3, all)
        filling.put(row, 4, min(beginners, all))
    }

    mutating func fillEvents() {
        for row in 701...711 {
            let people = dice.roll(0...max(2, staff.all.sum / 5))
            let young = min(people, dice.roll(0...max(1, staff.all[0])))
            filling.put(row, 3, dice.roll(0...4))
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
        filling.put(815, dice.chance(20) ? 1 : 0)
        filling.put(816, dice.chance(30) ? dice.roll(1...2) : 0)
        filling.put(817, dice.roll(0...2))
    }

    private mutating func fillOutcomes() {
        let asked = (mentors: staff.mentors.sum, mentees: staff.mentees.sum)
        let graduates = life.year.programmes.filter { $0.isOver(on: asOf) }.map(\.mentees).sum
        filling.put(806, graduates)
        filling.put(807, graduates - graduates / 6)
        filling.put(808, dice.roll(0...1))
        filling.put(809, asked.mentors)
        filling.put(810, asked.mentors - asked.mentors / 8)
        filling.put(811, asked.mentees)
        filling.put(812, asked.mentees - asked.mentees / 7)
        for row in [813, 814] {
            let tenths = dice.roll(74...97)
            filling.put(
                .number(Decimal(tenths) / 10), typed: "\(tenths / 10),\(tenths % 10)",
                at: ValueKey(row))
        }
    }

    mutating func fillRoadMap() {
        let confirmed: Set = ["1.2", "1.3", "1.4", "2.3", "3.1", "3.2", "3.3", "3.4", "6.1"]
        for row in 901...927 {
            let item = form.row(row)?.roadMapItems.first
            if item == "6.4" {
                filling.choose(row, 4, "срок не наступил")
            } else if !isActive, let item, ["3.2", "3.3", "3.4"].contains(item) {
                filling.choose(row, 4, "не применимо")
                filling.put(row, 6, "Наставляемых в учреждении нет")
            } else if let item, confirmed.contains(item) {
                filling.choose(row, 4, "выполнено")
                filling.put(row, 5, page("item-\(row)"))
            } else {
                filling.choose(row, 4, "выполняется")
            }
        }
    }

    mutating func fillNote() {
        guard isActive else { return fillNoteOfNobody() }
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
        filling.put(1001, "Наставляемых в учреждении нет, положение и дорожная карта действуют.")
        filling.put(1002, "Пар и групп в этом полугодии не было.")
        filling.put(1003, "Трудностей нет.")
        filling.put(1004, "Условия для наставничества созданы.")
        filling.put(1005, "Закрепить наставника, как только придёт начинающий педагог.")
        filling.put(1006, "Обучить педагога, который сможет стать наставником.")
    }
}
