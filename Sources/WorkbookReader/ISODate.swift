internal import Spreadsheet

/// Reads the values of cells of type `d`, byte by byte.
///
/// Source: ISO 8601 as ECMA-376 part 1, §18.18.11 refers to it.
enum ISODate {
    private static let day = 86_400_000
    private static let hour = 3_600_000
    private static let minute = 60_000
    /// No date, time or duration that a program writes is longer.
    private static let lengthLimit = 64

    /// What the text is and its milliseconds, rounded; nil when it is none of these.
    ///
    /// A zone is left out: the cell shows the time as it is written.
    static func parse(_ bytes: [UInt8]) -> (CellRecord.Kind, Int)? {
        guard bytes.count <= lengthLimit else { return nil }
        let isBlank = NumberParser.isBlank
        let text = bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        var rest = ArraySlice(text)
        let isNegative = rest.first == UInt8(ascii: "-")
        if rest.dropFirst(isNegative ? 1 : 0).first == UInt8(ascii: "P") {
            return duration(rest.dropFirst(isNegative ? 2 : 1)).map {
                (.isoDuration, isNegative ? -$0 : $0)
            }
        }
        guard let separator = rest.firstIndex(where: isSeparator) else {
            if let date = date(rest) { return (.isoDate, date) }
            return clock(rest).map { (.isoTime, min($0, day - 1)) }
        }
        let head = rest[..<separator]
        rest = rest[(separator + 1)...]
        guard let time = clock(rest) else { return nil }
        if head.isEmpty { return (.isoTime, min(time, day - 1)) }
        guard let date = date(head), date + time < Serial.endOfCalendar else { return nil }
        return (.isoDate, date + time)
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "T") || byte == UInt8(ascii: "t") || byte == UInt8(ascii: " ")
    }

    private static func date(_ text: ArraySlice<UInt8>) -> Int? {
        let text = isZulu(text.last) ? text.dropLast() : text
        return CalendarDate(iso: Substring(decoding: text, as: UTF8.self)).map {
            $0.dayNumber * day
        }
    }

    /// The milliseconds of `hh:mm`, `hh:mm:ss.fff`, with or without a zone behind it.
    private static func clock(_ text: ArraySlice<UInt8>) -> Int? {
        let parts = withoutZone(text).split(
            separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, let hours = whole(parts[0]), hours <= 24,
            let minutes = whole(parts[1]), minutes < 60
        else { return nil }
        var milliseconds = hours * hour + minutes * minute
        if parts.count == 3 {
            guard let seconds = amount(parts[2]), seconds < 61 else { return nil }
            milliseconds += Int((seconds * 1000).rounded())
        }
        return milliseconds
    }

    private static func withoutZone(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        if isZulu(text.last) { return text.dropLast() }
        let sign = text.lastIndex { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
        guard let sign, text[(sign + 1)...].allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ":") })
        else { return text }
        return text[..<sign]
    }

    private static func isZulu(_ byte: UInt8?) -> Bool {
        byte == UInt8(ascii: "Z") || byte == UInt8(ascii: "z")
    }

    /// The milliseconds of what stands behind the P in `P1DT2H3M4.5S`; months and years have none.
    private static func duration(_ text: ArraySlice<UInt8>) -> Int? {
        var milliseconds = 0.0
        var isTime = false
        var hasAmount = false
        var start = text.startIndex
        for place in text.indices {
            let byte = text[place]
            if byte == UInt8(ascii: "T"), start == place, !isTime {
                isTime = true
                start = place + 1
                continue
            }
            guard !isDigit(byte), byte != UInt8(ascii: ".") else { continue }
            guard let length = length(of: byte, isTime), let amount = amount(text[start..<place])
            else { return nil }
            milliseconds += amount * Double(length)
            hasAmount = true
            start = place + 1
        }
        guard hasAmount, start == text.endIndex, milliseconds < 1e15 else { return nil }
        return Int(milliseconds.rounded())
    }

    private static func length(of unit: UInt8, _ isTime: Bool) -> Int? {
        switch (unit, isTime) {
        case (UInt8(ascii: "D"), false): day
        case (UInt8(ascii: "H"), true): hour
        case (UInt8(ascii: "M"), true): minute
        case (UInt8(ascii: "S"), true): 1000
        default: nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }

    private static func whole(_ text: ArraySlice<UInt8>) -> Int? {
        NumberParser.index(Array(text).span)
    }

    private static func amount(_ text: ArraySlice<UInt8>) -> Double? {
        guard text.first.map(isDigit) == true else { return nil }
        return NumberParser.number(Array(text).span)
    }
}
