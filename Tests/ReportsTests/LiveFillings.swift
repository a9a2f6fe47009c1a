import Forms
import FoundationEssentials
import Spreadsheet
import Testing
import Validation

@testable import DemoCity
@testable import Reports

/// A form as somebody may fill it in, with what it is judged against.
struct LiveFilling {
    var name: String
    var values: Submission
    var context: ValidationContext

    /// What the formulas have to come to for these values.
    func results(_ plan: LivePlan) -> LiveResults {
        LiveResults(plan, values: values, context: context)
    }
}

/// Invented fillings: sound ones, one that breaks each rule, and all kinds of nonsense.
struct LiveFillings {
    private let form: Form
    private let plan: LivePlan
    private let organizations: [Organization]
    private var dice: DemoCity.Dice

    init(form: Form, plan: LivePlan, seed: UInt64) {
        self.form = form
        self.plan = plan
        organizations = Array(DemoRegister.organizations(seed: 1, form: form).prefix(12))
        dice = DemoCity.Dice(seed: seed, for: "fillings")
    }

    /// A sound form of an institution with its report of the half-year before.
    func sound(_ place: Int, _ period: Period) throws -> LiveFilling {
        let organization = organizations[place % organizations.count]
        let due = try #require(form.dueDate(of: period, .none))
        let dueBefore = try #require(form.dueDate(of: period.previous, .none))
        func report(_ period: Period, _ due: CalendarDate) -> Submission {
            DemoReport.submission(
                of: organization, form: form, period: period, due: due, seed: 1)
        }
        return LiveFilling(
            name: "sound \(place) \(period)", values: report(period, due),
            context: ValidationContext(
                period: period, due: due, today: due, organization: organization,
                previous: report(period.previous, dueBefore)))
    }

    /// A few forms of nonsense, the same for a definition, whose verdicts are kept on record.
    static func recorded(form: Form, plan: LivePlan) throws -> [LiveFilling] {
        var fillings = LiveFillings(form: form, plan: plan, seed: 9)
        return try fillings.nonsense(12)
    }

    private static let periods = [
        Period(year: 2027, half: .first), Period(year: 2026, half: .second),
    ]

    /// So many sound forms, at least one that breaks each rule, and so many of nonsense.
    mutating func all(sound: Int, nonsense: Int) throws -> [LiveFilling] {
        var fillings: [LiveFilling] = []
        for place in 0..<sound {
            fillings.append(try self.sound(place, Self.periods[place % 2]))
        }
        for (line, rule) in plan.rules.enumerated() {
            fillings.append(try breaking(rule, line))
        }
        return fillings + (try self.nonsense(nonsense))
    }

    private mutating func nonsense(_ count: Int) throws -> [LiveFilling] {
        try (0..<count).map { place in
            var filling = try sound(place, Self.periods[place % 2])
            filling.name = "nonsense \(place)"
            filling.values = spoilt(filling.values, chance: [3, 10, 30, 70][place % 4])
            return filling
        }
    }

    // MARK: Breaking one rule

    /// A form that breaks a rule, found by trying what its cells can hold.
    private mutating func breaking(_ rule: LiveRule, _ line: Int) throws -> LiveFilling {
        let expressions = [rule.rule.check] + (rule.rule.condition.map { [$0] } ?? [])
        let references = expressions.flatMap(\.references)
        for attempt in 0..<4000 {
            var filling = try sound(dice.roll(0...11), Self.periods[attempt % 2])
            for _ in 0...dice.roll(0...2) {
                guard let reference = pick(references) else { break }
                if reference.source == .previous, var before = filling.context.previous {
                    change(reference, rule, &before)
                    filling.context.previous = before
                } else {
                    change(reference, rule, &filling.values)
                }
            }
            if rule.rule.check.variables.contains(.isUnchanged) { filling = same(filling) }
            if dice.chance(15) { clear(expressions, &filling.values) }
            if dice.chance(10) { filling.values.registers = [:] }
            if filling.results(plan).outcomes[line].breaches > 0 {
                filling.name = "breaks \(rule.rule.id)"
                return filling
            }
        }
        Issue.record("nothing tried breaks \(rule.rule.id)")
        return try sound(0, Self.periods[0])
    }

    /// The report with all the numbers of the one before.
    private func same(_ filling: LiveFilling) -> LiveFilling {
        var filling = filling
        for (key, entry) in filling.context.previous?.entries ?? [:] {
            if case .number? = entry.value { filling.values.entries[key] = entry }
        }
        return filling
    }

    /// Nought in all cells of the ranges that a rule adds up.
    private func clear(_ expressions: [Forms.Expression], _ values: inout Submission) {
        for expression in expressions {
            expression.forEach { part in
                guard case .range(let first, let last) = part else { return }
                for key in plan.map.index.keys(from: first, to: last, in: EvaluationScope()) {
                    values.entries[key] = Self.entry(.number(0))
                }
            }
        }
    }

    private mutating func change(
        _ reference: Forms.Expression.Reference, _ rule: LiveRule, _ values: inout Submission
    ) {
        if reference.row == nil, let column = reference.column,
            let sheet = plan.map.index.registers[column]
        {
            changeRegister(column, sheet, &values)
            return
        }
        let rows: [Int?] =
            if case .rows(let rows, _, _) = rule.placement { rows } else { [nil] }
        let columns: [Int?] = if case .line(let columns) = rule.placement { columns } else { [nil] }
        let scope = EvaluationScope(row: pick(rows) ?? nil, column: pick(columns) ?? nil)
        guard let key = plan.map.index.key(of: reference, in: scope),
            let cell = form.cell(at: key)
        else { return }
        values.entries[key] = sensible(cell.kind, near: values.entries[key], of: values)
    }

    private mutating func changeRegister(
        _ column: Int, _ sheet: Int, _ values: inout Submission
    ) {
        let count = values.registers[sheet]?.count ?? 0
        guard let kind = plan.map.grid(ofSheet: sheet)?.sheet.column(column)?.cell?.kind,
            count > 0
        else { return }
        let line = dice.roll(0...count - 1)
        if dice.chance(8) {
            values.registers[sheet]?.remove(at: line)
            return
        }
        let other = values.registers[sheet]?[dice.roll(0...count - 1)].entries[column]
        let entry = values.registers[sheet]?[line].entries[column]
        let changed = dice.chance(25) ? other : sensible(kind, near: entry, of: values)
        values.registers[sheet]?[line].entries[column] = changed
        guard dice.chance(20) else { return }
        // The same in the whole column.
        for line in 0..<count { values.registers[sheet]?[line].entries[column] = changed }
    }

    /// A value that somebody may well have meant.
    private mutating func sensible(
        _ kind: InputCell.Kind, near entry: Entry?, of values: Submission
    ) -> Entry? {
        if dice.chance(10) { return nil }
        switch (kind, entry?.value) {
        case (.integer, let value):
            let now: Int = if case .number(let number)? = value { Int("\(number)") ?? 0 } else { 0 }
            let choices = [0, 1, 2, 7, 30, 100, now - 1, now + 1, now * 2, now / 2, now * 4 + 5]
            return Self.entry(.number(Decimal(max(0, pick(choices) ?? 0))))
        case (.decimal, _):
            return Self.entry(.number(Decimal(dice.roll(10...100)) / 10))
        case (.date, .date(let date)?):
            let steps = [-2000, -400, -60, -15, -1, 1, 14, 15, 60, 200, 400]
            return Self.entry(.date(date.adding(days: pick(steps) ?? 1)))
        case (.date, _):
            return Self.entry(.date(CalendarDate(dayNumber: dice.roll(20_300...20_900))))
        case (.choice(let list), _):
            return pick(form.list(named: list)?.values ?? []).map { Self.entry(.text($0)) }
        case (.url, _):
            let urls = values.entries.values.filter { $0.typed.hasPrefix("http") }.map(\.typed)
            return Self.entry(.text(pick(urls.sorted()) ?? "https://demo.example/x"))
        case (.text, _):
            return Self.entry(.text(pick(["П-01", "П-02", "Г-01", "П1", "Ёлка", "дом"]) ?? ""))
        case (.inn, _): return Self.entry(.text("2460000003"))
        }
    }

    // MARK: Nonsense

    /// A form in which so many cells of a hundred hold something odd.
    private mutating func spoilt(_ submission: Submission, chance: Int) -> Submission {
        var submission = submission
        for sheet in form.sheets {
            for row in sheet.rows {
                for (column, cell) in row.cells.sorted(by: { $0.key < $1.key })
                where dice.chance(chance) {
                    submission.entries[ValueKey(row.code, column)] = odd(cell.kind)
                }
            }
            for line in (submission.registers[sheet.number] ?? []).indices {
                for column in sheet.inputColumns.dropFirst(2) where dice.chance(chance) {
                    guard let kind = column.cell?.kind else { continue }
                    submission.registers[sheet.number]?[line].entries[column.number] = odd(kind)
                }
            }
        }
        return submission
    }

    private mutating func odd(_ kind: InputCell.Kind) -> Entry? {
        if dice.chance(20) { return nil }
        switch kind {
        case .integer:
            if dice.chance(40) {
                return Self.entry(.number(pick([0, 1, 2, 3, 12, 4999, 5000, 5001, -1]) ?? 0))
            }
            if dice.chance(10) { return Self.entry(.number(Decimal(25) / 10)) }
            return Self.typed(
                pick(["7", " 12 ", "1 234", "12 34", "5 чел.", "-", "нет", "около 10", "х", "007"]))
        case .decimal:
            if dice.chance(50) { return Self.entry(.number(Decimal(dice.roll(0...120)) / 10)) }
            return Self.typed(pick(["8", "высокая", "-"]))
        case .date:
            if dice.chance(50) {
                return Self.entry(.date(CalendarDate(dayNumber: dice.roll(20_000...21_000))))
            }
            return Self.typed(
                pick(["15.10.2026", "31.02.2026", "весной", "01.09.2026", "30.13.2026", "-"]))
        case .choice(let list):
            let values = form.list(named: list)?.values ?? []
            if dice.chance(60) { return pick(values).map { Self.entry(.text($0)) } }
            if dice.chance(50) { return Self.typed(pick(values)?.uppercased()) }
            return Self.typed(pick(["не знаю", "х", "-", " да ", "ДА", "1"]))
        case .url:
            return Self.typed(
                pick(["https://demo.example/a", "https://demo.example/A", "страница", "-"]))
        case .text: return Self.typed(pick(["П-01", "г-02", "дом", "-", "х", "12", "ёж"]))
        case .inn: return Self.typed(pick(["2460000003", "2460000004", "246"]))
        }
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value? {
        values.isEmpty ? nil : values[dice.roll(0...values.count - 1)]
    }

    private static let nowhere = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))

    private static func entry(_ value: FormValue) -> Entry {
        let typed: String = if case .text(let text) = value { text } else { "" }
        return Entry(value: value, typed: typed, source: nowhere)
    }

    /// A text as it was typed, whatever the cell takes.
    private static func typed(_ text: String?) -> Entry? {
        text.map { Entry(value: nil, typed: $0, source: nowhere) }
    }
}
