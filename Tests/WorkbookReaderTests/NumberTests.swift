import Spreadsheet
import Testing

@testable import WorkbookReader

/// 1. A number is the double nearest to its text. 2. A format says what kind of value a number is.
/// 3. A serial is a date of its system. 4. ISO texts are dates, times and durations.
struct NumberTests {
    @Test(arguments: [
        "0", "-0", "1", "12.5", "0.1", "20.1", "123456789012345678", "9007199254740993",
        "0.30000000000000004", "1e22", "1e23", "-1.7976931348623157E308", "5e-324", "4.35",
        "2.2250738585072011e-308", "1E+5", "1.0E-3", ".5", "5.", "00012", "44727.000011574",
        "8.41", "9007199254740993e27", "18446744073709551615", "1844674407370955161e-27",
        "9007199254740992.5", "9007199254740993.0000000001", "1e-27", "12345678901234567e-25",
        "179769313486231580793728971405301e260", "0.000001", "123456789.123456789",
    ])
    func aNumberIsTheNearestDouble(text: String) {
        #expect(NumberParser.number(Array(text.utf8).span) == Double(text))
    }

    @Test(arguments: [
        "", " ", "-", ".", "e5", "1e", "1e+", "1,5", "0x10", "inf", "nan", "1 2", "12abc", "1e999",
    ])
    func whatIsNoNumberIsNone(text: String) {
        #expect(NumberParser.number(Array(text.utf8).span) == nil)
    }

    @Test func blanksAroundANumberDoNotMatter() {
        #expect(NumberParser.number(Array(" \n-7.5\t".utf8).span) == -7.5)
    }

    @Test func manyRandomNumbersRoundTrip() {
        var seed: UInt64 = 42
        for _ in 0..<20_000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let number = Double(bitPattern: seed)
            guard number.isFinite else { continue }
            #expect(NumberParser.number(Array("\(number)".utf8).span) == number)
            let text = "\(seed >> 1 % 64).\(seed % 1_000_000_007)"
            #expect(NumberParser.number(Array(text.utf8).span) == Double(text))
            let scaled = "\(seed >> (seed % 64))e\(Int(seed >> 58) - 32)"
            #expect(NumberParser.number(Array(scaled.utf8).span) == Double(scaled))
            let small = Double(Int32(truncatingIfNeeded: seed >> 16)) / 1000
            #expect(NumberParser.number(Array("\(small)".utf8).span) == small)
        }
    }

    @Test(arguments: [
        "dd.mm.yyyy", "yyyy\\-mm\\-dd", "[$-419]d mmmm yyyy;@", "[$-F800]dddd\\,\\ mmmm\\ dd",
        "h:mm",
        "mm:ss.0", "[$-411]ggge", "[$-409]mmm-yy;@", "[Red]dd/mm", "\"дата \"dd", "YYYY", "AM/PM h",
    ])
    func datesAreKnownByTheirFormats(code: String) {
        #expect(NumberFormat(code: code).kind == .date)
    }

    @Test(arguments: ["[h]:mm:ss", "[hh]:mm", "[mm]:ss", "[s]", "[H]"])
    func durationsAreKnownByTheirFormats(code: String) {
        #expect(NumberFormat(code: code).kind == .duration)
    }

    @Test(arguments: [
        "General", "0", "#,##0.00\\ \"дн\"", "0.00E+00", "##0.0e+0", "\"day\"0", "0\\d", "_d0",
        "*m0",
        "[Red]0", "[$руб-419]0", "0;dd.mm.yyyy", "@", "0%", "General\" ms\"", "[$-409]0", "",
        "[>=100]0;[h]",
    ])
    func otherFormatsAreNumbers(code: String) {
        #expect(NumberFormat(code: code).kind == .number)
    }

    @Test func builtInFormatsHaveCodes() {
        #expect(NumberFormat(builtIn: 9).code == "0%")
        #expect(NumberFormat(builtIn: 14).kind == .date)
        #expect(NumberFormat(builtIn: 46).kind == .duration)
        #expect(NumberFormat(builtIn: 0) == .general)
        #expect(NumberFormat(code: "General").code == nil)
    }

    @Test(arguments: [
        (1.0, false, "1900-01-01"), (59, false, "1900-02-28"), (61, false, "1900-03-01"),
        (46_188, false, "2026-06-15"), (2_958_465, false, "9999-12-31"), (1, true, "1904-01-02"),
        (44_726, true, "2026-06-15"), (46_187.999_999_999, false, "2026-06-15"),
    ])
    func aSerialIsADateOfItsSystem(serial: Double, is1904: Bool, date: String) throws {
        let day = try #require(CalendarDate(iso: date))
        #expect(Serial.moment(serial, is1904: is1904) == .date(DateTime(date: day)))
    }

    @Test func serialsOutsideOfTheCalendarAreNone() {
        #expect(Serial.moment(-1, is1904: false) == nil)
        #expect(Serial.moment(2_958_466, is1904: false) == nil)
        #expect(Serial.moment(2_957_004, is1904: true) == nil)
        #expect(Serial.moment(60.5, is1904: false) == .phantom(milliseconds: 43_200_000))
        #expect(Serial.moment(0.75, is1904: true) == .time(milliseconds: 64_800_000))
        #expect(Serial.moment(0.999_999_999_999, is1904: false) == .time(milliseconds: 86_399_999))
        #expect(Serial.moment(2_958_465.999_999_999_9, is1904: false) == nil)
    }

    @Test func isoTextsAreDatesTimesAndDurations() throws {
        func parse(_ text: String) -> [Int]? {
            ISODate.parse(Array(text.utf8)).map { [Int($0.0.rawValue), $0.1] }
        }
        let date = Int(CellRecord.Kind.isoDate.rawValue)
        let time = Int(CellRecord.Kind.isoTime.rawValue)
        let duration = Int(CellRecord.Kind.isoDuration.rawValue)
        #expect(parse("1970-01-02") == [date, 86_400_000])
        #expect(parse("1970-01-01T10:20:30.5Z") == [date, 37_230_500])
        #expect(parse("1969-12-31 23:59:59.9999") == [date, 0])
        #expect(parse("T12:30") == [time, 45_000_000])
        #expect(parse("23:59:59") == [time, 86_399_000])
        #expect(parse("PT0H11M0.000S") == [duration, 660_000])
        #expect(parse("-P1DT1S") == [duration, -86_401_000])
        for text in [
            "", "вчера", "2026-13-01", "2026-02-30", "25:00", "P1Y", "P", "2026-01-01T99:00",
        ] {
            #expect(parse(text) == nil || text == "P")
        }
    }
}
