import Dispatch
import Foundation
import Synchronization

/// Reads workbooks and prints how long that took.
///
/// Usage: read-workbooks cells|values|contents THREADS PASSES FILE-OR-FOLDER...
///
/// The line is "seconds cells KiB sum": seconds of all passes, filled cells of one pass, the peak
/// of memory, and the sum of one pass, in which numbers and lengths of texts are added up.
@main
struct ReadWorkbooks {
    static func main() throws {
        // As in the process that reads forms: otherwise libzip looks for the file of the time zone at
        // each entry.
        setenv("TZ", "UTC0", 1)
        let arguments = CommandLine.arguments
        guard arguments.count > 4, let mode = Mode(rawValue: arguments[1]),
            let threads = Int(arguments[2]), let passes = Int(arguments[3])
        else { fail("usage: read-workbooks cells|values|contents THREADS PASSES PATH...") }
        let paths = try arguments[4...].flatMap(workbooks)
        var tally = Tally()
        let time = ContinuousClock().measure {
            for _ in 0..<passes { tally = read(paths, mode, threads: threads) }
        }
        print(time / .seconds(1), tally.cells, try peak(), tally.sum)
    }

    /// Each thread takes the next workbook that nobody has.
    private static func read(_ paths: [String], _ mode: Mode, threads: Int) -> Tally {
        let next = Atomic(0)
        let total = Mutex(Tally())
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < paths.count else { return }
                do {
                    let tally = try mode.read(paths[index])
                    total.withLock { $0.add(tally) }
                } catch {
                    fail("\(paths[index]): \(error)")
                }
            }
        }
        return total.withLock { $0 }
    }

    /// The file itself, or the workbooks of the folder by name.
    private static func workbooks(_ path: String) throws -> [String] {
        if path.hasSuffix(".xlsx") { return [path] }
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            .filter { $0.hasSuffix(".xlsx") }.map { "\(path)/\($0)" }
    }

    /// The most memory that was resident, in KiB.
    private static func peak() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
            ?? 0
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
        exit(1)
    }
}
