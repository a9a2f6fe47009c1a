import FoundationEssentials
import Messages
import Spreadsheet
import Testing

struct RussianTests {
    @Test(arguments: [
        (0, "строк"), (1, "строка"), (2, "строки"), (4, "строки"), (5, "строк"), (11, "строк"),
        (12, "строк"), (14, "строк"), (20, "строк"), (21, "строка"), (101, "строка"),
        (111, "строк"), (112, "строк"), (122, "строки"), (-1, "строка"),
    ])
    func aWordTakesTheFormOfItsNumber(count: Int, word: String) {
        #expect(Russian.form(for: count, "строка", "строки", "строк") == word)
    }

    @Test(arguments: [
        ("0", "0", "0"), ("5.5", "5,5", "5,5"), ("999", "999", "999"), ("2026", "2 026", "2026"),
        ("1234.5", "1 234,5", "1234,5"), ("12345", "12 345", "12 345"),
        ("-1234567.25", "−1 234 567,25", "−1 234 567,25"),
    ])
    func digitsStandInGroups(number: String, grouped: String, plain: String) throws {
        let value = try #require(Decimal(string: number))
        #expect(Russian.number(value).replacing("\u{A0}", with: " ") == grouped)
        #expect(Russian.plainNumber(value).replacing("\u{A0}", with: " ") == plain)
    }

    @Test func countsHaveTheirDigitsInTheSameGroups() {
        #expect(RemarksText.filled(1946, of: 1946).hasPrefix("1\u{A0}946 из 1\u{A0}946\u{A0}"))
        #expect(Russian.count(1946, "строка", "строки", "строк") == "1\u{A0}946\u{A0}строк")
    }

    @Test func aDayIsWrittenInWordsAndInDigits() throws {
        let day = try #require(CalendarDate(year: 2026, month: 6, day: 15))
        #expect(Russian.day(day) == "15\u{A0}июня\u{A0}2026\u{A0}г.")
        #expect(Russian.digits(of: day) == "15.06.2026")
    }

    @Test func aSentenceBeginsWithACapitalAndEndsOnce() {
        #expect(Russian.sentence("нет листа") == "Нет листа.")
        #expect(Russian.sentence("ёлка!") == "Ёлка!")
        #expect(Russian.sentence("") == "")
    }
}
