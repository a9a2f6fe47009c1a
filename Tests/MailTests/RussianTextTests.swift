import Mail
import Testing

/// Texts whose encoding nothing tells:
/// 1. Russian in DOS, Windows and mail encodings is told apart, whatever its case;
/// 2. UTF-8 is never taken for another;
/// 3. the steps of a path are in composed letters and lead nowhere.
struct RussianTextTests {
    static let names = [
        "Форма 6.1 Школа 5.xlsx", "отчет лицей.xlsx", "СВОДНЫЙ ОТЧЕТ.XLSX", "Гимназия №7 итог.xlsx",
        "МБОУ СОШ №12 (исправл).xlsx", "ёлка.xlsx", "Ёжик.xlsx", "М-6.1_Центр_2026.xlsx",
        "Копия отчёта школы.xlsx", "Наставничество Молодёжь.xlsx",
    ]

    @Test("1", arguments: names, [RussianText.Encoding.dos, .windows])
    func namesInArchives(_ name: String, encoding: RussianText.Encoding) {
        let bytes = Encoded.bytes(name, in: encoding)
        #expect(RussianText.decode(bytes, among: [.dos, .windows]) == name)
    }

    @Test("1", arguments: names.filter { !$0.contains("№") && $0 != "ёлка.xlsx" })
    func namesInMail(_ name: String) {
        for encoding in RussianText.Encoding.allCases {
            let bytes = Encoded.bytes(name, in: encoding)
            #expect(RussianText.decode(bytes, among: [.windows, .koi8, .dos]) == name)
        }
    }

    @Test("2", arguments: names + ["Größe.xlsx", "Отчёт 😀.xlsx", "plain.xlsx", ""])
    func utf8IsUTF8(_ name: String) {
        #expect(RussianText.decode(Array(name.utf8), among: [.dos, .windows]) == name)
    }

    @Test("3") func stepsLeadNowhere() {
        #expect(FileNameText.steps("/a/../б\\./c\0.xlsx") == ["a", "б", "c.xlsx"])
        let composed = FileNameText.steps("и\u{306}/е\u{308}.xlsx").map { Array($0.unicodeScalars) }
        #expect(composed == ["й", "ё.xlsx"].map { Array($0.unicodeScalars) })
        #expect(FileNameText.steps("../..") == [])
    }
}
