import CXLSXWriter
import Spreadsheet

extension SheetRenderer {
    /// Writes the notes, shown only when the pointer rests on their cells.
    func writeNotes() throws(WriteError) {
        for address in document.notes.keys.sorted() {
            guard let note = document.notes[address] else { continue }
            let strings = CStrings()
            let size = NoteSize(of: note.text)
            var options = unsafe lxw_comment_options()
            unsafe options.visible = UInt8(LXW_COMMENT_DISPLAY_HIDDEN.rawValue)
            unsafe options.author = try strings.copy(note.author)
            unsafe options.width = UInt16(size.width)
            unsafe options.height = UInt16(height(ofBox: size.height, at: address.row))
            unsafe options.font_name = try strings.copy(NoteSize.font)
            unsafe options.font_size = NoteSize.points
            try LibraryError.check(
                unsafe worksheet_write_comment_opt(
                    sheet, lxw_row_t(address.row), lxw_col_t(address.column),
                    EncodedText.encoding(note.text), &options))
        }
    }

    /// The height of a box as the library has to be told it, which knows no heights of rows that it
    /// has written away.
    private func height(ofBox height: Int, at row: Int) -> Int {
        guard document.isWrittenInOrder else { return height }
        return SheetGeometry.standardHeight(ofBox: height, at: row, in: document)
    }
}

/// How large the box of a note has to be, in pixels, so that its text is not cut.
struct NoteSize: Equatable {
    /// The font of notes.
    static let font = "Arial"
    /// Its size in points.
    static let points = 9.0

    private static let widest = 300
    private static let pixelsPerCharacter = 7  // Cyrillic in Arial 9, broad letters included
    private static let pixelsPerLine = 15
    private static let margins = 20

    /// The width of the box.
    let width: Int
    /// The height of the box.
    let height: Int

    /// Estimates the box of a text.
    init(of text: String) {
        let lengths = text.split(separator: "\n", omittingEmptySubsequences: false).map(\.count)
        let longest = (lengths.max() ?? 0) * Self.pixelsPerCharacter + Self.margins
        width = min(max(longest, 96), Self.widest)
        let perLine = (width - Self.margins) / Self.pixelsPerCharacter
        let lines = lengths.reduce(0) { $0 + max(1, ($1 + perLine - 1) / perLine) }
        height = min(lines * Self.pixelsPerLine + Self.margins, 1000)
    }
}
