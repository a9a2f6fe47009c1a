internal import Spreadsheet
internal import WorkbookReader

extension WorkbookContents: WireValue {
    func encode(to writer: inout WireWriter) {
        sheets.encode(to: &writer)
        customProperties.encode(to: &writer)
        hasMacros.encode(to: &writer)
        hasExternalLinks.encode(to: &writer)
        hasComments.encode(to: &writer)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init(
            sheets: try .init(from: &reader), customProperties: try .init(from: &reader),
            hasMacros: try .init(from: &reader), hasExternalLinks: try .init(from: &reader),
            hasComments: try .init(from: &reader))
        guard sheets.count <= Limits.form.sheets else { throw WireError() }
    }
}

extension SheetContents.Visibility: WireValue {}

extension SheetContents: WireValue {
    func encode(to writer: inout WireWriter) {
        name.encode(to: &writer)
        visibility.encode(to: &writer)
        cells.encode(to: &writer)
        merges.encode(to: &writer)
        hiddenRows.encode(to: &writer)
        formulasWithoutResult.encode(to: &writer)
        externalFormulas.encode(to: &writer)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init(
            name: try .init(from: &reader), visibility: try .init(from: &reader),
            cells: try .init(from: &reader), merges: try .init(from: &reader),
            hiddenRows: try .init(from: &reader), formulasWithoutResult: try .init(from: &reader),
            externalFormulas: try .init(from: &reader))
        guard Self.ascend(cells, by: \.address), Self.ascend(hiddenRows, by: \.self),
            (hiddenRows.first ?? 0) >= 0, (hiddenRows.last ?? 0) < CellAddress.rowLimit
        else { throw WireError() }
    }

    /// Whether each element has a larger key than the one before.
    private static func ascend<Element, Key: Comparable>(
        _ elements: [Element], by key: (Element) -> Key
    ) -> Bool {
        zip(elements, elements.dropFirst()).allSatisfy { key($0) < key($1) }
    }
}

extension SheetContents.Cell: WireValue {
    func encode(to writer: inout WireWriter) {
        address.encode(to: &writer)
        writer.put(byte: (isFormula ? 1 : 0) | (format != nil ? 2 : 0))
        if let format { writer.put(repeated: format) }
        value.encode(to: &writer)
    }

    init(from reader: inout WireReader) throws(WireError) {
        let address = try CellAddress(from: &reader)
        let marks = try reader.byte(below: 4)
        let format = marks & 2 != 0 ? try reader.repeatedText() : nil
        self.init(
            address: address, value: try CellValue(from: &reader), format: format,
            isFormula: marks & 1 != 0)
    }
}

extension CellAddress: WireValue {
    func encode(to writer: inout WireWriter) {
        writer.put(varying: UInt64(row))
        writer.put(varying: UInt64(column))
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init(
            row: try reader.number(below: Self.rowLimit),
            column: try reader.number(below: Self.columnLimit))
    }
}

extension CellRange: WireValue {
    func encode(to writer: inout WireWriter) {
        first.encode(to: &writer)
        last.encode(to: &writer)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init(try CellAddress(from: &reader), try CellAddress(from: &reader))
    }
}

extension CellValue: WireValue {
    func encode(to writer: inout WireWriter) {
        switch self {
        case .number(let number):
            writer.put(byte: 0)
            writer.put(number)
        case .text(let text):
            writer.put(byte: 1)
            writer.put(text)
        case .boolean(let isTrue):
            writer.put(byte: 2)
            isTrue.encode(to: &writer)
        case .error(let literal):
            writer.put(byte: 3)
            writer.put(literal)
        case .date(let moment):
            writer.put(byte: 4)
            moment.encode(to: &writer)
        case .time(let milliseconds):
            writer.put(byte: 5)
            milliseconds.encode(to: &writer)
        case .duration(let milliseconds):
            writer.put(byte: 6)
            milliseconds.encode(to: &writer)
        }
    }

    init(from reader: inout WireReader) throws(WireError) {
        switch try reader.byte(below: 7) {
        case 0:
            let number = try reader.double()
            guard number.isFinite else { throw WireError() }
            self = .number(number)
        case 1:
            let text = try reader.text()
            guard !text.isEmpty else { throw WireError() }
            self = .text(text)
        case 2: self = .boolean(try Bool(from: &reader))
        case 3: self = .error(try reader.text())
        case 4: self = .date(try DateTime(from: &reader))
        case 5: self = .time(milliseconds: try DateTime.timeOfDay(from: &reader))
        default:
            let milliseconds = try Int(from: &reader)
            // The reader takes no more than 10⁹ days for a duration.
            guard milliseconds.magnitude <= 1_000_000_000 * UInt(DateTime.day) else {
                throw WireError()
            }
            self = .duration(milliseconds: milliseconds)
        }
    }
}

extension DateTime: WireValue {
    /// The milliseconds of a day.
    fileprivate static let day = 86_400_000

    /// The days of years of four digits.
    private static let days: ClosedRange<CalendarDate>? =
        CalendarDate(year: 1, month: 1, day: 1).flatMap { first in
            CalendarDate(year: 9999, month: 12, day: 31).map { first...$0 }
        }

    func encode(to writer: inout WireWriter) {
        date.dayNumber.encode(to: &writer)
        milliseconds.encode(to: &writer)
    }

    init(from reader: inout WireReader) throws(WireError) {
        let date = CalendarDate(dayNumber: try Int(from: &reader))
        guard let days = Self.days, days.contains(date) else { throw WireError() }
        self.init(date: date, milliseconds: try Self.timeOfDay(from: &reader))
    }

    /// Milliseconds since midnight.
    fileprivate static func timeOfDay(from reader: inout WireReader) throws(WireError) -> Int {
        let milliseconds = try Int(from: &reader)
        guard (0..<day).contains(milliseconds) else { throw WireError() }
        return milliseconds
    }
}
