import Testing

@testable import Forms

/// How texts are compared: case, ё, and blanks around do not matter.
struct FoldedTextTests {
    private static let texts = [
        "", " ", "\u{A0}", "Ёлка", "елка", " ЁЛКА\t", "завершена", "Завершена досрочно",
        "завершена  досрочно", "завершена\u{A0}досрочно", "завершена досрочно ", "завершенa",
        "П-01",
        "п-01", "П-0", "ǅ", "ǆ", "İ", "i", "ß", "SS", "日本", "日本語", "😀", "😀 ", "a\u{2003}b", "a b",
        "A B", "a", "b", "«Один на один»", "«один на один»",
    ]

    @Test(arguments: texts)
    func aTextIsTheOneThatIsFoldedAlike(text: String) {
        for other in Self.texts {
            let isSame = text.folded == other.folded
            #expect(
                FoldedScalars.ofText(text, are: other.folded) == isSame, "\(text) and \(other)")
            #expect(CriterionText(parsing: "=" + other).describes(text) == isSame)
            #expect(text.matches(other) == isSame)
        }
    }

    @Test func whatDoesNotMatterIsTold() {
        #expect("\u{A0}ЗАВЕРШЕНА Досрочно\n".folded == "завершена досрочно")
        #expect("Ёлка".folded == "елка")
        #expect("a  b".folded == "a  b")
    }
}
