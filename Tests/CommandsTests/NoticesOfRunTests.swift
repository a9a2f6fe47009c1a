import Foundation
import Forms
import Intake
import Spreadsheet
import Testing
import WorkbookReader

@testable import Commands

/// 1. A run leaves the board, «Сдача», the calendar and a letter to each that owes something.
/// 2. The links of the board lead to files that are there.
/// 3. A second run changes no byte; letters that are no longer owed go, what people put there stays.
/// 4. No notice names a person or repeats the name of a file.
struct NoticesOfRunTests {
    private let city: CityWorkspace

    init() throws { city = try CityWorkspace(of: 4) }

    private func letters() throws -> [String] {
        try Disk.items(of: city.workspace.letters).map(\.name.display).sorted()
    }

    private func letterName(_ index: Int) -> String {
        "\(city.organizations[index].name) \(city.organizations[index].inn).eml"
    }

    private func text(_ path: RawPath) throws -> String {
        String(decoding: try Disk.bytes(of: path, limit: 50 << 20), as: UTF8.self)
    }

    /// The workbook in a letter.
    private func attachment(_ name: String) throws -> [UInt8] {
        let text = try text(city.workspace.letters.appending(name))
        let part = try #require(text.components(separatedBy: "Content-Disposition:").last)
        let body = try #require(part.components(separatedBy: "\r\n\r\n").dropFirst().first)
        let base64 = body.components(separatedBy: "\r\n--")[0].replacing("\r\n", with: "")
        return Array(try #require(Data(base64Encoded: base64)))
    }

    private func returned(_ index: Int) throws -> [UInt8] {
        var submission = city.submission(of: city.organizations[index])
        submission.entries[ValueKey(304)]?.value = .number(999)
        return try city.file(of: city.organizations[index], submission)
    }

    private func good(_ index: Int) throws -> [UInt8] {
        let school = city.organizations[index]
        return try city.file(of: school, city.submission(of: school))
    }

    @Test("1, 2, 3, 4") func aRunAndAnother() throws {
        try city.drop(try good(0), "Отчёт Фамильевой Анны Петровны.xlsx")
        try city.drop(try returned(1), "б.xlsx")
        try city.drop([], "Фамильева.xlsx")
        let summary = try city.run()
        #expect(summary.letters == 3 && RunFacts(summary).letters == 3)
        #expect(try letters() == [1, 2, 3].map(letterName).sorted())
        let lines = summary.lines(form: city.form)
        #expect(lines.contains("Доска: \(city.workspace.board.display)"))
        #expect(lines.contains("Письма: \(city.workspace.letters.display) (3)"))
        #expect(lines.contains("Календарь: \(city.workspace.calendar.display)"))
        #expect(Disk.exists(city.workspace.outbox.appending("Сдача_2026-1.xlsx")))

        let remarks = city.workspace.remarks.appending(
            "\(city.organizations[1].name) \(city.organizations[1].inn).xlsx")
        #expect(try attachment(letterName(1)) == Disk.bytes(of: remarks, limit: 50 << 20))
        let blank = try WorkbookReader(bytes: attachment(letterName(2))).contents()
        #expect(blank.sheets.contains { $0.name == "Инструкция" })

        let html = try text(city.workspace.board)
        let links = html.matches(of: /href="([^#"][^"]*)"/).compactMap {
            String($0.1).removingPercentEncoding
        }
        #expect(links.count == 7, "two receipts, remarks, three letters, the folder")
        for link in links { #expect(Disk.exists(city.workspace.outbox.appending(link))) }
        #expect(!html.contains("Фамильев"))
        for name in try letters() {
            #expect(try !text(city.workspace.letters.appending(name)).contains("Фамильев"))
        }

        let before = try city.outboxBytes()
        try city.run()
        #expect(try city.outboxBytes() == before)

        let note = city.workspace.letters.appending("мои заметки.eml")
        try Disk.publish([1], at: note)
        try city.drop(try good(1), "в.xlsx", on: "2026-06-15")
        try city.drop(try good(2), "г.xlsx", on: "2026-06-15")
        #expect(try city.run().letters == 1)
        #expect(try letters() == [letterName(3), "мои заметки.eml"].sorted())
    }

    @Test("3") func aLetterOfAnEarlierStageGivesWay() throws {
        #expect(try city.run(asOf: CityWorkspace.due.adding(days: -15)).letters == 0)
        #expect(try city.run(asOf: CityWorkspace.due.adding(days: -14)).letters == 4)
        let first = try text(city.workspace.letters.appending(letterName(0)))
        try city.run(asOf: CityWorkspace.due.adding(days: -8))
        #expect(try text(city.workspace.letters.appending(letterName(0))) == first)
        try city.run(asOf: CityWorkspace.due.adding(days: -7))
        #expect(try text(city.workspace.letters.appending(letterName(0))) != first)
    }
}
