public import Forms

/// Why the store or the archive could not do what it was asked.
public enum StoreError: Error, Equatable {
    /// The file of the store could not be opened; the number of the system's error.
    case cannotOpen(path: String, errno: Int32)
    /// The store was written by a later edition of the program.
    case newerSchema(path: String)
    /// The database does not promise to keep what it confirmed: `synchronous` read back otherwise.
    case notDurable(synchronous: Int)
    /// The disk is full.
    case diskFull
    /// The store may be read but not written.
    case readOnly
    /// Another process holds the store.
    case busy
    /// The disk failed; SQLite's extended code.
    case disk(code: Int32)
    /// What is in the store cannot be read: which table, and what of it.
    case damaged(table: String, detail: String)
    /// SQLite refused for another reason: its extended code and its own words.
    case database(code: Int32, message: String)
    /// The log could not be brought into the database at the end of a run.
    case checkpointIncomplete

    /// The register has an ИНН twice.
    case repeatedOrganization(inn: String)
    /// A form has a column that the table of lines has no room for.
    case columnOutOfRange(row: Int, column: Int)
    /// A register of a submission has a row number twice.
    case repeatedRow(sheet: Int, ordinal: Int)
    /// No file of that hash was ever recorded.
    case unknownFile(sha256: String)
    /// Nothing was ever recorded of that institution, period and form.
    case unknownReport(inn: String, period: Period, formID: String)

    /// A step of the archive failed: which, on what, and the number of the system's error.
    case archive(step: ArchiveStep, path: String, errno: Int32)
    /// The archive does not hold the file.
    case notArchived(sha256: String)
    /// The archived bytes are not those that were put in.
    case archiveDiffers(sha256: String, found: String)

    /// A step of the mirror of the events failed: which, on what, and the number of the system's
    /// error.
    case mirror(step: ArchiveStep, path: String, errno: Int32)

    /// A step of the archive that the system can refuse.
    public enum ArchiveStep: String, Equatable, Sendable, CaseIterable {
        /// A folder is made.
        case makeFolder
        /// A folder is listed.
        case listFolder
        /// A file is made.
        case create
        /// Bytes are written.
        case write
        /// The mode of a file is set.
        case protect
        /// A file or folder is brought to the disk.
        case sync
        /// A written file gets its name.
        case link
        /// A leftover is removed.
        case remove
        /// A file is read.
        case read
    }
}
