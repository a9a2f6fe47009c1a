import Messages
import Testing

/// 1. Every complaint of the parser has its Russian sentence; one that is not known has one too.
/// 2. A page of help is Russian in all its parts; names and our own words are kept.
/// 3. Texts for programs are left as they are.
struct UsageTextTests {
    private static let usage = """
        Usage: svod export [--period <период>] <кому>
          See 'svod export --help' for more information.
        """
    private static let russianUsage = """
        Вызов: svod export [--period <период>] <кому>
          Подробнее: svod export --help
        """

    @Test(
        "1",
        arguments: [
            ("Missing expected argument '<кому>'", "не указано: <кому>."),
            ("Missing one of: '<а>', '<б>'", "нужно одно из: <а>, <б>."),
            ("Missing value for '--period <период>'", "не указано значение: --period <период>."),
            (
                "Unknown option '--perio'. Did you mean '--period'?",
                "параметра --perio нет. Возможно, нужен --period."
            ),
            ("Unknown option '-x'", "параметра -x нет."),
            ("Invalid option: -é", "параметра -é нет."),
            ("Unexpected argument 'expor'", "лишнее или незнакомое слово: «expor»."),
            ("2 unexpected arguments: 'а', 'б'", "лишние или незнакомые слова: а, б."),
            (
                "The option '--json' does not take any value, but 'да' was specified.",
                "параметр --json пишут без значения, а указано «да»."
            ),
            (
                "The value 'xxx' is invalid for '<кому>'. "
                    + "Please provide one of 'guo', 'rcn' or 'kimc'.",
                "значение «xxx» не подходит для <кому>. Можно: guo, rcn, kimc."
            ),
            (
                "The value 'x' is invalid for '--limits <l>'. Please provide one of 'a' and 'b'.",
                "значение «x» не подходит для --limits <l>. Можно: a, b."
            ),
            (
                "The value '1,5' is invalid for '--every <секунды>'",
                "значение «1,5» не подходит для --every <секунды>."
            ),
            ("Missing required subcommand.", "не указана команда."),
            (
                "Value to be set with flag '--a' had already been set with flag '--b'",
                "одно и то же указано дважды."
            ),
            ("Something of a later version.\nOn two lines", "команда написана неверно."),
        ])
    func complaints(_ english: String, _ russian: String) {
        #expect(
            UsageText.russian("Error: \(english)\n\(Self.usage)")
                == "Ошибка: \(russian)\n\(Self.russianUsage)")
    }

    @Test("1: what the argument is for is told below the complaint")
    func meaning() {
        let help = "Help:  <кому>  Для кого.\n"
        #expect(
            UsageText.russian("Error: Missing expected argument '<кому>'\n\(help)\(Self.usage)")
                == "Ошибка: не указано: <кому>.\nЗдесь: <кому>  Для кого.\n\(Self.russianUsage)")
    }

    @Test("2")
    func help() {
        let english = """
            OVERVIEW: Сводная книга.

            USAGE: svod <subcommand>

            ARGUMENTS:
              <кому>          Для кого. (values: guo, rcn; default: guo)

            OPTIONS:
              --workspace <папка>     Рабочая папка. (default: .)
              -h, --help              Show help information.

            SUBCOMMANDS:
              init                    Создать.

              See 'svod help <subcommand>' for detailed help.
            """
        let russian = """
            Сводная книга.

            Вызов: svod <команда>

            ЧТО УКАЗАТЬ:
              <кому>          Для кого. (одно из: guo, rcn; иначе: guo)

            ПАРАМЕТРЫ:
              --workspace <папка>     Рабочая папка. (иначе: .)
              -h, --help              Показать эту справку.

            КОМАНДЫ:
              init                    Создать.

              Подробнее: svod help <команда>
            """
        #expect(UsageText.russian(english) == russian)
    }

    @Test("3", arguments: ["#compdef svod\nOPTIONS:", "{\"help\": \"Error: \"}", ""])
    func others(_ text: String) {
        #expect(UsageText.russian(text) == text)
    }
}
