import Spreadsheet

/// Where the columns of a sheet of the form stand in a file.
struct ColumnSearch {
    /// The column of the worksheet for each column of the plan; nil where it was not found.
    private(set) var positions: [Int?]
    /// The row with the numbers of the columns; nil when it is missing.
    private(set) var numberSlot: Int?

    /// How many rows above the table can belong to its header.
    private static let headerDepth = 6

    /// Finds the columns of a table by the row of their numbers, the captions being its witnesses
    /// and, where a number is missing, its deputies.
    /// The header ends before the slot `end` of the first row of data.
    init(tableIn sheet: SheetIndex, plan: SheetPlan, before end: Int) {
        positions = Array(repeating: nil, count: plan.columns.count)
        var best = 0
        for slot in 0..<end {
            let numbered = Self.numbered(sheet, plan, slot)
            if numbered.count > best, numbered.count >= min(2, plan.columns.count) {
                best = numbered.count
                numberSlot = slot
                positions = numbered.positions
            }
        }
        let headerEnd = numberSlot ?? end
        correct(
            by: Self.captions(sheet, plan, max(0, headerEnd - Self.headerDepth)..<headerEnd))
    }

    /// Finds the columns of a register by the row that holds their codes.
    init(registerIn sheet: SheetIndex, plan: SheetPlan, codesAt slot: Int) {
        numberSlot = slot
        positions = Self.numbered(sheet, plan, slot).positions
        correct(by: Self.captions(sheet, plan, max(0, slot - Self.headerDepth)..<slot))
    }

    /// Finds the columns of a register that has lost the row of codes by their captions.
    init(registerWithoutCodesIn sheet: SheetIndex, plan: SheetPlan) {
        positions = Array(repeating: nil, count: plan.columns.count)
        var best: [Int: Set<Int>] = [:]
        for slot in sheet.rows.indices {
            let captions = Self.captions(sheet, plan, slot..<slot + 1)
            if captions.count >= 2, captions.count > best.count {
                best = captions
                numberSlot = slot
            }
        }
        correct(by: best)
    }

    /// The columns whose numbers stand in a row, from left to right.
    private static func numbered(
        _ sheet: SheetIndex, _ plan: SheetPlan, _ slot: Int
    ) -> (positions: [Int?], count: Int) {
        var positions: [Int?] = Array(repeating: nil, count: plan.columns.count)
        var count = 0
        for cell in sheet.contents.cells[sheet.rows[slot].cells] {
            guard let number = SheetIndex.columnNumber(cell.value),
                let place = plan.columnsByNumber[number], positions[place] == nil
            else { continue }
            positions[place] = cell.address.column
            count += 1
        }
        return (positions, count)
    }

    /// The columns of the plan whose captions stand in each column of the worksheet.
    private static func captions(
        _ sheet: SheetIndex, _ plan: SheetPlan, _ slots: Range<Int>
    ) -> [Int: Set<Int>] {
        var captions: [Int: Set<Int>] = [:]
        for slot in slots {
            for cell in sheet.contents.cells[sheet.rows[slot].cells] {
                guard case .text(let text) = cell.value,
                    let place = plan.columnsByCaption[text]
                        ?? plan.columnsByCaption[Wording.key(text)]
                else { continue }
                captions[cell.address.column, default: []].insert(place)
            }
        }
        return captions
    }

    /// Lets go of columns whose number stands under the caption of another one, then places those
    /// without a number by their captions.
    private mutating func correct(by captions: [Int: Set<Int>]) {
        for (place, position) in positions.enumerated() {
            guard let position, let witnesses = captions[position] else { continue }
            if !witnesses.contains(place) { positions[place] = nil }
        }
        var taken = Set(positions.compactMap { $0 })
        for (column, places) in captions.sorted(by: { $0.key < $1.key }) {
            for place in places.sorted() where positions[place] == nil && !taken.contains(column) {
                positions[place] = column
                taken.insert(column)
            }
        }
    }
}
