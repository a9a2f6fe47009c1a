public import Completeness
public import Forms
public import Intake
public import Spreadsheet
public import Store
public import Validation
public import WorkbookReader
public import WorkbookWriter

/// What `svod run` says on the terminal.
public enum RunText {
    /// How many remarks of one file are listed before «и ещё N».
    private static let mostLines = 50

    /// The first line: what is being collected, until when, as of which day.
    public static func head(
        _ period: Period, form: Form, deadline: CalendarDate, on day: CalendarDate
    ) -> String {
        "\(form.shortTitle) за \(CompletenessText.name(of: period, in: form)), срок \(deadline.russian), "
            + "сведения на \(day.russian)"
    }

    /// How far a long work is.
    public static func progress(_ done: Int, of all: Int) -> String {
        let width = 24
        let filled = all == 0 ? width : done * width / all
        let bar =
            String(repeating: "█", count: filled)
            + String(repeating: "░", count: width - filled)
        return "\(bar) прочитано файлов: \(Russian.number(done)) из \(Russian.number(all))"
    }

    /// What came of the files of the inbox: a line for each kind of outcome.
    public static func counts(of files: [TakenFile], litter: [String]) -> [String] {
        guard !files.isEmpty || !litter.isEmpty else { return ["Новых файлов нет."] }
        var verdicts: [Verdict: Int] = [:]
        var (repeats, refused, left, opened) = (0, 0, 0, 0)
        for file in files {
            switch file.fate {
            case .report(let report, .version): verdicts[report.verdict, default: 0] += 1
            case .report: repeats += 1
            case .refused: refused += 1
            case .left: left += 1
            case .opened: opened += 1
            }
        }
        let named = [Verdict.accepted, .acceptedWithRemarks, .returned].map {
            (VerdictText.name(of: $0), verdicts[$0] ?? 0)
        }
        let others = [
            ("Повторы, не учтены", repeats), ("Не приняты как отчёты", refused),
            ("Остались в папке inbox", left), ("Служебные файлы, пропущены", litter.count),
        ].filter { $0.1 > 0 }
        let head =
            "Получено файлов: \(files.count - opened)"
            + (opened > 0 ? ", из них часть в письмах и архивах (\(opened))" : "")
        return [head] + (named + others).map { "  \($0.0): \($0.1)" }
    }

    /// A line for each file that is no new report: what became of it and what to do; `name` says
    /// what each is called.
    public static func lines(
        on files: [TakenFile], forms: [Form], name: (TakenFile) -> String = { $0.file.name }
    ) -> [String] {
        files.compactMap { file in
            var sentences = [sentence(on: file, forms: forms)].compactMap(\.self)
            if let removal = file.removal { sentences.append(DiskText.sentence(removal)) }
            return sentences.isEmpty
                ? nil : "  \(name(file)): \(sentences.joined(separator: " "))"
        }
    }

    /// What became of a file; nil when it became a new version and nothing is to be said of it.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - forms: the forms of the workspace, the one of the institutions first.
    /// - Returns: the sentence.
    public static func sentence(on file: TakenFile, forms: [Form]) -> String? {
        switch file.fate {
        case .report(_, .version), .report(_, .setAside), .report(_, .seenBefore): nil
        case .report(_, .duplicate(_, let since)) where file.arrival.date < since.date:
            "Такой же файл уже получен \(since.date.russian). Теперь известно, что он поступил "
                + "раньше: \(file.arrival.date.russian). День получения исправлен."
        case .report(_, .duplicate(_, let since)):
            "Такой же файл уже получен \(since.date.russian). Повтор не учитывается."
        case .report(_, .resaved(let version, let since)):
            "Те же данные уже получены \(since.date.russian) (версия \(version)), файл лишь "
                + "сохранён заново. Повтор не учитывается."
        case .report(_, .oldVersionAgain(let old, let current)):
            "Это версия \(old) отчёта, уже полученная раньше. Учитывается версия \(current)."
        case .refused(let refusal, _, _):
            forms.form(of: file.formID).map {
                RefusalText(refusal, form: $0, among: forms).sentence
            }
        case .opened(_, let ignored, let isUndated):
            sentence(ignored: ignored, isUndated: isUndated, on: file.arrival.date)
        case .left(let reason): sentence(for: reason)
        }
    }

    private static func sentence(
        ignored: [String], isUndated: Bool, on day: CalendarDate
    ) -> String? {
        var sentences: [String] = []
        if isUndated {
            sentences.append(
                "В письме нет верной даты отправки, днём получения взято \(day.russian). Если оно "
                    + "пришло раньше, положите его в папку с датой и запустите снова.")
        }
        if !ignored.isEmpty {
            sentences.append(
                "Кроме форм здесь не таблицы, они не учтены: \(list(of: ignored)).")
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    /// At most three names, and how many more there are.
    private static func list(of names: [String]) -> String {
        names.prefix(3).map { "«\($0)»" }.joined(separator: ", ")
            + (names.count > 3 ? " и ещё \(names.count - 3)" : "")
    }

    private static func sentence(for reason: TakenFile.Reason) -> String {
        switch reason {
        case .changing: "Файл ещё копируется, будет прочитан при следующем запуске."
        case .open:
            "Файл открыт в другой программе, будет прочитан при следующем запуске. "
                + "Если его никто не открывал, удалите служебный файл-замок рядом с ним."
        case .future(let day):
            "Папка названа днём, который ещё не наступил: \(day.russian). Файл остался в ней. "
                + "Исправьте имя папки."
        case .tooLarge(let size):
            "Файл слишком большой (\(size >> 20) МБ), это не заполненная форма. "
                + "Уберите его из папки inbox."
        case .unreadable(let error): DiskText.sentence(error)
        }
    }

    /// Who has sent what, in one line.
    public static func coverage(_ tally: Tally) -> String {
        "Должны сдать: \(Russian.number(tally.obliged)). Представили: \(Russian.number(tally.received)), из них в срок: "
            + "\(Russian.number(tally.inTime)), с опозданием: \(Russian.number(tally.late)). Принято: \(Russian.number(tally.accepted)), "
            + "на доработке: \(Russian.number(tally.returned)), срок прошёл, не представили: \(Russian.number(tally.overdue))."
    }

    /// The heading over the files that need attention.
    public static let attention = "Обратите внимание:"

    /// That reports arrived on a later day than the statement is made for.
    public static func later(_ count: Int, than day: CalendarDate) -> String {
        "  \(Russian.count(count, "отчёт поступил", "отчёта поступили", "отчётов поступило")) "
            + "позже \(day.russian) и в сведениях на эту дату не "
            + Russian.form(for: count, "учтён", "учтены", "учтено") + ". "
            + "Проверьте имена папок с датами."
    }

    /// That reports of several institutions have the same numbers.
    public static func copied(_ names: [String]) -> String {
        "  Все числа в отчётах совпадают: \(names.joined(separator: "; ")). Спросите, тот ли файл "
            + "они прислали."
    }

    /// What is odd in the inbox.
    public static func oddity(_ oddity: Inbox.Oddity) -> String {
        let words =
            switch oddity.kind {
            case .notADay:
                "имя папки похоже на дату, но не дата. Днём получения файлов из неё взят день "
                    + "запуска. Если они получены раньше, исправьте день: "
                    + "svod receive ФАЙЛ --date ДЕНЬ."
            case .notAnINN:
                "имя папки похоже на ИНН, но в нём ошибка. Файлы из неё отнесены к МОУ по их "
                    + "содержанию. Исправьте имя папки."
            case .notSorted:
                "имя папки не ИНН, файлы в ней не прочитаны. Назовите её ИНН того МОУ, чьи это "
                    + "отчёты."
            case .notAFile:
                "это ссылка или устройство, а не файл, и оно не прочитано. Положите в папку inbox "
                    + "сам файл."
            case .tooDeep: "папка вложена слишком глубоко и не просмотрена. Поднимите её выше."
            }
        return "  \(oddity.name): \(words)"
    }

    /// Where the remarks to be sent out lie.
    public static func remarks(_ count: Int, at path: String) -> String {
        "Замечания для отправки: \(path) (\(count))"
    }
    /// How many receipts are new, and where all of them lie.
    public static func receipts(_ count: Int, at path: String) -> String {
        "Квитанции для отправки: \(path) (новых \(count))"
    }
    /// Where the files lie that a person has to look at, and of how many КИМЦ has to decide.
    public static func waiting(_ count: Int, toDecide: Int, at path: String) -> String {
        "Разобрать: \(path) (\(count), из них \(WaitingText.decide): \(toDecide))"
    }
    /// How many warnings came with an explanation that nobody has read yet.
    public static func explained(_ count: Int) -> String {
        "Новых пояснений к предупреждениям: \(count)"
    }
    /// Where the board lies.
    public static func board(_ path: String) -> String { "Доска: \(path)" }
    /// Where the workbook lies that shows how the reports came in.
    public static func delivery(_ path: String) -> String { "Сдача: \(path)" }
    /// How many drafts of letters lie where.
    public static func letters(_ count: Int, at path: String) -> String {
        "Письма: \(path) (\(count))"
    }
    /// Where the calendar lies.
    public static func calendar(_ path: String) -> String { "Календарь: \(path)" }
    /// Where the workbook lies with which КИМЦ looks through the reports.
    public static func kimc(_ path: String) -> String { "Внутренний свод КИМЦ: \(path)" }
    /// Where a workbook of a round of site checks lies.
    public static func sites(_ path: String) -> String { "Мониторинг сайтов: \(path)" }
    /// Where the consolidated workbook for ГУО lies.
    public static func guo(_ path: String) -> String { "Свод для ГУО: \(path)" }
    /// Where the consolidated workbook for РЦН lies.
    public static func rcn(_ path: String) -> String { "Свод для РЦН: \(path)" }

    /// That an export was stopped since it holds what must not leave КИМЦ.
    public static func leak(
        in book: String, places: [(sheet: String, cell: CellAddress?)]
    ) -> String {
        let words = places.map { place in
            if let cell = place.cell { return "лист «\(place.sheet)», ячейка \(cell)" }
            return place.sheet.isEmpty
                ? "свойства или имена книги" : "лист «\(place.sheet)», вне ячеек"
        }
        return "«\(book)» не обновлён: в нём оказались бы личные данные. Где: "
            + words.prefix(10).joined(separator: "; ")
            + (words.count > 10 ? " и ещё \(words.count - 10)" : "")
            + ". Прежний файл оставлен как был."
    }

    /// That a finished workbook could not be read back before it was to leave.
    public static func notReadBack(_ book: String, _ error: WorkbookError) -> String {
        "«\(book)» не обновлён: готовую книгу не удалось прочитать и проверить на личные данные. "
            + ReadingMessage.text(error)
    }

    /// Why a file could not take its place in the outbox.
    public enum Aside: Hashable, Sendable {
        /// Somebody has the old one open.
        case open
        /// Somebody has changed the old one.
        case changed
    }

    /// That a new file lies beside the old one.
    public static func putAside(_ path: String, as name: String, since reason: Aside) -> String {
        switch reason {
        case .open:
            "«\(path)» кто-то держит открытым. Новая версия записана рядом: «\(name)». Когда файл "
                + "закроют, следующий запуск заменит его сам."
        case .changed:
            "«\(path)» изменён вручную и оставлен как есть. Новая версия записана рядом: "
                + "«\(name)». Чтобы файл снова обновлялся, переименуйте его или уберите."
        }
    }

    /// That a file which no longer holds was not taken away.
    public static func changedByHand(_ path: String) -> String {
        "«\(path)» больше не нужен, но изменён вручную и потому оставлен. Уберите его сами."
    }

    /// That a workbook of the outbox could not be made.
    public static func notMade(_ book: String, _ error: WriteError) -> String {
        "«\(book)» не обновлён. \(WritingText.sentence(for: error))"
    }

    /// The remarks on one file, as `svod check` lists them: errors first, at most fifty.
    public static func findings(_ findings: [Finding], form: Form) -> [String] {
        let ordered = Severity.allCases.flatMap { severity in
            findings.filter { $0.severity == severity }
        }
        var lines = ordered.prefix(mostLines).flatMap { finding in
            let sentence = FindingText(finding, form: form).sentence
            return ["  \(VerdictText.name(of: finding.severity)): \(sentence)"]
                + (finding.explanation.map { ["    Пояснение: \(oneLine($0))"] } ?? [])
        }
        if ordered.count > mostLines { lines.append("  … и ещё \(ordered.count - mostLines)") }
        return lines
    }

    /// What was understood otherwise than it is written in one file, as `svod check` lists it: at
    /// most fifty lines.
    public static func understood(_ values: [UnderstoodValue], form: Form) -> [String] {
        guard !values.isEmpty else { return [UnderstoodText.nothing] }
        let lines = values.prefix(mostLines).map { "  \(UnderstoodText($0, form: form).line)" }
        let rest = values.count - lines.count
        return ["\(UnderstoodText.title):"] + lines + (rest > 0 ? ["  … и ещё \(rest)"] : [])
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// The verdict on one file with the count of its remarks and of its filled cells.
    public static func verdict(on name: String, _ report: ReceivedSubmission) -> String {
        "\(name): \(VerdictText.name(of: report.verdict)). "
            + "\(VerdictText.summary(of: report.findings)). Заполнено "
            + "\(RemarksText.filled(report.filledCells, of: report.requiredCells))."
    }
}
