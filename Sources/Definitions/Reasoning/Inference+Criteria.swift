import Forms
import struct FoundationEssentials.Decimal

extension Inference {
    /// What COUNTIF and COUNTIFS can come to.
    mutating func counted(_ pairs: ArraySlice<LocatedExpression>) -> Domain {
        let first = matched(pairs, beside: nil)
        let most = first?.count.map { Decimal($0) }
        return Domain(.numbers(NumberRange(from: 0, to: most, whole: true)), canBeBlank: true)
    }

    /// What SUMIFS can come to.
    mutating func summed(_ parts: [LocatedExpression]) -> Domain {
        let cells = cells(of: parts[0])
        for type in cells.elements.compactMap(\.type) where type != .number {
            complain(.wrongArgument(.sumIfs, expected: [.number], found: type), at: parts[0])
            break
        }
        _ = matched(parts.dropFirst(), beside: cells)
        let sum = Self.sum(of: [cells]).union(NumberRange(0))
        return Domain(.numbers(sum), canBeBlank: true)
    }

    /// Goes through pairs of cells and a criterion; the first cells are the answer.
    private mutating func matched(
        _ pairs: ArraySlice<LocatedExpression>, beside other: ListDomain?
    ) -> ListDomain? {
        var first = other
        var rest = pairs
        while let range = rest.popFirst(), let criterion = rest.popFirst() {
            let cells = cells(of: range)
            if let first, first.shape != cells.shape, first.shape != .open, cells.shape != .open {
                complain(.unequalLists, at: range)
            }
            first = first ?? cells
            check(criterion, of: cells, range)
        }
        return first
    }

    /// What a criterion compares with the cells, and whether that makes sense.
    private mutating func check(
        _ criterion: LocatedExpression, of cells: ListDomain, _ range: LocatedExpression
    ) {
        let value = value(of: criterion)
        let types = cells.elements.map(\.type)
        guard !types.contains(nil), let type = types.first ?? nil else { return }
        guard case .text(let written) = criterion.expression else {
            guard let found = value.type, found != .text, !types.contains(found) else { return }
            complain(.incomparable(type, found), at: criterion)
            return
        }
        let text = CriterionText(parsing: written)
        guard !text.asksForEmptiness else { return }
        let wanted: Mistake.ValueType =
            switch text.operand {
            case .number: .number
            case .date: .date
            case .text: .text
            }
        let isEquality = text.sign == .equal || text.sign == .notEqual
        if types.contains(.text), isEquality {
            checkList(text, written, of: cells, range, at: criterion)
        } else if !types.contains(wanted) {
            complain(.incomparable(type, wanted), at: criterion)
        }
    }

    /// Whether the lists of the cells have a text that a criterion describes.
    private mutating func checkList(
        _ text: CriterionText, _ written: String, of cells: ListDomain,
        _ range: LocatedExpression, at criterion: LocatedExpression
    ) {
        var offered: [String] = []
        for list in lists(of: range) {
            guard let list else { return }
            guard !list.contains(where: text.describes) else { return }
            offered += list.filter { !offered.contains($0) }
        }
        guard !offered.isEmpty else { return }
        let wanted = written.drop { "<>=".contains($0) }
        complain(
            .notInList(String(wanted), list: offered, before: isBefore(range)), at: criterion,
            shared: true)
    }

    /// The list of each cell; nil for one that takes other values as well.
    private func lists(of range: LocatedExpression) -> [[String]?] {
        switch range.expression {
        case .reference(let reference): [form.list(reference, in: place)]
        case .range(let first, let last):
            (form.keys(from: first, to: last, in: place) ?? []).map { key in
                form.list(Expression.Reference(row: key.row, column: key.column), in: place)
            }
        default: [nil]
        }
    }

    private func isBefore(_ range: LocatedExpression) -> Bool {
        switch range.expression {
        case .reference(let reference), .range(let reference, _): reference.source == .previous
        default: false
        }
    }
}
