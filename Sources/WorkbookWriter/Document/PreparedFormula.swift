/// A formula that is looked through once and then written into any number of workbooks.
public struct PreparedFormula: Hashable, Sendable {
    /// The formula as it was given, without its "=".
    public let text: String
    /// The formula as the file has it; nil when it is empty or too long for one.
    let encoded: String?

    /// Looks a formula through; what is wrong with it is said when it is written.
    public init(_ text: String) {
        self.text = text
        encoded = FormulaText.accepted(text)
    }
}
