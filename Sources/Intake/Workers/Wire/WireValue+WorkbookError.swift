internal import Spreadsheet
internal import WorkbookReader

extension FileKind: WireValue {}
extension WorkbookError.Trick: WireValue {}
extension Limits.Rule: WireValue {}

extension WorkbookError: WireValue {
    func encode(to writer: inout WireWriter) {
        reason.encode(to: &writer)
        place.file.encode(to: &writer)
        place.part.encode(to: &writer)
        place.sheet.encode(to: &writer)
        place.cell.encode(to: &writer)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init(
            try Reason(from: &reader),
            at: Place(
                file: try .init(from: &reader), part: try .init(from: &reader),
                sheet: try .init(from: &reader), cell: try .init(from: &reader)))
    }
}

extension WorkbookError.Reason: WireValue {
    func encode(to writer: inout WireWriter) {
        switch self {
        case .unreadable(let code):
            writer.put(byte: 0)
            Int(code).encode(to: &writer)
        case .notWorkbook(let kind):
            writer.put(byte: 1)
            kind.encode(to: &writer)
        case .damaged(let damage):
            writer.put(byte: 2)
            damage.encode(to: &writer)
        case .forbidden(let trick):
            writer.put(byte: 3)
            trick.encode(to: &writer)
        case .limitExceeded(let rule):
            writer.put(byte: 4)
            rule.encode(to: &writer)
        case .noSheet(let name):
            writer.put(byte: 5)
            name.encode(to: &writer)
        }
    }

    init(from reader: inout WireReader) throws(WireError) {
        switch try reader.byte(below: 6) {
        case 0:
            guard let code = Int32(exactly: try Int(from: &reader)) else { throw WireError() }
            self = .unreadable(code: code)
        case 1: self = .notWorkbook(try .init(from: &reader))
        case 2: self = .damaged(try .init(from: &reader))
        case 3: self = .forbidden(try .init(from: &reader))
        case 4: self = .limitExceeded(try .init(from: &reader))
        default: self = .noSheet(try .init(from: &reader))
        }
    }
}

extension WorkbookError.Damage: WireValue {
    /// The damages that have no line.
    private static let plain: [Self] = [
        .truncated, .container, .packing, .checksum, .size, .missing, .content,
    ]

    func encode(to writer: inout WireWriter) {
        let number = Self.plain.firstIndex(of: self) ?? Self.plain.count
        writer.put(byte: UInt8(number))
        if case .markup(let line) = self { line.encode(to: &writer) }
    }

    init(from reader: inout WireReader) throws(WireError) {
        let number = Int(try reader.byte(below: UInt8(Self.plain.count + 1)))
        self =
            number < Self.plain.count
            ? Self.plain[number] : .markup(line: try Int(from: &reader))
    }
}
