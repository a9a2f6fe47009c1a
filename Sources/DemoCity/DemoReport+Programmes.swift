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
        let programmes = life.year.programmes
        let byHead = programmes.count { $0.form == 402 }
        fillForm(407, programmes, mentors: staff.mentors.sum)
        fillForm(401, programmes.filter { $0.form == 401 }, mentors: staff.mentors.sum - byHead)
        fillForm(402, programmes.filter { $0.form == 402 }, mentors: byHead)
        for row in 411...418 { filling.put(row, programmes.count { $0.kind == row }) }
        if period.half == .second, hadMentoring, life.years.count > 1 {
            let yearBefore = life.years[life.years.count - 2]
            for programme in life.finishedInSummer { add(programme, of: yearBefore) }
        }
        for programme in programmes { add(programme, of: life.year) }
    }

    private mutating func fillForm(_ row: Int, _ programmes: [DemoProgramme], mentors: Int) {
        let pairs = programmes.count { $0.code.hasPrefix("П") }
        filling.put(row, 3, pairs)
        filling.put(row, 4, programmes.count - pairs)
        filling.put(row, 5, mentors)
        filling.put(row, 6, programmes.map(\.mentees).sum)
        filling.put(row, 7, programmes.count)
    }

    private mutating func add(_ programme: DemoProgramme, of year: DemoYear) {
        guard let sheet = form.sheets.first(where: { $0.number == Self.registerSheet }) else {
            return
        }
        let ordinal = filling.submission.registers[Self.registerSheet, default: []].count + 1
        func choice(_ column: Int, _ beginning: String) -> FormValue {
            let values = form.choices(of: sheet.column(column)?.cell)
            return .text(values.first { $0.hasPrefix(beginning) } ?? values.first ?? beginning)
        }
        let isOver = programme.isOver(on: asOf)
        var values: [Int: FormValue] = [
            501: .number(Decimal(ordinal)),
            502: .text(programme.code),
            503: choice(503, caption(of: programme.form)),
            504: choice(504, caption(of: programme.kind)),
            505: .number(1),
            506: .number(Decimal(programme.mentees)),
            507: choice(507, "начинающий"),
            508: choice(508, organization.kind == "детский сад" ? "воспитатель" : "учитель"),
            509: .date(year.ordered),
            510: .text(year.order),
            511: .date(programme.begins),
            512: .date(programme.ends),
            513: choice(513, isOver ? "завершена" : "реализуется"),
            515: .number(Decimal(programme.progress(on: asOf))),
            516: choice(516, "да"),
            517: .text(page(of: programme)),
        ]
        if isOver { values[514] = .date(programme.ends) }
        filling.add(values, toRegister: Self.registerSheet)
    }

    private func page(of programme: DemoProgramme) -> String {
        let letter = programme.code.hasPrefix("П") ? "p" : "g"
        return page("programme-\(letter)\(programme.code.dropFirst(2))")
    }

    private func caption(of row: Int) -> String { form.row(row)?.caption ?? "" }
}
