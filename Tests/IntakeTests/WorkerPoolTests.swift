import Forms
import Foundation
import Jail
import Parallel
import Spreadsheet
import Store
import Synchronization
import TestSupport
import Testing
import WorkbookReader

@testable import Intake

/// 1. A worker reads as this process does, whatever the file is.
/// 2. A worker that dies, hangs or babbles costs one file its verdict, and the next is read.
/// 3. What is not the fault of a file costs no file its verdict.
/// 4. When nobody can be made to read, the run ends with an error, and the files stay.
struct WorkerPoolTests {
    private static let program = BuiltProgram.path(of: "svod") ?? ""

    /// The greeting of a worker that has no protections.
    private static let greeting = #"printf 'S\001\000\000\000\000'"#

    /// A pool whose workers are scripts; they end before the script is removed.
    private func withPool<Value>(
        of script: String, count: Int = 1, limits: WorkerPool.Limits = .init(),
        _ work: (WorkerPool, _ folder: URL) throws -> Value
    ) throws -> Value {
        let script = try BuiltProgram.script("cd \"${0%/*}\"\n\(script)")
        let folder = script.deletingLastPathComponent()
        defer { try? FileManager.default.removeItem(at: folder) }
        let pool = WorkerPool(program: script.path, count: count, limits: limits)
        defer { pool.close() }
        return try work(pool, folder)
    }

    /// What a source says of a file, in words that can be compared.
    private static func verdict(
        on bytes: [UInt8], by reader: any WorkbookSource
    ) -> Result<WorkbookContents, ReadingFailure> {
        Result { () throws(ReadingFailure) in try reader.contents(of: bytes) }
    }

    /// Whether a pool says of a file what this process says.
    private static func agrees(_ pool: WorkerPool, on bytes: [UInt8]) -> Bool {
        switch (verdict(on: bytes, by: pool), verdict(on: bytes, by: OwnReader())) {
        case (.success(let one), .success(let other)): one.isSame(as: other)
        case (.failure(let one), .failure(let other)): one == other
        default: false
        }
    }

    /// All workbooks and other files among the fixtures that a form could be taken for.
    private static let fixtures: [String] = {
        let folder = TestForm.packageRoot.appending(path: "Tests/Fixtures").path
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }
        return (names ?? []).sorted().map { "\(folder)/\($0)" }.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }()

    @Test("1: every file of the fixtures")
    func fixtures() throws {
        let pool = WorkerPool(program: Self.program)
        defer { pool.close() }
        var read = 0
        for path in Self.fixtures {
            let bytes = try Disk.bytes(of: RawPath(path), limit: Limits.form.fileSize)
            let isSame = Self.agrees(pool, on: bytes)
            #expect(isSame, "\(path)")
            if case .success = Self.verdict(on: bytes, by: pool) { read += 1 }
        }
        #expect(read == 3)
    }

    @Test("1: many files at once")
    func manyAtOnce() throws {
        let pool = WorkerPool(program: Self.program, count: 2)
        defer { pool.close() }
        let files = try (1...60).map { number in
            var marks = IntakeSample.Marks()
            marks.teachers = number
            return try IntakeSample.form(marks)
        }
        let same = Parallel.map(files) { Self.agrees(pool, on: $0) }
        #expect(same == Array(repeating: true, count: files.count))
    }

    @Test("1: a file that is larger than any form is not even sent")
    func tooLarge() throws {
        try withPool(of: "exit 1") { pool, _ in
            let bytes = [UInt8](repeating: 0, count: Limits.form.fileSize + 1)
            #expect(throws: ReadingFailure.workbook(WorkbookError(.limitExceeded(.fileSize)))) {
                try pool.contents(of: bytes)
            }
        }
    }

    /// Deaths of the first worker; the second one is ours.
    static let deaths = [
        "exit 0", "exit 1", "kill -9 $$", "kill -11 $$", "kill -31 $$", "head -c 5 >/dev/null",
        "printf 'A\\377\\377\\377\\377'", "printf 'A\\003\\000\\000\\000abc'",
        "printf 'B\\001\\000\\000\\000\\000'", "kill -STOP $$", "cat >/dev/null",
        "while :; do :; done",
    ]

    @Test("2", arguments: deaths)
    func death(_ death: String) throws {
        var limits = WorkerPool.Limits()
        limits.processorSeconds = 0
        limits.time = .seconds(2)
        let script = """
            if [ -e pid ]; then exec '\(Self.program)' worker; fi
            echo $$ >pid
            \(Self.greeting)
            \(death)
            """
        let bytes = try IntakeSample.form()
        try withPool(of: script, limits: limits) { pool, folder in
            #expect(throws: ReadingFailure.readerEnded) { try pool.contents(of: bytes) }
            let process = try Self.process(in: folder)
            #expect(kill(process, 0) == -1 && errno == ESRCH, "neither alive nor a zombie")
            let isSame = Self.agrees(pool, on: bytes)
            #expect(isSame)
        }
    }

    private static func process(in folder: URL) throws -> pid_t {
        let text = try String(contentsOf: folder.appending(path: "pid"), encoding: .utf8)
        return try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    @Test("2: a thousand deaths")
    func aThousandDeaths() throws {
        try withPool(of: Self.greeting, count: 2) { pool, _ in
            let verdicts = Parallel.map(Array(repeating: [1, 2, 3], count: 1000)) {
                Self.verdict(on: $0, by: pool)
            }
            let deaths = verdicts.count {
                if case .failure(.readerEnded) = $0 { true } else { false }
            }
            #expect(deaths == 1000)
        }
    }

    @Test("2: the examiner refuses such a file and asks for another")
    func refusal() throws {
        try withPool(of: "\(Self.greeting)") { pool, _ in
            let result = try IntakeSample.examiner(reader: pool).examine(
                try IntakeSample.form(), name: "", arrived: IntakeSample.today,
                earlier: { _, _ in nil }, previous: { _, _ in nil })
            guard case .refused(let refusal, _, _) = result else {
                Issue.record("\(result)")
                return
            }
            #expect(refusal == .unreadableStructure)
            #expect(refusal.code == "F12")
            #expect(!refusal.needsDecision)
        }
    }

    /// Our worker, whose number stands in a file.
    private static let known = "echo $$ >pid\nexec '\(program)' worker"

    @Test("3: one that was killed while it had nothing to do")
    func deathBetweenFiles() throws {
        let bytes = try IntakeSample.form()
        try withPool(of: Self.known) { pool, folder in
            _ = try pool.contents(of: bytes)
            let process = try Self.process(in: folder)
            kill(process, SIGKILL)
            var facts = siginfo_t()
            waitid(P_PID, id_t(process), &facts, WEXITED | WNOWAIT)
            _ = try pool.contents(of: bytes)
            #expect(try Self.process(in: folder) != process)
        }
    }

    @Test("3: one that speaks unasked is not asked")
    func unasked() throws {
        let bytes = try IntakeSample.form()
        let script = """
            if [ -e pid ]; then exec '\(Self.program)' worker; fi
            echo $$ >pid
            \(Self.greeting)
            head -c \(bytes.count + 5) >/dev/null
            printf 'A\\007\\000\\000\\000\\001\\002\\000\\000\\000\\000\\000A\\007\\000'
            kill -STOP $$
            """
        try withPool(of: script) { pool, _ in
            #expect(throws: ReadingFailure.workbook(WorkbookError(.damaged(.truncated)))) {
                try pool.contents(of: bytes)
            }
            _ = try pool.contents(of: bytes)
        }
    }

    @Test(
        "3: what asks the whole service to end does not end a worker",
        arguments: [SIGTERM, SIGINT, SIGHUP])
    func signals(_ signal: Int32) throws {
        let bytes = try IntakeSample.form()
        try withPool(of: Self.known) { pool, folder in
            _ = try pool.contents(of: bytes)
            let process = try Self.process(in: folder)
            kill(process, signal)
            _ = try pool.contents(of: bytes)
            #expect(try Self.process(in: folder) == process)
        }
    }

    @Test("3: a start that failed once is tried again")
    func secondStart() throws {
        let script = """
            if [ -e tried ]; then exec '\(Self.program)' worker; fi
            touch tried
            """
        try withPool(of: script) { pool, _ in
            _ = try pool.contents(of: try IntakeSample.form())
        }
    }

    @Test("3: protections that do not stand are told of once")
    func weakness() throws {
        let script = try BuiltProgram.script(Self.greeting)
        defer { try? FileManager.default.removeItem(at: script.deletingLastPathComponent()) }
        let told = Mutex<[Protections]>([])
        let pool = WorkerPool(program: script.path) { missing in
            told.withLock { $0.append(missing) }
        }
        for _ in 0..<3 {
            #expect(throws: ReadingFailure.readerEnded) { try pool.contents(of: [1]) }
        }
        #expect(told.withLock { $0 } == [.all])
    }

    @Test("4", arguments: [("/nowhere/at/all", 2), ("/bin/true", nil)] as [(String, Int32?)])
    func noReader(_ program: String, _ code: Int32?) throws {
        let place = try TemporaryWorkspace()
        try place.drop(try IntakeSample.form(), "отчёт.xlsx")
        let pool = WorkerPool(program: program)
        #expect(throws: NoReader(code: code)) { try place.run(reader: pool).takeIn() }
        #expect(try place.inbox() == ["отчёт.xlsx"])
        #expect(try place.versions().isEmpty)
    }

    @Test("4: nothing is read after the end")
    func closed() throws {
        let pool = WorkerPool(program: Self.program)
        _ = try pool.contents(of: try IntakeSample.form())
        pool.close()
        #expect(throws: ReadingFailure.noReader(NoReader(code: nil))) {
            try pool.contents(of: try IntakeSample.form())
        }
    }
}
