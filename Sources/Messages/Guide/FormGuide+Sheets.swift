import Forms

extension FormGuide {
    var sheets: [String] {
        ["## Листы", ""] + form.sheets.flatMap(lines)
    }

    private func lines(_ sheet: FormSheet) -> [String] {
        var lines = ["### \(Self.escaped(sheet.title))", ""]
        lines.append("Лист «\(Self.escaped(sheet.name))». \(Self.escaped(sheet.help))")
        if let unit = sheet.unit { lines += ["", "Единица измерения: \(Self.escaped(unit))."] }
        let zeros = ZeroText.sentences(on: sheet.rows)
        if !zeros.isEmpty { lines += ["", Self.escaped(zeros.joined(separator: " "))] }
        lines.append("")
        if sheet.isRegister { return lines + register(sheet) }
        return lines + (sheet.inputColumns.count == 1 ? single(sheet) : table(sheet))
    }

    private func register(_ sheet: FormSheet) -> [String] {
        var lines = [
            sheet.isPerInstitution
                ? "- Реестр: по строке на каждое МОУ, их печатает бланк."
                : "- Реестр: строки добавляет тот, кто заполняет форму, в бланке их "
                    + "\(sheet.registerCapacity ?? 0)."
        ]
        if let key = sheet.keyColumn {
            lines.append("- Строка узнаётся в прошлом отчёте по гр.\u{A0}\(key).")
        }
        if let condition = sheet.currentRows {
            let words = ExpressionText.words(for: condition)
            lines.append("- Программы этого учебного года – строки, где \(Self.escaped(words)).")
        }
        if let condition = sheet.carriedRows {
            let words = ExpressionText.words(for: condition)
            lines.append(
                "- Из прошлого отчёта в новый бланк переходят строки, где \(Self.escaped(words)).")
        }
        return lines + [""]
            + Self.table(
                ["графа", "название", "что вписать", "обязательна"],
                sheet.columns.compactMap { column in
                    column.cell.map { described(column, $0) }
                })
    }

    private func described(_ column: FormColumn, _ cell: InputCell) -> [String] {
        [
            "\(column.number)",
            [column.group, column.caption].compactMap(\.self)
                .joined(separator: ": "),
            column.origin == nil ? words(cell) : Self.printed,
            column.origin == nil ? CellText.requirement(cell.requirement) : "",
        ]
    }

    private static let printed = "Печатает бланк, заполнять не нужно"

    private func words(_ cell: InputCell) -> String {
        let kind = CellText.kind(cell.kind, form: form)
        let hint = cell.hint ?? (cell.isPersonal ? "Из КИМЦ не передаётся." : nil)
        let origin = cell.isCarried ? CellText.carried : nil
        return [hint, origin].compactMap(\.self).reduce(kind) { words, sentence in
            words + (words.hasSuffix(".") ? " " : ". ") + sentence
        }
    }

    // MARK: Tables

    /// A sheet on which each row has one cell.
    private func single(_ sheet: FormSheet) -> [String] {
        Self.table(
            ["строка", "название", "что вписать", "обязательна"],
            sheet.rows.flatMap { row in
                heading(row, width: 4)
                    + [
                        ["\(row.code)", caption(row)]
                            + (row.cells.values.first.map {
                                [words($0), CellText.requirement($0.requirement)]
                            } ?? ["х", "нет"])
                    ]
            })
    }

    /// A sheet with several columns: what is usual in them, then the rows with what is not.
    private func table(_ sheet: FormSheet) -> [String] {
        let usual = Dictionary(
            uniqueKeysWithValues: sheet.inputColumns.map { ($0.number, Self.usual($0, sheet)) })
        let columns = sheet.inputColumns.compactMap { column in
            usual[column.number].flatMap { $0 }.map { described(column, $0) }
        }
        let rows = sheet.rows.flatMap { row in
            heading(row, width: 4)
                + [
                    [
                        "\(row.code)", caption(row), CodesText.words(row.cells.keys.sorted()),
                        differences(row, usual.compactMapValues(\.self)),
                    ]
                ]
        }
        return Self.table(["графа", "название", "что вписать", "обязательна"], columns)
            + Self.table(["строка", "название", "графы", "особенности"], rows)
    }

    /// What most rows say of a column.
    private static func usual(_ column: FormColumn, _ sheet: FormSheet) -> InputCell? {
        let cells = sheet.rows.compactMap { $0.cells[column.number] }
        let counts = Dictionary(grouping: cells) { $0 }.mapValues(\.count)
        let most = counts.values.max()
        return cells.first { counts[$0] == most }
    }

    /// «гр. 4, 5: необязательна».
    private func differences(_ row: FormRow, _ usual: [Int: InputCell]) -> String {
        var columns: [String: [Int]] = [:]
        var order: [String] = []
        for (number, cell) in row.cells.sorted(by: { $0.key < $1.key }) {
            var words: [String] = []
            if cell.kind != usual[number]?.kind { words.append(self.words(cell)) }
            if cell.requirement != usual[number]?.requirement {
                words.append(CellText.obligation(cell.requirement))
            }
            let text = words.joined(separator: ", ")
            guard !text.isEmpty else { continue }
            if columns[text] == nil { order.append(text) }
            columns[text, default: []].append(number)
        }
        return order.map { "гр.\u{A0}\(CodesText.words(columns[$0] ?? [])): \($0)" }
            .joined(separator: "; ")
    }

    // MARK: Rows

    private func caption(_ row: FormRow) -> String {
        let items = row.roadMapItems.filter { !row.caption.contains($0) }
        guard !items.isEmpty else { return row.caption }
        return "\(row.caption) (п.\u{A0}\(items.joined(separator: ", ")))"
    }

    private func heading(_ row: FormRow, width: Int) -> [[String]] {
        guard let heading = row.heading else { return [] }
        return [["", heading] + Array(repeating: "", count: width - 2)]
    }
}
