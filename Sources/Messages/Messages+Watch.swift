internal import Validation

/// What is kept of sentences in a log, which many people may read.
public enum LogText {
    /// A line, or that there is one where it may give away a person: names of files hold surnames.
    public static func discreet(_ line: String) -> String {
        PersonalDataDetector(organization: nil).facts(in: line).isEmpty
            ? line
            : "  Подробности не показаны: в имени файла могут быть личные данные. Смотрите папки "
                + "outbox и inbox."
    }
}

/// What `svod watch` says.
public enum WatchText {
    /// The first line.
    public static func begun(_ inbox: String) -> String {
        "Слежу за папкой «\(inbox)». Остановить: Ctrl-C."
    }
    /// The last line.
    public static let ended = "Остановлено. Недоделанного нет, всё продолжится при новом запуске."

    /// That the program is alive.
    public static func heartbeat(at time: String, waiting: Int, lastTaken: String?) -> String {
        "\(time) жду файлов; в inbox сейчас: \(waiting)"
            + (lastTaken.map { "; последний приём \($0)" } ?? "")
    }

    /// The line above what a step has taken in.
    public static func taken(at time: String) -> String { "\(time) приём" }

    /// That a step failed; it is tried again.
    public static func trouble(_ sentence: String) -> String {
        "\(sentence) Файлы целы; попытки продолжаются сами."
    }
    /// That a trouble is over.
    public static let recovered = "Снова всё доступно, приём продолжается."
}
