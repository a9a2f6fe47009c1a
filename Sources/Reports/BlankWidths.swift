import Forms

/// Computes the widths of a sheet's columns from what will stand in them.
struct BlankWidths {
    /// The form, for the values of its lists.
    let form: Form

    /// The widths from left to right, in characters.
    func widths(of sheet: FormSheet) -> [Double] {
        var widths = sheet.columns.enumerated().map { index, column in
            column.role == .caption ? 0 : width(of: column, at: index, in: sheet)
        }
        let others = widths.reduce(0, +)
        for (index, column) in sheet.columns.enumerated() where column.role == .caption {
            widths[index] = column.width ?? captions(sheet.rows, beside: others)
        }
        return widths.map { min($0.rounded(.up), Theme.widestColumn) }
    }

    private func width(of column: FormColumn, at index: Int, in sheet: FormSheet) -> Double {
        if let width = column.width ?? column.origin.map(Self.width) { return width }
        let cells =
            sheet.rows.compactMap { $0.cells[column.number] } + (column.cell.map { [$0] } ?? [])
        let alone = sheet.inputColumns.count == 1
        let contents: Double =
            switch column.role {
            case .code, .caption: 7
            case .printed: printed(sheet.rows.compactMap { $0.printed[column.number] })
            case .input where index == 0: 6
            case .input: cells.map { width(of: $0, alone: alone) }.max() ?? 9
            }
        let words = TextMetrics.columnWidth(forWordsOf: column.caption, Theme.header)
        return max(contents, shallow(column.caption), words)
    }

    /// The width at which what is printed about institutions takes at most a few lines.
    private static func width(of fact: RegisterFact) -> Double {
        switch fact {
        case .inn: 13
        case .name: 24
        case .district: 17
        case .kind: 15
        }
    }

    /// Captions on one line if the page has the room, on two or three otherwise.
    private func captions(_ rows: [FormRow], beside others: Double) -> Double {
        let longest =
            rows.map { row in
                TextMetrics.columnWidth(for: row.caption, BlankTable.captionStyle(of: row))
            }.max() ?? 0
        let isPortrait = others + 32 <= Theme.portraitWidth
        let room = (isPortrait ? Theme.portraitWidth : Theme.landscapeWidth) - others
        return min(longest + 0.2, max(room, isPortrait ? 32 : 40))
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
        case .date: 11.5
        case .inn: 15
        case .url: alone ? 52 : 26
        case .choice(let list):
            (form.list(named: list)?.values ?? []).map(choice).max() ?? 14
        case .text(let limit):
            switch limit {
            case ...12: 11
            case ...40: 16
            case ...120: alone ? 52 : 28
            case ...500: alone ? 52 : 34
            default: Theme.widestColumn
            }
        }
    }

    /// The width at which a value to choose takes at most two lines.
    private func choice(_ value: String) -> Double {
        var width = TextMetrics.columnWidth(forWordsOf: value, Theme.inputChoice)
        while width < 11 || TextMetrics.lines(of: value, Theme.inputChoice, inWidth: width) > 2 {
            width += 0.5
        }
        return width
    }
}
