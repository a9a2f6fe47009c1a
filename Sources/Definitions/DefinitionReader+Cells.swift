import FoundationEssentials
import Forms
import Yams

/// What the file says of a cell: in its column, in its row, or in the `cells` of its row.
struct CellSpec {
    /// The keys that describe the type.
    private static let kindKeys = ["type", "list", "min", "max", "places", "limit"]
    /// All keys that describe a cell.
    static let keys = kindKeys + ["required", "personal", "hint", "carry"]

    /// The values by key.
    private(set) var nodes: [String: Node]

    init(nodes: [String: Node] = [:]) {
        self.nodes = nodes
    }

    init(_ fields: Fields) {
        nodes = fields.only(Self.keys)
    }

    subscript(key: String) -> Node? { nodes[key] }

    /// Whether type and requirement are both there.
    var isComplete: Bool {
        (nodes["type"] != nil || nodes["list"] != nil) && nodes["required"] != nil
    }

    /// This description with what another one says otherwise. A new type replaces all of the old.
    func overlaid(with other: CellSpec) -> CellSpec {
        let isNewKind = other["type"] != nil || other["list"] != nil
        let kept = isNewKind ? nodes.filter { !Self.kindKeys.contains($0.key) } : nodes
        return CellSpec(nodes: kept.merging(other.nodes) { $1 })
    }
}

extension DefinitionReader {
    /// The cell of a description; one for a text when the type cannot be told, so that references
    /// to the cell are not mistakes as well; the key of such a cell is kept in ``vague``.
    mutating func cell(
        _ spec: CellSpec, at node: Node, scope: FormRule.Scope, condition: LocatedExpression?,
        key: ValueKey? = nil
    ) -> InputCell {
        let requirement = requirement(spec, at: node, scope: scope, condition: condition)
        let isPersonal = spec["personal"].flatMap { truth($0) } ?? false
        let isCarried = spec["carry"].flatMap { truth($0) } ?? false
        let hint = spec["hint"].flatMap { text($0) }
        // Input messages of spreadsheet programs hold no more.
        if let hint, hint.count > 255 { note(.tooLong(limit: 255), at: spec["hint"] ?? node) }
        let kind = kind(spec, at: node)
        if kind == nil, let key { vague.insert(key) }
        return InputCell(
            kind: kind ?? .text(limit: 1), requirement: requirement, isPersonal: isPersonal,
            hint: hint, isCarried: isCarried)
    }

    private mutating func requirement(
        _ spec: CellSpec, at node: Node, scope: FormRule.Scope, condition: LocatedExpression?
    ) -> InputCell.Requirement {
        guard let required = spec["required"] else {
            note(.missingKey("required"), at: node)
            return .never
        }
        switch required.string {
        case "never", "optional": return .never
        case "always", "required": return condition.map { .when($0.expression) } ?? .always
        default: break
        }
        let own = expression(required, in: scope, as: .condition(.required), given: condition)
        guard let own = own?.expression else { return .never }
        return .when(condition.map { .call(.and, [$0.expression, own]) } ?? own)
    }

    // MARK: Types

    /// The types in the words of the file.
    private enum TypeName: String, CaseIterable {
        case integer, decimal, date, text, choice, url, inn, year

        var keys: [String] {
            switch self {
            case .integer: ["min", "max"]
            case .decimal: ["places", "min", "max"]
            case .text: ["limit"]
            case .choice: ["list"]
            case .date, .url, .inn, .year: []
            }
        }
    }

    private mutating func kind(_ spec: CellSpec, at node: Node) -> InputCell.Kind? {
        guard let named = spec["type"] ?? spec["list"] else {
            note(.missingKey("type"), at: node)
            return nil
        }
        let name = spec["type"] == nil ? TypeName.choice : word(named, TypeName.self)
        guard let name else { return nil }
        for key in ["list", "min", "max", "places", "limit"] where !name.keys.contains(key) {
            if let surplus = spec[key] {
                note(.unknownKey(key, allowed: ["type"] + name.keys), at: surplus)
            }
        }
        switch name {
        case .date: return .date
        case .url: return .url
        case .inn: return .inn
        case .year: return .integer(years)
        case .integer:
            let lowest = spec["min"].flatMap { integer($0) } ?? 0
            guard let highest = bound("max", spec, node).flatMap({ integer($0) }) else {
                return nil
            }
            return bounds(lowest, highest, at: named).map { .integer($0) }
        case .decimal:
            let places = bound("places", spec, node).flatMap { integer($0, in: 1...6) }
            let lowest = bound("min", spec, node).flatMap { decimal($0) }
            let highest = bound("max", spec, node).flatMap { decimal($0) }
            guard let places, let lowest, let highest,
                let bounds = bounds(lowest, highest, at: named)
            else { return nil }
            let step = Decimal(sign: .plus, exponent: -places, significand: 1)
            if (lowest / step).ceiling * step > highest {
                note(.noNumberFits(places: places), at: named)
            }
            return .decimal(places: places, bounds)
        case .text:
            return bound("limit", spec, node).flatMap { integer($0, in: 1...32_767) }
                .map { .text(limit: $0) }
        case .choice:
            guard let list = bound("list", spec, node), let name = text(list) else { return nil }
            if !listNames.contains(name) { note(.unknownList(name), at: list) }
            usedLists.insert(name)
            return .choice(list: name)
        }
    }

    private mutating func bound(_ key: String, _ spec: CellSpec, _ node: Node) -> Node? {
        if spec[key] == nil { note(.missingKey(key), at: node) }
        return spec[key]
    }

    private mutating func bounds<Bound: Comparable>(
        _ lowest: Bound, _ highest: Bound, at node: Node
    ) -> ClosedRange<Bound>? {
        guard lowest <= highest else {
            note(.emptyBounds, at: node)
            return nil
        }
        return lowest...highest
    }

    /// One of the words of a vocabulary.
    mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ node: Node, _: Word.Type
    ) -> Word? {
        let text = node.scalar?.string ?? ""
        if let word = Word(rawValue: text) { return word }
        note(.unknownWord(text, allowed: Word.allCases.map(\.rawValue)), at: node)
        return nil
    }
}
