import Spreadsheet
import WorkbookReader

/// Either what a workbook holds or why it cannot be read.
typealias Reading = Result<Book, WorkbookError>

/// What is seen of a workbook that is read whole, comparable byte by byte.
struct Book: Hashable {
    let sheets: [SheetText]
    let names: [String]
    let properties: [String]
    let flags: [Bool]

    /// Reads the workbook whole.
    static func reading(_ open: () throws(WorkbookError) -> WorkbookReader) -> Reading {
        do { return .success(try Book(open())) } catch { return .failure(error) }
    }

    /// Reads the workbook whole from an open reader.
    static func reading(_ reader: WorkbookReader) -> Reading {
        reading { reader }
    }

    init(_ reader: WorkbookReader) throws(WorkbookError) {
        let contents = try reader.contents()
        sheets = contents.sheets.map { SheetText($0) }
        names = reader.definedNames.map { "\($0)" } + reader.otherSheets.map { "\($0)" }
        let custom = contents.customProperties.map { "\(Array($0.utf8)) \(Array($1.utf8))" }
        properties = custom.sorted() + ["\(try reader.properties())"]
        flags = [
            reader.is1904, reader.hasMacros, reader.hasExternalLinks, contents.hasMacros,
            contents.hasExternalLinks, contents.hasComments,
        ]
    }
}

/// What is seen of a sheet.
struct SheetText: Hashable {
    let name: [UInt8]
    let visibility: SheetContents.Visibility
    let cells: [CellText]
    let merges: [CellRange]
    let hiddenRows: [Int]
    let formulasWithoutResult: [CellAddress]
    let externalFormulas: [CellAddress]

    init(_ sheet: SheetContents) {
        name = Array(sheet.name.utf8)
        visibility = sheet.visibility
        cells = sheet.cells.map { CellText($0) }
        merges = sheet.merges
        hiddenRows = sheet.hiddenRows
        formulasWithoutResult = sheet.formulasWithoutResult
        externalFormulas = sheet.externalFormulas
    }
}

/// What is seen of a cell; texts are bytes, since Strings compare by what they look like.
struct CellText: Hashable {
    let address: CellAddress
    let value: CellValue
    let text: [UInt8]
    let format: [UInt8]?
    let isFormula: Bool

    init(_ cell: SheetContents.Cell) {
        self.init(cell.address, cell.value, cell.format, cell.isFormula)
    }

    /// Nil when the cell holds nothing.
    init?(_ cell: borrowing StreamedCell) {
        guard let value = cell.value else { return nil }
        self.init(cell.address, value, cell.format, cell.isFormula)
    }

    private init(
        _ address: CellAddress, _ value: CellValue, _ format: String?, _ isFormula: Bool
    ) {
        self.address = address
        self.value = value
        switch value {
        case .text(let string), .error(let string): text = Array(string.utf8)
        case .number, .boolean, .date, .time, .duration: text = []
        }
        self.format = format.map { Array($0.utf8) }
        self.isFormula = isFormula
    }
}
