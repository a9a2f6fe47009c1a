public import Consolidation
public import Forms
internal import FoundationEssentials
internal import Spreadsheet

/// A file that a number comes from, as it arrived.
public struct TracedFile: Sendable {
    /// Its name.
    public var name: String
    /// The hash of its bytes.
    public var sha256: String
    /// The day that stands for its arrival.
    public var arrival: Arrival
    /// The moment at which it was taken in: «15.12.2026 9:05».
    public var seen: String

    /// Names a file.
    public init(name: String, sha256: String, arrival: Arrival, seen: String) {
        self.name = name
        self.sha256 = sha256
        self.arrival = arrival
        self.seen = seen
    }
}

/// How a traced number compares with the workbook.
public struct TraceOutcome: Sendable {
    /// What stands in the workbook.
    public var inBook: Double
    /// What would stand there now; nil for no number.
    public var now: Double?
    /// What the reports add up to; nil where something would be divided by 0.
    public var sum: Double?
    /// The institutions whose reports came after the workbook was made.
    public var changed: [Organization]
    /// Whether all that came after the workbook was made is known.
    public var knowsLater: Bool
    /// A caption that would be another one now: as it is in the workbook, and now.
    public var moved: (was: String, now: String)?

    /// States how the three compare.
    public init(
        inBook: Double, now: Double?, sum: Double?, changed: [Organization], knowsLater: Bool,
        moved: (was: String, now: String)?
    ) {
        self.inBook = inBook
        self.now = now
        self.sum = sum
        self.changed = changed
        self.knowsLater = knowsLater
        self.moved = moved
    }

    /// Whether two numbers are the same but for what computers lose.
    private static func agree(_ one: Double?, _ other: Double?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        return abs(one - other) <= 1e-9 * max(1, abs(one), abs(other))
    }

    /// Whether the workbook says what would stand there now.
    public var isUpToDate: Bool { moved == nil && Self.agree(inBook, now) }
    /// Whether the reports add up to what would stand there now.
    public var addsUp: Bool { Self.agree(sum, now) }
    /// Whether all is as it was when the workbook was made, and adds up.
    public var isGood: Bool { isUpToDate && addsUp && changed.isEmpty }
}

/// What `svod trace` says.
public enum TraceText {
    /// The command.
    public static let command =
        "Показать, из каких ячеек каких отчётов сложилось число сводной книги."
    /// Its first argument.
    public static let book =
        "Сводная книга: Свод_ГУО_…, Свод_РЦН_…, Свод_КИМЦ_…, Сдача_…, Сайты_…_внутр.xlsx."
    /// Its second argument.
    public static let place = "Лист и ячейка, например 'Сводка!D8'."
    /// Its option that names everybody.
    public static let all = "Назвать и те МОУ, которые в число не вошли."

    /// All that is said of a number.
    ///
    /// - Parameters:
    ///   - number: the number added up again.
    ///   - place: where it stands.
    ///   - origin: where it comes from.
    ///   - outcome: how it compares with the workbook.
    ///   - form: the form.
    ///   - isWhole: whether those that added nothing are named.
    ///   - files: the files that the contributions come from.
    ///   - round: gives the round of site checks that checks a half-year; nil for none.
    /// - Returns: the lines.
    public static func lines(
        on number: TracedNumber, at place: String, _ origin: Origin, _ outcome: TraceOutcome,
        form: Form, isWhole: Bool, files: [SentVersion: TracedFile],
        round: (Period) -> SiteRound?
    ) -> [String] {
        let style = NumberStyle(origin)
        var lines = [
            "\(place): \(style.text(outcome.inBook))",
            Russian.capitalised(subject(of: origin, form: form, round: round)) + ".",
        ]
        switch number {
        case .change(let from, let to, _):
            let sides = NumberStyle(of: from)
            lines.append("Было: \(arithmetic(of: from, sides)).")
            lines.append("Стало: \(arithmetic(of: to, sides)).")
        case .total, .ratio, .outOf100:
            for total in number.totals {
                lines += self.lines(on: total, form: form, isWhole: isWhole, files)
            }
        }
        return lines + conclusion(number, style, outcome)
    }

    private static func conclusion(
        _ number: TracedNumber, _ style: NumberStyle, _ outcome: TraceOutcome
    ) -> [String] {
        var lines: [String] = []
        if let moved = outcome.moved {
            lines.append(
                "Книга составлена по другому реестру или другой форме: в ней «\(moved.was)», "
                    + "а теперь на этом месте «\(moved.now)». Составьте её заново.")
            return lines
        }
        if !outcome.changed.isEmpty {
            lines.append(
                "Данные изменились: после того как книга составлена, поступили отчёты: "
                    + outcome.changed.map(name).joined(separator: "; ")
                    + ". Составьте книгу заново.")
        }
        if !outcome.isUpToDate {
            lines.append(
                "Не сходится с книгой: в ней \(style.text(outcome.inBook)), "
                    + "а по данным на сегодня \(outcome.now.map(style.text) ?? "числа нет").")
            if outcome.changed.isEmpty {
                lines.append(
                    (outcome.knowsLater
                        ? "Новых отчётов с тех пор не было: изменились"
                        : "Изменились отчёты, листы проверяющих или ответы КИМЦ и ГУО,")
                        + " реестр, показатели, настройки или дни получения, книгу правили "
                        + "или она из другой рабочей папки. Составьте её заново.")
            }
        }
        if !outcome.addsUp {
            lines.append(
                "Не сходится: отчёты дают \(arithmetic(of: number, style)), "
                    + "а в своде \(outcome.now.map(style.text) ?? "числа нет"). "
                    + "Сообщите об этом разработчику.")
        }
        guard lines.isEmpty else { return lines }
        return ["Сходится: \(arithmetic(of: number, style)); в книге и в базе столько же."]
    }

    // MARK: A sum

    private static func lines(
        on total: TracedTotal, form: Form, isWhole: Bool, _ files: [SentVersion: TracedFile]
    ) -> [String] {
        let sum = NumberStyle.plain.text(total.sum.asDouble)
        var lines = ["", "\(Russian.capitalised(name(of: total.measure, form: form))): \(sum)"]
        let tellsPeriod = total.periods.count > 1
        lines += total.contributions.map { "  " + line(on: $0, files, tellsPeriod: tellsPeriod) }
        if !total.gaps.isEmpty {
            let reasons = Gap.Reason.allCases.compactMap { reason in
                let count = total.gaps.count { $0.reason == reason }
                return count == 0 ? nil : "\(name(of: reason)) – \(count)"
            }
            let count = total.gaps.count
            lines.append(
                "  Не вошли: \(count) МОУ (\(reasons.joined(separator: ", ")))."
                    + (isWhole ? "" : " Назвать их: --all."))
        }
        guard isWhole else { return lines }
        return lines
            + total.gaps.map { gap in
                "    \(name(gap.organization))"
                    + (tellsPeriod ? ", \(gap.period)" : "") + ": \(name(of: gap.reason))"
            }
    }

    private static func line(
        on part: Contribution, _ files: [SentVersion: TracedFile], tellsPeriod: Bool
    ) -> String {
        var words = [part.organization.map(name), part.detail.map { name(of: $0) }]
            .compactMap(\.self)
        if tellsPeriod { words.append("\(part.period)") }
        let amount = NumberStyle.plain.text(part.amount.asDouble)
        let text = "\(words.joined(separator: ", ")): \(amount)"
        var sources = part.sources.compactMap { source in
            files[source.version].map { self.text(of: source, $0) }
        }
        if part.cells.isEmpty, let first = part.firstArrival {
            sources.append("первый отчёт – \(first.date.russian)")
        }
        return sources.isEmpty ? text : text + " – " + sources.joined(separator: "; ")
    }

    private static func text(of source: Contribution.Source, _ file: TracedFile) -> String {
        var facts = ["файл «\(file.name)»"]
        var sheet: String?
        for cell in source.cells {
            let isSame = cell.source.sheet == sheet
            sheet = cell.source.sheet
            facts.append(
                (isSame ? "" : "лист «\(cell.source.sheet)», ")
                    + "\(cell.source.cell)\(value(of: cell))")
        }
        facts.append("версия \(source.version.number)")
        facts.append(
            "получен \(file.arrival.date.russian) "
                + "(\(CompletenessText.name(of: file.arrival.source)))")
        facts.append("записан \(file.seen)")
        return facts.joined(separator: ", ")
    }

    private static func value(of cell: Contribution.Cell) -> String {
        if let answer = cell.impliedBy { return ": 0 по строке \(answer.row)" }
        return switch cell.value {
        case .number(let number)?: " = \(Russian.number(number))"
        case .date(let day)?: " = \(day.russian)"
        case .text(let text)?: " = «\(text)»"
        case nil: ""
        }
    }

    private static func name(_ organization: Organization) -> String {
        organization.hasINN ? "\(organization.name) (\(organization.inn))" : organization.name
    }

    // MARK: Numbers

    private static func arithmetic(of number: TracedNumber, _ style: NumberStyle) -> String {
        let value = number.value.map(style.text) ?? "числа нет"
        switch number {
        case .total: return value
        case .outOf100(let top, let bottom):
            let parts = [top, bottom].map { $0.value.map(NumberStyle.plain.text) ?? "–" }
            return "100 × \(parts.joined(separator: " : ")) = \(value)"
        case .ratio(let top, let bottom):
            let parts = [top, bottom].map { $0.value.map(NumberStyle.plain.text) ?? "–" }
            return "\(parts.joined(separator: " : ")) = \(value)"
        case .change: return value
        }
    }

    /// How a number is written.
    private enum NumberStyle {
        case plain, percent, points

        init(_ origin: Origin) {
            switch origin {
            case .total, .outOf100, .ratio(.total(.site(.score), _, _), _): self = .plain
            case .change(_, let to, let inPoints): self = inPoints ? .points : NumberStyle(to)
            case .ratio(.total(.numerator(let indicator), _, _), _):
                self = indicator.unit == .share ? .percent : .plain
            case .ratio: self = .percent
            }
        }

        /// How the two sides of a change are written.
        init(of number: TracedNumber) {
            guard case .ratio(.total(let top), _) = number else {
                self = .plain
                return
            }
            guard case .numerator(let indicator) = top.measure else {
                self = top.measure == .site(.score) ? .plain : .percent
                return
            }
            self = indicator.unit == .share ? .percent : .plain
        }

        func text(_ number: Double) -> String {
            switch self {
            case .plain: Self.written(number, digits: 1e6)
            case .percent: Self.written(number * 100, digits: 1e4) + "\u{A0}%"
            case .points: Self.written(number, digits: 1e4) + " п. п."
            }
        }

        private static func written(_ number: Double, digits: Double) -> String {
            let rounded = (number * digits).rounded() / digits
            return Decimal(string: "\(rounded)").map { Russian.number($0) } ?? "\(rounded)"
        }
    }
}
