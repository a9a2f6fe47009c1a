internal import Spreadsheet
internal import XMLStream

/// A cell between its tags: what is known of it so far.
///
/// Source: ECMA-376 part 1, §18.3.1.4 (`c`).
struct OpenCell {
    /// The type of a cell, attribute `t`.
    private enum CellType {
        case number, shared, text, inline, boolean, error, date
    }

    /// The text of the element `v`.
    private(set) var value = ByteBuffer()
    /// The texts of the element `is`, joined.
    private(set) var inline = ByteBuffer()
    /// Whether the cell has a formula.
    var hasFormula = false
    /// Whether the formula refers to another workbook.
    var isExternal = false
    private var style: Int32 = 0
    private var type = CellType.number
    private var hasValue = false
    private var runStart = 0

    /// Begins a new cell.
    ///
    /// - Returns: where the attribute `r` says that it is.
    @inline(__always)
    mutating func start(_ attributes: borrowing XMLAttributes) -> CellReference.Place {
        var reference = CellReference.Place.nowhere
        style = 0
        type = .number
        hasFormula = false
        isExternal = false
        hasValue = false
        value.removeAll()
        inline.removeAll()
        attributes.forEachPlain { name, value in
            switch name {
            case SheetEvents.Name.r.rawValue: reference = CellReference.place(value)
            case SheetEvents.Name.s.rawValue:
                style = Int32(truncatingIfNeeded: NumberParser.index(value) ?? 0)
            case SheetEvents.Name.t.rawValue: type = Self.type(value)
            default: break
            }
        }
        return reference
    }

    /// The element `v` begins; of several the last one counts.
    mutating func startValue() {
        hasValue = true
        value.removeAll()
    }

    /// A text inside of the element `is` begins.
    mutating func startRun() {
        runStart = inline.count
    }

    /// Ends a text inside of the element `is`; each is decoded by itself.
    mutating func endRun() {
        inline.unescape(from: runStart)
    }

    /// Adds text of the element `v`.
    mutating func appendValue(_ bytes: Span<UInt8>) {
        value.append(bytes)
    }

    /// Adds text of the element `is`.
    mutating func appendInline(_ bytes: Span<UInt8>) {
        inline.append(bytes)
    }

    /// Reads what was collected as the type says.
    ///
    /// - Returns: the cell, its text put into the batch; nil when it is blank.
    @inline(__always)
    mutating func record(
        row: Int, column: Int, _ batch: inout CellBatch
    ) -> CellRecord? {
        guard hasFormula || hasValue || !inline.isEmpty else { return nil }
        var record = CellRecord(
            row: Int32(truncatingIfNeeded: row), column: Int16(truncatingIfNeeded: column),
            kind: .nothing, isFormula: hasFormula, isExternal: isExternal, style: style, payload: 0)
        // Some programs put the value into the other element than the type asks for.
        let isInline = value.isEmpty || (type == .inline && !inline.isEmpty)
        if isInline {
            if inline.isEmpty {
                if hasValue, type == .text || type == .inline { record.kind = .emptyText }
            } else {
                batch.keep(inline, as: type == .error ? .error : .inlineText, in: &record)
            }
        } else {
            interpret(&record, &batch)
        }
        return record.kind != .nothing || hasFormula ? record : nil
    }

    @inline(__always)
    private mutating func interpret(_ record: inout CellRecord, _ batch: inout CellBatch) {
        switch type {
        case .number:
            if let number = value.withSpan(NumberParser.number) {
                record.kind = .number
                record.payload = number.bitPattern
            } else if !value.withSpan(NumberParser.areBlank) {
                batch.keep(value, as: .inlineText, in: &record)
            }
        case .shared:
            guard let index = value.withSpan(NumberParser.index) else { return }
            record.kind = .sharedText
            record.payload = UInt64(index)
        case .text, .inline:
            value.unescape(from: 0)
            batch.keep(value, as: .inlineText, in: &record)
        case .error: batch.keep(value, as: .error, in: &record)
        case .boolean:
            record.kind = .boolean
            record.payload = value.withSpan(Self.isTrue) ? 1 : 0
        case .date:
            guard let (kind, milliseconds) = ISODate.parse(value.bytes) else {
                return batch.keep(value, as: .inlineText, in: &record)
            }
            record.kind = kind
            record.payload = UInt64(bitPattern: Int64(milliseconds))
        }
    }

    /// Whether a boolean is true: a number other than 0, or a word that begins with t.
    private static func isTrue(_ bytes: Span<UInt8>) -> Bool {
        if let number = NumberParser.number(bytes) { return number != 0 }
        let first = bytes.indices.first { !NumberParser.isBlank(bytes[$0]) }
        return first.map { bytes[$0] | 0x20 == UInt8(ascii: "t") } ?? false
    }

    private static func type(_ bytes: Span<UInt8>) -> CellType {
        guard bytes.count > 0 else { return .number }
        switch (bytes[0], bytes.count) {
        case (UInt8(ascii: "s"), 1): return .shared
        case (UInt8(ascii: "s"), 3): return .text
        case (UInt8(ascii: "i"), 9): return .inline
        case (UInt8(ascii: "b"), 1): return .boolean
        case (UInt8(ascii: "e"), 1): return .error
        case (UInt8(ascii: "d"), 1): return .date
        default: return .number
        }
    }
}
