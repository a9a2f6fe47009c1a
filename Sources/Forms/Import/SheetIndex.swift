import Spreadsheet

/// A sheet of a file with its rows marked and the codes of the form found, in one pass.
struct SheetIndex {
    /// Which row, or in a register which column, of which sheet of the form a code stands for.
    struct CodeOwner: Hashable, Sendable {
        let sheet: Int
        let place: Int
        /// Whether it is a column, so that the codes of its sheet stand in one row.
        let isColumn: Bool
    }

    /// A column of the worksheet, or the place of a row in ``SheetIndex/rows``, with the number of
    /// codes in it.
    struct Line {
        var line: Int
        var count: Int
    }

    /// A cell that holds a code of the form.
    struct CodeCell {
        let owner: CodeOwner
        /// The place in ``SheetIndex/rows``.
        let slot: Int
        let column: Int
    }

    /// A row of the worksheet that holds something.
    struct Row {
        let number: Int
        var cells: Range<Int>
    }

    let contents: SheetContents
    let key: String
    private(set) var rows: [Row] = []
    private(set) var codes: [CodeCell] = []
    /// The column that holds most codes of a sheet of the form, by the place of that sheet; for a
    /// register, the row.
    private(set) var lines: [Int: Line] = [:]

    /// Indexes a sheet; one that only repeats the codes is given no owners.
    init(_ contents: SheetContents, owners: CodeTable) {
        self.contents = contents
        key = Wording.sheetKey(contents.name)
        for (place, cell) in contents.cells.enumerated() {
            if let last = rows.last, last.number == cell.address.row {
                rows[rows.count - 1].cells = last.cells.lowerBound..<place + 1
            } else {
                rows.append(Row(number: cell.address.row, cells: place..<place + 1))
            }
            if let code = Self.code(cell.value), let owner = owners[code] {
                codes.append(
                    CodeCell(owner: owner, slot: rows.count - 1, column: cell.address.column))
            }
        }
        findLines()
    }

    /// The cell of a row in a column of the worksheet; nil when it is empty.
    func cell(slot: Int, column: Int) -> SheetContents.Cell? {
        for place in rows[slot].cells {
            let cell = contents.cells[place]
            if cell.address.column == column { return cell }
            if cell.address.column > column { return nil }
        }
        return nil
    }

    /// Of several lines with as many codes the first.
    private mutating func findLines() {
        struct Key: Hashable {
            var sheet: Int
            var line: Int
        }
        var places: [Key: Set<Int>] = [:]
        for code in codes {
            let line = code.owner.isColumn ? code.slot : code.column
            places[Key(sheet: code.owner.sheet, line: line), default: []].insert(code.owner.place)
        }
        for (key, places) in places {
            let found = Line(line: key.line, count: places.count)
            if let best = lines[key.sheet],
                (best.count, -best.line) > (found.count, -found.line)
            {
                continue
            }
            lines[key.sheet] = found
        }
    }

    /// The code in a cell: a whole number, or a text of digits with spaces around it.
    private static func code(_ value: CellValue) -> Int? {
        switch value {
        case .number(let number):
            return number >= 1 && number < 1_000_000 ? Int(exactly: number) : nil
        case .text(let text):
            return number(in: text, afterWord: false)
        case .boolean, .error, .date, .time, .duration:
            return nil
        }
    }

    /// The number of a column in a cell: 3, «3» or «гр. 3».
    static func columnNumber(_ value: CellValue) -> Int? {
        guard case .text(let text) = value else { return code(value) }
        return number(in: text, afterWord: true)
    }

    private static func number(in text: String, afterWord: Bool) -> Int? {
        guard text.utf8.count <= 24 else { return nil }
        var number = 0
        var digits = 0
        var isOver = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9":
                if isOver || digits == 6 { return nil }
                number = number * 10 + Int(scalar.value - 48)
                digits += 1
            case "г", "р", "а", "ф", "Г", "Р", "А", "Ф", ".":
                if !afterWord || digits > 0 { return nil }
            default:
                guard Wording.isSpace(scalar) || scalar == "'" else { return nil }
                isOver = digits > 0
            }
        }
        return digits > 0 ? number : nil
    }
}
