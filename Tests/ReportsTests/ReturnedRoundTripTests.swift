import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Reports

// What comes back is what was sent:
// 1. every value, and what was not understood as it was typed, with the same remarks on it;
// 2. register rows beyond what the blank offers;
// 3. explanations, with the remark they are about;
// 4. whatever is done to the sheet of remarks, nothing on it becomes a value;
// 5. texts of any length and with any characters.
struct ReturnedRoundTripTests {
    let sample: ReturnedSample

    init() throws {
        sample = try ReturnedSample()
    }

    private func values(_ submission: Submission) -> [ValueKey: FormValue] {
        submission.entries.compactMapValues(\.value)
    }

    private func rows(_ submission: Submission) -> [[Int: FormValue]] {
        (submission.registers[5] ?? []).map { $0.entries.compactMapValues(\.value) }
    }

    /// A file in which some cells hold something else, as the import reads it.
    private func sent(_ odd: [(ValueKey, String)]) throws -> FormReading {
        let blank = try BlankSample.document(
            BlankLayout(form: sample.form), values: sample.form.filled(registerRows: 60))
        var file = try sample.contents(blank)
        let places = FormImport(form: sample.form).read(file).submission.places
        for (key, text) in odd {
            let source = try #require(places[key])
            let sheet = try #require(file.sheets.firstIndex { $0.name == source.sheet })
            let new = try #require(SheetContents.Cell(text, at: source.cell))
            file.sheets[sheet].cells.removeAll { $0.address == source.cell }
            file.sheets[sheet].cells.append(new)
            file.sheets[sheet].cells.sort { $0.address < $1.address }
        }
        return FormImport(form: sample.form).read(file)
    }

    private static let odd: [(ValueKey, String)] = [
        (ValueKey(318), "5 (пять)"), (ValueKey(317), "нет"), (ValueKey(316), "3.5"),
        (ValueKey(315), "#DIV/0!"), (ValueKey(313), "@2026-03-01"), (ValueKey(312), "1.234,5"),
        (ValueKey(111), "C:¶файл.docx"), (ValueKey(104), "Заречный"),
        (ValueKey(115), "вчера"), (ValueKey(1003), "#N/A"), (ValueKey(311), "0.45[0%]"),
        (ValueKey(203, 5), "=12/3"), (ValueKey(204, 5), "-1+2"),
    ]

    @Test("1, 2") func everythingComesBack() throws {
        let sent = try sent(Self.odd)
        let refused = sent.findings.filter { $0.severity == .error }
        #expect(refused.count >= 10)
        let back = try sample.reading(try sample.document(sent.submission, sent.findings))
        #expect(values(back.submission) == values(sent.submission))
        #expect(rows(back.submission) == rows(sent.submission))
        #expect(rows(back.submission).count == 60)
        #expect(
            back.submission.entries.mapValues(\.typed).filter { $0.key.row != 311 }
                == sent.submission.entries.mapValues(\.typed).filter { $0.key.row != 311 })
        let facts = { (findings: [Finding]) in
            Set(findings.filter { $0.severity == .error }.map(\.fact))
        }
        #expect(facts(back.findings) == facts(sent.findings))
        #expect(back.identity.resolve() == sent.identity.resolve())
    }

    @Test("3, 4") func explanationsComeBackWhateverIsDoneToTheirSheet() throws {
        var submission = sample.form.filled()
        for (index, key) in ["П-01", "П-02", "П-03"].enumerated() {
            submission.registers[5]?[index].entries[502]?.value = .text(key)
        }
        var findings = [
            ReturnedSample.broken("R311", 314, 3, .warning),
            Finding(
                .ruleBroken(id: "R503", arguments: [.text("П-02"), .number(20)]),
                at: .init(column: 512, ordinal: 2), severity: .warning),
            ReturnedSample.broken("R301", 304, 3, .error),
        ]
        findings[0].explanation = "Выплата назначена с января"
        findings[1].explanation = "Срок изменён приказом"
        let file = try sample.contents(try sample.document(submission, findings))
        let original = FormImport(form: sample.form).read(file)
        let expected = ["R311 314:3": findings[0], "R503 502=П-02:512": findings[1]]
        func check(_ file: WorkbookContents, _ what: String) throws {
            let reading = FormImport(form: sample.form).read(file)
            let texts = reading.submission.explanations.map { [$0.key.text, $0.text] }
            #expect(
                Set(texts) == Set(expected.map { [$0.key, $0.value.explanation ?? ""] }), "\(what)")
            #expect(values(reading.submission) == values(original.submission), "\(what)")
            #expect(reading.findings.map(\.fact) == original.findings.map(\.fact), "\(what)")
            #expect(reading.identity == original.identity, "\(what)")
            let bare = findings.map { Finding($0.fact, at: $0.place, severity: $0.severity) }
            let explained = ExplanationMatching(form: sample.form)
                .explained(bare, in: reading.submission)
            #expect(explained == findings, "\(what)")
        }
        try check(file, "as it is")
        var renamed = file
        renamed.sheets[0].name = "Лист1"
        try check(renamed, "renamed")
        var moved = renamed
        moved.sheets.append(moved.sheets.removeFirst())
        moved.sheets[moved.sheets.count - 1].insertColumns(1, at: 4)
        moved.sheets[moved.sheets.count - 1].insertRows(4, at: 0)
        try check(moved, "moved")
        var sorted = file
        let first =
            try #require(sorted.sheets[0].cells.first { $0.value == .text("Код") })
            .address.row + 1
        for index in sorted.sheets[0].cells.indices {
            let row = sorted.sheets[0].cells[index].address.row
            if row >= first {
                sorted.sheets[0].cells[index].address.row = first + 2 - (row - first)
            }
        }
        sorted.sheets[0].cells.sort { $0.address < $1.address }
        try check(sorted, "sorted")
        var shortened = sorted
        shortened.sheets[0].removeRow(first + 2)
        try check(shortened, "without the line of the error")
    }

    @Test("3") func whatWasWrittenOnTheSheetOfTheCheckAnswersAllOfARule() throws {
        var document = try BlankSample.document(
            BlankLayout(form: sample.form), values: sample.form.filled())
        let check = try #require(document.sheets.firstIndex { $0.name == "Проверка" })
        let code = try #require(
            document.sheets[check].cells.first { $0.value.content == .text("R311") }
        ).key
        let open = document.sheets[check].cells.filter {
            $0.key.row == code.row && !$0.value.style.isLocked
        }
        let cell = try #require(open.keys.first)
        document.sheets[check].cells[cell]?.content = .text(" Выплата с января ")
        let reading = try sample.reading(document)
        #expect(reading.submission.explanations.map(\.key.text) == ["R311"])
        #expect(reading.submission.explanations.map(\.text) == ["Выплата с января"])
        let explained = ExplanationMatching(form: sample.form).explained(
            [ReturnedSample.broken("R311", 314, 3, .warning)], in: reading.submission)
        #expect(explained[0].explanation == "Выплата с января")
    }

    @Test("3") func anUnansweredRemarkIsNoExplanation() throws {
        let findings = [
            ReturnedSample.broken("R311", 314, 3, .warning),
            ReturnedSample.broken("R301", 304, 3, .error),
        ]
        let back = try sample.reading(try sample.document(sample.form.filled(), findings))
        #expect(back.submission.explanations.isEmpty)
        #expect(back.findings.isEmpty)
    }

    @Test("5") func longAndStrangeTextsComeBack() throws {
        let strange = "=HYPERLINK(\"http://x\")\u{1}_x0041_ \u{1F600}\nвторая строка"
        let long = String(repeating: "Ж", count: 2500)
        var submission = sample.form.filled()
        submission.entries[ValueKey(1003)]?.value = .text(strange)
        submission.entries[ValueKey(1004)]?.value = .text(String(long.prefix(2000)))
        submission.entries[ValueKey(1004)]?.typed = long
        submission.entries[ValueKey(304)]?.value = nil
        submission.entries[ValueKey(304)]?.typed = String(repeating: "\u{1F600}", count: 20_000)
        let cut = Finding(
            .textTooLong(limit: 2000), at: .init(row: 1004, column: 3), severity: .warning)
        let back = try sample.reading(try sample.document(submission, [cut]))
        #expect(back.submission[1003] == .text(strange.replacing("\u{1}", with: "")))
        #expect(back.submission.entries[ValueKey(1004)]?.typed == long)
        let facts = back.findings.filter { $0.place.row == 1004 }.map(\.fact)
        #expect(facts == [.textTooLong(limit: 2000)])
        #expect(back.submission.entries[ValueKey(304)]?.typed.utf16.count == 32_766)
    }

    @Test("1") func aReportForAnotherHalfYearComesBackAsOneOfThisHalfYear() throws {
        let last = Period(year: 2026, half: .first)
        let document = try sample.document(sample.form.filled(), [], reported: last)
        #expect(
            document.properties.custom.first { $0.name == "svod.period" }?.value
                == "\(BlankSample.period)")
        let texts = try document.sheet("Замечания").cells.values.compactMap(\.content.words)
        #expect(texts.contains { $0.contains("Отчёт за первое полугодие 2026 года") })
    }
}
