import Foundation
import Forms
import Messages
import Spreadsheet
import TestSupport
import Testing

struct FindingTextTests {
    private static let june = day(17)

    private static func day(_ day: Int) -> CalendarDate {
        guard let date = CalendarDate(year: 2026, month: 6, day: day) else {
            preconditionFailure("June has such a day")
        }
        return date
    }

    /// One finding of each kind, at a place where it can stand.
    private static let catalogue: [Finding] = {
        let cell = CellAddress(row: 11, column: 2)
        let number = Finding.Place(sheet: "3_Кадры", cell: cell, row: 304, column: 3)
        let title = Finding.Place(sheet: "1_Титул", cell: cell, row: 103, column: 3)
        let register = Finding.Place(sheet: "5_Программы", cell: cell, column: 509, ordinal: 2)
        let sheet = Finding.Place(sheet: "3_Кадры")
        return [
            Finding(.sheetMissing(name: "3_Кадры")),
            Finding(.sheetRenamed(name: "3_Кадры", found: "Лист1"), at: sheet),
            Finding(.columnMissing(number: 4, caption: "до 3 лет"), at: sheet),
            Finding(.rowMissing(code: 304, caption: "Наставляемые, всего"), at: sheet),
            Finding(.rowRepeated(code: 304), at: sheet),
            Finding(.surplusRow(worksheetRow: 40), at: sheet),
            Finding(.cellsMerged(range: "C12:D12"), at: sheet),
            Finding(.rowsHidden, at: sheet),
            Finding(.externalReference, at: number),
            Finding(.formulaWithoutResult, at: number),
            Finding(.numberAsText(found: "1 234", read: 1234), at: number),
            Finding(.notANumber(found: "5 чел."), at: number),
            Finding(.empty, at: number),
            Finding(.empty, at: Finding.Place(ValueKey(813), nil)),
            Finding(.empty, at: Finding.Place(ValueKey(108), nil)),
            Finding(.empty, at: Finding.Place(ValueKey(104), nil)),
            Finding(.empty, at: Finding.Place(ValueKey(111), nil)),
            Finding(.empty, at: title),
            Finding(.empty, at: Finding.Place(ValueKey(1001), nil)),
            Finding(.empty, at: register),
            Finding(.dashForZero(found: "–"), at: number),
            Finding(.notWhole(found: "3,5"), at: number),
            Finding(.ambiguousNumber(found: "1.234"), at: number),
            Finding(.percentRead(found: "45%", read: 45), at: register),
            Finding(.dateForNumber(found: "01.мар"), at: number),
            Finding(.notADate(found: "2025"), at: register),
            Finding(.dateAsText(found: "15 июня 2026 г.", read: day(15)), at: register),
            Finding(.spreadsheetError(found: "#ДЕЛ/0!"), at: number),
            Finding(.outOfBounds(found: "-1", lowest: "0", highest: "5000"), at: number),
            Finding(.notInList(found: "Совецкий", list: "Кировский, Советский"), at: title),
            Finding(.textFromNumber(found: "12.04", read: "12.04"), at: register),
            Finding(.textFromNumber(found: "46000", read: "12-04"), at: register),
            Finding(.notAWebAddress(found: "C:\\приказ.pdf"), at: title),
            Finding(.textTooLong(limit: 2000), at: Finding.Place(ValueKey(1001), nil)),
            Finding(.lettersPutRight(found: "дa", read: "да"), at: title),
            Finding(.filledCrossedOut(found: "5"), at: number),
            Finding(.otherFormVersion(found: "2025.1", current: "2026.1")),
            Finding(.olderFormVersion(found: "2025.2", current: "2026.1")),
            Finding(
                .absentFromVersion(version: "2025.2", caption: "Кураторы наставничества"),
                at: Finding.Place(sheet: "3_Кадры", row: 319)),
            Finding(
                .absentFromVersion(version: "2025.2", caption: "Категория наставляемого"),
                at: Finding.Place(sheet: "5_Программы", column: 507)),
            Finding(
                .absentFromVersion(version: "2025.2", caption: "Наставляемые, всего: до 3 лет"),
                at: Finding.Place(sheet: "3_Кадры", row: 304, column: 4)),
            Finding(
                .valueGivenUp(
                    version: "2025.2", row: 320, column: nil, caption: "Внешние наставники",
                    found: "2"), at: Finding.Place(sheet: "3_Кадры", cell: cell)),
            Finding(
                .valueGivenUp(
                    version: "2025.2", row: nil, column: 519, caption: "Кто ведёт программу",
                    found: nil), at: Finding.Place(sheet: "5_Программы", cell: cell, ordinal: 2)),
            Finding(.otherPeriod(found: "2025-2", collected: "2026-1"), at: title),
            Finding(.wrongINN(found: "123"), at: title),
            Finding(.unknownINN(found: "2460000000"), at: title),
            Finding(.reorganised(name: "СШ № 1", on: day(1), successor: "СШ № 2")),
            Finding(.receivedLate(on: june, due: day(15), days: 2)),
            Finding(.arrivalAssumed(on: june)),
            Finding(.personName, at: Finding.Place(ValueKey(1001), nil)),
            Finding(.personalData(kind: .phone), at: Finding.Place(ValueKey(1001), nil)),
            Finding(.personalData(kind: .mail), at: Finding.Place(ValueKey(1001), nil)),
            Finding(.personalData(kind: .snils), at: Finding.Place(ValueKey(1001), nil)),
            Finding(.personalData(kind: .passport), at: Finding.Place(ValueKey(1001), nil)),
            Finding(.ruleBroken(id: "R301", arguments: [.number(12), .number(11)]), at: number),
            Finding(.ruleBroken(id: "R302", arguments: [nil, .number(20_250)]), at: number),
            Finding(.ruleBroken(id: "R999", arguments: []), at: number),
        ]
    }()

    @Test func theWholeCatalogueIsAsAgreed() throws {
        let form = try TestForm.m61()
        let lines = Self.catalogue.map { finding in
            let severity = VerdictText.name(of: finding.severity)
            return "\(finding.fact.code) \(severity)\t\(FindingText(finding, form: form).sentence)"
        }
        try expect(lines.joined(separator: "\n") + "\n", isGolden: "findings")
    }

    @Test func theCatalogueHoldsEveryCode() {
        // 10 of sheets, 15 of cells, 8 of identity, 2 of time, 2 of persons, 3 rules.
        #expect(Set(Self.catalogue.map(\.fact.code)).count == 40)
    }

    @Test func placeFactAndRemedyAreSentencesOfTheirOwn() throws {
        let place = Finding.Place(
            sheet: "3_Кадры", cell: CellAddress(row: 11, column: 2), row: 304, column: 3)
        let text = FindingText(
            Finding(.notANumber(found: "5 чел."), at: place), form: try TestForm.m61())
        #expect(text.place == "Лист «3_Кадры», строка 304, графа 3 (ячейка C12)")
        #expect(text.fact == "Нужно число, а указано «5 чел.».")
        #expect(text.remedy == "Впишите только число, без слов.")
        #expect(
            text.sentence == "\(text.place): нужно число, а указано «5 чел.». \(text.remedy)")
    }

    @Test func aPlaceWithoutItsFileIsNamedByTheForm() throws {
        let form = try TestForm.m61()
        #expect(
            PlaceText.words(for: Finding.Place(ValueKey(304, 4), nil), form: form)
                == "Лист «3_Кадры», строка 304, графа 4")
        #expect(
            PlaceText.words(for: Finding.Place(ValueKey(121), nil), form: form)
                == "Лист «1_Титул», строка 121")
        #expect(
            PlaceText.words(for: Finding.Place(column: 513), form: form)
                == "Лист «5_Программы», графа 513")
        #expect(PlaceText.words(for: Finding.Place(), form: form) == "")
        #expect(
            PlaceText.captions(of: Finding.Place(ValueKey(301, 4), nil), form: form).column
                == "до 3 лет")
    }

    @Test func verdictsAndCountsHaveTheirWords() {
        #expect(
            Verdict.allCases.map(VerdictText.name) == [
                "Принят", "Принят с замечаниями", "На доработке",
            ])
        #expect(
            Severity.allCases.map(VerdictText.name) == ["ошибка", "предупреждение", "сведение"])
        let findings = [Finding(.empty), Finding(.empty), Finding(.rowsHidden)]
        #expect(
            VerdictText.summary(of: findings).replacing("\u{A0}", with: " ")
                == "2 ошибки, 1 предупреждение")
        #expect(VerdictText.summary(of: []) == "Ошибок нет")
    }

    /// Compares with the text kept beside the tests; `RECORD_GOLDEN=1` writes it and fails.
    private func expect(_ text: String, isGolden name: String) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden/\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
            try Data(text.utf8).write(to: file)
            Issue.record("the golden was written; run again without RECORD_GOLDEN")
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        let differing = zip(text.split(separator: "\n"), golden.split(separator: "\n"))
            .first { $0 != $1 }
        #expect(text == golden, "first difference: \(String(describing: differing))")
    }
}
