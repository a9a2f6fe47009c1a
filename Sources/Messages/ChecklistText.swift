package import Forms

/// How the marks of a checklist become a score and a level, in words.
package enum ChecklistText {
    /// The sentences in their order.
    package static func sentences(_ checklist: Checklist) -> [String] {
        [
            score(checklist), marks(checklist), weights(checklist), levels(checklist),
            stop(checklist),
        ]
    }

    private static func score(_ checklist: Checklist) -> String {
        "Балл сайта = 100 × сумма «вес × баллы за отметку» / сумма «вес × "
            + "\(checklist.bestPoints)» по критериям, которые к учреждению относятся "
            + "(\(checklist.bestPoints) – наибольшие баллы за отметку). Балла нет, если не "
            + "относится ни один критерий, отмечены не все или отметки проверяющих разошлись."
    }

    private static func marks(_ checklist: Checklist) -> String {
        let marks = checklist.marks.map { mark in
            "«\(mark.value)» – " + (mark.points.map { "\($0)" } ?? "критерий не учитывается")
        }
        return "Баллы за отметку: \(marks.joined(separator: ", "))."
    }

    private static func weights(_ checklist: Checklist) -> String {
        Set(checklist.criteria.map(\.weight)).sorted(by: >).map { weight in
            let names = checklist.criteria.filter { $0.weight == weight }.map(\.name)
            return "Вес \(weight): \(names.joined(separator: ", "))."
        }.joined(separator: " ")
    }

    private static func levels(_ checklist: Checklist) -> String {
        let levels = checklist.levels.map { "\($0.name) – от \($0.from)" }
        return "Уровни по баллу: \(levels.joined(separator: ", "))."
    }

    private static func stop(_ checklist: Checklist) -> String {
        "«\(Russian.capitalised(SitesText.attention))», если "
            + "\(ExpressionText.words(for: checklist.stop)); на балл это не влияет."
    }
}
