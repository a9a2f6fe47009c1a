// 1. The methodology of a form says which blanks are 0 after which answer, and nothing where none is.
import Messages
import TestSupport
import Testing

@Suite struct ZeroTextTests {
    @Test("1") func theMethodologySaysWhichBlanksAre0() throws {
        let guide = FormGuide(form: try TestForm.m61()).markdown
        #expect(
            guide.contains(
                "Если в строке 121 выбрано не «да», пустые числа строк 602–604 в сводных книгах"))
        #expect(!FormGuide(form: try TestForm.m62()).markdown.contains("считаются нулём"))
    }
}
