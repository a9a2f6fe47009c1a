import Testing
import WorkbookWriter

@testable import Reports

struct TextMetricsTests {
    @Test func aDigitIsAboutOneUnitWide() {
        // 10 pt is 13.3 px; a digit is 0.556 em, so 7.4 px of the unit's 7, and the reserve.
        #expect(abs(TextMetrics.width(of: "0") - 1.091) < 0.01)
    }

    @Test func wideCyrillicLettersCountForMoreThanNarrowOnes() {
        #expect(TextMetrics.width(of: "щщщщ") > TextMetrics.width(of: "гггг") * 2)
        #expect(TextMetrics.width(of: "наставник", bold: true) > TextMetrics.width(of: "наставник"))
    }

    @Test func aTextThatFitsTakesOneLine() {
        let text = "Педагогические работники, всего"
        let width = TextMetrics.columnWidth(for: text, Theme.caption)
        #expect(TextMetrics.lines(of: text, Theme.caption, inWidth: width + 0.01) == 1)
        #expect(TextMetrics.lines(of: text, Theme.caption, inWidth: width * 0.7) == 2)
    }

    @Test func anIndentTakesRoomFromTheText() {
        let text = "Педагогические работники, всего"
        let width = TextMetrics.columnWidth(for: text, Theme.caption) + 0.01
        let indented = Theme.caption.with { $0.indent = 2 }
        #expect(TextMetrics.lines(of: text, indented, inWidth: width) == 2)
    }

    @Test func lineBreaksAndLongWordsTakeLines() {
        #expect(TextMetrics.lines(of: "а\nб\n\nв", Theme.caption, inWidth: 20) == 4)
        let address = "https://example.ru/" + String(repeating: "a", count: 60)
        #expect(TextMetrics.lines(of: address, Theme.caption, inWidth: 20) >= 4)
    }

    @Test func oneLineOfTenPointsIsASpreadsheetsStandardRow() {
        #expect(TextMetrics.height(ofLines: 1) == 12.75 + 2.25)
        #expect(TextMetrics.height(ofLines: 2) == 25.5 + 2.25)
    }
}
