public import Containers
internal import Forms
public import Spreadsheet
public import WorkbookReader

/// What opens the workbooks that people send.
public protocol WorkbookSource: Sendable {
    /// The contents of a file, as far as the import of a form needs them.
    ///
    /// - Parameter bytes: the whole file.
    /// - Returns: its sheets and what else the import looks at.
    /// - Throws: ``ReadingFailure``.
    func contents(of bytes: [UInt8]) throws(ReadingFailure) -> WorkbookContents

    /// What a file brings that is no workbook.
    ///
    /// - Parameter bytes: the whole file.
    /// - Returns: a letter or an archive, or why nothing can be taken out of it; nil when it is
    ///   neither.
    /// - Throws: ``ReadingFailure/readerEnded`` and ``ReadingFailure/noReader(_:)``.
    func container(
        in bytes: [UInt8]
    ) throws(ReadingFailure) -> Result<Container, ContainerError>?
}

/// Why a file gave no contents.
public enum ReadingFailure: Error, Hashable {
    /// The file is at fault, and the reader says why.
    case workbook(WorkbookError)
    /// The file is at fault: whoever read it died, did not come to an end, or lost its mind.
    case readerEnded
    /// The file is not at fault: nobody could be made to read it.
    case noReader(NoReader)
}

/// The system did not let the process be started that reads files.
public struct NoReader: Error, Hashable {
    /// The system's `errno`; nil when the process started and never became ready.
    public var code: Int32?

    /// Names the system's reason.
    public init(code: Int32?) {
        self.code = code
    }
}

/// Opens workbooks in this very process: for files that are trusted, and for tests.
public struct OwnReader: WorkbookSource {
    /// Makes one.
    public init() {}

    /// The contents of a file, within the limits of a form and without the sheets that are only
    /// printed.
    ///
    /// - Throws: ``ReadingFailure/workbook(_:)``.
    public func contents(of bytes: [UInt8]) throws(ReadingFailure) -> WorkbookContents {
        do throws(WorkbookError) {
            return try WorkbookReader(bytes: bytes, limits: .form)
                .contents(skipping: FormImport.isPrintedOnly)
        } catch {
            throw .workbook(error)
        }
    }

    /// What a file brings that is no workbook.
    ///
    /// - Throws: nothing.
    public func container(
        in bytes: [UInt8]
    ) throws(ReadingFailure) -> Result<Container, ContainerError>? {
        guard let kind = Container.kind(of: bytes) else { return nil }
        do throws(ContainerError) {
            return .success(try Container(bytes, as: kind))
        } catch {
            return .failure(error)
        }
    }
}
