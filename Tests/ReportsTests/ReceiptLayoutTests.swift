import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Reports

// 1. The head says whose report it is, what became of it, how it came, how much of it is filled.
// 2. «Мы поняли так» lists what was not written as the form asks for; a sentence says when all was.
// 3. The findings follow, the gravest first, at most fifty, without what the table has said.
// 4. Personal data is repeated nowhere: not in cells, nor in sentences, nor in the name of the file.
// 5. A file that was not taken has its reason, its remedy, and what was found in it.
// 6. No text is cut off; the page is upright; the same receipt has the same bytes.
struct ReceiptLayoutTests {
    private let form: Form
    private let layout: ReceiptLayout

    init() throws {
        form = try TestForm.m61()
        layout = ReceiptLayout(form: form)
    }

    private static func day(_ text: String) -> CalendarDate {
        CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0)
    }

    private static let due = day("2026-12-15")

    private static func at(_ row: Int, _ column: Int = 3) -> Finding.Place {
        Finding.Place(
            sheet: "3_Кадры", cell: CellAddress(row: row - 290, column: column - 1), row: row,
            column: column)
    }

    private static let findings = [
        Finding(.dateAsText(found: "15.12.26", read: due), at: at(120)),
        Finding(.percentRead(found: "45%", read: 45), at: .init(column: 515, ordinal: 2)),
        Finding(.numberAsText(found: "1 234", read: 1234), at: at(301)),
        Finding(.notANumber(found: "12 чел."), at: at(309)),
        Finding(.lettersPutRight(found: "дa", read: "да"), at: at(121)),
        ReturnedSample.broken("R301", 304, 3, .error),
        Finding(.rowsHidden, at: .init(sheet: "3_Кадры")),
    ]

    private func document(
        _ findings: [Finding], typed: [ValueKey: String] = [:], name: String = "отчёт.xlsx",
        arrival: Arrival = Arrival(date: day("2026-12-17"), source: .firstSeen),
        repeats: [(name: String, day: CalendarDate)] = []
    ) -> WorkbookDocument {
        var submission = form.filled()
        for (key, text) in typed { submission.entries[key]?.typed = text }
        submission.registers[5]?[1].entries[502]?.value = .text("П-02")
        let version = Report.Version(
            number: 2, arrival: arrival, submission: submission, findings: findings,
            verdict: Verdict(findings: findings), filledCells: 212, requiredCells: 214)
        return layout.document(
            for: version, of: BlankSample.organization, BlankSample.period,
            delivery: .init(
                name: name, arrival: arrival, time: "14:32", repeats: repeats, due: Self.due),
            firstArrival: arrival.date)
    }

    @Test("1") func theHead() throws {
        let repeats = [(name: "Копия отчёта.xlsx", day: Self.day("2026-12-18"))]
        let sheet = try document(Self.findings, repeats: repeats).sheet("Квитанция")
        #expect(sheet.text(0, 0) == "Квитанция. Форма М-6.1")
        #expect(sheet.text(1, 0) == "МАОУ СШ № 1 & Ко, ИНН 2460000003")
        #expect(sheet.text(2, 0) == "Отчёт за второе полугодие 2026 года.")
        #expect(
            sheet.facts == [
                "Статус": "На доработке", "Файл": "отчёт.xlsx",
                "Получен": "17.12.2026 в 14:32, когда файл увидела программа",
                "Повторы": "18.12.2026, «Копия отчёта.xlsx»: тот же файл, не учтён",
                "Версия отчёта": "2", "Срок": "15.12.2026, опоздание 2 дн.",
                "Заполнено": "212 из 214 обязательных ячеек",
                "Найдено": "2 ошибки, 2 предупреждения, 3 сведения",
            ])
        let status = sheet.cells.values.first { $0.content == .text("На доработке") }
        #expect(status?.style.fill == Theme.error.fill && status?.style.ink == Theme.error.ink)
    }

    @Test("2") func theTable() throws {
        let typed = [ValueKey(301): " 1\u{A0}234", ValueKey(309): "12 чел."]
        let sheet = try document(Self.findings, typed: typed).sheet("Квитанция")
        let table = sheet.table(below: "Понято так")
        #expect(table.map { $0[0] } == ["1.", "2.", "3.", "4.", "5."])
        #expect(
            table.map { $0[2].split(separator: ".")[0] } == [
                "120", "121", "301", "309", "запись 2, П-02\nгр",
            ])
        #expect(
            table.map { $0[3] } == ["«15.12.26»", "«дa»", "« 1\u{A0}234»", "«12 чел.»", "«45%»"])
        #expect(
            table.map { $0[4] } == [
                "дата 15.12.2026", "«да» русскими буквами", "число 1234", "не принято, нужно число",
                "45\u{A0}%",
            ])
        #expect(table.map { $0[5] } == ["", "", "", "исправьте", "проверьте"])
        #expect(table[2][1] == "3_Кадры, C12")
    }

    @Test("2") func aReportAsItShouldBeSaysSo() throws {
        let sheet = try document([]).sheet("Квитанция")
        let texts = sheet.cells.values.compactMap(\.content.words)
        #expect(texts.contains("Все значения прочитаны так, как записаны."))
        #expect(texts.contains("Замечаний нет.") && !texts.contains("Понято так"))
        #expect(texts.contains("Отчёт принят. Спасибо! Делать ничего не нужно."))
        #expect(sheet.facts["Найдено"] == "Ошибок нет")
    }

    @Test("3") func theFindings() throws {
        let sheet = try document(Self.findings).sheet("Квитанция")
        let table = sheet.table(below: "Важность")
        #expect(
            table.map { $0[1] } == ["ошибка", "ошибка", "предупреждение", "предупреждение"])
        #expect(
            table.map { $0[2] } == [
                "Лист «3_Кадры», строка 304, графа 3",
                "Лист «3_Кадры», строка 309, графа 3 (ячейка C20)", "Лист «3_Кадры»",
                "Лист «5_Программы», запись 2, графа 515",
            ])
        #expect(table[1][3] == "Нужно число, а указано «12 чел.».")
    }

    @Test("3") func onlyNoticesOfTheTableLeaveNoOtherRemark() throws {
        let sheet = try document(Array(Self.findings.prefix(1))).sheet("Квитанция")
        let texts = sheet.cells.values.compactMap(\.content.words)
        #expect(texts.contains("Других замечаний нет."))
        #expect(sheet.facts["Статус"] == "Принят")
        #expect(texts.contains { $0.hasPrefix("2. Если в таблице «Мы поняли так»") })
    }

    @Test("3") func atMostFiftyFindingsAreListed() throws {
        let many = (0..<60).map { Finding(.empty, at: Self.at(301, 3 + $0 % 7)) }
        let sheet = try document(many).sheet("Квитанция")
        let table = sheet.table(below: "Важность")
        #expect(table.count == 50)
        let texts = sheet.cells.values.compactMap(\.content.words)
        #expect(texts.contains("… и ещё 10 – все в книге замечаний."))
    }

    @Test("2") func aFileWrittenAsTextThroughoutIsListedInPart() throws {
        let many = (0..<230).map {
            Finding(
                .numberAsText(found: "\($0)", read: Decimal($0)), at: Self.at(301, 3 + $0 % 7))
        }
        let document = document(many)
        let sheet = try document.sheet("Квитанция")
        #expect(sheet.table(below: "Понято так").count == 200)
        #expect(sheet.cells.values.contains { $0.content == .text("… и ещё 30") })
        #expect(sheet.cells.values.contains { $0.content == .text("Других замечаний нет.") })
        // Sent back by mistake it is no report.
        let file = try WorkbookReader(bytes: try WorkbookFile.bytes(of: document)).contents()
        let reading = FormImport(form: form).read(file)
        #expect(reading.identity.resolve() == .notThisForm)
        #expect(reading.submission.entries.isEmpty)
    }

    @Test("4") func personalDataIsNotRepeated() throws {
        let name = "Орлова Н.И."
        let findings = [
            Finding(.personName, at: Self.at(309)),
            Finding(.notANumber(found: "\(name), 5 человек"), at: Self.at(309)),
            Finding(.notInList(found: name, list: "да; нет"), at: Self.at(121)),
            Finding(.textFromNumber(found: "79135554433", read: "79135554433"), at: Self.at(118)),
        ]
        let sheet = try document(
            findings, typed: [ValueKey(309): "\(name), 5 человек"], name: "Отчёт \(name).xlsx",
            repeats: [(name: "\(name) ещё раз.xlsx", day: Self.due)]
        ).sheet("Квитанция")
        for text in sheet.cells.values.compactMap(\.content.words) {
            #expect(!text.contains("Орлова") && !text.contains("79135554433"), "\(text)")
        }
        #expect(
            sheet.table(below: "Понято так").map { $0[3] }
                == Array(repeating: "не повторяется", count: 3))
        #expect(sheet.facts["Файл"] == "имя файла не повторяется: в нём личные данные")
    }

    @Test("5") func aRefusedFile() throws {
        let arrival = Arrival(date: Self.day("2026-12-14"), source: .datedFolder)
        let delivery = ReceiptLayout.Delivery(name: "форма.xlsx", arrival: arrival, due: Self.due)
        let sheet = try layout.document(for: .password, findings: [], delivery: delivery)
            .sheet("Квитанция")
        #expect(
            sheet.facts == [
                "Статус": "Отклонён: файл защищён паролем, прочитать его нельзя.",
                "Файл": "форма.xlsx", "Получен": "14.12.2026, по папке входящих КИМЦ",
            ])
        let texts = sheet.cells.values.compactMap(\.content.words)
        #expect(texts.contains("1. Снимите пароль на открытие и пришлите файл ещё раз."))
        #expect(!texts.contains("Мы поняли так"))
        #expect(LayoutCheck.clipped(sheet) == [])

        let unclear = try layout.document(
            for: .contradiction(inns: ["2460000003", "2460000010"]), findings: Self.findings,
            delivery: delivery
        ).sheet("Квитанция")
        #expect(unclear.facts["Статус"]?.hasPrefix("Отклонён до выяснения: отметки") == true)
        #expect(unclear.table(below: "Понято так").count == 5)
        #expect(unclear.table(below: "Важность").count == 4)
        #expect(LayoutCheck.clipped(unclear) == [])
    }

    @Test(
        "5",
        arguments: [
            Refusal.oldFormat, .openDocument, .password, .notASpreadsheet(.document), .damaged,
            .archive,
            .binaryWorkbook, .emptyFile, .forbiddenStructure, .unreadableStructure, .link,
            .outlookLetter, .notThisForm,
            .nobodysReport,
            .notInRegister(inn: "2460000003"), .contradiction(inns: ["2460000003", "2460000010"]),
            .otherFolder(folder: "2460000003", found: "2460000010"),
            .otherName(inn: "2460000003", named: ["2460000010"]), .noPeriod,
        ])
    func everyRefusalFits(_ refusal: Refusal) throws {
        let arrival = Arrival(date: Self.due, source: .journal)
        let sheet = try layout.document(
            for: refusal, findings: [],
            delivery: .init(name: String(repeating: "отчёт ", count: 40), arrival: arrival)
        ).sheet("Квитанция")
        #expect(LayoutCheck.clipped(sheet) == [])
        #expect(sheet.facts["Статус"]?.hasPrefix("Отклонён") == true)
    }

    @Test("6") func everythingFits() throws {
        var findings = Self.findings
        for row in form.sheets[2].rows.map(\.code) {
            findings.append(Finding(.ambiguousNumber(found: "1.234"), at: Self.at(row, 4)))
            findings.append(Finding(.sheetMissing(name: "3_Кадры")))
        }
        let document = document(findings, name: String(repeating: "отчёт ", count: 40))
        let sheet = try document.sheet("Квитанция")
        #expect(LayoutCheck.clipped(sheet) == [])
        #expect(!sheet.print.isLandscape && sheet.print.fitsWidth)
        #expect(sheet.columnWidths.values.reduce(0, +) <= Theme.portraitWidth)
        #expect(try WorkbookFile.bytes(of: document) == WorkbookFile.bytes(of: document))
    }
}

extension SheetDocument {
    fileprivate func text(_ row: Int, _ column: Int) -> String {
        cells[CellAddress(row: row, column: column)]?.content.words ?? ""
    }

    /// The facts of the head by their labels.
    fileprivate var facts: [String: String] {
        let rows = cells.filter { $0.key.column == 0 && $0.value.style == Theme.factLabel }
            .keys.map(\.row)
        return Dictionary(
            uniqueKeysWithValues: rows.map {
                (text($0, 0), text($0, 2).replacing("\u{A0}", with: " "))
            })
    }

    /// The rows of the table whose header holds that caption, up to the first that begins otherwise
    /// than with a number.
    fileprivate func table(below caption: String) -> [[String]] {
        guard let header = cells.first(where: { $0.value.content == .text(caption) })?.key.row
        else {
            return []
        }
        var rows: [[String]] = []
        while text(header + 1 + rows.count, 0).hasSuffix(".") {
            let row = header + 1 + rows.count
            guard cells[CellAddress(row: row, column: 0)]?.style == Theme.rowCode else { break }
            rows.append((0...5).map { text(row, $0) })
        }
        return rows
    }
}
