import CXLSXWriter
import FoundationEssentials
import Spreadsheet

/// Turns a ``WorkbookDocument`` into the bytes of an `.xlsx` file.
///
/// Equal documents give equal bytes. Whatever the library would write wrongly is refused before it
/// is asked; what is merely awkward is put right:
///
/// - a list of values that cannot stand inside a validation goes to a hidden sheet «Списки» (or
///   «Списки 2»…) at the end, and the validation refers to it;
/// - a web address that no program takes becomes plain text, as do links beyond the 65 530th;
/// - control characters, U+FFFE, U+FFFF, NUL and literal `_x0041_` in cells, formulas, notes and
///   prompts are written so that they are read back as they were;
/// - rows higher than 409 points and columns wider than 255 characters get these sizes.
///
/// Numbers are written with 16 significant digits: 0.1 + 0.2 comes back as 0.3. Texts that begin
/// with "=", "+", "-" or "@" are texts; the mark that keeps them so after editing (`quotePrefix`)
/// does not exist in the library. Programs calculate all formulas anew when they open the file,
/// which the library always asks for; the saved results serve readers that do not calculate.
public enum WorkbookFile {
    /// The bytes of the document as a file.
    ///
    /// A private folder is made and removed on the way.
    ///
    /// - Parameter document: what is to stand in the file.
    /// - Returns: the file's bytes.
    /// - Throws: a mistake in the document, or ``WriteError/folderNotWritable(_:)`` and the like.
    public static func bytes(of document: WorkbookDocument) throws(WriteError) -> [UInt8] {
        try finished(document).contents()
    }

    /// The document as a file on the disk, however great: its bytes are never in memory together.
    ///
    /// - Parameter document: what is to stand in the file.
    /// - Returns: the file.
    /// - Throws: what ``bytes(of:)`` throws.
    public static func finished(
        _ document: WorkbookDocument
    ) throws(WriteError) -> FinishedWorkbook {
        let document = try document.movingLongListsToSheet()
        try DocumentCheck.run(on: document)
        let file = try FinishedWorkbook()
        let rows = PackedRows(folder: file.folder)
        // The library may write rows until its workbook is freed.
        defer { withExtendedLifetime(rows) {} }
        try CLocale.run { () throws(WriteError) in
            let workbook = try OpenWorkbook(
                path: file.path, temporary: ScratchFolder.path(for: document, orElse: file.folder))
            try WorkbookRenderer(document: document).render(into: workbook, rows: rows)
            try workbook.close()
        }
        try rows.fill(file: file.path)
        return file
    }

    /// Writes the document to a file, or leaves an error and what stood there before.
    ///
    /// The bytes are complete before the file is touched, but they are not written atomically: to
    /// publish, write beside the target and rename.
    ///
    /// - Parameters:
    ///   - document: what is to stand in the file.
    ///   - path: the file; its folder must exist.
    /// - Throws: what ``bytes(of:)`` throws, ``WriteError/folderMissing(_:)``,
    ///   ``WriteError/folderNotWritable(_:)``, ``WriteError/cannotWrite(path:reason:)``.
    public static func write(_ document: WorkbookDocument, to path: String) throws(WriteError) {
        let parent = URL(filePath: path).deletingLastPathComponent().path
        let files = FileManager.default
        guard files.fileExists(atPath: parent) else { throw .folderMissing(parent) }
        guard files.isWritableFile(atPath: parent) else { throw .folderNotWritable(parent) }
        let bytes = try bytes(of: document)
        do {
            try Data(bytes).write(to: URL(filePath: path))
        } catch {
            throw .cannotWrite(path: path, reason: "\(error)")
        }
    }
}
