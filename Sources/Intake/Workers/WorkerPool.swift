public import Containers
internal import Dispatch
internal import Glibc
public import Jail
public import Spreadsheet
internal import Synchronization
internal import WorkbookReader

/// Opens the workbooks that people send, in jailed processes that live across files.
///
/// Whatever a file does to the process that reads it costs this file its verdict and nothing else:
/// the next file gets another process. May be used by several threads; those that find all
/// processes busy wait for one, which none keeps longer than its limits let it.
public final class WorkerPool: WorkbookSource {
    /// How much reading one file may take.
    public struct Limits: Hashable, Sendable {
        /// Seconds of the processor.
        public var processorSeconds = 10
        /// Time that passes.
        public var time = Duration.seconds(15)

        /// The usual limits.
        public init() {}
    }

    /// The program that runs, even if another took its name meanwhile.
    public static let ownProgram = "/proc/self/exe"
    /// The argument that makes the program a worker.
    public static let argument = "worker"

    private struct State {
        var idle: [JailedProcess] = []
        var isClosed = false
        var protections = Protections.all
    }

    private let program: String
    private let limits: Limits
    private let warn: @Sendable (Protections) -> Void
    private let places: DispatchSemaphore
    private let state = Mutex(State())

    /// Makes a pool; processes are started when they are needed.
    ///
    /// - Parameters:
    ///   - program: the program whose processes read; the one that runs unless told otherwise.
    ///   - count: how many processes there are at most; one for each processor unless told
    ///     otherwise.
    ///   - limits: how much reading one file may take.
    ///   - warn: told, when that is first seen, which protections the system does not give.
    public init(
        program: String = ownProgram, count: Int? = nil, limits: Limits = Limits(),
        warn: @escaping @Sendable (_ missing: Protections) -> Void = { _ in }
    ) {
        self.program = program
        self.warn = warn
        self.limits = limits
        places = DispatchSemaphore(
            value: max(1, count ?? sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }

    /// Ends the processes. Nothing is read afterwards.
    public func close() {
        let idle = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        // They die outside of the lock, which is the time of several system calls.
        withExtendedLifetime(idle) {}
    }

    /// The contents of a file, within the limits of a form and without the sheets that are only
    /// printed.
    ///
    /// - Throws: ``ReadingFailure``.
    public func contents(of bytes: [UInt8]) throws(ReadingFailure) -> WorkbookContents {
        guard bytes.count <= WorkerTask.largestWorkbook else {
            throw .workbook(WorkbookError(.limitExceeded(.fileSize)))
        }
        switch try answer(to: .workbook, bytes, as: WorkbookAnswer.self) {
        case .success(let contents): return contents
        case .failure(let error): throw .workbook(error)
        }
    }

    /// What a file brings that is no workbook.
    ///
    /// - Throws: ``ReadingFailure/readerEnded`` and ``ReadingFailure/noReader(_:)``.
    public func container(
        in bytes: [UInt8]
    ) throws(ReadingFailure) -> Result<Container, ContainerError>? {
        guard bytes.count <= WorkerTask.requestLimit else { return .failure(.tooLarge) }
        return try answer(to: .container, bytes, as: ContainerAnswer.self)
    }

    /// Has a worker do a task.
    ///
    /// - Parameters:
    ///   - task: the task.
    ///   - bytes: what it is about.
    ///   - type: what the answer is.
    /// - Returns: the answer.
    /// - Throws: ``ReadingFailure/readerEnded`` and ``ReadingFailure/noReader(_:)``.
    func answer<Answer: WireValue>(
        to task: WorkerTask, _ bytes: [UInt8], as type: Answer.Type
    ) throws(ReadingFailure) -> Answer {
        places.wait()
        defer { places.signal() }
        let worker = try take()
        do {
            let frame = try worker.answer(
                to: Frame(kind: task.rawValue, bytes: bytes),
                processorSeconds: limits.processorSeconds, within: limits.time,
                limit: task.answerLimit)
            guard frame.kind == Worker.answer else { throw JailError.garbage }
            let answer = try Answer(decoding: frame.bytes)
            giveBack(worker)
            return answer
        } catch {
            throw .readerEnded
        }
    }

    /// A worker that is ready.
    private func take() throws(ReadingFailure) -> JailedProcess {
        while let worker = state.withLock({ $0.idle.popLast() }) {
            // One that died meanwhile, or speaks unasked, is no longer to be trusted; that is not
            // the fault of the file that comes now.
            if worker.isQuiet { return worker }
        }
        guard !state.withLock(\.isClosed) else { throw .noReader(NoReader(code: nil)) }
        // The system may be short of something for a moment.
        if let worker = try? start() { return worker }
        do { return try start() } catch { throw .noReader(error) }
    }

    private func start() throws(NoReader) -> JailedProcess {
        do throws(JailError) {
            let worker = try JailedProcess(program: program, argument: Self.argument)
            let greeting = try worker.greeting(within: limits.time, limit: 1)
            guard greeting.kind == Worker.greeting, let bits = greeting.bytes.first else {
                throw .garbage
            }
            note(Protections(rawValue: bits))
            return worker
        } catch .notStarted(let code) {
            throw NoReader(code: code)
        } catch {
            throw NoReader(code: nil)
        }
    }

    /// Takes note of the protections of a new worker; nobody is to be warned a second time.
    private func note(_ protections: Protections) {
        let isWeaker = state.withLock { state in
            defer { state.protections.formIntersection(protections) }
            return !protections.isSuperset(of: state.protections)
        }
        if isWeaker { warn(Protections.all.subtracting(protections)) }
    }

    private func giveBack(_ worker: JailedProcess) {
        state.withLock { state in
            if !state.isClosed { state.idle.append(worker) }
        }
    }
}
