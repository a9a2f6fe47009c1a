import Forms
import Yams

/// What a definition says of one name of an older version.
struct NamedChange<Name: Hashable> {
    /// The old name.
    var old: Name
    /// The new one; nil for none.
    var new: Name?
    var oldNode: Node
    var newNode: Node
}

/// What a definition says of an older version, each word with its place.
struct WrittenChanges {
    /// The word for what has no successor.
    static let none = "none"

    /// The name of the older version, with its place.
    var version: String
    var node: Node
    var rows: [NamedChange<Int>] = []
    /// The columns of each sheet.
    var columns: [(sheet: Int, node: Node, changes: [NamedChange<Int>])] = []
    var cells: [NamedChange<ValueKey>] = []
    /// The values of each list.
    var values: [(list: String, node: Node, changes: [NamedChange<String>])] = []

    /// The changes alone.
    var changes: VersionChanges {
        VersionChanges(
            rows: Self.names(rows),
            columns: Dictionary(
                columns.map { ($0.sheet, Self.names($0.changes)) }, uniquingKeysWith: { $1 }),
            cells: Self.names(cells),
            values: Dictionary(
                values.map { ($0.list, Self.names($0.changes)) }, uniquingKeysWith: { $1 }))
    }

    private static func names<Name: Hashable & Sendable>(
        _ changes: [NamedChange<Name>]
    ) -> VersionChanges.Names<Name> {
        var names = VersionChanges.Names<Name>()
        for change in changes {
            if let new = change.new {
                names.renamed[change.old] = new
            } else {
                names.dropped.insert(change.old)
            }
        }
        return names
    }
}

extension DefinitionReader {
    static let versionKeys = ["version", "rows", "columns", "cells", "values"]

    /// The versions that a form replaced, with what became of their parts.
    mutating func replaced(_ node: Node, by form: Form) -> [OlderVersion] {
        var versions: [OlderVersion] = []
        for node in elements(node) {
            let count = mistakes.count
            guard let fields = fields(node, allowed: Self.versionKeys),
                let named = needed("version", fields), let version = text(named)
            else { continue }
            if versions.contains(where: { $0.form.version == version }) {
                note(.duplicate(.version, version), at: named)
            } else if version == form.version || newerVersions.contains(version) {
                note(.replacement(.circular(version)), at: named)
            } else if let older = olderForms[version] {
                guard older.id == form.id else {
                    note(.replacement(.otherForm(id: older.id)), at: named)
                    continue
                }
                let written = changes(fields, version: version, named, from: older, to: form)
                check(written, from: older, to: form, mistakesBefore: count)
                versions.append(OlderVersion(form: older, changes: written.changes))
            } else {
                note(.replacement(.unknown(version)), at: named)
            }
        }
        return versions
    }

    private mutating func changes(
        _ fields: Fields, version: String, _ node: Node, from older: Form, to form: Form
    ) -> WrittenChanges {
        var written = WrittenChanges(version: version, node: node)
        if let node = fields["rows"] { written.rows = codeChanges(node) }
        for (key, value) in pairs(fields["columns"]) {
            guard let sheet = integer(key) else { continue }
            written.columns.append((sheet, key, columnChanges(value, key, sheet, of: older)))
        }
        if let node = fields["cells"] { written.cells = cellChanges(node, from: older, to: form) }
        for (key, value) in pairs(fields["values"]) {
            guard let list = text(key) else { continue }
            written.values.append((list, key, textChanges(value)))
        }
        return written
    }

    /// The keys and values of a mapping that may be absent.
    private mutating func pairs(_ node: Node?) -> [(Node, Node)] {
        guard let node else { return [] }
        guard let mapping = node.mapping else {
            note(.wrongType(.mapping), at: node)
            return []
        }
        return mapping.map { ($0, $1) }
    }

    /// Whether a node says that there is no successor.
    private func isNone(_ node: Node) -> Bool { node.scalar?.string == WrittenChanges.none }

    /// Codes and their successors; several codes at once can only be given up.
    private mutating func codeChanges(_ node: Node) -> [NamedChange<Int>] {
        pairs(node).flatMap { key, value -> [NamedChange<Int>] in
            let none = isNone(value)
            let olds = none ? codes(key) : integer(key).map { [$0] } ?? []
            guard let new = none ? .some(nil) : integer(value).map(Optional.some) else {
                return []
            }
            return olds.map { NamedChange(old: $0, new: new, oldNode: key, newNode: value) }
        }
    }

    /// The changes of a sheet's columns; one word gives up all of them.
    private mutating func columnChanges(
        _ node: Node, _ key: Node, _ sheet: Int, of older: Form
    ) -> [NamedChange<Int>] {
        guard isNone(node) else { return codeChanges(node) }
        let columns = older.sheets.first { $0.number == sheet }?.inputColumns ?? []
        return columns.map {
            NamedChange(old: $0.number, new: nil, oldNode: key, newNode: node)
        }
    }

    private mutating func cellChanges(
        _ node: Node, from older: Form, to form: Form
    ) -> [NamedChange<ValueKey>] {
        let (oldCells, newCells) = (FormCells(older.sheets), FormCells(form.sheets))
        var changes: [NamedChange<ValueKey>] = []
        for (key, value) in pairs(node) {
            guard let old = fixedCell(key) else { continue }
            guard oldCells.mistake(in: old, scope: .once) == nil, let oldKey = oldCells.key(old)
            else {
                let version = older.version
                note(.replacement(.absent(.cell, old.description, version: version)), at: key)
                continue
            }
            var newKey: ValueKey?
            if !isNone(value) {
                guard let new = fixedCell(value) else { continue }
                if let mistake = newCells.mistake(in: new, scope: .once) {
                    note(mistake, at: value)
                    continue
                }
                newKey = newCells.key(new)
            }
            changes.append(
                NamedChange(old: oldKey, new: newKey, oldNode: key, newNode: value))
        }
        return changes
    }

    /// The reference to a cell of a fixed row at a node, of whichever version.
    private mutating func fixedCell(_ node: Node) -> Expression.Reference? {
        guard let text = text(node) else { return nil }
        let expression: Expression
        do { expression = try Expression(parsing: text) } catch {
            note(.badExpression(error.kind), in: node, offset: error.position)
            return nil
        }
        guard case .reference(let reference) = expression, reference.row != nil,
            reference.source == .report
        else {
            note(.wrongType(.reference), at: node)
            return nil
        }
        return reference
    }

    private mutating func textChanges(_ node: Node) -> [NamedChange<String>] {
        pairs(node).compactMap { key, value in
            guard let old = text(key), let new = text(value) else { return nil }
            return NamedChange(
                old: old, new: isNone(value) ? nil : new, oldNode: key, newNode: value)
        }
    }
}
