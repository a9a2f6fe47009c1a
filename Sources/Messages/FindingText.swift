public import Forms

/// What is said of a finding: where, what is wrong, what to do.
public struct FindingText: Hashable, Sendable {
    /// Where: «Лист «3_Кадры», строка 304, графа 3 (ячейка C12)»; empty when it is the whole file.
    public var place: String
    /// What is wrong, as a sentence of its own.
    public var fact: String
    /// What is to be done; empty when nothing is.
    public var remedy: String
    /// All of it in one line: place, fact, remedy.
    public var sentence: String

    /// The words for a finding.
    ///
    /// - Parameters:
    ///   - finding: what was found.
    ///   - form: the form that was filled in.
    public init(_ finding: Finding, form: Form) {
        place = PlaceText.words(for: finding.place, form: form)
        let words = FactText.words(for: finding, form: form)
        fact = Russian.sentence(words.fact)
        remedy = Russian.sentence(words.remedy)
        let stated = place.isEmpty ? fact : "\(place): \(Self.ended(words.fact))"
        sentence = remedy.isEmpty ? stated : "\(stated) \(remedy)"
    }

    private static func ended(_ text: String) -> String {
        guard let last = text.last else { return "" }
        return ".!?…".contains(last) ? text : text + "."
    }
}
