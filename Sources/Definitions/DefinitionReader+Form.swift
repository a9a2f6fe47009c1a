import Forms
import Yams

extension DefinitionReader {
    static let formKeys = [
        "id", "version", "short_title", "title", "roadmap_item", "collector", "years", "deadlines",
        "period_names", "identity", "lists", "instruction", "sheets", "rules", "checklist",
        "replaces",
    ]

    /// The whole form; nil when something was noted that leaves no form at all.
    mutating func form(_ node: Node) -> Form? {
        guard let fields = fields(node, allowed: Self.formKeys) else { return nil }
        let years = needed("years", fields).flatMap { self.years($0) }
        if let years { self.years = years }
        let lists = needed("lists", fields).map { self.lists($0) } ?? []
        listNames = Set(lists.map(\.name))
        var sheets = needed("sheets", fields).map { self.sheets($0) } ?? []
        let cells = FormCells(sheets)
        settleZeros(of: &sheets, cells)
        let identity = needed("identity", fields).flatMap { self.identity($0, cells) }
        let rules = fields["rules"].map { self.rules($0, cells) } ?? []
        let resolved = lists.map { resolve($0, cells) }
        let checklist = fields["checklist"].flatMap { self.checklist($0, sheets, resolved) }
        checkReferences(sheets)
        checkSense(domains(of: sheets, resolved))
        checkCells(sheets, resolved)
        let (id, version) = (neededText("id", fields), neededText("version", fields))
        let shortTitle = neededText("short_title", fields)
        let title = neededText("title", fields)
        let item = needed("roadmap_item", fields).map { items($0).joined() } ?? ""
        let collector = neededText("collector", fields)
        let deadlines = needed("deadlines", fields).map { self.deadlines($0) } ?? [:]
        let periodNames = fields["period_names"].map { self.periodNames($0) } ?? [:]
        let instruction = fields["instruction"].map { self.instruction($0) } ?? []
        guard let identity else { return nil }
        var form = Form(
            id: id, version: version, shortTitle: shortTitle, title: title, roadMapItem: item,
            collector: collector, years: self.years, deadlines: deadlines, periodNames: periodNames,
            lists: resolved, sheets: sheets, identity: identity, rules: rules,
            instruction: instruction,
            checklist: checklist)
        if let node = fields["replaces"] { form.older = replaced(node, by: form) }
        return form
    }

    private mutating func years(_ node: Node) -> ClosedRange<Int>? {
        guard let ranges = Self.ranges(node.scalar?.string ?? ""), ranges.count == 1 else {
            note(.wrongType(.years), at: node)
            return nil
        }
        return ranges[0]
    }

    private mutating func deadlines(_ node: Node) -> [Half: Form.Deadline] {
        guard let fields = fields(node, allowed: Half.allCases.map { "\($0.rawValue)" }) else {
            return [:]
        }
        var deadlines: [Half: Form.Deadline] = [:]
        for half in Half.allCases {
            guard let node = needed("\(half.rawValue)", fields) else { continue }
            deadlines[half] = dayOfYear(node)
        }
        return deadlines
    }

    private mutating func periodNames(_ node: Node) -> [Half: String] {
        guard let fields = fields(node, allowed: Half.allCases.map { "\($0.rawValue)" }) else {
            return [:]
        }
        var names: [Half: String] = [:]
        for half in Half.allCases {
            guard let node = needed("\(half.rawValue)", fields), let name = text(node) else {
                continue
            }
            if names.values.contains(name) { note(.duplicate(.period, name), at: node) }
            names[half] = name
        }
        return names
    }

    /// The day of every year at a node; 29 February is none.
    mutating func dayOfYear(_ node: Node) -> Form.Deadline? {
        let parts = (node.scalar?.string ?? "").split(separator: "-").map { Int($0) }
        let longest = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard parts.count == 2, let month = parts[0], (1...12).contains(month), let day = parts[1],
            (1...longest[month - 1]).contains(day)
        else {
            note(.wrongType(.dayOfYear), at: node)
            return nil
        }
        return Form.Deadline(month: month, day: day)
    }

    private mutating func instruction(_ node: Node) -> [Form.InstructionBlock] {
        elements(node).compactMap { node in
            guard let fields = fields(node, allowed: ["heading", "paragraphs"]) else { return nil }
            let paragraphs = needed("paragraphs", fields).map { elements($0) } ?? []
            return Form.InstructionBlock(
                heading: neededText("heading", fields),
                paragraphs: paragraphs.compactMap { text($0) })
        }
    }
}
