public import Spreadsheet

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
        content = Content(text, FormulaText.accepted(text), group: nil, isFirst: true)
    }

    private init(_ other: PreparedFormula, group: Group, isFirst: Bool) {
        content = Content(other.text, other.encoded, group: group, isFirst: isFirst)
    }

    /// Formulas are the same when they calculate the same, however they are written.
    public static func == (one: Self, other: Self) -> Bool {
        one.content === other.content || one.text == other.text
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }

    private final class Content: Sendable {
        let text: String
        let encoded: String?
        let element: [UInt8]?

        init(_ text: String, _ encoded: String?, group: Group?, isFirst: Bool) {
            self.text = text
            self.encoded = encoded
            element = encoded.map { encoded in
                guard let group else {
                    return Array("<f>".utf8) + XMLText.escaped(encoded) + Array("</f>".utf8)
                }
                let start = "<f t=\"shared\" si=\"\(group.number)\""
                guard isFirst else { return Array("\(start)/>".utf8) }
                return Array("\(start) ref=\"\(group.range)\">".utf8) + XMLText.escaped(encoded)
                    + Array("</f>".utf8)
            }
        }
    }

    /// Cells that calculate the same, one below the other.
    private struct Group {
        /// The number of the group on its sheet.
        var number: Int
        /// Its cells; the first of them has the formula in full.
        var range: CellRange
    }

    /// Finds formulas of one sheet that are the same, seen from their cells, in cells one below the
    /// other. ``PlainCells`` then has them in full in the first cell only. Source: ECMA-376 part 1,
    /// §18.3.1.40 (`f`).
    ///
    /// A formula that refers to another sheet is left alone: Excel never shares such a one.
    ///
    /// - Parameter formulas: the formulas of a sheet by their cells.
    /// - Returns: the same formulas, told which ones are alike.
    public static func sharing(
        _ formulas: [CellAddress: PreparedFormula]
    ) -> [CellAddress: PreparedFormula] {
        var shared = formulas
        var number = 0
        var run: [CellAddress] = []
        var common: [UInt8]?
        func close() {
            guard run.count > 1, let first = run.first, let last = run.last else { return }
            let group = Group(number: number, range: CellRange(first, last))
            for address in run {
                guard let formula = formulas[address] else { continue }
                shared[address] = PreparedFormula(
                    formula, group: group, isFirst: address == first)
            }
            number += 1
        }
        let addresses = formulas.keys.sorted { ($0.column, $0.row) < ($1.column, $1.row) }
        for address in addresses {
            let relative = formulas[address]?.encoded.flatMap {
                RelativeFormula.bytes(of: $0, at: address)
            }
            let isBelow = run.last.map {
                $0.column == address.column && $0.row + 1 == address.row
            }
            if isBelow == true, relative != nil, relative == common {
                run.append(address)
            } else {
                close()
                (run, common) = ([address], relative)
            }
        }
        close()
        return shared
    }
}
