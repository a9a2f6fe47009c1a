/// The municipal road map: its items, and how forms state what became of them.
public struct RoadMap: Sendable {
    /// What may be stated of an item.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// It is done.
        case done
        /// It is being done.
        case running
        /// It is not done.
        case undone
        /// It is not due yet.
        case early
        /// It need not be done.
        case unneeded
    }

    /// How forms state what became of an item: which cells do, which words they hold, and who the
    /// offices are that fill such forms in.
    public struct Statements: Hashable, Sendable {
        /// The name of the list that such a cell chooses from.
        public var list: String
        /// The words of the list.
        public var words: [State: String]
        /// The names under which offices fill forms in.
        public var offices: [RoadMapItem.Party: [String]]

        /// Makes a description.
        public init(
            list: String, words: [State: String], offices: [RoadMapItem.Party: [String]]
        ) {
            self.list = list
            self.words = words
            self.offices = offices
        }

        /// What a word means; nil when it is none of the list.
        public func state(of word: String) -> State? {
            words.first { $0.value.matches(word) }?.key
        }

        /// The office of a name; nil when no office is called so.
        public func office(named name: String) -> RoadMapItem.Party? {
            offices.first { $0.value.contains { $0.matches(name) } }?.key
        }
    }

    /// The items in their order.
    public var items: [RoadMapItem]
    /// How forms state what became of them.
    public var statements: Statements

    /// Makes a road map.
    public init(items: [RoadMapItem], statements: Statements) {
        self.items = items
        self.statements = statements
    }
}

extension Form {
    /// The cells that state what became of an item of the road map, by its number.
    ///
    /// That is a cell of a row that answers this item alone and chooses from the list of states.
    /// Other rows that answer the item tell a fact about it, not its state.
    public func cells(stating statements: RoadMap.Statements) -> [String: ValueKey] {
        var cells: [String: ValueKey] = [:]
        for (item, row) in rowsOfOneItem where cells[item] == nil {
            let choices = row.cells.filter { $0.value.kind == .choice(list: statements.list) }
            if let column = choices.keys.min() { cells[item] = ValueKey(row.code, column) }
        }
        return cells
    }

    /// All cells that can state what became of an item of the road map, whichever list a map names.
    public var cellsOnItems: [ValueKey] {
        rowsOfOneItem.flatMap { item in
            item.row.cells.sorted { $0.key < $1.key }.compactMap { column, cell in
                if case .choice = cell.kind { ValueKey(item.row.code, column) } else { nil }
            }
        }
    }

    private var rowsOfOneItem: [(item: String, row: FormRow)] {
        sheets.flatMap(\.rows).compactMap { row in
            guard row.roadMapItems.count == 1, let item = row.roadMapItems.first else { return nil }
            return (item, row)
        }
    }
}
