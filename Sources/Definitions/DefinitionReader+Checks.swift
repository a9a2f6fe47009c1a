import Forms
import Yams

/// What makes no sense in cells, lists and the cells that identify a report.
extension DefinitionReader {
    /// Notes lists that no cell chooses from, and identifying cells of a wrong type.
    mutating func checkCells(_ sheets: [FormSheet], _ lists: [Form.ValueList]) {
        for (name, node) in listSources where !usedLists.contains(name) && Self.isListName(name) {
            note(.unusedList(name), at: node)
        }
        let rows = Dictionary(
            sheets.flatMap(\.rows).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        for (key, node, place) in identitySources where !vague.contains(place) {
            guard let cell = rows[place.row]?.cells[place.column] else { continue }
            let expected = Self.expected(key)
            if !fits(cell.kind, expected, lists) { note(.wrongType(expected), at: node) }
        }
    }

    private func fits(
        _ kind: InputCell.Kind, _ expected: Mistake.Expected, _ lists: [Form.ValueList]
    ) -> Bool {
        switch (expected, kind) {
        case (.innCell, .inn), (.dateCell, .date), (.textCell, .text), (.textCell, .choice): true
        case (.respondentCell, .inn), (.respondentCell, .text), (.respondentCell, .choice): true
        case (.numberCell, _): kind.isNumber
        case (.halfCell, .choice(let name)): isListOfHalves(name, lists)
        default: false
        }
    }

    /// Whether the values of a list begin with the numbers of the half-years, each once.
    private func isListOfHalves(_ name: String, _ lists: [Form.ValueList]) -> Bool {
        guard soundLists.contains(name), let list = lists.first(where: { $0.name == name }) else {
            return true
        }
        let numbers = list.values.map { value in Int(value.prefix { $0.isASCII && $0.isNumber }) }
        return numbers.count == 2 && Set(numbers) == [1, 2]
    }

    // MARK: Rows

    /// The items of the road map at a node.
    mutating func items(_ node: Node) -> [String] {
        let items = texts(node)
        for element in node.sequence.map(Array.init) ?? [node] {
            guard let item = element.scalar?.string, !item.isEmpty else { continue }
            let numbers = item.split(separator: ".", omittingEmptySubsequences: false)
            let isItem = numbers.count == 2 && numbers.allSatisfy(Self.isNumber)
            if !isItem { note(.wrongType(.item), at: element) }
        }
        return items
    }

    private static func isNumber(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Notes a row all of whose cells are crossed out.
    mutating func checkCells(of row: FormRow, _ fields: Fields) {
        guard row.cells.isEmpty else { return }
        let required = fields["required"]?.string
        let isRequired = required != nil && required != "never" && required != "optional"
        note(
            isRequired ? .crossedOutRequired(row: row.code) : .allCrossedOut(.row, row.code),
            at: fields.node)
    }

    /// Notes the columns of a table that are crossed out in all rows.
    mutating func checkColumns(_ columns: [ColumnSource], _ rows: [FormRow]) {
        let taken = Set(rows.flatMap(\.cells.keys))
        for source in columns where source.content == .input {
            let number = source.column.number
            guard !taken.contains(number), !rows.isEmpty else { continue }
            note(.allCrossedOut(.column, number), at: source.node)
        }
    }

    // MARK: Registers

    /// Notes columns of a register whose numbers mean a column of another sheet as well: `c3` would
    /// be the register's everywhere.
    mutating func claim(_ columns: [ColumnSource], sheet: String, isRegister: Bool) {
        for source in columns where isRegister || source.content == .input {
            let number = source.column.number
            if let other = columnSheets[number], isRegister || other.isRegister {
                note(.columnNumberTaken(number, sheet: other.sheet), at: source.node)
            }
        }
        for source in columns where isRegister || source.content == .input {
            let number = source.column.number
            if columnSheets[number] == nil { columnSheets[number] = (sheet, isRegister) }
        }
    }

    /// What tells the rows of a register apart, and which of them are current.
    mutating func takeRegister(_ fields: Fields, into sheet: inout FormSheet) {
        guard sheet.isRegister else {
            for key in ["key", "current", "carry_rows"] {
                guard let node = fields[key] else { continue }
                note(.unknownKey(key, allowed: Self.sheetKeys.filter { $0 != key }), at: node)
            }
            return
        }
        for key in ["required_while", "zero_when"] {
            if let node = fields[key] { note(.keysExclude("register", key), at: node) }
        }
        takeInstitutions(fields, into: &sheet)
        if let node = fields["key"] { sheet.keyColumn = keyColumn(node, of: sheet) }
        sheet.currentRows = fields["current"].flatMap { node in
            expression(
                node, in: .register(sheet: sheet.number), as: .condition(.current))?.expression
        }
        sheet.carriedRows = fields["carry_rows"].flatMap { node in
            expression(
                node, in: .register(sheet: sheet.number), as: .condition(.carried))?.expression
        }
    }

    /// Whether a register has a row for each institution; the ИНН then tells them apart.
    private mutating func takeInstitutions(_ fields: Fields, into sheet: inout FormSheet) {
        guard let node = fields["rows"] else { return }
        guard Self.isPerInstitution(fields) else {
            return note(.keysExclude("register", "rows"), at: node)
        }
        sheet.isPerInstitution = true
        sheet.keyColumn = sheet.columns.first { $0.origin == .inn }?.number
        if sheet.keyColumn == nil { note(.institutionsWithoutINN, at: node) }
    }

    /// Whether the rows of a sheet are said to be the institutions.
    static func isPerInstitution(_ fields: Fields) -> Bool {
        fields["rows"]?.scalar?.string == "institutions"
    }

    private mutating func keyColumn(_ node: Node, of sheet: FormSheet) -> Int? {
        guard let text = text(node) else { return nil }
        guard case .reference(let reference)? = try? Expression(parsing: text),
            reference.row == nil, reference.source == .report, let number = reference.column,
            let column = sheet.column(number)
        else {
            note(.wrongType(.ownColumn), at: node)
            return nil
        }
        switch column.cell?.kind {
        case .text, .choice, .url, .inn, nil: break
        case .integer, .decimal, .date: note(.wrongType(.textColumn), at: node)
        }
        return number
    }
}
