public import Consolidation
public import Forms
internal import Spreadsheet
internal import FoundationEssentials

/// Why a number cannot be traced.
public enum TraceTrouble: Error, Equatable {
    /// What was asked for is not a sheet and a cell.
    case notAPlace(String)
    /// The workbook is none whose numbers can be traced.
    case notOurs(path: String)
    /// The workbook has no such sheet; those that it has.
    case noSheet(String, known: [String])
    /// The cell is empty.
    case empty(String)
    /// The cell holds a text.
    case text(String, String)
    /// The cell holds a day.
    case day(String)
    /// The number does not come from reports.
    case noOrigin(String)

    /// Whether the command was called wrongly.
    var isWrongUsage: Bool {
        if case .notAPlace = self { true } else { false }
    }

    /// The fact and the remedy.
    var sentence: String {
        switch self {
        case .notAPlace(let text):
            "«\(text)» – не ячейка. Пишите лист и ячейку через восклицательный знак, "
                + "например 'Сводка!C14'."
        case .notOurs(let path):
            "Числа книги «\(path)» проследить нельзя: это не сводная книга "
                + "(ГУО, РЦН, КИМЦ, «Сдача») или её составила прежняя версия программы. "
                + "Составьте сводную книгу заново: svod run или svod export."
        case .noSheet(let name, let known):
            "Листа «\(name)» в книге нет. Есть: \(known.joined(separator: ", "))."
        case .empty(let place): "Ячейка \(place) пуста: прослеживать нечего."
        case .text(let place, let text):
            "В ячейке \(place) не число, а текст: «\(text)». Укажите ячейку с числом."
        case .day(let place): "В ячейке \(place) дата, а не число. Укажите ячейку с числом."
        case .noOrigin(let place):
            "Число в ячейке \(place) не складывается из ячеек отчётов: это номер, код, настройка "
                + "или счёт на листе, который не прослеживается. Какие файлы учтены, "
                + "показывает лист «Источники» внутренней книги КИМЦ."
        }
    }
}

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
    /// A caption that would be another one now: as it is in the workbook, and now.
    public var moved: (was: String, now: String)?

    /// States how the three compare.
    public init(
        inBook: Double, now: Double?, sum: Double?, changed: [Organization],
        moved: (was: String, now: String)?
    ) {
        self.inBook = inBook
        self.now = now
        self.sum = sum
        self.changed = changed
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
    public static let book = "Сводная книга: Свод_ГУО_…, Свод_РЦН_…, Свод_КИМЦ_…, Сдача_….xlsx."
    /// Its second argument.
    public static let place = "Лист и ячейка, например 'Сводка!C14'."
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
    ///   - files: the files of the contributions, for each sum in their order; nil where there is none.
    /// - Returns: the lines.
    public static func lines(
        on number: TracedNumber, at place: String, _ origin: Origin, _ outcome: TraceOutcome,
        form: Form, isWhole: Bool, files: [[TracedFile?]]
    ) -> [String] {
        let style = NumberStyle(origin)
        var lines = [
            "\(place): \(style.text(outcome.inBook))",
            Russian.capitalised(subject(of: origin, form: form)) + ".",
        ]
        switch number {
        case .change(let from, let to, _):
            let sides = NumberStyle(of: from)
            lines.append("Было: \(arithmetic(of: from, sides)).")
            lines.append("Стало: \(arithmetic(of: to, sides)).")
        case .total, .ratio:
            for (total, files) in zip(number.totals, files) {
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
                    "Новых отчётов с тех пор не было: изменились реестр, показатели, настройки "
                        + "или дни получения – или книгу правили. Составьте её заново.")
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
        on total: TracedTotal, form: Form, isWhole: Bool, _ files: [TracedFile?]
    ) -> [String] {
        let sum = Russian.number(total.sum)
        var lines = ["", "\(Russian.capitalised(name(of: total.measure, form: form))): \(sum)"]
        let tellsPeriod = total.periods.count > 1
        lines += zip(total.contributions, files).map { part, file in
            "  " + line(on: part, file, tellsPeriod: tellsPeriod)
        }
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
        on part: Contribution, _ file: TracedFile?, tellsPeriod: Bool
    ) -> String {
        var text = "\(name(part.organization))"
        if tellsPeriod { text += ", \(part.period)" }
        text += ": \(Russian.number(part.amount))"
        var facts: [String] = []
        if let file {
            facts.append("файл «\(file.name)»")
            var sheet: String?
            for cell in part.cells {
                let isSame = cell.source.sheet == sheet
                sheet = cell.source.sheet
                facts.append(
                    (isSame ? "" : "лист «\(cell.source.sheet)», ")
                        + "\(cell.source.cell)\(value(of: cell))")
            }
            if let version = part.version { facts.append("версия \(version)") }
            facts.append(
                "получен \(file.arrival.date.russian) "
                    + "(\(CompletenessText.name(of: file.arrival.source)))")
            facts.append("записан \(file.seen)")
        }
        if part.cells.isEmpty, let first = part.firstArrival {
            facts.append("первый отчёт – \(first.date.russian)")
        }
        return facts.isEmpty ? text : text + " – " + facts.joined(separator: ", ")
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
            case .total: self = .plain
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
                self = .percent
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
