internal import Spreadsheet

/// The canonical form of a cell: one JSON object a line, for comparing readers.
///
/// `{"sheet":"Лист1","ref":"B7","type":"n","value":12.5}`; types are n number, s string, b boolean,
/// e error, d date with time, t time of day, u duration in seconds.
enum CanonicalCell {
    /// How many bytes a line has besides what it begins with and its text, at least.
    static let leastSize = 24

    /// What the line of every cell of a sheet begins with.
    static func prefix(sheet: String) -> [UInt8] {
        var prefix = Array("{\"sheet\":".utf8)
        JSONText.append(Array(sheet.utf8).span, to: &prefix)
        prefix.append(contentsOf: ",\"ref\":\"".utf8)
        return prefix
    }

    /// Adds the line of a cell.
    static func append(
        _ cell: borrowing StreamedCell, prefix: [UInt8], to line: inout [UInt8]
    ) {
        line.append(contentsOf: prefix)
        appendReference(cell.address, to: &line)
        let record = cell.record
        switch record.kind {
        case .number: appendNumber(cell, to: &line)
        case .sharedText, .inlineText: appendText("s", cell, to: &line)
        case .error: appendText("e", cell, to: &line)
        case .boolean: appendValue("b", record.payload != 0 ? "true" : "false", to: &line)
        case .isoDate:
            appendDate(Serial.dateTime(milliseconds: record.milliseconds), to: &line)
        case .isoTime: appendValue("t", quoted(time(record.milliseconds)), to: &line)
        case .isoDuration: appendDuration(record.milliseconds, to: &line)
        case .nothing, .emptyText: appendValue("s", "\"\"", to: &line)
        }
        line.append(UInt8(ascii: "}"))
        line.append(UInt8(ascii: "\n"))
    }

    private static func appendReference(_ address: CellAddress, to line: inout [UInt8]) {
        var rest = address.column + 1
        var letters: UInt32 = 0
        var count = 0
        while rest > 0 {
            letters = letters << 8 | (0x41 + UInt32((rest - 1) % 26))
            rest = (rest - 1) / 26
            count += 1
        }
        for _ in 0..<count {
            line.append(UInt8(truncatingIfNeeded: letters))
            letters >>= 8
        }
        appendInteger(address.row + 1, to: &line)
    }

    private static func appendInteger(_ value: Int, to line: inout [UInt8]) {
        line.append(contentsOf: String(value).utf8)
    }

    private static func appendText(
        _ type: String, _ cell: borrowing StreamedCell, to line: inout [UInt8]
    ) {
        line.append(contentsOf: "\",\"type\":\"\(type)\",\"value\":".utf8)
        cell.withText { JSONText.append($0, to: &line) }
    }

    private static func appendValue(_ type: String, _ value: String, to line: inout [UInt8]) {
        line.append(contentsOf: "\",\"type\":\"\(type)\",\"value\":\(value)".utf8)
    }

    private static func appendNumber(_ cell: borrowing StreamedCell, to line: inout [UInt8]) {
        let number = cell.record.number
        switch cell.tables.kind(cell.record.style) {
        case .number: break
        case .duration:
            if let milliseconds = Serial.duration(number) {
                return appendDuration(milliseconds, to: &line)
            }
        case .date:
            switch Serial.moment(number, is1904: cell.tables.is1904) {
            case .date(let moment): return appendDate(moment, to: &line)
            case .time(let milliseconds):
                return appendValue("t", quoted(time(milliseconds)), to: &line)
            case .phantom(let milliseconds):
                return appendValue("d", quoted("1900-02-29T" + time(milliseconds)), to: &line)
            case nil: break
            }
        }
        appendValue("n", shortest(number), to: &line)
    }

    private static func appendDate(_ moment: DateTime, to line: inout [UInt8]) {
        appendValue("d", quoted("\(moment.date)T\(time(moment.milliseconds))"), to: &line)
    }

    private static func appendDuration(_ milliseconds: Int, to line: inout [UInt8]) {
        appendValue("u", shortest(Double(milliseconds) / 1000), to: &line)
    }

    /// The shortest decimal number that reads back as the same double.
    private static func shortest(_ number: Double) -> String {
        if number.magnitude < 1e15, number == number.rounded(.towardZero) {
            return String(Int(number))
        }
        return number.description
    }

    private static func quoted(_ text: String) -> String { "\"\(text)\"" }

    private static func time(_ milliseconds: Int) -> String {
        let seconds = milliseconds / 1000
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map {
            $0 < 10 ? "0\($0)" : "\($0)"
        }
        let fraction = milliseconds % 1000
        let digits = String(fraction + 1000).dropFirst()
        return clock.joined(separator: ":") + (fraction == 0 ? "" : ".\(digits)")
    }
}
