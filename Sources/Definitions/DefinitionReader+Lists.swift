import Forms
import Yams

/// A list whose values may be the captions of rows, which are known only later.
struct ListSource {
    var name: String
    var values: [String]
    var captionsOf: (codes: [Int], node: Node)?
    /// Where its name stands.
    var node: Node
}

extension DefinitionReader {
    /// The lists in the order of the file.
    mutating func lists(_ node: Node) -> [ListSource] {
        guard let mapping = node.mapping else {
            note(.wrongType(.mapping), at: node)
            return []
        }
        return mapping.compactMap { key, value in
            guard let name = text(key) else { return nil }
            if !Self.isListName(name) { note(.wrongType(.listName), at: key) }
            listSources[name] = key
            let before = mistakes.count
            let list = list(name, key, value)
            if mistakes.count == before { soundLists.insert(name) }
            return list
        }
    }

    private mutating func list(_ name: String, _ key: Node, _ value: Node) -> ListSource {
        guard value.mapping != nil else {
            if value.sequence?.isEmpty == true { note(.emptyList(name), at: value) }
            return ListSource(name: name, values: values(value), node: key)
        }
        let codes = fields(value, allowed: ["captions_of"])
            .flatMap { needed("captions_of", $0) }
            .map { (codes: self.codes($0), node: $0) }
        return ListSource(name: name, values: [], captionsOf: codes, node: key)
    }

    /// Whether a workbook takes it for a name: small Latin letters, digits and `_`.
    static func isListName(_ name: String) -> Bool {
        name.utf8.first.map { (0x61...0x7A).contains($0) } == true
            && name.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
            }
    }

    private mutating func values(_ node: Node) -> [String] {
        var values: [String] = []
        for element in elements(node) {
            guard let value = text(element) else { continue }
            add(value, to: &values, at: element)
        }
        return values
    }

    /// Adds a value; neither rules nor readers tell two apart that differ in case only.
    private mutating func add(_ value: String, to values: inout [String], at node: Node) {
        if values.contains(where: { $0.matches(value) }) {
            note(.duplicate(.value, value), at: node)
        }
        values.append(value)
    }

    /// The list with the captions it takes from rows.
    mutating func resolve(_ list: ListSource, _ cells: FormCells) -> Form.ValueList {
        var values = list.values
        if let (codes, node) = list.captionsOf {
            for code in codes {
                if let row = cells.row(code) {
                    add(row.caption, to: &values, at: node)
                } else {
                    note(.unknownRow(code), at: node)
                    soundLists.remove(list.name)
                }
            }
        }
        return Form.ValueList(name: list.name, values: values)
    }

    /// What the cells of the sheets can hold.
    func domains(of sheets: [FormSheet], _ lists: [Form.ValueList]) -> FormDomains {
        let sound = lists.filter { soundLists.contains($0.name) && !$0.values.isEmpty }
        var domains = FormDomains(
            sheets, lists: Dictionary(sound.map { ($0.name, $0.values) }) { first, _ in first },
            vague: vague)
        if let checked = checkedForm {
            let lists = Dictionary(checked.lists.map { ($0.name, $0.values) }) { first, _ in first }
            domains.checked = [FormDomains(checked.sheets, lists: lists, vague: [])]
        }
        return domains
    }
}
