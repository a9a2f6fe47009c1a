import FoundationEssentials
package import Forms
import Spreadsheet

/// Findings in sentences that repeat nothing a school typed, for workbooks that leave КИМЦ.
package enum RemarkText {
    /// What stands for a text that is not repeated.
    private static let withheld = "«…»"

    /// The sentence for a finding. Numbers and days appear in it, texts do not.
    package static func sentence(for finding: Finding, of form: Form) -> String {
        switch finding.fact {
        case .ruleBroken(let id, let arguments):
            guard let rule = form.rules.first(where: { $0.id == id }) else {
                return "Не выполнено условие \(id)."
            }
            return sentence(rule.message, arguments, at: finding.place)
        case .sheetMissing(let name): return "Нет листа «\(name)»."
        case .sheetRenamed(let name, _): return "Лист «\(name)» переименован."
        case .columnMissing(let number, _): return "Не найдена графа \(number)."
        case .rowMissing(let code, _): return "Не найдена строка \(code)."
        case .rowRepeated(let code): return "Строка \(code) встречается несколько раз."
        case .surplusRow: return "Данные стоят в строке, которой нет в форме."
        case .cellsMerged: return "Объединены ячейки, которые нужно заполнить отдельно."
        case .rowsHidden: return "Скрыты строки с данными."
        case .externalReference: return "Формула ссылается на другой файл."
        case .formulaWithoutResult: return "Формула сохранена без результата."
        case .numberAsText: return "Число записано текстом, прочитано."
        case .notANumber: return "Вместо числа указано другое."
        case .empty: return "Обязательная ячейка не заполнена."
        case .dashForZero: return "Вместо числа стоит прочерк или слово; если таких нет, нужен 0."
        case .notWhole: return "Указано дробное число там, где считают целыми."
        case .ambiguousNumber: return "Число можно прочитать по-разному."
        case .percentRead: return "Доля записана в процентах, прочитана как число."
        case .dateForNumber: return "Вместо числа стоит дата."
        case .notADate: return "Вместо даты указано другое."
        case .dateAsText: return "Дата записана текстом, прочитана."
        case .spreadsheetError: return "В ячейке ошибка вычисления."
        case .outOfBounds: return "Число вне допустимых границ."
        case .notInList: return "Указано значение, которого нет в списке."
        case .textFromNumber: return "Вместо текста стоит число или дата, прочитано как текст."
        case .notAWebAddress: return "Вместо адреса страницы на сайте указано другое."
        case .textTooLong(let limit): return "Текст длиннее \(limit) знаков."
        case .filledCrossedOut: return "Заполнена ячейка, отмеченная «х»."
        case .otherFormVersion: return "Отчёт заполнен на бланке другой версии."
        case .otherPeriod: return "Отчёт за другой период."
        case .wrongINN: return "ИНН указан с ошибкой."
        case .unknownINN: return "ИНН нет в реестре учреждений."
        case .reorganised(_, let day, _): return "Учреждение реорганизовано \(day.russian)."
        case .lettersPutRight: return "В словах были латинские буквы, исправлены."
        case .receivedLate(let day, let due, let days):
            return
                "Отчёт получен \(day.russian) при сроке \(due.russian), опоздание \(days) дн."
        case .arrivalAssumed(let day):
            return "День получения не известен, принят день загрузки: \(day.russian)."
        case .personName: return "В тексте есть похожее на имя человека."
        case .personalData: return "В тексте есть похожее на персональные данные."
        }
    }

    private static func sentence(
        _ template: MessageTemplate, _ arguments: [FormValue?], at place: Finding.Place
    ) -> String {
        var rest = arguments[...]
        var text = ""
        for piece in template.pieces {
            switch piece {
            case .words(let words): text += words
            case .value:
                let argument = rest.popFirst() ?? nil
                text += argument.map(shown) ?? "пусто"
            case .row: text += place.row.map { "\($0)" } ?? withheld
            case .column: text += place.column.map { "\($0)" } ?? withheld
            }
        }
        return text
    }

    private static func shown(_ value: FormValue) -> String {
        switch value {
        case .number(let number): "\(number)".replacing(".", with: ",")
        case .date(let day): day.russian
        case .text: withheld
        }
    }
}
