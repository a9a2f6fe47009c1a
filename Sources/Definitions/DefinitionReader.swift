import struct FoundationEssentials.Decimal
import Forms
import Yams

/// Turns the nodes of the file into a form and keeps every mistake on the way.
///
/// Each topic is an extension in a file of its own. A function that meets a mistake notes it and
/// returns nil or a value that is as good as possible, so that what follows is read as well.
struct DefinitionReader {
    /// The text of the file.
    private let source: String
    /// The same by lines, once a place inside a value was looked for.
    private var lines: SourceText?
    /// What is wrong so far, without repetition.
    private(set) var mistakes: [Mistake] = []
    /// The years of the form, for cells of the type `year`.
    var years = 0...9999
    /// The names of the form's lists.
    var listNames: Set<String> = []
    /// The older versions whose definitions are known, by version.
    var olderForms: [String: Form] = [:]
    /// The versions that lead to this one by being replaced by it; it cannot replace them as well.
    var newerVersions: Set<String> = []
    /// The lists that were read without a mistake.
    var soundLists: Set<String> = []
    /// Where the names of the lists stand, and which of them cells choose from.
    var listSources: [String: Node] = [:]
    var usedLists: Set<String> = []
    /// Where the cells that identify a report are named, with their keys.
    var identitySources: [(key: String, node: Node, cell: ValueKey)] = []
    /// The first sheet that has a column of a number.
    var columnSheets: [Int: (sheet: String, isRegister: Bool)] = [:]
    /// Cells whose type could not be read; columns of a register with row 0.
    var vague: Set<ValueKey> = []
    /// Expressions that can be checked only when all sheets are known.
    var pending: [PendingExpression] = []
    /// By row, the answers that make blank numbers 0, which may name cells of later sheets.
    var zeroSources: [Int: LocatedExpression] = [:]
    /// The rules, for what can be said of them only when all sheets are known.
    var ruleSources: [RuleSource] = []
    /// The other forms of the workspace, of which a checklist checks one.
    var neighbours: [Form] = []
    /// The form that the checklist checks; nil while it is not known.
    var checkedForm: Form?
    /// Where in the checklist what is being read stands; nil outside it.
    var checklistPlace: ChecklistPlace?
    /// Where pieces stand that have been found wrong, so that nothing is concluded from them.
    var troubled: Set<Spot> = []

    /// Begins to read a file with that text.
    init(source: String) {
        self.source = source
    }

    /// Keeps a mistake at the beginning of a node.
    mutating func note(_ kind: Mistake.Kind, at node: Node) {
        note(kind, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    /// Keeps a mistake inside a text, `offset` characters from its beginning.
    mutating func note(_ kind: Mistake.Kind, in node: Node, offset: Int) {
        guard let scalar = node.scalar, let mark = node.mark else { return note(kind, at: node) }
        let text = lines ?? SourceText(source)
        lines = text
        let before = scalar.string.prefix(offset).unicodeScalars.count
        let place = text.place(of: before, in: scalar.style, from: mark)
        note(kind, line: place?.line ?? mark.line, column: place?.column ?? mark.column)
    }

    private mutating func note(_ kind: Mistake.Kind, line: Int, column: Int) {
        let mistake = Mistake(kind, line: line, column: column)
        if !mistakes.contains(mistake) { mistakes.append(mistake) }
    }
}

/// The keys and values of a mapping.
struct Fields {
    /// The mapping, for mistakes about what is not there.
    let node: Node
    private let pairs: [String: Node]

    init(node: Node, pairs: [String: Node]) {
        self.node = node
        self.pairs = pairs
    }

    /// The value of a key; nil when it is absent.
    subscript(key: String) -> Node? { pairs[key] }

    /// Those of the keys that are there, with their values.
    func only(_ keys: [String]) -> [String: Node] {
        pairs.filter { keys.contains($0.key) }
    }
}

// MARK: Values

extension DefinitionReader {
    /// The mapping at a node; nil when something else stands there.
    mutating func fields(_ node: Node, allowed: [String]) -> Fields? {
        guard let mapping = node.mapping else {
            note(.wrongType(.mapping), at: node)
            return nil
        }
        var pairs: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string, allowed.contains(name) else {
                note(.unknownKey(key.scalar?.string ?? "", allowed: allowed), at: key)
                continue
            }
            pairs[name] = value
        }
        return Fields(node: node, pairs: pairs)
    }

    /// The value of a key that has to be there.
    mutating func needed(_ key: String, _ fields: Fields) -> Node? {
        if fields[key] == nil { note(.missingKey(key), at: fields.node) }
        return fields[key]
    }

    /// The elements at a node.
    mutating func elements(_ node: Node) -> [Node] {
        guard let sequence = node.sequence else {
            note(.wrongType(.list), at: node)
            return []
        }
        return Array(sequence)
    }

    /// The text at a node; numbers and truth values are texts as they stand.
    mutating func text(_ node: Node) -> String? {
        guard let text = node.scalar?.string, !text.isEmpty else {
            note(.wrongType(.text), at: node)
            return nil
        }
        return text
    }

    /// The text of a key that has to be there; empty when it is not.
    mutating func neededText(_ key: String, _ fields: Fields) -> String {
        guard let node = needed(key, fields) else { return "" }
        return text(node) ?? ""
    }

    /// The text of a key that may be absent.
    mutating func optionalText(_ key: String, _ fields: Fields) -> String? {
        guard let node = fields[key] else { return nil }
        return text(node)
    }

    /// One text or a list of them.
    mutating func texts(_ node: Node) -> [String] {
        guard node.sequence != nil else { return text(node).map { [$0] } ?? [] }
        return elements(node).compactMap { text($0) }
    }

    /// The whole number at a node.
    mutating func integer(_ node: Node) -> Int? {
        guard let text = node.scalar?.string, let number = Int(text) else {
            note(.wrongType(.wholeNumber), at: node)
            return nil
        }
        return number
    }

    /// The whole number at a node, within bounds.
    mutating func integer(_ node: Node, in bounds: ClosedRange<Int>) -> Int? {
        guard let number = integer(node) else { return nil }
        guard bounds.contains(number) else {
            note(.outOfBounds(bounds), at: node)
            return nil
        }
        return number
    }

    /// The number at a node, exact.
    mutating func decimal(_ node: Node) -> Decimal? {
        let text = node.scalar?.string ?? ""
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let isNumber =
            parts.count <= 2 && digits.utf8.count <= 30
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard isNumber else {
            note(.wrongType(.number), at: node)
            return nil
        }
        let significand = parts.joined().reduce(into: Decimal(0)) { sum, digit in
            sum = sum * 10 + Decimal(digit.wholeNumberValue ?? 0)
        }
        let places = parts.count == 2 ? parts[1].count : 0
        return Decimal(
            sign: digits.count < text.count ? .minus : .plus, exponent: -places,
            significand: significand)
    }

    /// `true` or `false` at a node.
    mutating func truth(_ node: Node) -> Bool? {
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            note(.wrongType(.truth), at: node)
            return nil
        }
    }

    /// Codes at a node: `3`, `3, 5-7` or a list of such; in their order, without repetition. None
    /// only when that is a mistake.
    mutating func codes(_ node: Node) -> [Int] {
        var codes: [Int] = []
        for element in node.sequence.map(Array.init) ?? [node] {
            guard let ranges = Self.ranges(element.scalar?.string ?? "") else {
                note(.wrongType(.codes), at: element)
                continue
            }
            for code in ranges.joined() where !codes.contains(code) { codes.append(code) }
        }
        if node.sequence?.isEmpty == true { note(.wrongType(.codes), at: node) }
        return codes
    }

    /// Two numbers with a hyphen between them, or one; at most 1000 wide.
    static func ranges(_ text: String) -> [ClosedRange<Int>]? {
        var ranges: [ClosedRange<Int>] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false)
                .map { Int($0.filter { $0 != " " }) }
            guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
                first >= 0, first <= last, last - first <= 1000
            else { return nil }
            ranges.append(first...last)
        }
        return ranges
    }
}
