import FoundationEssentials
public import Forms
import Reports
public import Spreadsheet
import WorkbookWriter

/// What the offices of the invented city, КИМЦ and ГУО, send on form М-7.2 in a half-year: the state
/// of their items of the road map, events and practices.
public struct DemoOffices: Sendable {
    /// The identifier of the form.
    public static let formID = "M72"

    private let form: Form
    private let organizations: [Organization]
    private let seed: UInt64
    private let layout: BlankLayout

    /// Prepares the offices.
    ///
    /// - Parameters:
    ///   - form: the form М-7.2.
    ///   - organizations: the institutions of the city, whose practices are in the register.
    ///   - seed: the number the city is made from.
    public init(form: Form, organizations: [Organization], seed: UInt64) {
        self.form = form
        self.organizations = organizations
        self.seed = seed
        layout = BlankLayout(form: form)
    }

    /// What arrives from them for a half-year.
    ///
    /// ГУО is late once, and КИМЦ forgets a link once.
    ///
    /// - Parameters:
    ///   - period: the half-year.
    ///   - due: the last day of the collection.
    /// - Returns: a file of each office.
    /// - Throws: `WriteError` when a workbook cannot be written.
    public func letters(period: Period, due: CalendarDate) throws -> [DemoMail.Letter] {
        guard case .offices(let names) = form.respondents else { return [] }
        return try names.map { name in
            let isLate = name != Self.leading && period == Self.late
            let day = due.adding(days: isLate ? 4 : -2)
            let values = submission(of: name, period: period, sent: day)
            let document = layout.document(
                organization: Organization(respondent: name, name: name), period: period, due: due,
                created: DateTime(date: due.adding(days: -45)), values: values)
            return DemoMail.Letter(
                day: day, name: "\(form.shortName) \(name) \(period).xlsx",
                bytes: try WorkbookFile.bytes(of: document))
        }
    }

    /// The office that answers for most of the items, and for the sheets on events and practices.
    static let leading = "КИМЦ"
    /// When ГУО is late.
    static let late = Period(year: 2025, half: .second)
    /// When КИМЦ forgets the link to what it published.
    static let linkless = Period(year: 2026, half: .first)

    /// The filled form of an office; none of its values has a place in a file yet.
    func submission(of office: String, period: Period, sent: CalendarDate) -> Submission {
        var filling = Filling(form: form)
        let asOf = sent.adding(days: -3)
        filling.choose(form.identity.respondent.row, office)
        filling.put(form.identity.year.row, period.year)
        filling.choose(form.identity.half.row, String(period.half.rawValue))
        filling.put(7204, asOf)
        filling.put(7205, office == Self.leading ? "методист" : "главный специалист")
        fillItems(&filling, of: office, period, asOf)
        if office == Self.leading {
            fillEvents(&filling, period)
            fillPractices(&filling, period)
        }
        return filling.submission
    }

    // MARK: Items

    /// The rows of the items that are done once and for all, each with its day.
    private static let done = [
        (row: 7211, year: 2025, month: 3, day: 20), (row: 7215, year: 2025, month: 2, day: 14),
        (row: 7212, year: 2025, month: 9, day: 10), (row: 7229, year: 2026, month: 4, day: 16),
    ]

    private func fillItems(
        _ filling: inout Filling, of office: String, _ period: Period, _ asOf: CalendarDate
    ) {
        for row in form.sheets.filter({ $0.number == 2 }).flatMap(\.rows).map(\.code) {
            // The first four items are everybody's, the others КИМЦ's.
            guard office == Self.leading || row <= 7214 else { continue }
            let days = Self.done.filter { $0.row == row }
                .compactMap { CalendarDate(year: $0.year, month: $0.month, day: $0.day) }
            if let day = days.first(where: { $0 <= asOf }) {
                finish(row, on: day, &filling, period)
            } else if row == 7216 {
                // The seminar is in September.
                let day = CalendarDate(year: period.year, month: 9, day: 18)
                if let day, day <= asOf {
                    finish(row, on: day, &filling, period)
                } else {
                    filling.choose(row, 4, "срок не наступил")
                }
            } else if row == 7213, period.half == .first {
                filling.choose(row, 4, "срок не наступил")
            } else if row == 7228, practices(upTo: period).isEmpty {
                filling.choose(row, 4, "не выполнено")
                filling.put(
                    row, 7, "Положение о реестре практик готовится, срок перенесён на осень")
            } else {
                filling.choose(row, 4, "выполняется")
            }
        }
    }

    private func finish(
        _ row: Int, on day: CalendarDate, _ filling: inout Filling, _ period: Period
    ) {
        filling.choose(row, 4, "выполнено")
        filling.put(row, 5, day)
        guard row != 7229 || period != Self.linkless else { return }
        filling.put(row, 6, "https://kimc.demo.example/roadmap/\(row)")
    }

    // MARK: Events and practices

    private struct Event {
        var half: Half
        var month: Int
        var day: Int
        var item: String
        var title: String
        var form: String
        var people: Int
    }

    /// The events of a year; the numbers of people are those of the first one.
    private static let events = [
        Event(
            half: .first, month: 2, day: 19, item: "2.5",
            title: "Консультация для кураторов: локальные акты о стимулировании наставников",
            form: "дистанционно", people: 62),
        Event(
            half: .first, month: 3, day: 20, item: "2.4",
            title:
                "Семинар «Персонализированная программа наставничества: от дефицита к результату»",
            form: "смешанно", people: 118),
        Event(
            half: .first, month: 4, day: 23, item: "2.5",
            title: "Консультация по заполнению формы М-6.1", form: "дистанционно", people: 147),
        Event(
            half: .second, month: 9, day: 18, item: "2.2",
            title: "Установочный семинар для кураторов наставничества", form: "очно", people: 204),
        Event(
            half: .second, month: 10, day: 22, item: "2.4",
            title: "Семинар «Взаимное посещение занятий наставника и наставляемого»",
            form: "очно", people: 96),
        Event(
            half: .second, month: 11, day: 19, item: "2.4",
            title: "Вебинар «Реверсивное и скоростное наставничество»", form: "дистанционно",
            people: 131),
        Event(
            half: .second, month: 11, day: 26, item: "2.5",
            title: "Консультация по раскрытию сведений на сайтах учреждений", form: "дистанционно",
            people: 84),
    ]

    private func fillEvents(_ filling: inout Filling, _ period: Period) {
        var dice = Dice(seed: seed, for: "events \(period)")
        let events = Self.events.filter { $0.half == period.half }
        for (index, event) in events.enumerated() {
            guard let day = CalendarDate(year: period.year, month: event.month, day: event.day)
            else { continue }
            let people = event.people + 9 * (period.year - 2025) + dice.roll(-8...8)
            let values: [Int: FormValue?] = [
                7241: .number(Decimal(index + 1)),
                7242: choice(3, 7242, event.item), 7243: .date(day), 7244: .text(event.title),
                7245: choice(3, 7245, event.form), 7246: .number(Decimal(people)),
                7247: .number(Decimal(people * dice.roll(70...90) / 100)),
                7248: .text("https://kimc.demo.example/events/\(period)-\(index + 1)"),
            ]
            filling.add(values.compactMapValues(\.self), toRegister: 3)
        }
    }

    private static let titles = [
        "Первый год в профессии: план на сорок недель",
        "Наставническая пара «учитель – учитель»: открытые уроки по кругу",
        "Группа поддержки молодых воспитателей",
        "Молодой педагог учит: цифровые инструменты на занятии",
        "Дневник наставника: короткие встречи по одной задаче",
        "Мастерская классного руководителя",
    ]

    private func fillPractices(_ filling: inout Filling, _ period: Period) {
        for (index, organization) in practices(upTo: period).enumerated() {
            // Every third institution's authors have not agreed to be named.
            let hasConsent = index % 3 != 2
            var values: [Int: FormValue?] = [
                7261: .number(Decimal(index + 1)), 7262: .text(organization.inn),
                7263: .text(Self.titles[index % Self.titles.count]),
                7265: .text("https://kimc.demo.example/practices/\(organization.inn)"),
                7267: choice(4, 7267, hasConsent ? "да" : "нет"),
            ]
            if index % 2 == 0 {
                values[7264] = .text("https://atlas.demo.example/practices/\(organization.inn)")
            }
            if hasConsent { values[7266] = .text("Наставник и методист (роли)") }
            filling.add(values.compactMapValues(\.self), toRegister: 4)
        }
    }

    /// The institutions whose practices are in the register of the city by a half-year: one in four
    /// of those that report any, and none before the register was opened.
    private func practices(upTo period: Period) -> [Organization] {
        let halves = DemoReport.halves(upTo: period, of: form)
        guard halves > 1 else { return [] }
        let known = organizations.filter {
            DemoReport.practices(of: $0, upTo: halves, seed: seed) > 0 && $0.exemption == nil
                && DemoMentoring(of: $0, in: period, seed: seed) == .runs
        }
        return known.filter { organization in
            var dice = Dice(seed: seed, for: "register of practices \(organization.inn)")
            return dice.chance(25)
        }
    }

    private func choice(_ sheet: Int, _ column: Int, _ beginning: String) -> FormValue? {
        let cell = form.sheets.first { $0.number == sheet }?.column(column)?.cell
        return form.choices(of: cell).first { $0.hasPrefix(beginning) }.map { .text($0) }
    }
}
