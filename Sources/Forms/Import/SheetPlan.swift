/// A sheet of the form, prepared for finding and reading it in a file.
struct SheetPlan: Sendable {
    /// A column of the sheet.
    struct Column: Sendable {
        let number: Int
        let caption: String
        let key: String
        /// What its cells take by themselves; in a register, always set for inputs.
        let cell: CellPlan?
        let isInput: Bool
        /// Whether a row of a register is filled when it is; what the blank prints makes no row.
        let isTelling: Bool
    }

    /// A fixed row of the sheet.
    struct Row: Sendable {
        let code: Int
        let caption: String
        /// What the cells of the input columns take, in their order; nil where crossed out.
        let cells: [CellPlan?]
    }

    let number: Int
    let name: String
    let key: String
    let isRegister: Bool
    let columns: [Column]
    let rows: [Row]
    /// The places of the input columns in ``columns``.
    let inputs: [Int]
    /// The places in ``columns`` by number.
    let columnsByNumber: [Int: Int]
    /// The places in ``columns`` by caption and by its key; captions that two columns share lead
    /// nowhere.
    let columnsByCaption: [String: Int]

    init(_ sheet: FormSheet, lists: [String: ChoiceList]) {
        number = sheet.number
        name = sheet.name
        key = Wording.sheetKey(sheet.name)
        isRegister = sheet.isRegister
        let telling = Set(sheet.tellingColumns.map(\.number))
        columns = sheet.columns.map { column in
            Column(
                number: column.number, caption: column.caption, key: Wording.key(column.caption),
                cell: column.cell.map { CellPlan($0, lists: lists) },
                isInput: column.role == .input, isTelling: telling.contains(column.number))
        }
        let inputs = sheet.columns.indices.filter { sheet.columns[$0].role == .input }
        self.inputs = inputs
        rows = sheet.rows.map { row in
            Row(
                code: row.code, caption: row.caption,
                cells: inputs.map { place in
                    row.cells[sheet.columns[place].number].map { CellPlan($0, lists: lists) }
                })
        }
        columnsByNumber = Dictionary(
            columns.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
        columnsByCaption = Self.captions(of: columns)
    }

    /// How many codes tell that a sheet is this one.
    var markCount: Int { isRegister ? columns.count : rows.count }

    private static func captions(of columns: [Column]) -> [String: Int] {
        var places: [String: Int] = [:]
        var shared: Set<String> = []
        for (place, column) in columns.enumerated() where !column.key.isEmpty {
            if places.updateValue(place, forKey: column.key) != nil { shared.insert(column.key) }
        }
        for key in shared { places[key] = nil }
        for (place, column) in columns.enumerated() where places[column.key] == place {
            places[column.caption] = place
        }
        return places
    }
}
