import Forms

/// Computes the widths of a sheet's columns from what will stand in them.
struct BlankWidths {
    /// The form, for the values of its lists.
    let form: Form

    /// The widths from left to right, in characters.
    func widths(of sheet: FormSheet) -> [Double] {
        let inputs = sheet.inputColumns.count
        return sheet.columns.enumerated().map { index, column in
            if let width = column.width { return min(width, Theme.widestColumn) }
            let cells =
                sheet.rows.compactMap { $0.cells[column.number] }
                + (column.cell.map { [$0] } ?? [])
            let words = TextMetrics.columnWidth(forWordsOf: column.caption, Theme.header)
            let contents =
                switch column.role {
                case .code: 7.0
                case .caption: captions(sheet.rows, alone: inputs <= 1)
                case .printed: printed(sheet.rows.compactMap { $0.printed[column.number] })
                case .input where index == 0: 7.0
                case .input: cells.map { width(of: $0, alone: inputs <= 1) }.max() ?? 9
                }
            return min(max(contents, shallow(column.caption), words), Theme.widestColumn)
                .rounded(.up)
        }
    }

    /// Captions on one line if they are short, on about two lines otherwise.
    private func captions(_ rows: [FormRow], alone: Bool) -> Double {
        let longest =
            rows.map { TextMetrics.columnWidth(for: $0.caption, Theme.caption) }.max() ?? 0
        let usual = alone ? 46.0 : 38.0
        return longest <= usual ? longest : max(usual, min(longest / 2 + 4, 52))
    }

    private func printed(_ texts: [String]) -> Double {
        let longest = texts.map { TextMetrics.columnWidth(for: $0, Theme.caption) }.max() ?? 0
        return longest <= 30 ? longest : max(30, min(longest / 2 + 4, 52))
    }

    /// The width at which the caption of a column takes at most five lines.
    private func shallow(_ caption: String) -> Double {
        var width = 8.0
        while TextMetrics.lines(of: caption, Theme.header, inWidth: width) > 5 { width += 1 }
        return width
    }

    private func width(of cell: InputCell, alone: Bool) -> Double {
        switch cell.kind {
        case .integer, .decimal: 9
        case .date: 12
        case .inn: 15
        case .url: alone ? 52 : 32
        case .choice(let list):
            (form.list(named: list)?.values ?? [])
                .map { min(TextMetrics.columnWidth(for: $0, Theme.inputChoice), 26) }.max() ?? 14
        case .text(let limit):
            switch limit {
            case ...12: 11
            case ...40: 16
            case ...120: alone ? 52 : 28
            case ...500: alone ? 52 : 36
            default: Theme.widestColumn
            }
        }
    }
}
