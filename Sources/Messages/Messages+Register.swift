public import Forms

/// What is said of the register workbook.
public enum RegisterText {
    /// The place, the fact and the remedy.
    public static func sentence(for problem: RegisterProblem) -> String {
        guard let row = problem.worksheetRow else { return sentence(for: problem.fact) }
        let left = problem.leavesRowOut ? " Строка не учтена." : ""
        return "Реестр МОУ, строка \(row): \(sentence(for: problem.fact))\(left)"
    }

    private static func sentence(for fact: RegisterProblem.Fact) -> String {
        switch fact {
        case .noTable:
            "В книге реестра не найдена таблица с графами «ИНН» и «Краткое наименование». "
                + "Верните заголовки граф."
        case .missingINN:
            "не указан ИНН. Впишите 10 цифр."
        case .wrongINN(let found):
            "ИНН «\(found)» введён с ошибкой: нужны 10 цифр с верной контрольной цифрой. "
                + "Проверьте его."
        case .duplicateINN(let inn, let firstRow):
            "ИНН \(inn) уже есть в строке \(firstRow). Оставьте одну из них."
        case .missingName:
            "не указано краткое наименование. Впишите его."
        case .unknownKind(let found):
            found.isEmpty
                ? "не указан тип МОУ. Выберите его из списка формы."
                : "типа «\(found)» нет в списке формы. Выберите тип из списка."
        case .unknownDistrict(let found):
            found.isEmpty
                ? "не указан район. Выберите его из списка формы."
                : "района «\(found)» нет в списке формы. Выберите район из списка."
        case .badDate(let caption, let found):
            "в графе «\(caption)» дата «\(found)» не распознана. Впишите её в виде 15.06.2026."
        case .endsBeforeItBegins:
            "«Действует по» раньше, чем «Действует с». Проверьте даты."
        case .unknownSuccessor(let inn):
            "преемника с ИНН \(inn) нет в реестре. Добавьте его или исправьте ИНН."
        case .badExtension(let found):
            "продление «\(found)» не распознано. "
                + "Впишите его в виде «2026-2 до 20.12.2026: причина»."
        }
    }
}
