import Spreadsheet
import WorkbookReader

/// Reads the sheets of a workbook in all ways there are and compares what they give.
func examineStreams(_ reader: WorkbookReader, _ whole: Reading) {
    let book = try? whole.get()
    for (index, sheet) in reader.sheets.enumerated() {
        abandon(reader, sheet)
        let seen = stream(reader, sheet)
        let rows = outcome { () throws(WorkbookError) in try keptRows(reader, sheet) }
        let lines = outcome { () throws(WorkbookError) in try canonicalLines(reader, sheet) }
        let details = outcome { () throws(WorkbookError) in try reader.details(of: sheet) }
        // Limits that count over the whole workbook may come between.
        guard
            ![seen.failure, rows.failure, lines.failure, details.failure, whole.failure]
                .contains(where: { $0?.isLimit == true })
        else { return }
        require(seen.failure == rows.failure, "rows fail as cells: \(seen.failure as Any)")
        require(seen.failure == lines.failure, "lines fail as cells: \(seen.failure as Any)")
        guard let cells = try? seen.get() else {
            require(book == nil, "no sheet of a readable workbook is unreadable")
            continue
        }
        require((try? rows.get()) == cells, "rows hold what the stream holds")
        let last = lastOnes(cells)
        if let book {
            require(book.sheets[index].cells == last, "the contents hold the last cells")
        }
        if let lines = try? lines.get() { check(lines: lines, of: last) }
        if let details = try? details.get() { check(details, book?.sheets[index]) }
    }
}

/// Begins to read a sheet and leaves it.
private func abandon(_ reader: WorkbookReader, _ sheet: Sheet) {
    guard var rows = try? reader.rows(of: sheet), let row = try? rows.next() else { return }
    _ = try? rows.next()
    for cell in row { _ = cell.value }
}

private func stream(
    _ reader: WorkbookReader, _ sheet: Sheet
) -> Result<[CellText], WorkbookError> {
    var cells: [CellText] = []
    do {
        try reader.forEachCell(in: sheet) { cell in
            let text = CellText(cell)
            require(text != nil, "a streamed cell is filled: \(cell.address)")
            if let text { cells.append(text) }
        }
        for cell in cells { check(cell) }
        return .success(cells)
    } catch { return .failure(error) }
}

/// The cells of all rows, looked at only after the last row was read.
private func keptRows(
    _ reader: WorkbookReader, _ sheet: Sheet
) throws(WorkbookError) -> [CellText] {
    var rows = try reader.rows(of: sheet)
    var kept: [StreamedRow] = []
    while let row = try rows.next() { kept.append(row) }
    var cells: [CellText] = []
    for row in kept {
        for cell in row {
            require(cell.address.row == row.index, "a row holds its own cells: \(cell.address)")
            if let text = CellText(cell) { cells.append(text) }
        }
    }
    return cells
}

/// The canonical lines of a sheet in one piece.
private func canonicalLines(
    _ reader: WorkbookReader, _ sheet: Sheet
) throws(WorkbookError) -> [UInt8] {
    var lines: [UInt8] = []
    do {
        try reader.writeCanonicalLines(of: sheet) { piece in
            for index in piece.indices { lines.append(piece[index]) }
        }
    } catch let error as WorkbookError {
        throw error
    } catch {
        fatalError("broken promise: only reading fails here: \(error)")
    }
    return lines
}

/// The last cell of each address, in order.
private func lastOnes(_ cells: [CellText]) -> [CellText] {
    var last: [CellAddress: CellText] = [:]
    for cell in cells { last[cell.address] = cell }
    return last.values.sorted { $0.address < $1.address }
}

/// Checks canonical lines: text without control characters, each address of the cells once.
private func check(lines: [UInt8], of cells: [CellText]) {
    let lines = lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    require(lines.last?.isEmpty == true, "every line has its end")
    require(lines.count == cells.count + 1, "there is one line for each address")
    var addresses: Set<CellAddress> = []
    for line in lines.dropLast() {
        require(line.allSatisfy { $0 >= 0x20 }, "a line has no control characters")
        guard let text = String(validating: line, as: UTF8.self), text.hasPrefix("{\"sheet\":\""),
            text.hasSuffix("}"), let address = address(in: line)
        else { fatalError("broken promise: a line is an object: \(Array(line))") }
        addresses.insert(address)
    }
    require(addresses == Set(cells.map(\.address)), "the lines have the addresses of the cells")
}

private func address(in line: ArraySlice<UInt8>) -> CellAddress? {
    // Quotes in the name of the sheet are escaped, so the first match is the member.
    let key = Array(",\"ref\":\"".utf8)
    var start = line.startIndex
    while start + key.count <= line.endIndex {
        if line[start] == key[0], line[start..<start + key.count].elementsEqual(key) {
            let value = line[(start + key.count)...].prefix { $0 != UInt8(ascii: "\"") }
            return CellAddress(String(decoding: value, as: UTF8.self))
        }
        start += 1
    }
    return nil
}

private func check(_ details: SheetDetails, _ sheet: SheetText?) {
    check(rectangles: details.merges)
    check(ascending: details.hiddenRows, below: CellAddress.rowLimit)
    check(ascending: details.hiddenColumns, below: CellAddress.columnLimit)
    for validation in details.validations { check(rectangles: validation.ranges) }
    guard let sheet else { return }
    require(details.merges == sheet.merges, "the details have the merges of the contents")
    require(details.hiddenRows == sheet.hiddenRows, "and their hidden rows")
}

private func outcome<Value>(
    _ body: () throws(WorkbookError) -> Value
) -> Result<Value, WorkbookError> {
    do { return .success(try body()) } catch { return .failure(error) }
}

extension Result {
    /// Why there is no value.
    var failure: Failure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}
