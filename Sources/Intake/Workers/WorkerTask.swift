internal import Containers
internal import Spreadsheet
internal import WorkbookReader

/// What can be asked of a worker; the raw value is the kind of the request's frame.
enum WorkerTask: UInt8 {
    /// The bytes of a workbook; answered by a ``WorkbookAnswer``.
    case workbook = 1
    /// The bytes of a file that may bring others; answered by a ``ContainerAnswer``.
    case container = 2

    /// The most bytes of a workbook.
    static let largestWorkbook = Limits.form.fileSize
    /// The most bytes of a request.
    static let requestLimit = max(largestWorkbook, ContainerLimits().largest)

    /// The most bytes of an answer.
    var answerLimit: Int {
        switch self {
        case .workbook: WireWriter.limit
        // What is taken out, and some room for the names.
        case .container: ContainerLimits().totalSize + (16 << 20)
        }
    }

    /// Does the task.
    ///
    /// - Parameter bytes: what the request says.
    /// - Returns: what the answer says.
    func answer(to bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .workbook:
            let answer = WorkbookAnswer(reading: bytes).encoded
            guard answer.count > WireWriter.limit else { return answer }
            return WorkbookAnswer.failure(WorkbookError(.limitExceeded(.totalSize))).encoded
        case .container:
            do throws(ReadingFailure) {
                return try OwnReader().container(in: bytes).encoded
            } catch {
                preconditionFailure("reading in one's own process has no such failure")
            }
        }
    }
}

/// What a worker makes of the bytes of a file that may bring others; nil when it does not.
typealias ContainerAnswer = Result<Container, ContainerError>?

/// What a worker makes of the bytes of a workbook.
typealias WorkbookAnswer = Result<WorkbookContents, WorkbookError>

extension WorkbookAnswer {
    fileprivate init(reading bytes: [UInt8]) {
        do throws(ReadingFailure) {
            self = .success(try OwnReader().contents(of: bytes))
        } catch {
            guard case .workbook(let error) = error else {
                preconditionFailure("reading in one's own process has no other failure")
            }
            self = .failure(error)
        }
    }
}
