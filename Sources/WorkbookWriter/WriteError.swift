public import Spreadsheet

/// Why a ``WorkbookDocument`` did not become a file.
///
/// All but the last six are mistakes of a layout, found before any file exists: the C library
/// would have made a workbook of them that other programs call damaged.
public enum WriteError: Error, Hashable, Sendable {
    /// A place in the document.
    public enum Place: Hashable, Sendable {
        /// The properties of the document; the name of the property.
        case property(String)
        /// A defined name.
        case name(String)
        /// Something of a sheet that has no cell, such as its footer.
        case sheet(String)
        /// A cell of a sheet.
        case cell(sheet: String, CellAddress)
        /// A range of a sheet.
        case range(sheet: String, CellRange)
    }

    /// The error of another module; two that are told alike are the same.
    public struct Cause: Hashable, Sendable {
        /// The error.
        public let error: any Error

        /// Passes an error on.
        public init(_ error: any Error) { self.error = error }

        /// Whether two are told alike.
        public static func == (left: Cause, right: Cause) -> Bool {
            String(reflecting: left.error) == String(reflecting: right.error)
        }

        /// Hashes what is told.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(String(reflecting: error))
        }
    }

    /// The document has no sheet.
    case noSheets
    /// Every sheet is hidden.
    case noVisibleSheet
    /// The sheet to be shown first is hidden or does not exist; its index.
    case activeSheetNotShown(Int)
    /// A sheet has no name; its index.
    case sheetNameEmpty(Int)
    /// A sheet name is longer than 31 characters.
    case sheetNameTooLong(String)
    /// A sheet name contains a character that names may not contain, or is reserved.
    case sheetNameForbidden(String)
    /// Two sheets have the same name but for the case of letters.
    case sheetNameTaken(String)
    /// A link or a chart refers to a sheet that the document does not have.
    case noSheet(String, at: Place)
    /// A cell lies beyond the last row or column of a sheet.
    case outsideSheet(Place)
    /// A number is infinite or not a number.
    case notFinite(Place)
    /// A day lies before 1900 or after 9999.
    case dateOutOfRange(Place)
    /// A text is too long for its place; the limit in characters.
    case textTooLong(Place, limit: Int)
    /// A text contains a control character or a code point that XML cannot carry.
    case forbiddenCharacter(Place)
    /// Two merged ranges share a cell.
    case mergesOverlap(sheet: String, CellRange, CellRange)
    /// A defined name is empty, looks like a cell, or contains a forbidden character.
    case nameInvalid(String)
    /// Two defined names are the same but for the case of letters.
    case nameTaken(String)
    /// A list of allowed values is empty.
    case listEmpty(Place)
    /// The document has more looks than a workbook may have; how many.
    case tooManyStyles(Int)
    /// A cell stands in a row that is made on the way.
    case amongMadeRows(Place)
    /// A sheet has notes or charts beside rows that are made on the way.
    case besideMadeRows(Place)
    /// A sheet has charts, or rows that are made on the way, beside rows that grow.
    case besideGrowingRows(Place)
    /// A sheet of plain cells has something that they are not, or two of them in one place.
    case notPlain(Place)
    /// A chart draws a line over lying bars, which no program can show.
    case lineOverLyingBars(Place)
    /// A chart has no series to draw, or more than 255.
    case seriesCount(Place)
    /// What rows are made from could not be read.
    case rowsNotMade(sheet: String, Cause)
    /// The folder of the file does not exist.
    case folderMissing(String)
    /// The folder, or the one for temporary files, cannot be written to.
    case folderNotWritable(String)
    /// The file could not be written; its path and the system's own words.
    case cannotWrite(path: String, reason: String)
    /// Memory ran out.
    case outOfMemory
    /// The library refused something that this module should have caught; its own words.
    case refused(reason: String)
}
