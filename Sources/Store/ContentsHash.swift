import Foundation
import Forms
import Hashing
import Spreadsheet

/// A hash over what a report says, whatever the file that says it looks like: a workbook that was
/// saved again by another program, or whose rows were moved, says the same.
enum ContentsHash {
    /// The hash over the values of all lines, as they were typed, and over the explanations.
    static func hash(_ lines: [StoredLine], _ explanations: [Explanation]) -> String {
        var bytes: [UInt8] = []
        func append(_ text: String) {
            // The length in front keeps two texts from passing for one that is cut elsewhere.
            bytes += Array("\(text.utf8.count):".utf8)
            bytes += Array(text.utf8)
        }
        for line in lines {
            for column in line.columns {
                guard let entry = column.entry else { continue }
                bytes += Array("\(line.row) \(line.ordinal) \(column.position) ".utf8)
                bytes.append(StoredValue.kind(of: entry.value))
                switch entry.value {
                case .number(let number)?: append(number.description)
                case .date(let day)?: append(day.description)
                case .text(let text)?: append(text)
                case nil: append(entry.typed)
                }
            }
        }
        for explanation in explanations {
            append(explanation.key.code)
            append(explanation.key.place)
            append(explanation.text)
        }
        return SHA256.hexadecimal(of: bytes)
    }
}
