/// A formula that is looked through once and then written into any number of workbooks.
public struct PreparedFormula: Hashable, Sendable {
    /// One reference, since a form has thousands of formulas and each of its blanks has them all.
    private let content: Content

    /// The formula as it was given, without its "=".
    public var text: String { content.text }
    /// The formula as the file has it; nil when it is empty or too long for one.
    var encoded: String? { content.encoded }
    /// The element of the formula among ``PlainCells``; nil when it is empty or too long.
    var element: [UInt8]? { content.element }

    /// Looks a formula through; what is wrong with it is said when it is written.
    public init(_ text: String) {
        content = Content(text)
    }

    /// Whether both are the same formula.
    public static func == (one: Self, other: Self) -> Bool {
        one.content === other.content || one.text == other.text
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }

    private final class Content: Sendable {
        let text: String
        let encoded: String?
        let element: [UInt8]?

        init(_ text: String) {
            self.text = text
            encoded = FormulaText.accepted(text)
            element = encoded.map { Array("<f>".utf8) + XMLText.escaped($0) + Array("</f>".utf8) }
        }
    }
}
