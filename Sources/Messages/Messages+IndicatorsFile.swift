public import Definitions
import Forms

/// What is said of a mistake in the table of indicators: the fact and the remedy.
public enum IndicatorsFileText {
    /// The sentences for an error.
    public static func sentence(_ error: IndicatorsError) -> String {
        switch error {
        case .notReadable(let reason):
            "Таблица показателей indicators.yaml не читается. Проверьте отступы и двоеточия. "
                + "Сообщение разборщика: \(reason)"
        case .repeatedCode(let code):
            "Показатель \(code) описан дважды. Оставьте одно описание."
        case .unknownWord(let word, let code):
            "Показатель \(code): слово «\(word)» здесь не годится. "
                + "Возьмите одно из слов, указанных в начале файла."
        case .notAnExpression(let text, _, let code):
            "Показатель \(code): формула «\(text)» не читается. Проверьте скобки и знаки."
        case .tooMuchForAnIndicator(let text, let code):
            "Показатель \(code): формула «\(text)» слишком сложна. "
                + "Можно складывать и вычитать ячейки и считать ответы «да»."
        case .noSuchCell(let key, let code):
            "Показатель \(code): в форме нет ячейки «строка \(key.row), графа \(key.column)». "
                + "Исправьте номер."
        }
    }
}
