internal import FoundationEssentials

/// An answer that makes the blank numbers of a row 0: who says that there is nobody to mentor has
/// told how many are mentored.
public struct ZeroCondition: Hashable, Sendable {
    /// The cell with the answer.
    public var key: ValueKey
    /// The wording that it is compared with.
    public var text: String
    /// Whether it has to be this wording, or any other one.
    public var isEqual: Bool

    /// Names an answer.
    public init(key: ValueKey, text: String, isEqual: Bool) {
        self.key = key
        self.text = text
        self.isEqual = isEqual
    }

    /// Whether the answer makes blank numbers 0; an empty cell is none. Texts are compared as rules
    /// compare them.
    public func holds(_ answer: FormValue?) -> Bool {
        guard case .text(let answer)? = answer else { return false }
        return answer.matches(text) == isEqual
    }
}

extension Form {
    /// The answers that make blank numbers 0, by the cell of the number.
    public var zeroConditions: [ValueKey: ZeroCondition] {
        var conditions: [ValueKey: ZeroCondition] = [:]
        for row in sheets.flatMap(\.rows) {
            guard let condition = row.zeroWhen else { continue }
            for (column, cell) in row.cells where cell.kind.takesZero {
                conditions[ValueKey(row.code, column)] = condition
            }
        }
        return conditions
    }
}

extension Submission {
    /// The same with a 0 in each number that is blank and that an answer makes 0.
    ///
    /// Only consolidation counts so: a school is asked for what it left blank all the same.
    public func countingZeros(of form: Form) -> Submission {
        var counted = self
        for (key, condition) in form.zeroConditions where self[key.row, key.column] == nil {
            guard let answer = entries[condition.key], condition.holds(answer.value) else {
                continue
            }
            counted.entries[key] = Entry(
                value: .number(0), typed: "", source: answer.source, impliedBy: condition.key)
        }
        return counted
    }
}
