import Completeness
import Forms
import Foundation
import Messages
import Spreadsheet
import TestSupport
import Testing

@testable import Notices

/// 1. Every institution has a row with its state in words, its days and its numbers.
/// 2. What comes from people is escaped; links survive any name.
/// 3. No word of a report, of the register's reasons or of a file's name is repeated.
/// 4. The same input gives the same bytes; the template and its words fit each other.
/// 5. The page needs nothing but itself.
struct BoardPageTests {
    private var city: NoticeCity

    init() throws { city = try NoticeCity() }

    private func html(
        after days: Int, files: [String: BoardPage.Files] = [:],
        unclear: [BoardPage.UnclearFile] = [], notice: String? = nil
    ) throws -> String {
        try BoardPage(
            try city.board(after: days), form: city.form, files: files, unclear: unclear,
            folder: "разобрать", notice: notice
        ).html()
    }

    /// The row of an institution, without its tags.
    private func row(_ index: Int, of html: String) throws -> String {
        let name = city.reports[index].organization.name
        let row = try #require(
            html.components(separatedBy: "<tr data-state=").first {
                $0.contains("<th scope=\"row\">\(name)<")
            })
        return row.components(separatedBy: "</tr>")[0]
            .replacing(/<[^>]*>/, with: " ").replacing(/[ \n]+/, with: " ")
    }

    @Test("1") mutating func everyStateInItsWords() throws {
        city.send(0, -3)
        city.send(1, 4, source: .firstSeen)
        city.send(2, -2, isReturned: true)
        city.send(3, -5, versions: 2)
        city.send(4, -5)
        city.send(4, 2, versions: 2, isReturned: true)
        city.reports[5].organization.exemption = "капитальный ремонт"
        city.reports[6].organization.extensions = [
            .init(
                period: NoticeCity.period, until: NoticeCity.deadline.adding(days: 20), reason: "")
        ]
        city.reports[7].organization.extensions = [
            .init(
                period: NoticeCity.period, until: NoticeCity.deadline.adding(days: 10), reason: "")
        ]
        let html = try html(after: 6)
        let inTime = try row(0, of: html)
        #expect(inTime.contains("принято в срок") && inTime.contains("12.12.2026 папка с датой"))
        #expect(inTime.contains("301 из\u{A0}301") && inTime.contains(" нет "))
        let late = try row(1, of: html)
        #expect(late.contains("принято с опозданием") && late.contains("4\u{A0}дн."))
        #expect(late.contains("19.12.2026 принята по обнаружению файла"))
        let returned = try row(2, of: html)
        #expect(returned.contains("на доработке") && returned.contains("287 из\u{A0}301"))
        #expect(returned.contains("1\u{A0}ошибка, 1\u{A0}предупреждение"))
        #expect(try row(3, of: html).contains("версия 2; версия 1: заменено новой версией"))
        #expect(try row(4, of: html).contains("версия 2 на доработке"))
        #expect(try row(5, of: html).contains("не должна сдавать освобождена"))
        #expect(try row(6, of: html).contains("ждём срок продлён до 04.01.2027"))
        #expect(try row(7, of: html).contains("скоро срок срок продлён до 25.12.2026"))
        #expect(
            try row(8, of: html).contains("не представлен")
                && row(8, of: html).contains("6\u{A0}дн."))
        for report in city.reports {
            #expect(html.components(separatedBy: "ИНН \(report.organization.inn)").count == 2)
        }
    }

    @Test("2") mutating func whatPeopleWroteIsEscaped() throws {
        let name = "МБОУ «Школа & \"Ко\"» <script>alert('1')</script> #7?100%"
        city.reports[0].organization.name = name
        city.send(0, -1)
        let inn = city.reports[0].organization.inn
        let html = try html(
            after: 1, files: [inn: .init(remarks: "замечания/\(name).xlsx")],
            notice: "<b>Учебные данные</b>")
        #expect(!html.contains("<script") && !html.contains("<b>Учебные"))
        #expect(html.contains("&lt;b&gt;Учебные данные&lt;/b&gt;"))
        let link = try #require(html.firstMatch(of: /href="(%D0%B7[^"]*)"/)?.1)
        #expect(String(link).removingPercentEncoding == "замечания/\(name).xlsx")
        #expect(link.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "#") })
    }

    @Test("3") mutating func nobodyIsNamed() throws {
        let person = NoticeCity.person
        for index in 0..<4 { city.send(index, -index, isReturned: index.isMultiple(of: 2)) }
        city.reports[5].organization.exemption = "болеет \(person)"
        city.reports[6].organization.extensions = [
            .init(
                period: NoticeCity.period, until: NoticeCity.deadline.adding(days: 9),
                reason: "просит \(person)")
        ]
        let html = try html(
            after: 3,
            unclear: [
                .init(
                    digits: "0a1b2c3d", name: "отчёт \(person).xlsx",
                    arrival: .init(date: NoticeCity.deadline, source: .firstSeen),
                    refusal: .nobodysReport, candidates: ["МБОУ СШ № 1"]),
                .init(
                    digits: "4e5f6a7b", name: "отчёт.\(person)",
                    arrival: .init(date: NoticeCity.deadline, source: .datedFolder),
                    refusal: .emptyFile, candidates: []),
            ])
        #expect(!html.localizedCaseInsensitiveContains(person))
        #expect(html.contains("0a1b2c3d… (.xlsx)") && html.contains("4e5f6a7b…<"))
        #expect(html.contains("решает КИМЦ") && html.contains("Файл пустой (0 байт)."))
        #expect(html.contains("МБОУ СШ № 1") && html.contains("Разобрать (2)"))
        #expect(PersonalText.mails(in: html).isEmpty)
    }

    @Test("4") mutating func theSameBytes() throws {
        for index in 0..<6 { city.send(index, index - 3, isReturned: index == 2) }
        #expect(try html(after: 4) == html(after: 4))
        #expect(try html(after: 4).contains("Обновлено: 19\u{A0}декабря\u{A0}2026\u{A0}г."))
    }

    @Test("4") func theTemplateAndItsWordsFit() {
        let used = Set(
            BoardTemplate.html.matches(of: /\{\{words\.(\w+)\}\}/).map { String($0.1) })
        let filledInByCode: Set = ["city", "noReports"]
        #expect(used.subtracting(BoardText.words.keys).isEmpty)
        #expect(Set(BoardText.words.keys).subtracting(used) == filledInByCode)
        #expect(!BoardTemplate.html.contains(/[а-яё]/), "words belong to the messages")
    }

    @Test("5") func thePageNeedsNothingElse() throws {
        let html = try html(after: -20)
        #expect(!html.contains("http") && !html.contains("<script") && !html.contains("url("))
        #expect(html.contains("Отчётов за это полугодие ещё нет."))
        #expect(html.contains("lang=\"ru\""))
        let headers = html.matches(of: /<th[ >][^>]*/).map(\.output)
        #expect(headers.allSatisfy { $0.contains("scope=") })
        let ids = html.matches(of: /id="([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        for anchor in html.matches(of: /href="#([^"]+)"/) {
            #expect(ids.contains(String(anchor.1)))
        }
    }
}

/// Finds what looks like an address.
enum PersonalText {
    static func mails(in text: String) -> [Substring] {
        text.matches(of: /[\w.]+@[\w]+\.[\w.]+/).map(\.output)
    }
}
