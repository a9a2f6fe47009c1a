import Glibc
import Spreadsheet

/// Where the library has its temporary files, some thirty for a workbook, each without a name as
/// soon as it is open.
enum ScratchFolder {
    /// A folder in memory, where Linux has one: making a file there takes a fraction of the time.
    private static let memory = "/dev/shm"
    /// How many cells a workbook may have whose files are kept in memory; a cell takes up to some 500
    /// bytes of them.
    private static let cellLimit = 20_000
    /// How much has to be free there.
    private static let room: UInt64 = 64 << 20

    /// The folder for a document.
    ///
    /// - Parameters:
    ///   - document: the document.
    ///   - disk: a folder on the disk.
    /// - Returns: one in memory for a small document, if there is room; else the one on the disk.
    static func path(for document: WorkbookDocument, orElse disk: String) -> String {
        var count = 0
        for sheet in document.sheets {
            guard sheet.madeRows == nil else { return disk }
            count += sheet.cells.count + (sheet.plainCells?.cells.count ?? 0)
        }
        guard count <= cellLimit, unsafe access(memory, W_OK | X_OK) == 0 else { return disk }
        var facts = Glibc.statvfs()
        guard unsafe statvfs(memory, &facts) == 0 else { return disk }
        return UInt64(facts.f_bavail) * UInt64(facts.f_frsize) >= room ? memory : disk
    }
}
