import Definitions
public import Forms
import Intake
import Store
public import WorkbookReader
import WorkbookWriter

/// Why a command could not do its work.
public enum Trouble: Error, Equatable {
    /// The workspace has no definition of the form at that path.
    case noForm(path: String)
    /// None of the forms of the workspace is one that institutions fill in.
    case noFormOfInstitutions(folder: String)
    /// Two files of the workspace describe a form of that name, or are both forms of institutions.
    case formTwice(String, String)
    /// The workspace has no such form; the ones that it has.
    case unknownForm(String, known: [String])
    /// Nobody of that name answers the form; the ones that do, where they are listed.
    case noRespondent(String, known: [String])
    /// The workspace has no register of institutions at that path.
    case noRegister(path: String)
    /// The register has no institution; what is wrong in it besides.
    case emptyRegister(path: String, [RegisterProblem])
    /// The workbook of the register cannot be read.
    case unreadableRegister(path: String, WorkbookError)
    /// The workspace has no table of indicators at that path.
    case noIndicators(path: String)
    /// The workspace has no road map.
    case noRoadMap(path: String)
    /// The inbox is not there.
    case noInbox(path: String)
    /// The archive holds files, and the store is gone.
    case storeLost(path: String)
    /// A day that has not come yet.
    case futureDay(String)
    /// The file is a report of another institution already.
    case alreadyCounted(inn: String, period: String)
    /// The file is a text in another encoding than UTF-8.
    case notUTF8(path: String)
    /// There are no templates to make a workspace from.
    case noTemplates
    /// Another program works in the workspace.
    case busy(workspace: String)
    /// Another program watches the inbox of the workspace.
    case alreadyWatched(workspace: String)
    /// Not a half-year, such as 2026-2.
    case notAPeriod(String)
    /// Not a day, such as 2026-12-15.
    case notADay(String)
    /// Not an ИНН.
    case notAnINN(String)
    /// The register does not have the institution.
    case noInstitution(inn: String)
    /// The form is not collected in that half-year.
    case notCollected(period: String)
    /// The store has nothing of that half-year.
    case nothingOnRecord(period: String)
    /// The store has nothing of whoever answers, or nothing of that half-year.
    case noHistory(of: String, period: String?)
    /// People of that name answer in several districts.
    case severalRespondents(String, districts: [String])
    /// The file describes nothing that the program knows.
    case noDefinition(path: String)
    /// A backup would lie inside a folder of the workspace.
    case backupInside(path: String)
    /// Something has the name that a backup was to get.
    case backupExists(path: String)
    /// The folder that a backup was to be put into is not there.
    case noBackupFolder(path: String)
    /// The settings name a time zone that does not exist.
    case noTimeZone(String)
    /// A number cannot be traced.
    case trace(TraceTrouble)
    /// The folder that is to become the workspace of the demonstration holds other things.
    case notADemo(path: String)

    /// Whether the command was called wrongly, rather than that its work failed.
    public var isWrongUsage: Bool {
        switch self {
        case .notAPeriod, .notADay, .notAnINN, .futureDay, .unknownForm, .noRespondent,
            .severalRespondents:
            true
        case .trace(let trouble): trouble.isWrongUsage
        case .unreadableRegister, .noIndicators, .noRoadMap, .noInbox, .storeLost,
            .alreadyCounted, .noForm, .noFormOfInstitutions, .formTwice,
            .noRegister, .emptyRegister, .noTemplates, .busy, .alreadyWatched, .noInstitution,
            .notCollected, .nothingOnRecord, .noHistory, .backupInside, .backupExists,
            .noBackupFolder, .noTimeZone, .notADemo, .notUTF8, .noDefinition:
            false
        }
    }

    private static func noHistory(
        of respondent: String, _ period: String?, isNumber: Bool
    ) -> String {
        "От \(isNumber ? "МОУ с ИНН \(respondent)" : "«\(respondent)»") "
            + "\(period.map { "за период \($0) " } ?? "")ничего не поступало. "
            + "Проверьте \(isNumber ? "номер" : "имя")\(period == nil ? "" : " и период"); "
            + "кто что сдал, показывает «svod status»."
    }

    private static func register(_ path: String, _ reason: WorkbookError.Reason) -> String {
        if case .notWorkbook = reason {
            return "Реестр МОУ «\(path)» не книга Excel (.xlsx). Сохраните его заново в этом виде."
        }
        return "Реестр МОУ «\(path)» повреждён и не читается. Восстановите его из копии."
    }

    /// The fact and the remedy.
    public var sentence: String {
        switch self {
        case .noForm(let path):
            "Нет описания формы «\(path)». Создайте рабочую папку командой «svod init ПАПКА» "
                + "или укажите её: --workspace ПАПКА."
        case .noFormOfInstitutions(let folder):
            "В папке «\(folder)» нет описания формы, которую заполняют МОУ. "
                + "Верните его командой «svod init .»."
        case .formTwice(let one, let other):
            "Описания «\(one)» и «\(other)» – об одной и той же форме. Какое верное, программа не "
                + "решает. Лишнее уберите из папки templates или назовите так, чтобы имя не "
                + "начиналось с «form-»."
        case .unknownForm(let text, let known):
            "Формы «\(text)» нет. Есть: \(known.joined(separator: ", "))."
        case .noRespondent(let text, let known):
            "«\(text)» форму не заполняет."
                + (known.isEmpty ? "" : " Заполняют: \(known.joined(separator: ", ")).")
        case .noRegister(let path):
            "Нет реестра МОУ «\(path)». Создайте образец командой «svod init .» "
                + "и внесите в него учреждения."
        case .emptyRegister(let path, let problems):
            (["В реестре МОУ «\(path)» не прочитано ни одного учреждения."]
                + problems.prefix(10).map { RegisterText.sentence(for: $0) }
                + (problems.isEmpty ? ["Внесите их и повторите."] : []))
                .joined(separator: "\n")
        case .unreadableRegister(let path, let error): Self.register(path, error.reason)
        case .noIndicators(let path):
            "Нет таблицы показателей «\(path)». Верните её командой «svod init .»."
        case .noRoadMap(let path):
            "Нет дорожной карты «\(path)». Верните её командой «svod init .»."
        case .noInbox(let path):
            "Папки «\(path)» нет. Возможно, не подключён сетевой диск. Подключите его "
                + "или создайте папку командой «svod init .»."
        case .storeLost(let path):
            "В архиве есть файлы, а базы данных «\(path)» нет. Верните её из резервной копии: "
                + "без неё неизвестно, кто и когда сдал отчёт."
        case .futureDay(let text):
            "День «\(text)» ещё не наступил. Проверьте дату."
        case .alreadyCounted(let inn, let period):
            "Этот файл уже учтён как отчёт (\(inn)) за \(period). Перенести его другому "
                + "нельзя: попросите прислать верный файл."
        case .notUTF8(let path):
            "Файл «\(path)» – не текст в кодировке UTF-8. Сохраните его в этой кодировке."
        case .noTemplates:
            "Не найдена папка templates с описанием формы. Запустите команду из папки программы "
                + "или укажите её: --templates ПАПКА."
        case .busy(let workspace):
            "В рабочей папке «\(workspace)» уже работает другая программа svod. "
                + "Дождитесь её завершения и повторите."
        case .alreadyWatched(let workspace):
            "За папкой inbox в «\(workspace)» уже следит другая программа svod. "
                + "Второй не нужно."
        case .notAPeriod(let text):
            "«\(text)» – не полугодие. Пишите год и номер полугодия, например 2026-2."
        case .notADay(let text):
            "«\(text)» – не дата. Пишите год, месяц и день, например 2026-12-15."
        case .notAnINN(let text):
            "«\(text)» – не ИНН. Нужны 10 цифр с верной контрольной цифрой."
        case .noInstitution(let inn):
            "МОУ с ИНН \(inn) нет в реестре. Проверьте номер или внесите учреждение в реестр."
        case .notCollected(let period):
            "За период \(period) форма не собирается. Проверьте период."
        case .nothingOnRecord(let period):
            "За период \(period) ещё ничего не поступало. Положите файлы в папку inbox "
                + "и запустите «svod run»."
        case .noHistory(let respondent, let period):
            Self.noHistory(
                of: respondent, period,
                isNumber: Organization(respondent: respondent, name: "").hasINN)
        case .severalRespondents(let name, let districts):
            "«\(name)» есть в нескольких районах: \(districts.joined(separator: ", ")). Допишите "
                + "район после знака @: svod history '\(name)@\(districts.first ?? "")'."
        case .noDefinition(let path):
            "Файл «\(path)» не описывает ни форму, ни показатели, ни дорожную карту: в нём нет "
                + "ни одного из разделов "
                + DefinitionKind.allCases.flatMap { $0.sections.prefix(1) }
                .joined(separator: ", ") + "."
        case .backupInside(let path):
            "Резервную копию нельзя класть внутрь рабочей папки: «\(path)». "
                + "Укажите другую папку, лучше на другом диске."
        case .backupExists(let path):
            "«\(path)» уже есть и не будет изменено. Укажите для копии другое имя."
        case .noBackupFolder(let path):
            "Папки «\(path)» нет. Создайте её или подключите диск и повторите."
        case .noTimeZone(let name):
            "Часового пояса «\(name)» нет. Исправьте time_zone в svod.yaml, "
                + "например Asia/Krasnoyarsk."
        case .trace(let trouble): trouble.sentence
        case .notADemo(let path):
            "Папка «\(path)» занята, и это не демонстрационный город. Укажите другую папку: "
                + "--workspace ПАПКА."
        }
    }

    /// What is said of any error that can end a command.
    public static func sentence(for error: any Error) -> String {
        switch error {
        case let error as Trouble: error.sentence
        case let error as DefinitionError: MistakeText.lines(of: error).joined(separator: "\n")
        case let error as StoreError: StoreText.sentence(error)
        case let error as DiskError: DiskText.sentence(error)
        case is SeveralReports:
            "В этом письме или архиве несколько форм. Сохраните нужную отдельно и укажите её."
        case let error as NoReader: ReadersText.sentence(error)
        case let error as WorkbookError: ReadingMessage.text(error)
        case let error as WriteError: WritingText.sentence(for: error)
        default: "Непредвиденная ошибка: \(error). Сообщите о ней разработчику."
        }
    }
}
