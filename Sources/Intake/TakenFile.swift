public import Forms
public import Spreadsheet
public import Store

/// What became of a file of the inbox in a run.
public struct TakenFile: Sendable {
    /// What became of a file.
    public enum Fate: Sendable {
        /// It is a report, and on record; its values are in the store and no longer here.
        case report(ReceivedSubmission, RecordedFile.Result)
        /// It could not be taken as a report. Its bytes are archived, and it waits for a person
        /// or for another file; the ИНН of institutions that it may be of.
        case refused(Refusal, candidates: [String], RecordedFile.Result)
        /// It brought so many files, which have fates of their own, and others that are no
        /// spreadsheets: their names. Whether it is a letter without a day of sending.
        case opened(files: Int, ignored: [String], isUndated: Bool)
        /// It stays in the inbox for the next run.
        case left(Reason)
    }

    /// Why a file stays in the inbox.
    public enum Reason: Hashable, Sendable {
        /// It is still being written.
        case changing
        /// A lock beside it says that somebody has it open.
        case open
        /// Its folder is named by a day that has not come yet.
        case future(CalendarDate)
        /// It is larger than any form, in bytes.
        case tooLarge(size: Int)
        /// The system does not let it be read.
        case unreadable(DiskError)
    }

    /// The file.
    public var file: Inbox.File
    /// When it arrived.
    public var arrival: Arrival
    /// What became of it.
    public var fate: Fate
    /// The identifier of the form that it was read as; nil when it was not read as any.
    public var formID: String?
    /// Set when it is on record but could not be taken out of the inbox.
    public var removal: DiskError?

    /// Makes a statement.
    public init(
        file: Inbox.File, arrival: Arrival, fate: Fate, formID: String? = nil,
        removal: DiskError? = nil
    ) {
        self.file = file
        self.arrival = arrival
        self.fate = fate
        self.formID = formID
        self.removal = removal
    }
}
