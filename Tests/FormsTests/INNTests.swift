import Forms
import Testing

struct INNTests {
    @Test func theLastDigitChecksTheOthers() {
        #expect(INN.isValid("7707083893"))
        #expect(INN.isValid("0012345673"))
        #expect(!INN.isValid("7707083894"))
        #expect(INN.completing("770708389") == "7707083893")
    }

    @Test func onlyTenDigitsAreANumber() {
        for text in ["", "770708389", "77070838930", "770708389Х", "0000000000", "٧٧٠٧٠٨٣٨٩٣"] {
            #expect(!INN.isValid(text))
        }
        #expect(INN.completing("77070838") == nil)
    }
}
