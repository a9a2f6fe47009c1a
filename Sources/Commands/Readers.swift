internal import Intake
internal import Messages

/// The jailed processes that read the files of a command.
enum Readers {
    /// The program whose processes they are. The tests run commands in a program that is not ours.
    @TaskLocal static var program = WorkerPool.ownProgram

    /// Does the work of a command with them; they end with it.
    static func reading<Value>(_ work: (WorkerPool) throws -> Value) throws -> Value {
        let pool = WorkerPool(program: program) { missing in
            Terminal.complain(ReadersText.weak(without: missing))
        }
        defer { pool.close() }
        return try work(pool)
    }
}
