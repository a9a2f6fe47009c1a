import TestSupport
import Testing

struct DumpTests {
    @Test func theSampleIsAsAgreed() throws {
        let text = WorkbookDump.text(of: Sample.everything)
        #expect(try Golden.difference(of: text, from: "everything") == nil)
    }

    @Test func aChangedFactIsNamedByItsLine() throws {
        let text = WorkbookDump.text(of: Sample.everything)
        let changed = text.replacing("number 3750.0", with: "number 3751.0")
        let difference = try #require(Golden.difference(between: text, and: changed))
        #expect(difference.contains("Раздел 1!C4 number 3750.0"))
        #expect(difference.contains("made Раздел 1!C4 number 3751.0"))
    }
}
