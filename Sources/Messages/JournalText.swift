internal import Forms
internal import Spreadsheet
public import Store

/// What is said when the chain of events, its mirror and the store say different things.
public enum JournalText {
    /// The sentences for what is wrong.
    public static func sentence(for problem: JournalProblem) -> String {
        switch problem {
        case .eventMissing(let number):
            "Журнал событий: записи № \(number) нет. \(restore)"
        case .eventChanged(let number):
            "Журнал событий: запись № \(number) изменена, её контрольная сумма не сходится. "
                + restore
        case .chainBroken(let number):
            "Журнал событий: запись № \(number) не продолжает предыдущую. \(restore)"
        case .eventUnreadable(let number):
            "Журнал событий: запись № \(number) не читается. \(restore)"
        case .fileMissing(let sha256):
            "По журналу событий поступил файл \(sha256), а в базе его нет. \(restore)"
        case .fileUnknown(let sha256):
            "В базе есть файл \(sha256), которого нет в журнале событий или который там "
                + "другого размера. \(restore)"
        case .arrivalMissing(let sha256, let day):
            "По журналу событий файл \(sha256) поступал \(words(day)), а в базе этого нет. "
                + restore
        case .arrivalUnknown(let sha256, let day):
            "В базе файл \(sha256) поступил \(words(day)), а в журнале событий этого нет. "
                + restore
        case .enteredDaysDiffer:
            "Дни поступления, внесённые сотрудником, в базе и в журнале событий разные. \(restore)"
        case .versionMissing(let report, let version):
            "\(name(report, version)) есть в журнале событий, а в базе нет. \(restore)"
        case .versionUnknown(let report, let version):
            "\(name(report, version)) есть в базе, а в журнале событий нет. \(restore)"
        case .versionChanged(let report, let version):
            "\(name(report, version)): в базе не то, что было принято. \(restore)"
        case .versionGap(let report, let missing):
            "\(name(report, missing)) пропущена: следующие есть, а её нет. \(restore)"
        case .mirrorMissing:
            "Копия журнала событий journal/events.jsonl пропала. «svod run» запишет её заново, "
                + "но сверить базу с прежней копией уже нельзя: сравните с резервной копией."
        case .mirrorDiffers(let line):
            "Копия журнала событий journal/events.jsonl расходится с базой со строки \(line): "
                + "изменено то или другое. Сравните оба с резервной копией."
        case .mirrorLonger(let lines):
            "В копии журнала событий journal/events.jsonl больше записей, чем в базе, на "
                + "\(lines): база, видимо, возвращена к прежнему состоянию. "
                + "Восстановите её из более поздней резервной копии."
        case .mirrorShorter(let lines):
            "В копии журнала событий journal/events.jsonl не хватает записей: \(lines). "
                + "Следующий «svod run» допишет их."
        }
    }

    private static let restore = "Восстановите базу данных из резервной копии."

    private static func words(_ day: String) -> String {
        CalendarDate(iso: day)?.russian ?? day
    }

    private static func name(_ report: ReportID, _ version: Int) -> String {
        "Версия \(version) отчёта МОУ с ИНН \(report.inn) за "
            + CompletenessText.name(of: report.period)
    }
}
