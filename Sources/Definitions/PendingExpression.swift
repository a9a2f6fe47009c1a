import Forms
import Yams

/// An expression with the place it came from and the cells it is applied to.
struct PendingExpression {
    /// What its value is needed for.
    enum Purpose: Hashable {
        /// It decides something.
        case condition(Mistake.Condition)
        /// It is what a rule asks for.
        case check
        /// It is shown in a sentence.
        case shown
        /// It is added up.
        case amount
        /// It only names a cell.
        case named
    }

    /// The expression.
    var piece: LocatedExpression
    /// Where it stands.
    var node: Node
    /// Where it is applied.
    var scope: FormRule.Scope
    /// What for.
    var purpose: Purpose
    /// What holds wherever it is asked: the `when` of a check, the `required_while` of a
    /// requirement.
    var given: LocatedExpression?
    /// Where in the checklist it stands; nil outside it.
    var checklist: ChecklistPlace?
}

/// Where a text begins in the file, or a piece inside it.
struct Spot: Hashable {
    var line: Int
    var column: Int
    var offset = 0

    init(_ node: Node, offset: Int = 0) {
        line = node.mark?.line ?? 0
        column = node.mark?.column ?? 0
        self.offset = offset
    }
}

/// A rule with the places of its parts.
struct RuleSource {
    var id: (text: String, node: Node)
    var scope: FormRule.Scope
    /// Where the rows or columns of the rule stand.
    var range: Node?
    var condition: (piece: LocatedExpression, node: Node)?
    var check: (piece: LocatedExpression, node: Node)
}
