public import Completeness
public import Forms
public import Spreadsheet

/// The words of the board, the page that shows how the reports of a half-year stand.
public enum BoardText {
    /// The words that do not change, by the names that the template of the page gives them.
    public static let words: [String: String] = [
        "skip": "Перейти к учреждениям",
        "contents": "Разделы страницы",
        "total": "Итоги",
        "timeline": "Ход сдачи",
        "districts": "Районы",
        "district": "Район",
        "unclear": "Разобрать",
        "city": "Город",
        "registered": "В\u{A0}реестре",
        "obliged": "Должны сдать",
        "received": "Представили",
        "accepted": "Принято",
        "inTime": "В\u{A0}срок",
        "late": "С опозданием",
        "returned": "На доработке",
        "absent": "Не представили",
        "inTimeShare": "В\u{A0}срок,\u{A0}%",
        "bar": "Состояние",
        "show": "Показать учреждения",
        "all": "все",
        "institution": "Учреждение",
        "state": "Состояние",
        "arrival": "Получен",
        "daysLate": "Опоздание",
        "filled": "Заполнено",
        "findings": "Замечания",
        "files": "Файлы",
        "nothing": "нет",
        "share": "Поступило, % от обязанных",
        "perDay": "Отчётов в день",
        "byDay": "Числа по дням",
        "day": "День",
        "receivedByThen": "Всего к концу дня",
        "file": "Файл",
        "decides": "Кто решает",
        "reason": "Что не так",
        "remedy": "Что сделать",
        "candidates": "Возможно, это",
        "folder": "Открыть папку «разобрать»",
        "noUnclear": "Таких файлов нет: все полученные файлы распознаны как отчёты.",
        "noReports": "Отчётов за это полугодие ещё нет.",
        "top": "К началу",
        "about": "Как читать эту страницу",
    ]

    // MARK: The head

    /// The title of the page.
    public static func title(_ period: Period) -> String {
        "Сдача отчётов за \(CompletenessText.name(of: period))"
    }
    /// What is collected, and by whom.
    public static func eyebrow(_ form: Form) -> String { "\(GuoText.author) · \(form.shortTitle)" }
    /// The last day, with its day of the week.
    public static func deadline(_ day: CalendarDate) -> String {
        let dayOff = day.weekday > 5 ? ", выходной" : ""
        return "Срок: \(Russian.day(day)) (\(weekdays[day.weekday - 1])\(dayOff))"
    }
    /// How far the last day is.
    public static func distance(to deadline: CalendarDate, from day: CalendarDate) -> String {
        let days = deadline.days(since: day)
        let count = Russian.count(abs(days), "день", "дня", "дней")
        if days == 0 { return "сегодня последний день" }
        return days > 0 ? "до срока \(count)" : "прошло \(count)"
    }
    /// The day that the page speaks of.
    public static func updated(_ day: CalendarDate) -> String {
        "Обновлено: \(Russian.day(day))"
    }

    private static let weekdays = [
        "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
    ]

    // MARK: Counts

    /// How large a part is: «84,9 %».
    public static func percent(_ part: Int, of whole: Int) -> String {
        IndicatorText.value(whole == 0 ? nil : Double(part) / Double(whole), .share)
            .replacing(" %", with: "\u{A0}%")
    }
    /// How many institutions the register has.
    public static func registered(_ count: Int) -> String {
        "из \(Russian.number(count)) в реестре"
    }
    /// The word that goes with a number of files.
    public static func files(_ count: Int) -> String {
        Russian.form(for: count, "файл", "файла", "файлов")
    }
    /// The counts of a district in a line.
    public static func counts(_ tally: Tally) -> String {
        "Должны сдать: \(Russian.number(tally.obliged)) · представили: \(Russian.number(tally.received)) · в срок: "
            + "\(Russian.number(tally.inTime)) (\(percent(tally.inTime, of: tally.obliged))) · "
            + "принято: \(Russian.number(tally.accepted))"
    }
    /// Of how many a count is a share.
    public static func share(_ part: Int, of whole: Int) -> String {
        "\(percent(part, of: whole)) от \(Russian.number(whole))"
    }
    /// What a bar shows, for those who do not see it.
    public static func bar(_ name: String, _ parts: [(name: String, count: Int)]) -> String {
        "\(name): " + parts.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    }
    /// The message of the timeline.
    public static func summary(of timeline: Timeline, on day: CalendarDate) -> String {
        let obliged = timeline.obliged
        func part(_ count: Int) -> String {
            "\(Russian.number(count)) из \(Russian.number(obliged)) (\(percent(count, of: obliged)))"
        }
        guard let busiest = timeline.busiest else { return words["noReports"] ?? "" }
        let most =
            " Больше всего за один день – \(Russian.number(busiest.count)), \(busiest.date.russian)."
        guard day > timeline.deadline else {
            return "Поступило \(part(timeline.received))." + most
        }
        return "К сроку поступило \(part(timeline.receivedByDeadline)), "
            + "всего \(part(timeline.received))." + most
    }
    /// What the first and the last bar hold besides their day; nil when nothing.
    public static func folded(_ timeline: Timeline) -> String? {
        let parts = [
            timeline.foldsEarlier ? "в первом дне учтены и более ранние" : nil,
            timeline.foldsLater ? "в последнем – и более поздние" : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? nil : Russian.sentence(parts.joined(separator: ", "))
    }
    /// The mark of the last day on the timeline.
    public static func deadlineMark(_ day: CalendarDate) -> String { "срок \(shortDay(day))" }
    /// A day without its year.
    public static func shortDay(_ day: CalendarDate) -> String { String(day.russian.prefix(5)) }

    // MARK: Institutions

    /// What an institution is.
    public static func identity(_ organization: Organization) -> String {
        "\(organization.kind) · ИНН \(organization.inn)"
    }
    /// What is to be added to the state. The reasons of the register are people's own words and may
    /// name somebody, so they are not repeated.
    public static func remarks(on status: ReportStatus, deadline: CalendarDate) -> [String] {
        var remarks: [String] = []
        switch status.duty.release {
        case .exempt: remarks.append("освобождена")
        case .notYetFounded, .closed:
            remarks += status.duty.release.map { [CompletenessText.reason(of: $0)] } ?? []
        case nil:
            if status.duty.due > deadline {
                remarks.append("срок продлён до \(status.duty.due.russian)")
            }
        }
        if let version = status.version, version.number > 1 {
            remarks.append(
                "версия \(version.number); "
                    + (version.number == 2 ? "версия 1" : "версии 1–\(version.number - 1)")
                    + ": \(CompletenessText.name(of: .replaced))")
        }
        if status.hasReturnedUpdate, let latest = status.latest {
            remarks.append("версия \(latest.number) на доработке")
        }
        return remarks
    }
    /// How late a report is: «5 дн.»; nil when it is not.
    public static func daysLate(_ status: ReportStatus) -> String? {
        status.daysLate > 0 ? "\(status.daysLate)\u{A0}дн." : nil
    }
    /// How many of the required cells are filled.
    public static func filled(_ version: Report.Version) -> String {
        "\(Russian.number(version.filledCells)) из\u{A0}\(Russian.number(version.requiredCells))"
    }
    /// How many findings of each kind; nil when there are none.
    public static func findings(errors: Int, warnings: Int) -> String? {
        let parts = [
            errors > 0 ? Russian.count(errors, "ошибка", "ошибки", "ошибок") : nil,
            warnings > 0
                ? Russian.count(
                    warnings, "предупреждение", "предупреждения", "предупреждений") : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
    /// The link to a file of an institution.
    public static func link(to file: String, of organization: Organization) -> String {
        "\(file): \(organization.name)"
    }
    /// The links.
    public static let remarksLink = "замечания"
    /// The link to the receipt.
    public static let receiptLink = "квитанция"
    /// The link to the letter.
    public static let letterLink = "письмо"

    // MARK: Files that wait

    /// How a file is called whose name is not repeated, since it may name somebody.
    public static func unclearFile(_ digits: String, kind: String?) -> String {
        "\(digits)…" + (kind.map { " (.\($0))" } ?? "")
    }
    /// Who decides on a file.
    public static func decides(on refusal: Refusal) -> String {
        refusal.needsDecision ? WaitingText.decide : WaitingText.ask
    }
    /// What the section of files that wait says.
    public static func unclearHelp(_ count: Int) -> String {
        Russian.count(count, "файл не принят", "файла не приняты", "файлов не приняты")
            + " как отчёт. Имена файлов здесь не повторяются: "
            + "файл найдётся по первым знакам имени в папке «разобрать»."
    }

    // MARK: The foot

    /// How the page is to be read.
    public static func about(_ form: Form) -> [String] {
        [
            "Своевременность считается по первому поступлению отчёта, содержание – по последней "
                + "принятой версии. Последний день срока входит в срок целиком.",
            "Доли считаются от учреждений, обязанных сдать отчёт, по реестру на день срока.",
            "День получения берётся из журнала, из имени папки или из письма, с которым пришёл файл. "
                + "Если он неизвестен, взят день, когда файл обнаружен; исправить его: svod receive ФАЙЛ --date ДЕНЬ.",
            "Страница не содержит фамилий, телефонов, адресов почты и имён присланных файлов. "
                + "Ссылки ведут в папки рядом с ней.",
        ]
    }
}
