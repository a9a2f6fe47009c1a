import Dispatch
import Foundation
import Synchronization
import WorkbookReader

/// Reads all workbooks of a folder, several times, and prints the best time.
///
/// Usage: read-forms FOLDER REPETITIONS THREADS. The line is "seconds cells", for scripts.
@main
struct ReadForms {
    static func main() throws {
        let arguments = CommandLine.arguments
        let folder = arguments[1]
        let repetitions = Int(arguments[2]) ?? 1
        let threads = Int(arguments[3]) ?? 1
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let paths = names.filter { $0.hasSuffix(".xlsx") }.map { "\(folder)/\($0)" }
        var best = Duration.seconds(1_000_000)
        var cells = 0
        for _ in 0..<repetitions {
            let time = ContinuousClock().measure {
                cells = read(paths, threads: threads)
            }
            best = min(best, time)
        }
        print(Double(best.components.attoseconds) / 1e18 + Double(best.components.seconds), cells)
    }

    /// How many cells the workbooks hold; each thread takes the next one that nobody has.
    private static func read(_ paths: [String], threads: Int) -> Int {
        let next = Atomic(0)
        let cells = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < paths.count else { return }
                guard
                    let contents = try? WorkbookReader(path: paths[index], limits: .form)
                        .contents()
                else { fatalError("\(paths[index]) cannot be read") }
                let count = contents.sheets.reduce(0) { $0 + $1.cells.count }
                cells.add(count, ordering: .relaxed)
            }
        }
        return cells.load(ordering: .relaxed)
    }
}
