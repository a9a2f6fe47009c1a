import Forms
import Yams

extension DefinitionReader {
    /// The codes that a reference can name.
    private static let codes = 1...99_999

    static let sheetKeys = [
        "number", "name", "title", "help", "unit", "register", "key", "current", "carry_rows",
        "required_while", "zero_when", "publish", "flow",
        "columns", "rows",
    ]
    static let columnKeys =
        ["number", "role", "caption", "group", "width", "from", "consent"] + CellSpec.keys
    static let rowKeys =
        [
            "code", "caption", "level", "heading", "item", "total", "flow", "unit", "columns",
            "cells",
            "required_while", "zero_when",
        ] + CellSpec.keys

    /// The sheets in the order of the file.
    mutating func sheets(_ node: Node) -> [FormSheet] {
        var sheets: [FormSheet] = []
        var codes: Set<Int> = []
        for node in elements(node) {
            guard let fields = fields(node, allowed: Self.sheetKeys),
                let sheet = sheet(fields, codes: &codes)
            else { continue }
            if sheets.contains(where: { $0.number == sheet.number }) {
                note(.duplicate(.sheet, "\(sheet.number)"), at: fields["number"] ?? node)
            }
            if sheets.contains(where: { $0.name == sheet.name }) {
                note(.duplicate(.sheet, sheet.name), at: fields["name"] ?? node)
            }
            sheets.append(sheet)
        }
        return sheets
    }

    private mutating func sheet(_ fields: Fields, codes: inout Set<Int>) -> FormSheet? {
        let before = mistakes.count
        let capacity = fields["register"].map { integer($0, in: 1...1000) ?? 1 }
        let number = needed("number", fields).flatMap { integer($0, in: Self.codes) } ?? 0
        let name = neededText("name", fields)
        if name.count > 31 || name.contains(where: { "[]:*?/\\".contains($0) }) {
            note(.badSheetName(name), at: fields["name"] ?? fields.node)
        }
        let columns =
            needed("columns", fields)
            .map {
                self.columns(
                    $0, register: capacity == nil ? nil : number,
                    isPerInstitution: Self.isPerInstitution(fields))
            } ?? []
        claim(columns, sheet: name, isRegister: capacity != nil)
        var rows: [FormRow] = []
        if capacity == nil, Self.isPerInstitution(fields) {
            note(.missingKey("register"), at: fields.node)
        } else if let node = capacity == nil ? needed("rows", fields) : nil {
            for node in elements(node) {
                guard let row = row(node, columns, sheet: fields) else { continue }
                if !codes.insert(row.code).inserted {
                    note(.duplicate(.row, "\(row.code)"), at: node)
                }
                rows.append(row)
            }
        }
        var sheet = FormSheet(
            number: number, name: name, title: neededText("title", fields),
            help: neededText("help", fields), unit: optionalText("unit", fields),
            columns: columns.map(\.column), rows: rows, registerCapacity: capacity,
            publication: fields["publish"].flatMap { word($0, FormSheet.Publication.self) })
        takeRegister(fields, into: &sheet)
        let carried = columns.first { $0.column.cell?.isCarried == true }?.spec["carry"]
        if let carried, sheet.isRegister, fields["carry_rows"] == nil {
            // A column alone would never be taken over: nobody said with which rows.
            note(.missingKey("carry_rows"), at: carried)
        }
        if capacity == nil, mistakes.count == before {
            checkColumns(columns, rows)
            checkZeros(of: rows, sheet: fields)
        }
        return sheet
    }

    // MARK: Columns

    private mutating func columns(
        _ node: Node, register: Int?, isPerInstitution: Bool
    ) -> [ColumnSource] {
        var columns: [ColumnSource] = []
        for node in elements(node) {
            guard let fields = fields(node, allowed: Self.columnKeys),
                let number = needed("number", fields).flatMap({ integer($0, in: Self.codes) })
            else { continue }
            if columns.contains(where: { $0.column.number == number }) {
                note(.duplicate(.column, "\(number)"), at: node)
            }
            if let from = fields["from"] {
                guard isPerInstitution else {
                    note(
                        .unknownKey("from", allowed: Self.columnKeys.filter { $0 != "from" }),
                        at: from)
                    continue
                }
                columns.append(printed(number, fields, from: from))
            } else {
                columns.append(column(number, fields, register: register))
            }
        }
        for column in columns {
            guard let consent = column.column.consent else { continue }
            let other = columns.first { $0.column.number == consent }
            if case .choice? = other?.column.cell?.kind { continue }
            note(.unknownColumn(consent, row: nil), at: column.node)
        }
        return columns
    }

    private mutating func column(
        _ number: Int, _ fields: Fields, register: Int?
    ) -> ColumnSource {
        let content =
            fields["role"].map { word($0, ColumnSource.Content.self) ?? .caption } ?? .input
        let spec = CellSpec(fields)
        var column = FormColumn(
            number: number, caption: neededText("caption", fields),
            group: optionalText("group", fields), role: content.role,
            width: fields["width"].flatMap { integer($0, in: 1...60) }.map(Double.init),
            consent: fields["consent"].flatMap { integer($0, in: Self.codes) })
        if content == .input, register != nil || spec.isComplete {
            // In a table the references are checked row by row, where the rows take them over.
            let scope = register.map { FormRule.Scope.register(sheet: $0) } ?? .rows([])
            column.cell = cell(
                spec, at: fields.node, scope: scope, condition: nil,
                key: register == nil ? nil : ValueKey(0, number))
        }
        return ColumnSource(node: fields.node, column: column, content: content, spec: spec)
    }

    /// A column that the blank fills from the register of institutions.
    private mutating func printed(_ number: Int, _ fields: Fields, from: Node) -> ColumnSource {
        for key in ["role"] + CellSpec.keys where key != "hint" {
            if let node = fields[key] { note(.keysExclude("from", key), at: node) }
        }
        let origin = word(from, RegisterFact.self)
        var cell = origin?.cell
        if let hint = fields["hint"] { cell?.hint = text(hint) }
        let column = FormColumn(
            number: number, caption: neededText("caption", fields),
            group: optionalText("group", fields), role: .input, cell: cell,
            width: fields["width"].flatMap { integer($0, in: 1...60) }.map(Double.init),
            origin: origin)
        return ColumnSource(
            node: fields.node, column: column, content: .input, spec: CellSpec())
    }

    // MARK: Rows

    private mutating func row(
        _ node: Node, _ columns: [ColumnSource], sheet: Fields
    ) -> FormRow? {
        guard let fields = fields(node, allowed: Self.rowKeys),
            let code = needed("code", fields).flatMap({ integer($0, in: Self.codes) })
        else { return nil }
        let before = mistakes.count
        let items = fields["item"].map { self.items($0) } ?? []
        let unit = optionalText("unit", fields)
        if unit != nil, !columns.contains(where: { $0.content == .unit }) {
            note(.unknownKey("unit", allowed: Self.rowKeys.filter { $0 != "unit" }), at: node)
        }
        var printed: [Int: String] = [:]
        for column in columns {
            switch column.content {
            case .item: printed[column.column.number] = items.joined(separator: ", ")
            case .unit: printed[column.column.number] = unit ?? ""
            case .code, .caption, .input: break
            }
        }
        let row = FormRow(
            code: code, caption: neededText("caption", fields),
            level: fields["level"].flatMap { integer($0, in: 0...5) } ?? 0,
            heading: optionalText("heading", fields), roadMapItems: items,
            isTotal: fields["total"].flatMap { truth($0) } ?? false,
            isFlow: (fields["flow"] ?? sheet["flow"]).flatMap { truth($0) } ?? false,
            printed: printed,
            cells: cells(fields, code, columns, sheet: sheet))
        if mistakes.count == before, columns.contains(where: { $0.content == .input }) {
            checkCells(of: row, fields)
        }
        noteZeros(of: row, fields, sheet: sheet)
        return row
    }

    /// The cells of a row: those of its columns, with what the row and its `cells` say otherwise.
    private mutating func cells(
        _ row: Fields, _ code: Int, _ columns: [ColumnSource], sheet: Fields
    ) -> [Int: InputCell] {
        var taken = columns.filter { $0.content == .input }
        if let node = row["columns"], case let numbers = codes(node), !numbers.isEmpty {
            for number in numbers where !taken.contains(where: { $0.column.number == number }) {
                note(.unknownColumn(number, row: code), at: node)
            }
            taken = taken.filter { numbers.contains($0.column.number) }
        }
        var own = row["cells"].map { overrides($0, code, taken) } ?? [:]
        let condition = condition(row: row, code, sheet: sheet)
        var cells: [Int: InputCell] = [:]
        for column in taken {
            let number = column.column.number
            let override = own.removeValue(forKey: number) ?? .change(CellSpec())
            guard case .change(let change) = override else { continue }
            let spec = column.spec.overlaid(with: CellSpec(row)).overlaid(with: change)
            cells[number] = cell(
                spec, at: row.node, scope: .rows([code]), condition: condition,
                key: ValueKey(code, number))
        }
        return cells
    }

    private mutating func overrides(
        _ node: Node, _ code: Int, _ columns: [ColumnSource]
    ) -> [Int: CellOverride] {
        guard let mapping = node.mapping else {
            note(.wrongType(.mapping), at: node)
            return [:]
        }
        var overrides: [Int: CellOverride] = [:]
        for (key, value) in mapping {
            guard let number = integer(key) else { continue }
            guard columns.contains(where: { $0.column.number == number }) else {
                note(.unknownColumn(number, row: code), at: key)
                continue
            }
            overrides[number] = override(value)
        }
        return overrides
    }

    private mutating func override(_ node: Node) -> CellOverride {
        guard node.scalar == nil else {
            return node.string == "x" ? .cross : .change(CellSpec(nodes: ["required": node]))
        }
        return .change(fields(node, allowed: CellSpec.keys).map(CellSpec.init) ?? CellSpec())
    }

    /// While what a row's cells are required at all; nil for always.
    private mutating func condition(
        row: Fields, _ code: Int, sheet: Fields
    ) -> LocatedExpression? {
        if row["required_while"]?.string == "always" { return nil }
        guard let node = row["required_while"] ?? sheet["required_while"] else { return nil }
        return expression(node, in: .rows([code]), as: .condition(.requiredWhile))
    }
}

/// A column as the file describes it.
struct ColumnSource {
    /// What stands in a column, in the words of the file.
    enum Content: String, CaseIterable {
        case code, caption, item, unit, input

        var role: FormColumn.Role {
            switch self {
            case .code: .code
            case .caption: .caption
            case .item, .unit: .printed
            case .input: .input
            }
        }
    }

    var node: Node
    var column: FormColumn
    var content: Content
    var spec: CellSpec
}

/// What the `cells` of a row say of one column.
enum CellOverride {
    case cross
    case change(CellSpec)
}
