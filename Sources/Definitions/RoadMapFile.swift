public import Forms
import Spreadsheet
import Yams

/// Reads `roadmap.yaml`: the items of the municipal road map.
public enum RoadMapFile {
    /// Reads the road map.
    ///
    /// - Parameters:
    ///   - yaml: the text of the file.
    ///   - form: the form whose rows and lists the road map names.
    ///   - file: the name of the file, for the error.
    /// - Returns: the road map with its items in the order of the file.
    /// - Throws: ``DefinitionError`` with all mistakes.
    public static func roadMap(
        from yaml: String, for form: Form, file: String = "roadmap.yaml"
    ) throws(DefinitionError) -> RoadMap {
        let (roadMap, mistakes) = review(yaml: yaml, for: form)
        guard let roadMap, mistakes.isEmpty else {
            throw DefinitionError(file: file, mistakes: mistakes)
        }
        return roadMap
    }

    /// Reads the road map and says all there is to say of its file.
    ///
    /// - Parameters:
    ///   - yaml: the text of the file.
    ///   - form: the form whose rows and lists the road map names.
    /// - Returns: the road map as far as it could be read, and the mistakes in the order of the file.
    public static func review(
        yaml: String, for form: Form
    ) -> (roadMap: RoadMap?, mistakes: [Mistake]) {
        let root: Node
        do {
            root = try DefinitionReader.compose(yaml, file: "")
        } catch {
            return (nil, error.mistakes)
        }
        var reader = DefinitionReader(source: yaml)
        let roadMap = reader.roadMap(root, form)
        return (roadMap, reader.mistakes.sorted())
    }
}

extension DefinitionReader {
    private static let itemKeys = [
        "item", "heading", "title", "result", "responsible", "site", "when", "rows",
    ]

    /// Words that stand for a time that has no dates of its own.
    private enum Undated: String, CaseIterable {
        case throughout, yearly, form

        var timing: RoadMapItem.Timing {
            switch self {
            case .throughout: .throughout
            case .yearly: .onceAYear
            case .form: .withForm
            }
        }
    }

    fileprivate mutating func roadMap(_ node: Node, _ form: Form) -> RoadMap? {
        guard let fields = fields(node, allowed: ["statements", "items"]) else { return nil }
        // A file from before reports stated items still gives the terms.
        let statements =
            fields["statements"].map { self.statements($0, form) }
            ?? RoadMap.Statements(list: "", words: [:], offices: [:])
        var numbers: Set<String> = []
        let items = needed("items", fields).map { elements($0) } ?? []
        let read = items.compactMap { roadMapItem($0, form, &numbers) }
        return statements.map { RoadMap(items: read, statements: $0) }
    }

    private mutating func statements(_ node: Node, _ form: Form) -> RoadMap.Statements? {
        guard let fields = fields(node, allowed: ["list", "words", "offices"]) else { return nil }
        let list = neededText("list", fields)
        let known = form.list(named: list)
        if known == nil, let place = fields["list"] { note(.unknownList(list), at: place) }
        let states = RoadMap.State.allCases.map(\.rawValue)
        let words = needed("words", fields).flatMap { self.fields($0, allowed: states) }
        let parties = RoadMapItem.Party.allCases.filter { !$0.isOfInstitutions }
        let offices = needed("offices", fields).flatMap {
            self.fields($0, allowed: parties.map(\.rawValue))
        }
        guard let words, let offices else { return nil }
        var statements = RoadMap.Statements(list: list, words: [:], offices: [:])
        for state in RoadMap.State.allCases {
            guard let place = needed(state.rawValue, words), let word = text(place) else {
                continue
            }
            if let known, !known.values.contains(word) {
                note(.unknownWord(word, allowed: known.values), at: place)
            }
            statements.words[state] = word
        }
        for party in parties {
            statements.offices[party] = offices[party.rawValue].map { texts($0) }
        }
        return statements
    }

    private mutating func roadMapItem(
        _ node: Node, _ form: Form, _ numbers: inout Set<String>
    ) -> RoadMapItem? {
        guard let fields = fields(node, allowed: Self.itemKeys) else { return nil }
        let number = needed("item", fields).flatMap { items($0).first } ?? ""
        if !number.isEmpty, !numbers.insert(number).inserted {
            note(.duplicate(.item, number), at: fields["item"] ?? node)
        }
        let heading = optionalText("heading", fields)
        let title = neededText("title", fields)
        let result = neededText("result", fields)
        let parties = needed("responsible", fields).map { elements($0) } ?? []
        let responsible = parties.compactMap { word($0, RoadMapItem.Party.self) }
        let sites = (fields["site"].map { elements($0) } ?? [])
            .compactMap { word($0, RoadMapItem.Site.self) }
        let codes = fields["rows"].map { rows($0, form) } ?? []
        guard let when = needed("when", fields), let timing = timing(when) else { return nil }
        return RoadMapItem(
            number: number, heading: heading, title: title, result: result,
            responsible: responsible, sites: sites, timing: timing, rows: codes)
    }

    private mutating func rows(_ node: Node, _ form: Form) -> [Int] {
        elements(node).compactMap { element -> Int? in
            guard let code = integer(element) else { return nil }
            if form.row(code) == nil { note(.unknownRow(code), at: element) }
            return code
        }
    }

    private mutating func timing(_ node: Node) -> RoadMapItem.Timing? {
        guard node.mapping != nil else { return word(node, Undated.self)?.timing }
        guard let fields = fields(node, allowed: ["once", "yearly"]) else { return nil }
        if fields["once"] != nil, let yearly = fields["yearly"] {
            note(.keysExclude("once", "yearly"), at: yearly)
        }
        if let once = fields["once"] { return self.once(once) }
        guard let yearly = needed("yearly", fields) else { return nil }
        return .yearly(elements(yearly).compactMap { window($0) })
    }

    private mutating func once(_ node: Node) -> RoadMapItem.Timing? {
        guard let fields = fields(node, allowed: ["from", "to"]),
            let from = needed("from", fields), let to = needed("to", fields),
            let first = day(from), let last = day(to)
        else { return nil }
        guard first <= last else {
            note(.backwardDays, at: to)
            return nil
        }
        return .once(first...last)
    }

    private mutating func window(_ node: Node) -> RoadMapItem.Window? {
        guard let fields = fields(node, allowed: ["from", "to"]),
            let from = needed("from", fields), let to = needed("to", fields),
            let first = dayOfYear(from), let last = dayOfYear(to)
        else { return nil }
        guard (first.month, first.day) <= (last.month, last.day) else {
            note(.backwardDays, at: to)
            return nil
        }
        return RoadMapItem.Window(first: first, last: last)
    }

    private mutating func day(_ node: Node) -> CalendarDate? {
        guard let day = CalendarDate(iso: node.scalar?.string ?? "") else {
            note(.wrongType(.day), at: node)
            return nil
        }
        return day
    }
}
