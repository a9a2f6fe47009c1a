import Messages
import Spreadsheet
import Testing
import WorkbookReader

/// 1. What is too large is called too large, not broken. 2. A sheet and a cell are named; a name that
/// would tear the sentence apart is mended.
struct ReadingMessageTests {
    @Test(arguments: [
        Limits.Rule.fileSize, .partSize, .totalSize, .sharedTexts, .textSize,
    ])
    func aLargeFileIsCalledLarge(rule: Limits.Rule) {
        let text = ReadingMessage.text(WorkbookError(.limitExceeded(rule)))
        #expect(text.hasPrefix("Файл слишком большой."))
    }

    @Test func theSheetAndTheCellAreNamed() {
        let place = WorkbookError.Place(sheet: "Кадры\n2026", cell: CellAddress("B3"))
        #expect(
            ReadingMessage.text(WorkbookError(.limitExceeded(.cells), at: place))
                == "Лист «Кадры 2026», у ячейки B3: заполнено слишком много ячеек. "
                + "Оставьте в книге только форму.")
        let name = String(repeating: "Л", count: 500)
        #expect(ReadingMessage.text(WorkbookError(.noSheet(name))).count < 60)
    }
}
