/// What a school wrote about a warning: a line of a table with the columns ``codeCaption`` and
/// ``caption``, on the sheet «Замечания» of a returned form or on the sheet «Проверка».
public struct Explanation: Hashable, Sendable {
    /// The caption of the column with the codes of remarks.
    public static let codeCaption = "Код"
    /// The caption of the column that the school fills.
    public static let caption = "Пояснение"
    /// The greatest length, in characters.
    public static let limit = 1000

    /// Which remarks it answers: one, or without a place all with the code.
    public var key: RemarkKey
    /// What was written, trimmed and cut to ``limit``.
    public var text: String
    /// Where it stands in the file.
    public var source: CellSource

    /// Makes an explanation.
    public init(key: RemarkKey, text: String, source: CellSource) {
        self.key = key
        self.text = text
        self.source = source
    }
}
