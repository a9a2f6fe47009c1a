import Spreadsheet

/// What was read from one sheet: the values, where they stand, and what there is to say.
struct SheetReading {
    private(set) var entries: [(key: ValueKey, entry: Entry)] = []
    private(set) var places: [(key: ValueKey, source: CellSource)] = []
    private(set) var registerRows: [RegisterRow] = []
    private(set) var findings: [Finding] = []

    private let sheet: SheetIndex
    private let plan: SheetPlan
    private let hiddenRows: Set<Int>
    private let withoutResult: Set<CellAddress>
    private let external: Set<CellAddress>
    private var hidesData = false

    /// Reads a sheet of the file as that sheet of the form.
    init(_ sheet: SheetIndex, as plan: SheetPlan, place: Int) {
        self.sheet = sheet
        self.plan = plan
        hiddenRows = Set(sheet.contents.hiddenRows)
        withoutResult = Set(sheet.contents.formulasWithoutResult)
        external = Set(sheet.contents.externalFormulas)
        if plan.isRegister {
            readRegister(place)
        } else {
            readTable(place)
        }
        if hidesData { report(.rowsHidden) }
    }

    /// How many rows too many are named; a foreign table pasted below would fill the protocol.
    private static let surplusLimit = 20

    private var name: String { sheet.contents.name }

    private mutating func report(_ fact: Fact, at place: Finding.Place? = nil) {
        findings.append(CellReading.finding(fact, at: place ?? Finding.Place(sheet: name)))
    }

    // MARK: - Fixed rows

    private mutating func readTable(_ place: Int) {
        let line = sheet.lines[place]?.line
        let codes = sheet.codes.filter { $0.owner.sheet == place && $0.column == line }
        let end = codes.first?.slot ?? sheet.rows.count
        let columns = ColumnSearch(tableIn: sheet, plan: plan, before: end)
        reportMissing(columns)
        var slots: [[Int]] = Array(repeating: [], count: plan.rows.count)
        for code in codes { slots[code.owner.place].append(code.slot) }
        for (index, row) in plan.rows.enumerated() {
            guard let slot = choose(among: slots[index], of: row, columns, line) else {
                report(
                    .rowMissing(code: row.code, caption: row.caption),
                    at: Finding.Place(sheet: name, row: row.code))
                continue
            }
            read(row, slot, columns)
        }
        reportMerges(rows: codes.map { sheet.rows[$0.slot].number }, codes: codes, columns)
        reportSurplus(after: end, known: Set(codes.map(\.slot)), line, columns)
    }

    private mutating func reportMissing(_ columns: ColumnSearch) {
        for place in plan.inputs where columns.positions[place] == nil {
            let column = plan.columns[place]
            report(
                .columnMissing(number: column.number, caption: column.caption),
                at: Finding.Place(sheet: name, column: column.number))
        }
    }

    /// The slot of a row: of several with the same code the one that is filled.
    private mutating func choose(
        among slots: [Int], of row: SheetPlan.Row, _ columns: ColumnSearch, _ line: Int?
    ) -> Int? {
        guard slots.count > 1 else { return slots.first }
        let filled = slots.filter { slot in
            plan.inputs.enumerated().contains { index, place in
                guard row.cells[index] != nil, let column = columns.positions[place] else {
                    return false
                }
                return isFilled(slot, column)
            }
        }
        if filled.count > 1 {
            let cell = line.map { CellAddress(row: sheet.rows[filled[1]].number, column: $0) }
            report(
                .rowRepeated(code: row.code),
                at: Finding.Place(sheet: name, cell: cell, row: row.code))
        }
        return filled.first ?? slots.first
    }

    private mutating func read(_ row: SheetPlan.Row, _ slot: Int, _ columns: ColumnSearch) {
        for (index, place) in plan.inputs.enumerated() {
            guard let column = columns.positions[place] else { continue }
            let key = ValueKey(row.code, plan.columns[place].number)
            let source = source(slot, column)
            let location = Finding.Place(key, source)
            guard let cell = row.cells[index] else {
                reportCrossedOut(slot, column, at: location)
                continue
            }
            places.append((key, source))
            if let entry = read(slot, source, as: cell, at: location) {
                entries.append((key, entry))
            }
        }
    }

    private mutating func reportCrossedOut(_ slot: Int, _ column: Int, at place: Finding.Place) {
        guard let cell = sheet.cell(slot: slot, column: column) else { return }
        if case .text(let text) = cell.value,
            Wording.isBlank(text) || Wording.isCrossedOut(text)
        {
            return
        }
        report(.filledCrossedOut(found: CellReading.quoted(ShownText.of(cell))), at: place)
    }

    /// Data under the table or between its rows: what the table's own cells could hold.
    private mutating func reportSurplus(
        after first: Int, known: Set<Int>, _ line: Int?, _ columns: ColumnSearch
    ) {
        guard let line, first < sheet.rows.count else { return }
        var count = 0
        for slot in first..<sheet.rows.count
        where !known.contains(slot) && slot != columns.numberSlot && holdsData(slot, line, columns)
        {
            count += 1
            if count > Self.surplusLimit { return }
            let row = sheet.rows[slot].number
            report(
                .surplusRow(worksheetRow: row + 1),
                at: Finding.Place(sheet: name, cell: CellAddress(row: row, column: line)))
        }
    }

    private func holdsData(_ slot: Int, _ line: Int, _ columns: ColumnSearch) -> Bool {
        let code = sheet.cell(slot: slot, column: line).flatMap {
            SheetIndex.columnNumber($0.value)
        }
        if code == 1 { return false }  // The numbers of the columns, printed once more.
        return plan.inputs.contains { place in
            guard let column = columns.positions[place],
                let cell = sheet.cell(slot: slot, column: column)
            else { return false }
            switch cell.value {
            case .number: return true
            case .text(let text):
                if case .number = NumberText(text) { return true }
                if code != nil { return !Wording.isBlank(text) && !Wording.isCrossedOut(text) }
                guard case .choice(let list)? = plan.columns[place].cell else { return false }
                return list.match(text) != .none
            case .boolean, .error, .date, .time, .duration: return code != nil
            }
        }
    }

    // MARK: - Registers

    private mutating func readRegister(_ place: Int) {
        let best = sheet.lines[place]
        let columns =
            if let best, best.count >= 2 {
                ColumnSearch(registerIn: sheet, plan: plan, codesAt: best.line)
            } else {
                ColumnSearch(registerWithoutCodesIn: sheet, plan: plan)
            }
        reportMissing(columns)
        guard let header = columns.numberSlot else { return }
        let telling = plan.inputs.filter { plan.columns[$0].isTelling }
        for slot in (header + 1)..<max(header + 1, sheet.rows.count) {
            let isRow = telling.contains { place in
                columns.positions[place].map { isFilled(slot, $0) } ?? false
            }
            if isRow { readRegisterRow(slot, columns) }
        }
        let rows = registerRows.compactMap { $0.places.values.first?.cell.row }
        reportMerges(rows: rows, codes: [], columns)
    }

    private mutating func readRegisterRow(_ slot: Int, _ columns: ColumnSearch) {
        var row = RegisterRow(ordinal: registerRows.count + 1, entries: [:])
        row.entries.reserveCapacity(plan.inputs.count)
        row.places.reserveCapacity(plan.inputs.count)
        for place in plan.inputs {
            guard let column = columns.positions[place], let cell = plan.columns[place].cell else {
                continue
            }
            let number = plan.columns[place].number
            let source = source(slot, column)
            row.places[number] = source
            let location = Finding.Place(
                sheet: name, cell: source.cell, column: number, ordinal: row.ordinal)
            if let entry = read(slot, source, as: cell, at: location) {
                row.entries[number] = entry
            }
        }
        registerRows.append(row)
    }

    // MARK: - Cells

    private func source(_ slot: Int, _ column: Int) -> CellSource {
        CellSource(
            sheet: name, cell: CellAddress(row: sheet.rows[slot].number, column: column))
    }

    /// Whether something stands in the cell that is neither blank nor a dash.
    private func isFilled(_ slot: Int, _ column: Int) -> Bool {
        guard let cell = sheet.cell(slot: slot, column: column) else {
            return !withoutResult.isEmpty && withoutResult.contains(source(slot, column).cell)
        }
        guard case .text(let text) = cell.value else { return true }
        return !Wording.isBlank(text) && !Wording.isCrossedOut(text)
    }

    /// Reads a cell to be filled; nil when it is empty.
    private mutating func read(
        _ slot: Int, _ source: CellSource, as plan: CellPlan, at place: Finding.Place
    ) -> Entry? {
        let cell = sheet.cell(slot: slot, column: source.cell.column)
        let reading = cell.flatMap { CellReading($0, as: plan) }
        let isExternal = !external.isEmpty && external.contains(source.cell)
        let lacksResult = !withoutResult.isEmpty && withoutResult.contains(source.cell)
        if reading != nil || isExternal || lacksResult {
            hidesData = hidesData || hiddenRows.contains(source.cell.row)
        }
        if isExternal || lacksResult {
            report(isExternal ? .externalReference : .formulaWithoutResult, at: place)
            return Entry(
                value: lacksResult ? nil : reading?.value, typed: reading?.typed ?? "",
                source: source)
        }
        guard let reading else { return nil }
        for fact in reading.facts { report(fact, at: place) }
        return Entry(value: reading.value, typed: reading.typed, source: source)
    }

    /// Merged rectangles that swallow a cell to be filled: all but the upper left one lose their
    /// contents.
    private mutating func reportMerges(
        rows: [Int], codes: [SheetIndex.CodeCell], _ columns: ColumnSearch
    ) {
        guard !sheet.contents.merges.isEmpty else { return }
        let inputs = Dictionary(
            zip(rows, codes.map { plan.rows[$0.owner.place].cells }),
            uniquingKeysWith: { first, _ in first })
        guard let top = rows.min(), let bottom = rows.max() else { return }
        for merge in sheet.contents.merges
        where merge.first != merge.last && merge.rows.overlaps(top...bottom) {
            let isHarmful = rows.contains { row in
                merge.rows.contains(row)
                    && plan.inputs.enumerated().contains { index, place in
                        guard let column = columns.positions[place],
                            inputs[row].map({ $0[index] != nil }) ?? true
                        else { return false }
                        let cell = CellAddress(row: row, column: column)
                        return merge.contains(cell) && cell != merge.first
                    }
            }
            if isHarmful {
                report(
                    .cellsMerged(range: merge.description),
                    at: Finding.Place(sheet: name, cell: merge.first))
            }
        }
    }
}
