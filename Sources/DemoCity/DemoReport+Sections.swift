import FoundationEssentials
import Forms
import Spreadsheet

extension DemoReport {
    /// The section of the register of programmes.
    static let registerSheet = 5

    mutating func fillPairs() {
        for row in 401...407 {
            for column in 3...7 { filling.put(row, column, 0) }
        }
        for row in [401, 407] {
            filling.put(row, 3, staff.pairs)
            filling.put(row, 4, staff.groups.count)
            filling.put(row, 5, staff.mentors.sum)
            filling.put(row, 6, staff.mentees.sum)
            filling.put(row, 7, staff.pairs + staff.groups.count)
        }
        for row in 411...418 { filling.put(row, 0) }
        let short = staff.pairs / 4
        filling.put(411, staff.pairs - short)
        filling.put(412, staff.groups.count)
        filling.put(414, short)
        for number in 0..<staff.pairs {
            addProgramme(
                code: "П", number: number + 1, kind: number < short ? 414 : 411, mentees: 1)
        }
        for (number, mentees) in staff.groups.enumerated() {
            addProgramme(code: "Г", number: number + 1, kind: 412, mentees: mentees)
        }
    }

    private mutating func addProgramme(code: String, number: Int, kind: Int, mentees: Int) {
        guard let sheet = form.sheets.first(where: { $0.number == Self.registerSheet }) else {
            return
        }
        let ordinal = filling.submission.registers[Self.registerSheet, default: []].count + 1
        func choice(_ column: Int, _ beginning: String) -> FormValue {
            let values = form.choices(of: sheet.column(column)?.cell)
            return .text(values.first { $0.hasPrefix(beginning) } ?? values.first ?? beginning)
        }
        let course = course(mentees: mentees)
        var values: [Int: FormValue] = [
            501: .number(Decimal(ordinal)),
            502: .text("\(code)-\(number < 10 ? "0" : "")\(number)"),
            503: choice(503, caption(of: 401)),
            504: choice(504, caption(of: kind)),
            505: .number(1),
            506: .number(Decimal(mentees)),
            507: choice(507, "начинающий"),
            508: choice(508, organization.kind == "детский сад" ? "воспитатель" : "учитель"),
            509: .date(course.ordered),
            510: .text(course.order),
            511: .date(course.begins),
            512: .date(course.ends),
            513: choice(513, course.isOver ? "завершена" : "реализуется"),
            515: .number(Decimal(course.percent)),
            516: choice(516, "да"),
            517: .text(page("programme-\(code == "П" ? "p" : "g")\(number)")),
        ]
        if course.isOver { values[514] = .date(course.ends) }
        filling.add(values, toRegister: Self.registerSheet)
    }

    /// How a programme runs: the dates stay the same from report to report.
    private mutating func course(mentees: Int) -> Course {
        let ordered = schoolYear.adding(days: 4)
        let order = "\(yearDice.roll(40...99))-од"
        let begins = ordered.adding(days: 2)
        let ends = ordered.adding(days: yearDice.roll(230...280))
        let isOver = ends <= asOf
        if isOver { graduates += mentees }
        let share = 100 * asOf.days(since: begins) / ends.days(since: begins)
        return Course(
            ordered: ordered, order: order, begins: begins, ends: ends, isOver: isOver,
            percent: isOver ? 100 : min(95, share / 5 * 5))
    }

    private struct Course {
        var ordered: CalendarDate
        var order: String
        var begins: CalendarDate
        var ends: CalendarDate
        var isOver: Bool
        var percent: Int
    }

    private func caption(of row: Int) -> String { form.row(row)?.caption ?? "" }

    mutating func fillTraining() {
        let trained = staff.mentors.sum - dice.roll(0...max(0, staff.mentors.sum / 3))
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
        let beginners = staff.all[0]
        let hired = dice.roll(0...min(3, beginners))
        let left = dice.chance(30) ? 1 : 0
        let grown = dice.chance(25) ? 1 : 0
        filling.put(801, beginners - hired + left + grown)
        filling.put(802, hired)
        filling.put(803, left)
        filling.put(804, grown)
        filling.put(805, beginners)
        if period.half == .first { fillOutcomes() }
        filling.put(815, dice.chance(20) ? 1 : 0)
        filling.put(816, dice.chance(30) ? dice.roll(1...2) : 0)
        filling.put(817, dice.roll(0...2))
    }

    private mutating func fillOutcomes() {
        let asked = (mentors: staff.mentors.sum, mentees: staff.mentees.sum)
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
