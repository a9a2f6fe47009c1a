/// A sheet that a blank or a returned form has besides the numbered ones. It may repeat the codes
/// of rows, and holds no data.
public enum OwnSheet: String, Hashable, Sendable, CaseIterable {
    /// The cover and the instruction.
    case instruction = "Инструкция"
    /// What is still empty and which rules are broken; schools write explanations on it.
    case check = "Проверка"
    /// The formulas of the check.
    case calculation = "Расчёт"
    /// The values of the lists.
    case lists = "Списки"
    /// Which form, version, period and institution it is.
    case service = "Служебный"
    /// The remarks on a report; schools write explanations on it.
    case remarks = "Замечания"
    /// The values that were not written as the form asks for.
    case understood = "Мы поняли так"

    /// The name on the tab.
    public var name: String { rawValue }

    /// Whether all that stands there was printed or computed, so that it need not be read.
    var isPrintedOnly: Bool {
        switch self {
        case .instruction, .calculation, .lists, .understood: true
        case .check, .service, .remarks: false
        }
    }
}
