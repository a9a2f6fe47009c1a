public import Forms
import Spreadsheet
public import WorkbookWriter

/// What the invented institutions do with a form that comes back with warnings: most explain them,
/// some let the matter rest.
public enum DemoAnswer {
    /// How many of a hundred answer.
    private static let share = 70

    private static let phrases = [
        "Данные верны, сверены с приказами и табелем.",
        "Так и есть: изменение связано с новым набором и переводом педагогов.",
        "Выплата назначена приказом с января следующего года.",
        "Документ общий для всей программы, отдельного приказа не издавали.",
        "Срок согласован с куратором, программа продлена.",
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
            answered.sheets[0].cells[cell]?.content = .text(dice.pick(phrases))
        }
        return answered
    }
}

extension CellDocument {
    /// Whether the code of one of the form's own rules stands there.
    fileprivate var isOfRule: Bool {
        guard case .text(let code) = content, let first = code.first else { return false }
        return "RXH".contains(first)
    }
}
