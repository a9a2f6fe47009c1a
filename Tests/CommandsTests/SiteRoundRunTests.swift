import ArgumentParser
import Consolidation
import Forms
import Foundation
import Intake
import Messages
import Reports
import Spreadsheet
import Store
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Commands

/// 1. Checkers' workbooks are taken in by the run, merged, and written into the round's workbook.
/// 2. The prepared workbook that settles goes back while something disputed is not filled, which it
///    names, and settles once it is.
/// 3. ГУО is told the scores of the round that checks the half-year.
/// 4. A second run over the same files writes nothing anew.
/// 5. On an earlier day a round is what had arrived by then.
/// 6. Where nobody is listed, the half-year that is spoken of is the last one with something on record.
/// 7. Two checkers' workbooks of one name, in one letter or in folders, are two workbooks.
/// 8. The rounds of another form with a checklist are none of this one's.
struct SiteRoundRunTests {
    private static let round = CityWorkspace.round
    private static let day = CityWorkspace.roundDay
    private static let book = "Сайты_июль-2026_внутр.xlsx"
    private static let settling = "Сайты_июль-2026_сводный_лист.xlsx"

    private func scores(_ book: WorkbookContents, _ city: CityWorkspace) throws -> [Double?] {
        try city.organizations.prefix(2).map { school in
            let place = try #require(book.place(of: school.inn, on: "Итоги"))
            let cell = CellAddress(row: place.row, column: place.column + 1)
            guard case .number(let number)? = book.value("Итоги", cell) else { return nil }
            return number
        }
    }

    @Test("1–4: a round from the checkers to ГУО")
    func aRound() throws {
        let city = try CityWorkspace(of: 3)
        let school = city.organizations[0]
        try city.drop(try city.file(of: school, city.submission(of: school)), "школа.xlsx")
        try city.drop(try city.checkerFile("методист А", second: "0"), "а.xlsx", on: "2026-07-09")
        try city.drop(try city.checkerFile("методист Б", second: "2"), "б.xlsx", on: "2026-07-09")
        let summary = try city.run(asOf: Self.day.adding(days: 1))
        #expect(summary.waiting.isEmpty)
        #expect(summary.sites.map(\.lastPart.display) == [Self.book, Self.settling])

        // 1: the first institution is disputed, the second is 45 of 46.
        let disputed = try city.outbox(Self.book)
        #expect(try scores(disputed, city) == [nil, 100 * 45 / 46])
        #expect(disputed.place(of: "методист Б", on: "Расхождения") != nil)

        let receipt = try city.outbox(
            "квитанции/2026-2 М-6.2/методист А М-6.2 2026-2 версия 1.xlsx")
        #expect(receipt.place(of: "Отчёт за июль 2026 года.", on: "Квитанция") != nil)

        // 4
        let before = try city.outboxBytes()
        try city.run(asOf: Self.day.adding(days: 1))
        #expect(try city.outboxBytes() == before)

        // 2: as it lies there it goes back, for the one cell that is disputed.
        let form = try city.speaking(of: "М-6.2").form
        let prepared = try Disk.bytes(
            of: city.workspace.outbox.appending(Self.settling), limit: 1 << 24)
        try city.drop(prepared, "готовый.xlsx", on: "2026-07-10")
        let taken = try city.run(asOf: Self.day.adding(days: 1)).files
        guard case .report(let report, _)? = taken.first?.fate else {
            Issue.record("the prepared workbook is no report")
            return
        }
        #expect(report.verdict == .returned)
        #expect(report.findings.map(\.fact) == [.empty])
        #expect(report.findings.map(\.place.column) == [6202])
        #expect(try scores(try city.outbox(Self.book), city) == [nil, 100 * 45 / 46])
        var reading = FormImport(form: form).read(try city.outbox(Self.settling)).submission
        #expect(reading[105] == .date(Self.day) && reading[106] == .date(Self.day))
        let source = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
        let place = try #require(
            reading.registers[2]?.firstIndex {
                $0.entries[6222]?.value == .text(city.organizations[0].inn)
            })
        #expect(reading.registers[2]?[place].entries[6202] == nil)
        reading.registers[2]?[place].entries[6202] = Entry(
            value: .text("1"), typed: "", source: source)
        let settled = try WorkbookFile.bytes(
            of: BlankLayout(form: form).document(
                organization: nil, period: Self.round, due: Self.day,
                created: DateTime(date: Self.day), values: reading))
        try city.drop(settled, "сводный.xlsx", on: "2026-07-10")
        try city.run(asOf: Self.day.adding(days: 1))
        #expect(try scores(try city.outbox(Self.book), city) == [100 * 45 / 46, 100 * 45 / 46])

        // 3
        let guo = try city.outbox("Свод_ГУО_2026-1.xlsx")
        let there = try #require(guo.place(of: school.inn, on: "Сайты"))
        let cell = CellAddress(row: there.row, column: there.column + 1)
        #expect(guo.value("Сайты", cell) == .number(100 * 45 / 46))
        let texts = guo.sheets.flatMap(\.cells).compactMap { cell in
            if case .text(let text) = cell.value { text } else { nil }
        }
        #expect(!texts.contains { $0.contains("методист А") || $0.contains("методист Б") })
        #expect(texts.contains { $0.contains("раунд: июль 2026") })
    }

    @Test("5: what had arrived by a day")
    func asOf() throws {
        let city = try CityWorkspace(of: 3)
        try city.drop(try city.checkerFile("методист А", second: "0"), "а.xlsx", on: "2026-07-09")
        try city.drop(try city.checkerFile("методист Б", second: "2"), "б.xlsx", on: "2026-07-10")
        try city.run(asOf: Self.day.adding(days: 1))
        #expect(try checkers(city, by: Self.day.adding(days: 1)) == ["методист А", "методист Б"])
        #expect(try checkers(city, by: Self.day) == ["методист А"])
        #expect(try checkers(city, by: Self.day.adding(days: -1)) == nil)
        // Who corrected the workbook later had sent the first one by then.
        try city.drop(try city.checkerFile("методист А", second: "1"), "а.xlsx", on: "2026-07-12")
        try city.run(asOf: Self.day.adding(days: 3))
        #expect(try checkers(city, by: Self.day) == ["методист А"])
    }

    /// Who checked the half-year, by what had arrived on a day; nil without a round.
    private func checkers(_ city: CityWorkspace, by day: CalendarDate) throws -> [String]? {
        let session = try Session(city.workspace)
        let store = try session.store()
        let rounds = try SiteRounds(session, store, city.organizations, by: day)
        let round = rounds.round(of: CityWorkspace.period)
        try store.close()
        return round?.checkers.map(\.name)
    }

    @Test("6: the half-year that is spoken of")
    func theHalfYearOnRecord() throws {
        let city = try CityWorkspace(of: 3)
        func period(_ options: String..., form: String = "М-6.2") throws -> String {
            let session = try city.speaking(of: form)
            let store = try session.store()
            let found = try session.periodOnRecord(try PeriodOptions.parse(options), in: store)
            try store.close()
            return "\(found.period)"
        }
        let autumn = "--as-of=2026-11-26"
        #expect(try period(autumn) == "2027-1")
        try city.drop(try city.checkerFile("методист А", second: "0"), "а.xlsx", on: "2026-07-09")
        try city.run(asOf: Self.day.adding(days: 1))
        #expect(try period(autumn) == "2026-2")
        #expect(try period("--as-of=2026-07-20") == "2026-2")
        #expect(try period(autumn, "--period=2027-1") == "2027-1")
        // Before the first round there is only the one that is being held.
        #expect(try period("--as-of=2026-02-10") == "2026-1")
        // Who is listed is told of although nothing came.
        #expect(try period(autumn, form: "М-7.2") == "2026-2")
        #expect(try period(autumn, form: "М-6.1") == "2026-2")
    }

    @Test("7: two workbooks of one name", arguments: [true, false])
    func oneName(isLetter: Bool) throws {
        let city = try CityWorkspace(of: 3)
        let name = "Форма М-6.2.xlsx"
        let files = try [("методист А", "0"), ("методист Б", "2")].map {
            try city.checkerFile($0.0, second: $0.1)
        }
        if isLetter {
            try city.drop(Self.letter(files, named: name), "письмо.eml", on: "2026-07-09")
        } else {
            for (folder, bytes) in zip(["Советский", "Кировский"], files) {
                let path = city.workspace.inbox.appending("2026-07-09").appending(folder)
                try Disk.makeFolder(path)
                try Disk.publish(bytes, at: path.appending(name))
            }
        }
        let summary = try city.run(asOf: Self.day.adding(days: 1))
        #expect(summary.waiting.isEmpty)
        #expect(try checkers(city, by: Self.day) == ["методист А", "методист Б"])
        #expect(try scores(try city.outbox(Self.book), city) == [nil, 100 * 45 / 46])
        let receipts = try Disk.items(of: city.workspace.receipts(of: "2026-2 М-6.2"))
        #expect(receipts.count == 2)
    }

    /// A letter with these files, all of one name.
    private static func letter(_ files: [[UInt8]], named name: String) -> [UInt8] {
        var text = "From: kimc@example.org\r\nDate: Thu, 9 Jul 2026 12:00:00 +0700\r\n"
        text += "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=bb\r\n\r\n"
        for bytes in files {
            let encoded = Data(bytes).base64EncodedString(options: .lineLength76Characters)
            text += "--bb\r\nContent-Type: application/octet-stream; name=\"\(name)\"\r\n"
            text += "Content-Disposition: attachment; filename=\"\(name)\"\r\n"
            text += "Content-Transfer-Encoding: base64\r\n\r\n\(encoded)\r\n"
        }
        return Array((text + "--bb--\r\n").utf8)
    }

    @Test("8: a form has rounds of its own")
    func anotherFormWithAChecklist() throws {
        let city = try CityWorkspace(of: 3)
        let templates = city.workspace.templates
        let text = try TestForm.m62Text().replacing("id: M62", with: "id: M63")
            .replacing("М-6.2", with: "М-6.3")
        try Disk.publish(Array(text.utf8), at: templates.appending("form-6.3.yaml"))
        for (form, name) in [("М-6.2", "а.xlsx"), ("М-6.3", "б.xlsx")] {
            let file = try city.checkerFile("методист А", second: "0", on: form)
            try city.drop(file, name, on: "2026-07-09")
        }
        #expect(try city.run(asOf: Self.day.adding(days: 1)).waiting.isEmpty)
        let session = try Session(city.workspace)
        let store = try session.store()
        let rounds = try SiteRounds(session, store, city.organizations, by: nil)
        let round = try #require(rounds.round(of: CityWorkspace.period))
        try store.close()
        #expect(round.form.id == "M63")
        #expect(round.results.values.contains { !$0.recommendations.isEmpty })
        #expect(round.results.values.allSatisfy { $0.earlier.isEmpty })
    }

    @Test func withoutTheFormThereAreNoRounds() throws {
        let city = try CityWorkspace(of: 2)
        try FileManager.default.removeItem(
            atPath: city.workspace.templates.appending("form-6.2.yaml").display)
        let summary = try city.run()
        #expect(summary.sites.isEmpty)
        let guo = try city.outbox("Свод_ГУО_2026-1.xlsx")
        #expect(guo.place(of: "Сайты ещё не проверялись.", on: "Сайты") != nil)
    }
}
