import Foundation
import WorkbookReader

/// Reads all workbooks of a folder on one thread, several times, and prints the best time.
///
/// Usage: read-forms FOLDER REPETITIONS. The line is "seconds cells", for scripts.
@main
struct ReadForms {
    static func main() throws {
        let folder = CommandLine.arguments[1]
        let repetitions = Int(CommandLine.arguments[2]) ?? 1
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let paths = names.filter { $0.hasSuffix(".xlsx") }.map { "\(folder)/\($0)" }
        var best = Duration.seconds(1_000_000)
        var cells = 0
        for _ in 0..<repetitions {
            cells = 0
            let time = try ContinuousClock().measure {
                for path in paths {
                    let book = try WorkbookReader(path: path, limits: .form)
                    cells += try book.contents().sheets.reduce(0) { $0 + $1.cells.count }
                }
            }
            best = min(best, time)
        }
        print(Double(best.components.attoseconds) / 1e18 + Double(best.components.seconds), cells)
    }
}
