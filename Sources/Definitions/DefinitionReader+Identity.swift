import Forms
import Yams

extension DefinitionReader {
    static let identityKeys = ["inn"] + Form.IdentityCells.named.map(\.name)

    /// The cells that say whose report it is and of when.
    ///
    /// `inn` is the word for the respondent of forms that institutions fill in.
    mutating func identity(_ node: Node, _ cells: FormCells) -> Form.IdentityCells? {
        guard let fields = fields(node, allowed: Self.identityKeys) else { return nil }
        var found: [String: ValueKey] = [:]
        for key in Self.identityKeys {
            guard let node = fields[key], let reference = reference(node, in: .once) else {
                continue
            }
            found[key] = cells.key(reference)
            if let cell = found[key] { identitySources.append((key, node, cell)) }
        }
        if fields["inn"] != nil, let node = fields["respondent"] {
            note(.keysExclude("inn", "respondent"), at: node)
        }
        let respondent = found["inn"] ?? found["respondent"]
        var required = ["year", "half"]
        if fields["inn"] != nil || respondent.map(cells.kind) == .some(.inn) {
            // Whether institutions reported, when, and in whose place, is what the board shows.
            required += Form.IdentityCells.ofInstitutions
        } else if fields["respondent"] == nil {
            note(.missingKey("respondent"), at: node)
        }
        for key in required where fields[key] == nil { note(.missingKey(key), at: node) }
        guard let respondent, let year = found["year"], let half = found["half"],
            required.allSatisfy({ found[$0] != nil })
        else { return nil }
        return Form.IdentityCells(
            respondent: respondent, name: found["name"], fullName: found["full_name"],
            district: found["district"], kind: found["kind"], year: year, half: half,
            asOf: found["as_of"], reportKind: found["report_kind"],
            correction: found["correction"], published: found["published"])
    }

    /// What the pipeline reads from a cell that identifies a report.
    static func expected(_ key: String) -> Mistake.Expected {
        switch key {
        case "inn": .innCell
        case "respondent": .respondentCell
        case "year", "correction": .numberCell
        case "half": .halfCell
        case "as_of", "published": .dateCell
        default: .textCell
        }
    }
}

extension Form.IdentityCells {
    /// The cells that a form of institutions has to have, with the words of the file for them.
    static let ofInstitutions = [
        "name", "full_name", "district", "kind", "as_of", "report_kind", "correction", "published",
    ]

    /// The cells with the words of the file for them.
    static var named: [(name: String, cell: (Self) -> ValueKey?)] {
        [
            ("respondent", { $0.respondent }), ("name", { $0.name }),
            ("full_name", { $0.fullName }), ("district", { $0.district }), ("kind", { $0.kind }),
            ("year", { $0.year }), ("half", { $0.half }), ("as_of", { $0.asOf }),
            ("report_kind", { $0.reportKind }), ("correction", { $0.correction }),
            ("published", { $0.published }),
        ]
    }
}
