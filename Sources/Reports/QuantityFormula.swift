import Forms

/// A ``Quantity`` as an Excel formula over the cells of one row.
struct QuantityFormula {
    /// Where the pieces of a quantity stand in the row, as relative references.
    struct Places {
        /// The cell of a value of the form.
        var cell: (ValueKey) -> String
        /// The cell that holds a count prepared elsewhere; nil when the cells are in the row.
        var count: ([ValueKey], String) -> String?
        /// The cell with the due date.
        var due: String
        /// The cell with the score of the site.
        var score: String
    }

    let places: Places

    /// The formula without guards: what the quantity is when everything needed is filled.
    func value(_ quantity: Quantity) -> String {
        switch quantity {
        case .number(let number): "\(number)"
        case .cell(let key): places.cell(key)
        case .sum(let keys): "SUM(\(list(keys)))"
        case .count(let keys, let text):
            places.count(keys, text)
                ?? keys.map { "IF(\(places.cell($0))=\(quoted(text)),1,0)" }.joined(separator: "+")
        case .equals(let key, let text): "IF(\(places.cell(key))=\(quoted(text)),1,0)"
        case .inTime(let key): "IF(\(places.cell(key))<=\(places.due),1,0)"
        case .score: places.score
        case .added(let left, let right): "\(value(left))+\(value(right))"
        case .subtracted(let left, .added(let first, let second)):
            "\(value(left))-(\(value(first))+\(value(second)))"
        case .subtracted(let left, .subtracted(let first, let second)):
            "\(value(left))-(\(value(first))-\(value(second)))"
        case .subtracted(let left, let right): "\(value(left))-\(value(right))"
        }
    }

    /// The conditions under which there is no value: something needed is empty.
    func gaps(of quantities: [Quantity]) -> [String] {
        var gaps: [String] = []
        for gap in quantities.flatMap(gapsOf) where !gaps.contains(gap) { gaps.append(gap) }
        return gaps
    }

    /// One of two formulas: the first where one of the conditions holds.
    static func choose(_ first: String, when conditions: [String], else second: String) -> String {
        switch conditions.count {
        case 0: second
        case 1: "IF(\(conditions[0]),\(first),\(second))"
        default: "IF(OR(\(conditions.joined(separator: ","))),\(first),\(second))"
        }
    }

    private func gapsOf(_ quantity: Quantity) -> [String] {
        switch quantity {
        case .number: []
        case .cell(let key), .equals(let key, _), .inTime(let key):
            ["\(places.cell(key))=\"\""]
        case .score: ["\(places.score)=\"\""]
        case .sum(let keys): ["COUNT(\(list(keys)))=0"]
        case .count(let keys, let text):
            if let prepared = places.count(keys, text) {
                ["\(prepared)=\"\""]
            } else {
                ["COUNTA(\(list(keys)))=0"]
            }
        case .added(let left, let right), .subtracted(let left, let right):
            gapsOf(left) + gapsOf(right)
        }
    }

    private func list(_ keys: [ValueKey]) -> String {
        keys.map(places.cell).joined(separator: ",")
    }

    private func quoted(_ text: String) -> String {
        "\"\(text.replacing("\"", with: "\"\""))\""
    }
}
