internal import Intake
internal import Messages
internal import Reports
internal import Store
internal import WorkbookReader
internal import WorkbookWriter

/// A file of the outbox before it is made.
struct Book: Sendable {
    /// What becomes of a file.
    enum Made: Sendable {
        /// The file.
        case bytes([UInt8])
        /// The file, on the disk still: it may be greater than what should be held of it.
        case file(FinishedWorkbook)
        /// It would give away what must not leave.
        case leaks([ExportGuard.Leak])
        /// It cannot be written: a mistake of its layout, or a disk that is full.
        case failed(WriteError)
        /// It could not be read back, so that nobody knows what is in it.
        case damaged(WorkbookError)
        /// The store does not give what it is made of, or what it is guarded by.
        case unread(StoreError)
        /// A file that it is made from cannot be read.
        case unreadable(DiskError)
        /// There is nothing to tell.
        case nothing
        /// The file is there already, made from the same.
        case upToDate
    }

    /// A workbook of the whole city: for whom, and of which half-year or year.
    struct Export: Hashable, Sendable {
        var book: JournalEntry.Exported.Book
        var period: String

        /// Names a workbook.
        init(_ book: JournalEntry.Exported.Book, of period: String) {
            self.book = book
            self.period = period
        }

        /// What the workbook is called.
        var name: String { CommandText.exportName(book, of: period) }
    }

    /// Where it is to lie.
    let path: RawPath
    /// A sum over all that it is made from; nil to make it anew each time.
    let source: String?
    /// Which workbook of the city it is; nil for others.
    let export: Export?
    private let work: @Sendable () -> Made

    /// The guard of a workbook, which is asked for when there is something to look through.
    typealias Guarding = @Sendable () throws(StoreError) -> ExportGuard

    /// Plans a workbook; one that leaves КИМЦ is guarded.
    init(
        _ path: RawPath, guardedBy guarding: Guarding? = nil, madeFrom source: String? = nil,
        as export: Export? = nil,
        document: @escaping @Sendable () throws -> WorkbookDocument?
    ) {
        self.init(path, madeFrom: source, as: export) {
            do {
                guard let document = try document() else { return .nothing }
                let file = try WorkbookFile.finished(document)
                let objection = file.withPath { path in
                    guarding.flatMap { Self.objection($0, to: path) }
                }
                if let objection { return objection }
                return export == nil ? .bytes(try file.contents()) : .file(file)
            } catch {
                return Self.outcome(of: error)
            }
        }
    }

    private static func outcome(of error: any Error) -> Made {
        switch error {
        case WriteError.rowsNotMade(_, let cause): outcome(of: cause.error)
        case let error as WriteError: .failed(error)
        case let error as StoreError: .unread(error)
        default: .failed(.refused(reason: "\(error)"))
        }
    }

    /// What keeps a finished file from leaving; nil when it may.
    private static func objection(_ guarding: Guarding, to path: String) -> Made? {
        let exportGuard: ExportGuard
        do throws(StoreError) { exportGuard = try guarding() } catch { return .unread(error) }
        do throws(WorkbookError) {
            let leaks = try exportGuard.check(fileAt: path)
            return leaks.isEmpty ? nil : .leaks(leaks)
        } catch {
            return .damaged(error)
        }
    }

    /// Plans a file of any kind.
    init(
        _ path: RawPath, madeFrom source: String? = nil, as export: Export? = nil,
        work: @escaping @Sendable () -> Made
    ) {
        self.path = path
        self.source = source
        self.export = export
        self.work = work
    }

    /// A file that is there already, made from the same.
    init(upToDate path: RawPath, madeFrom source: String) {
        self.init(path, madeFrom: source) { .upToDate }
    }

    /// Lays the file out, looks through it and renders it.
    func make() -> Made { work() }
}
