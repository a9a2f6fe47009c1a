import Forms
import struct FoundationEssentials.Decimal

/// What the cells of a form can hold, looked up by code.
struct FormDomains {
    /// A register.
    struct Register {
        var hasKey: Bool
        var hasCurrentRows: Bool
    }

    /// The domain of each cell of each fixed row.
    private var rows: [Int: [Int: Domain]] = [:]
    /// The codes of the fixed rows in rising order.
    private let codes: [Int]
    /// The sheet and the domain of each column of a register.
    private var columns: [Int: (sheet: Int, domain: Domain)] = [:]
    /// The registers by the number of their sheet.
    private(set) var registers: [Int: Register] = [:]
    /// The lists that cells choose from, by the codes of cell and column.
    private var lists: [ValueKey: [String]] = [:]
    private var columnLists: [Int: [String]] = [:]
    /// The cells of the form that the checklist checks; one or none.
    var checked: [FormDomains] = []

    /// Looks through the sheets.
    ///
    /// - Parameters:
    ///   - sheets: the sheets as far as they could be read.
    ///   - lists: the lists by name; one that could not be read is not among them.
    ///   - vague: the cells and columns whose type could not be read, columns with row 0.
    init(
        _ sheets: [FormSheet], lists: [String: [String]], vague: Set<ValueKey>
    ) {
        let texts = lists.mapValues(TextSet.init)
        let domain = { (cell: InputCell, key: ValueKey) -> Domain in
            vague.contains(key) ? .unknown : Domain(cell.kind, texts)
        }
        let choices = { (cell: InputCell) -> [String]? in
            if case .choice(let list) = cell.kind { lists[list] } else { nil }
        }
        var codes: Set<Int> = []
        // A number that means a column of a table as well is a mistake of its own.
        let claimed = Set(
            sheets.filter { !$0.isRegister }.flatMap(\.inputColumns).map(\.number))
        for sheet in sheets {
            for row in sheet.rows where codes.insert(row.code).inserted {
                rows[row.code] = [:]
                for (column, cell) in row.cells {
                    let key = ValueKey(row.code, column)
                    rows[row.code]?[column] = domain(cell, key)
                    self.lists[key] = choices(cell)
                }
            }
            guard sheet.isRegister else { continue }
            registers[sheet.number] = Register(
                hasKey: sheet.keyColumn != nil, hasCurrentRows: sheet.currentRows != nil)
            for column in sheet.columns
            where columns[column.number] == nil && !claimed.contains(column.number) {
                let found = column.cell.map { domain($0, ValueKey(0, column.number)) }
                columns[column.number] = (sheet.number, found ?? .unknown)
                columnLists[column.number] = column.cell.flatMap(choices)
            }
        }
        self.codes = codes.sorted()
    }

    /// Whether there is a fixed row of that code.
    func hasRow(_ code: Int) -> Bool { rows[code] != nil }

    /// The sheet whose register has the column; nil when none has.
    func register(ofColumn column: Int) -> Int? { columns[column]?.sheet }

    /// What a cell of a register's column can hold.
    func domain(ofColumn column: Int) -> Domain { columns[column]?.domain ?? .unknown }

    /// The column that a reference to a fixed row means in a place; nil when it is none.
    func key(_ reference: Expression.Reference, in place: RulePlace) -> ValueKey? {
        guard let row = reference.row ?? place.row, let cells = rows[row] else { return nil }
        if let column = reference.column {
            return cells[column] == nil ? nil : ValueKey(row, column)
        }
        if let column = place.column, cells[column] != nil { return ValueKey(row, column) }
        return cells.count == 1 ? cells.keys.first.map { ValueKey(row, $0) } : nil
    }

    /// What a fixed cell can hold.
    func domain(at key: ValueKey) -> Domain { rows[key.row]?[key.column] ?? .unknown }

    /// The list that a reference chooses from; nil when it chooses from none.
    func list(_ reference: Expression.Reference, in place: RulePlace) -> [String]? {
        if reference.source == .checked { return checkedList(reference, in: place) }
        if reference.row == nil, let column = reference.column, columns[column] != nil {
            return columnLists[column]
        }
        return key(reference, in: place).flatMap { lists[$0] }
    }

    private func checkedList(
        _ reference: Expression.Reference, in place: RulePlace
    ) -> [String]? {
        guard let form = checked.first else { return nil }
        let lists = form.keys(ofChecked: reference, in: place).map { form.lists[$0] }
        guard let first = lists.first, lists.allSatisfy({ $0 == first }) else { return nil }
        return first
    }

    /// The cells of this form that a reference in a checklist means.
    func keys(ofChecked reference: Expression.Reference, in place: RulePlace) -> [ValueKey] {
        let rows = reference.row.map { [$0] } ?? place.checklist?.rows ?? []
        return rows.compactMap { row in
            var reference = reference
            reference.row = row
            return key(reference, in: RulePlace())
        }
    }

    /// The fixed cells from one to another, crossed out ones left out; nil when an end is missing.
    func keys(
        from first: Expression.Reference, to last: Expression.Reference, in place: RulePlace
    ) -> [ValueKey]? {
        guard let low = key(first, in: place), let high = key(last, in: place) else { return nil }
        if low.row == high.row, first.column != nil {
            let taken = rows[low.row, default: [:]].keys.sorted()
            return taken.filter { low.column <= $0 && $0 <= high.column }
                .map { ValueKey(low.row, $0) }
        }
        let between = codes.drop { $0 < low.row }.prefix { $0 <= high.row }
        return between.compactMap { code in
            var reference = first
            reference.row = code
            return key(reference, in: place)
        }
    }
}

/// Where an expression is applied: what a missing row or column stands for.
struct RulePlace: Hashable {
    /// The fixed row.
    var row: Int?
    /// The column of fixed rows.
    var column: Int?
    /// The sheet of the register whose row it is.
    var register: Int?
    /// The sheet of the register of the report before whose row it is.
    var previous: Int?
    /// The place in the checklist.
    var checklist: ChecklistPlace?
}

extension Domain {
    /// What a cell of a type can hold; any cell can be empty.
    init(_ kind: InputCell.Kind, _ lists: [String: TextSet]) {
        let values: Values =
            switch kind {
            case .integer(let bounds):
                .numbers(
                    NumberRange(
                        from: Decimal(bounds.lowerBound), to: Decimal(bounds.upperBound),
                        whole: true))
            case .decimal(_, let bounds):
                .numbers(NumberRange(from: bounds.lowerBound, to: bounds.upperBound, whole: false))
            case .date: .dates
            case .text(let limit): .texts(.any(longest: limit))
            case .choice(let list): .texts(lists[list] ?? .any(longest: nil))
            case .url: .texts(.any(longest: nil))
            case .inn: .texts(.any(longest: 10))
            }
        self.init(values, canBeBlank: true)
    }

    /// The same type without its bounds and lists: the report before may be of another version of
    /// the form, which had others.
    var ofAnotherVersion: Domain {
        switch values {
        case .numbers: Domain(.numbers(.all()), canBeBlank: true)
        case .texts: Domain(.texts(.any(longest: nil)), canBeBlank: true)
        case .none, .unknown, .dates, .truths, .list: self
        }
    }
}
