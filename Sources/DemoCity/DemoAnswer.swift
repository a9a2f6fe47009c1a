public import Forms
import Spreadsheet
public import WorkbookWriter

/// What the invented institutions do with a form that comes back with warnings: most explain them,
/// some let the matter rest.
public enum DemoAnswer {
    /// How many of a hundred answer.
    private static let share = 70

    /// What is answered to some of the rules.
    private static let reasons = [
        "H02": "Часть педагогов с сентября работает в новом учреждении, приказы о переводе есть.",
        "R311": "Выплата назначена приказом с января следующего года.",
        "R503": "Срок согласован с куратором, программа рассчитана на короткий курс.",
        "R505": "Остальные мероприятия плана перенесены в новую программу.",
    ]
    /// What is answered to the others.
    private static let general = [
        "Данные верны, сверены с приказами и табелем.",
        "Так и есть, проверено вместе с куратором.",
    ]

    /// The returned form with its warnings explained.
    ///
    /// - Parameters:
    ///   - document: the form as it was returned, «Замечания» in front.
    ///   - organization: whose it is.
    ///   - seed: the number the city is made from.
    /// - Returns: the form to send back; nil when the institution does not answer, or is not asked.
    public static func answered(
        _ document: WorkbookDocument, by organization: Organization, seed: UInt64
    ) -> WorkbookDocument? {
        var dice = Dice(seed: seed, for: "answer \(organization.inn)")
        guard dice.chance(share), let sheet = document.sheets.first else { return nil }
        let asked = sheet.cells.filter { address, cell in
            // What was wrong with a sheet is put right in the form that comes back.
            let code = sheet.cells[CellAddress(row: address.row, column: address.column + 1)]
            return !cell.style.isLocked && cell.content == .blank && code?.isOfRule ?? false
        }
        guard !asked.isEmpty else { return nil }
        var answered = document
        for cell in asked.keys.sorted() {
            let code = sheet.cells[CellAddress(row: cell.row, column: cell.column + 1)]?.code
            let reason = code.flatMap { reasons[$0] } ?? dice.pick(general)
            answered.sheets[0].cells[cell]?.content = .text(reason)
        }
        return answered
    }
}

extension CellDocument {
    /// The code at the beginning of its text.
    fileprivate var code: String? {
        guard case .text(let text) = content else { return nil }
        return text.split(separator: " ").first.map(String.init)
    }

    /// Whether the code of one of the form's own rules stands there.
    fileprivate var isOfRule: Bool {
        code?.first.map { "RXH".contains($0) } ?? false
    }
}
