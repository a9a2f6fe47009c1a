public import Spreadsheet

/// A cell while its sheet streams by.
///
/// It refers to its text where it lies; a String is made only by ``value`` and ``text``.
public struct StreamedCell: Sendable {
    var record: CellRecord
    let tables: BookTables
    let batch: CellBatch

    /// Where the cell is.
    public var address: CellAddress {
        CellAddress(row: Int(record.row), column: Int(record.column))
    }

    /// Whether the value is the saved result of a formula.
    public var isFormula: Bool { record.isFormula }

    /// The code of the number format; nil for General.
    public var format: String? { tables.format(record.style).code }

    /// The number, of a cell that holds one, dates and times included; else nil.
    public var number: Double? { record.kind == .number ? record.number : nil }

    /// The text or the literal of an error; nil for other cells.
    public var text: String? {
        switch record.kind {
        case .sharedText:
            tables.texts.range(Int(record.payload)).map {
                String(decoding: tables.texts.bytes[$0], as: UTF8.self)
            }
        case .inlineText, .error:
            String(decoding: batch.texts[record.textRange], as: UTF8.self)
        case .number, .boolean, .isoDate, .isoTime, .isoDuration, .nothing, .emptyText: nil
        }
    }

    /// Calls `body` with the bytes of the text or of the error, UTF-8; they are empty for other
    /// cells.
    public func withText<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        switch record.kind {
        case .sharedText:
            return tables.texts.withText(Int(record.payload), body)
        case .inlineText, .error:
            return body(batch.texts.span.extracting(record.textRange))
        case .number, .boolean, .isoDate, .isoTime, .isoDuration, .nothing, .emptyText:
            return body(Span())
        }
    }

    /// How many bytes the text has; 0 for other cells.
    var textSize: Int { withText { $0.count } }

    /// What the cell holds; nil for a shared text that is empty or does not exist.
    ///
    /// Serial 60 of the 1900 system, the 29 February that never was, stays a number.
    public var value: CellValue? {
        switch record.kind {
        case .number: numberValue
        case .sharedText: text.flatMap { $0.isEmpty ? nil : .text($0) }
        case .inlineText: text.map { .text($0) }
        case .error: text.map { .error($0) }
        case .boolean: .boolean(record.payload != 0)
        case .isoDate: .date(Serial.dateTime(milliseconds: record.milliseconds))
        case .isoTime: .time(milliseconds: record.milliseconds)
        case .isoDuration: .duration(milliseconds: record.milliseconds)
        case .nothing, .emptyText: nil
        }
    }

    private var numberValue: CellValue {
        let number = record.number
        switch tables.kind(record.style) {
        case .number: return .number(number)
        case .duration:
            return Serial.duration(number).map { .duration(milliseconds: $0) } ?? .number(number)
        case .date:
            switch Serial.moment(number, is1904: tables.is1904) {
            case .date(let moment): return .date(moment)
            case .time(let milliseconds): return .time(milliseconds: milliseconds)
            case .phantom, nil: return .number(number)
            }
        }
    }
}
