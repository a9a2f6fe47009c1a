import FoundationEssentials
public import Completeness
public import Consolidation
public import Forms
public import Spreadsheet
public import Store

/// What the help of the commands says.
public enum HelpText {
    /// The option of every command.
    public static let workspace = "Рабочая папка."
    /// The option of commands that can print facts for programs.
    public static let json = "Вывести результат в виде JSON."
    /// The half-year of a command.
    public static let period = "Полугодие, например 2026-2; иначе то, срок которого ближе всего."
    /// The day of a statement.
    public static let asOf = "Дата, на которую даются сведения, например 2026-12-20; иначе сегодня."
    /// The ИНН that narrows a command to one institution.
    public static let org = "ИНН одного учреждения; у форм других отвечающих – их название."
    /// The form of a command.
    public static let whichForm = "Какая форма, например М-6.2; иначе та, которую сдают МОУ."

    /// The command `init`.
    public static let initialise =
        "Создать рабочую папку: шаблоны, образец реестра, настройки."
    /// The folder of `init`.
    public static let folder = "Папка; чего в ней нет, будет создано, что есть, не изменится."
    /// Where `init` takes the templates from.
    public static let templates =
        "Папка с описаниями форм; иначе templates в текущей папке или рядом с программой."
    /// The command `blanks`.
    public static let blanks = "Выписать бланки: по одному каждому, кто отвечает."
    /// The command `run`.
    public static let run =
        "Принять всё из inbox: прочитать, проверить, сохранить, обновить outbox."
    /// The command `watch`.
    public static let watch =
        "Следить за inbox и принимать файлы по мере поступления, пока не остановят."
    /// The command `check`.
    public static let check = "Проверить файлы, ничего не сохраняя."
    /// The files of `check`.
    public static let files = "Файлы заполненных форм."
    /// The command `status`.
    public static let status = "Кто что сдал, когда и в каком состоянии."
    /// The command `export`.
    public static let export = "Составить сводную книгу."
    /// For whom `export` makes the workbook.
    public static let audience = "Для кого: guo, rcn или kimc."
    /// The command `receive`.
    public static let receive =
        "Записать решение о файле: чей он, за какое полугодие, когда поступил."
    /// The file of `receive`.
    public static let file = "Файл, например из outbox/разобрать."
    /// The day of `receive`.
    public static let date =
        "День поступления, например 2026-12-14; иначе известный программе, у нового файла сегодня."
    /// The half-year of `receive`.
    public static let periodOfFile =
        "Полугодие отчёта, например 2026-2; иначе то, что названо в файле."
    /// The command `verify`.
    public static let verify =
        "Проверить целость: база данных, журнал событий, архив, файлы в outbox."
    /// The command `history`.
    public static let history = "Все версии отчётов одного МОУ (отвечающего) и что в них менялось."
    /// The institution of `history`.
    public static let historyOf =
        "ИНН учреждения либо имя или название отвечающего; с районом: «методист А@Советский»."
    /// The half-year of `history`.
    public static let historyPeriod = "Полугодие, например 2026-2; иначе все."
    /// The option of `history` that shows everything.
    public static let historyAll = "Показать все изменения, сколько бы их ни было."
    /// The command `backup`.
    public static let backup =
        "Сделать резервную копию: база, журнал, архив, шаблоны, настройки. Можно во время работы."
    /// Where `backup` writes to.
    public static let backupTo =
        "Папка, в которой появится копия с датой в имени, или имя новой папки."
    /// The command `demo`.
    public static let demo = "Вымышленный город: бланки, отчёты, приём, сводные книги."
    /// The command `form`.
    public static let form = "Описание формы: проверить его или вывести методику."
    /// The command `form check`.
    public static let formCheck =
        "Проверить описание формы, показателей или дорожной карты: ошибки с местом и советом."
    /// More of the command `form check`.
    public static let formCheckMore =
        "Код 0 – ошибок нет, 1 – есть ошибки, 3 – файл не читается. Советы ошибками не считаются."
    /// The file of `form check`.
    public static let definition = "Файл описания, например templates/form-6.1.yaml."
    /// The form that a table of indicators is checked against.
    public static let formOfIndicators =
        "Форма, на которую ссылаются показатели и дорожная карта; иначе form-6.1.yaml рядом."
    /// The command `form doc`.
    public static let formDoc = "Вывести методику формы по её описанию, в виде Markdown."
    /// The file of `form doc`.
    public static let definitionOrWorkspace = "Файл описания; иначе форма рабочей папки."
    /// Where `form doc` writes to.
    public static let output = "Куда записать; иначе на экран."
    /// The option that begins the demonstration anew.
    public static let fresh = "Стереть прежний демонстрационный город и начать заново."
    /// The number the city is made from.
    public static let seed = "Число, от которого зависит город."
}

/// What the commands say besides the summary of a run.
public enum CommandText {
    /// That a workspace was made or completed.
    public static func initialised(_ path: String, made: [String]) -> [String] {
        guard !made.isEmpty else { return ["Рабочая папка «\(path)» уже готова, всё на месте."] }
        return ["Рабочая папка «\(path)» готова. Создано:"] + made.map { "  \($0)" }
            + [
                "Замените учреждения-образцы в templates/register.xlsx своими, "
                    + "затем выполните «svod blanks»."
            ]
    }

    /// How many blanks were written, how many of them go on from a report before, and where.
    public static func blanks(
        _ count: Int, prefilled: Int, _ form: Form, _ period: Period, at path: String
    ) -> String {
        "\(Russian.count(count, "бланк", "бланка", "бланков")) за "
            + CompletenessText.name(of: period, in: form)
            + (prefilled == 0
                ? "" : " (из них с данными прошлого отчёта \(prefilled))")
            + ": \(path)"
    }

    /// The file of a blank, without the path.
    public static func blankName(
        _ form: Form, _ organization: Organization, _ period: Period
    ) -> String {
        let whose = organization.hasINN ? "\(organization.inn) " : ""
        return "\(form.shortTitle) \(period) \(whose)\(organization.name).xlsx"
    }
    /// The file of a blank for whoever names himself, without the path; the district that it is
    /// for, if it is for one.
    public static func blankName(_ form: Form, district: String?, _ period: Period) -> String {
        "\(form.shortTitle) \(period)\(district.map { " \($0)" } ?? "").xlsx"
    }

    /// The file of the remarks on a report that is being collected, without the path.
    public static func remarksName(_ organization: Organization) -> String {
        "\(organization.name) \(organization.inn).xlsx"
    }
    /// The file of the remarks on another half-year, without the path.
    public static func remarksName(_ organization: Organization, _ period: Period) -> String {
        "\(organization.name) \(organization.inn) за \(period).xlsx"
    }
    /// The file of the remarks on a form that no institution fills in, without the path.
    public static func remarksName(
        _ form: Form, _ organization: Organization, _ period: Period
    ) -> String {
        "\(respondent(organization, to: form)) за \(period).xlsx"
    }

    /// Who answers which form, in the name of a file: «КИМЦ М-7.2», «методист А, Советский район,
    /// М-6.2».
    private static func respondent(_ organization: Organization, to form: Form) -> String {
        let words = BlankText.name(of: organization)
        return organization.district.isEmpty
            ? "\(words) \(form.shortName)"
            : "\(words), \(BlankText.Cover.district(organization.district)), \(form.shortName)"
    }

    /// The folder of what belongs to a half-year of a form, without the path.
    public static func folderName(_ form: Form, _ period: Period) -> String {
        form.respondents == .institutions ? "\(period)" : "\(period) \(form.shortName)"
    }

    /// The file of the receipt for a version of a report, without the path.
    public static func receiptName(
        _ form: Form, _ organization: Organization, _ period: Period, version: Int
    ) -> (name: String, ending: String) {
        let ending = " \(period) версия \(version).xlsx"
        return form.respondents == .institutions
            ? (organization.name, " \(organization.inn)\(ending)")
            : (respondent(organization, to: form), ending)
    }
    /// The file of the receipt for a file that is no report, without the path; `digits` tell its
    /// contents apart.
    public static func refusalName(_ name: String, digits: some StringProtocol) -> (
        name: String, ending: String
    ) {
        (name, " отклонён \(digits).xlsx")
    }
    /// What stands in the name of a receipt for the name of a file that gives away personal data.
    public static let namelessFile = "Файл"

    /// The file of a workbook of the whole city, without the path.
    public static func exportName(
        _ book: JournalEntry.Exported.Book, of period: String
    ) -> String {
        switch book {
        case .guo: "Свод_ГУО_\(period).xlsx"
        case .rcn:
            "Свод_РЦН_\(Period(period).map { "\($0.year)_\($0.half.rawValue)-е_полугодие" } ?? period).xlsx"
        case .kimc: "Свод_КИМЦ_\(period)_внутр.xlsx"
        }
    }
    /// How the name ends of a file that is put beside the one it is to replace; `ending` is the
    /// usual one.
    public static func asideEnding(_ ending: some StringProtocol) -> String {
        " (новая версия)\(ending)"
    }
    /// The file of the workbook that shows how the reports came in, without the path.
    public static func deliveryName(_ period: Period) -> String { "Сдача_\(period).xlsx" }
    /// The file of the workbook of a round of checks, which stays inside, without the path.
    public static func sitesName(_ round: SiteRound) -> String {
        "Сайты_\(SitesText.fileName(of: round))_внутр.xlsx"
    }
    /// The file of the prepared workbook that settles a round, without the path.
    public static func settlingName(_ round: SiteRound) -> String {
        "Сайты_\(SitesText.fileName(of: round))_сводный_лист.xlsx"
    }
    /// The file of the draft of a letter, without the path.
    public static func letterName(_ organization: Organization) -> String {
        "\(organization.name) \(organization.inn).eml"
    }
    /// That the clock of the computer shows an earlier time than is on record.
    public static func clockIsBehind(_ now: String, recorded: String) -> String {
        "Часы компьютера показывают \(now), а последняя запись сделана \(recorded). Поправьте часы: "
            + "по ним считается день получения файлов. Неверные дни исправит "
            + "svod receive ФАЙЛ --date ДЕНЬ."
    }
    /// The file of the list of files that wait, without the path.
    public static let waitingName = "Что разобрать.xlsx"

    /// That a document was written.
    public static func written(_ path: String) -> String { "Методика записана: \(path)" }

    /// What became of a file that a person handed over.
    public static func received(_ name: String, sentence: String?, arrived: CalendarDate) -> String
    {
        "\(name): " + (sentence ?? "принят в обработку, день поступления \(arrived.russian).")
    }

    /// That the day of arrival of a known file was put right.
    public static func arrivalSet(_ name: String, to day: CalendarDate) -> String {
        "\(name): день поступления исправлен на \(day.russian)."
    }

    /// What the check of the workspace found.
    public static func verified(
        files: Int, events: Int, damage: [String], remarks: [String]
    ) -> [String] {
        var lines: [String] = []
        if damage.isEmpty {
            let checked = Russian.count(
                files, "файл сверен", "файла сверены", "файлов сверено")
            let read = Russian.count(events, "запись", "записи", "записей")
            lines.append("База данных, журнал событий (\(read)) и архив (\(checked)) в порядке.")
        } else {
            lines.append("Найдены нарушения: \(damage.count)")
            lines += damage.map { "  \($0)" }
        }
        if !remarks.isEmpty {
            lines.append("Обратите внимание:")
            lines += remarks.map { "  \($0)" }
        }
        return lines
    }
    /// The name of a backup that got none: «резервная копия 2026-12-14 09-05».
    public static func backupName(_ day: CalendarDate, _ time: String) -> String {
        let padded = time.utf8.count < 5 ? "0\(time)" : time
        return "резервная копия \(day) \(padded.replacing(":", with: "-"))"
    }
    /// What a backup has in it.
    public static func backedUp(
        _ path: String, files: Int, bytes: Int, problems: [String]
    ) -> [String] {
        let (unit, size) = bytes < 1 << 20 ? ("КиБ", 1 << 10) : ("МиБ", 1 << 20)
        let amount = Russian.number(Decimal((bytes + size - 1) / size))
        let head =
            "Резервная копия готова: \(path) "
            + "(\(Russian.count(files, "файл", "файла", "файлов")), \(amount)\u{A0}\(unit))."
        guard !problems.isEmpty else {
            return [head, "Она проверена: база, журнал, архив в порядке."]
        }
        return [head, "В ней есть нарушения, как и в рабочей папке: \(problems.count)"]
            + problems.map { "  \($0)" }
    }
    /// A file of the outbox that is not as the program wrote it.
    public static func changedInOutbox(_ name: String) -> String {
        "Файл outbox/\(name) изменён после выпуска, и программа его не тронет. Если он вам нужен, "
            + "перенесите его в другую папку; «svod run» запишет на его место свой."
    }
    /// A workbook of the outbox that is gone.
    public static func exportMissing(_ name: String) -> String {
        "Книги outbox/\(name) на месте нет. «svod run» или «svod export» запишет её снова."
    }
    /// A file that lies in the archive and is not on record.
    public static func surplus(_ sha256: String) -> String {
        "В архиве лежит файл \(sha256), о котором нет записи. "
            + "Он останется; при следующем приёме того же файла запись появится."
    }
    /// What SQLite says of damage.
    public static func damage(_ words: String) -> String { "База данных: \(words)" }

    /// Where the demonstration lies.
    public static func demo(at path: String) -> [String] {
        [
            "", "Демонстрационный город готов: \(path)",
            "Откройте книги из папки outbox в Excel или LibreOffice.",
        ]
    }

    /// A step of the demonstration.
    public static func demoStep(_ period: Period) -> String {
        "\n=== \(Russian.capitalised(CompletenessText.name(of: period))) ==="
    }

    /// That so many institutions sent their form back with explanations.
    public static func demoAnswers(_ count: Int) -> String {
        "\n--- Ответы на предупреждения: "
            + Russian.count(
                count, "форма вернулась", "формы вернулись", "форм вернулось")
            + " с пояснениями ---"
    }

    /// The file that marks a workspace as the demonstration.
    public static let demoMark = "ДЕМОНСТРАЦИЯ.txt"
    /// That a copy of the definition of a form is not read.
    public static func copyOfForm(_ name: String, of original: String) -> String {
        "Файл templates/\(name) – копия templates/\(original) и не читается: действует "
            + "\(original). Если верна копия, назовите её так же вместо него; если не нужна, уберите её."
    }
    /// What stands in the file that marks a workspace as the demonstration, and at the head of its
    /// consolidated workbooks.
    public static let demoNote =
        "Всё здесь вымышлено: учреждения, ИНН (начинаются с 00), числа и даты"

    /// The lines of `svod status`: the counts, then each institution.
    public static func status(_ board: Board, form: Form) -> [String] {
        let widest = board.statuses.map(\.organization.name.count).max() ?? 0
        let lines = board.statuses.map { status in
            let organization = status.organization
            let padding = String(repeating: " ", count: widest - organization.name.count)
            var facts = [CompletenessText.name(of: status.state)]
            if let arrival = status.arrival { facts.append("получен \(arrival.date.russian)") }
            if status.daysLate > 0 { facts.append(CompletenessText.timeliness(of: status)) }
            if let version = status.version {
                facts.append(
                    "заполнено \(Russian.number(version.filledCells)) из \(Russian.number(version.requiredCells))"
                )
            }
            if let release = status.duty.release {
                facts.append(CompletenessText.reason(of: release))
            }
            let number = organization.hasINN ? "\(organization.inn)  " : ""
            return "  \(number)\(organization.name)\(padding)  "
                + facts.joined(separator: ", ")
        }
        return [
            RunText.head(board.period, form: form, deadline: board.deadline, on: board.day),
            RunText.coverage(board.total),
        ] + lines
    }
}

/// The sample of `svod.yaml` that a new workspace gets.
public enum SettingsSample {
    /// The contents of the file; it sets what holds anyway.
    public static let yaml = """
        # Настройки рабочей папки. Чего здесь нет, то считается как в этом образце.

        # Часовой пояс, в котором начинаются и кончаются дни.
        time_zone: Asia/Krasnoyarsk

        # Если срок приходится на выходной: none – срок не меняется, nextWorkingDay – следующий
        # рабочий день, previousWorkingDay – предыдущий. Праздники программа не знает.
        weekend_rule: none

        # За сколько дней до срока учреждение показывается как «скоро срок».
        soon_days: 7

        # Числа меньше этого не показываются в разбивках, которые уходят из города.
        small_count: 3

        # Называть ли в книге для РЦН авторов практик, если КИМЦ держит их согласие: true или false.
        practice_authors: false

        # Предложение, которое стоит в начале каждой сводной книги, например «Учебные данные».
        # notice: Учебные данные

        """
}
