/// A version of a form that was collected before, and what the next one made of it.
public struct OlderVersion: Sendable {
    /// The form as it was.
    public var form: Form
    /// What became of its rows, columns, cells and list values.
    public var changes: VersionChanges

    /// Names a version and its changes.
    public init(form: Form, changes: VersionChanges) {
        self.form = form
        self.changes = changes
    }
}

/// What a new version of a form changed; what is not named kept its code.
///
/// All codes on the left are those of the older version. It is read from the part `replaces` of a
/// definition, see the target `Definitions`.
public struct VersionChanges: Hashable, Sendable {
    /// New codes or wordings, and what has no successor at all.
    public struct Names<Name: Hashable & Sendable>: Hashable, Sendable {
        /// The successor of each that has another one than itself.
        public var renamed: [Name: Name]
        /// What was given up.
        public var dropped: Set<Name>

        /// Makes a list of changes; nothing changed unless told otherwise.
        public init(renamed: [Name: Name] = [:], dropped: Set<Name> = []) {
            self.renamed = renamed
            self.dropped = dropped
        }

        /// What stands for it now; nil when it was given up.
        public func successor(of name: Name) -> Name? {
            dropped.contains(name) ? nil : renamed[name] ?? name
        }

        /// Whether something is said of it.
        public func mentions(_ name: Name) -> Bool {
            dropped.contains(name) || renamed[name] != nil
        }
    }

    /// Fixed rows, by code.
    public var rows: Names<Int>
    /// Columns, by number, of each sheet that has changes.
    public var columns: [Int: Names<Int>]
    /// Single fixed cells, which go before their rows and columns.
    public var cells: Names<ValueKey>
    /// Values of each list that has changes, by its name.
    public var values: [String: Names<String>]

    /// Makes a set of changes; nothing changed unless told otherwise.
    public init(
        rows: Names<Int> = Names(), columns: [Int: Names<Int>] = [:],
        cells: Names<ValueKey> = Names(), values: [String: Names<String>] = [:]
    ) {
        self.rows = rows
        self.columns = columns
        self.cells = cells
        self.values = values
    }

    /// The successor of a fixed cell of the sheet with that number; nil when it was given up.
    public func successor(of key: ValueKey, onSheet sheet: Int) -> ValueKey? {
        if cells.mentions(key) { return cells.successor(of: key) }
        guard let row = rows.successor(of: key.row),
            let column = successor(ofColumn: key.column, onSheet: sheet)
        else { return nil }
        return ValueKey(row, column)
    }

    /// The successor of a column of the sheet with that number; nil when it was given up.
    public func successor(ofColumn number: Int, onSheet sheet: Int) -> Int? {
        columns[sheet].map { $0.successor(of: number) } ?? number
    }
}
