import Completeness
import Forms
import Foundation
import Messages
import Spreadsheet
import Testing

@testable import Notices

/// 1. A reminder begins on its day and holds until the next; what is not owed has none.
/// 2. The days are those of the institution: an extension moves them.
/// 3. The letter is a mail that programs open, with nobody's name and no date in it.
/// 4. Its words say what, until when and how, and fit what is owed.
struct LetterTests {
    private var city: NoticeCity

    init() throws { city = try NoticeCity() }

    private func status(_ index: Int, _ days: Int) throws -> ReportStatus {
        try city.board(after: days).statuses[index]
    }

    private func reminder(_ index: Int, _ days: Int) throws -> Reminder? {
        Reminder(of: try status(index, days), on: NoticeCity.deadline.adding(days: days))
    }

    static let stages: [(day: Int, stage: Reminder.Stage?)] = [
        (-60, nil), (-15, nil), (-14, .twoWeeksLeft), (-10, .twoWeeksLeft), (-8, .twoWeeksLeft),
        (-7, .weekLeft), (-2, .weekLeft), (-1, .lastDays), (0, .lastDays), (1, .justPassed),
        (6, .justPassed), (7, .weekLate), (13, .weekLate), (14, .twoWeeksLate),
        (60, .twoWeeksLate),
    ]

    @Test("1", arguments: stages) mutating func everyStageOnItsDay(
        _ day: Int, _ stage: Reminder.Stage?
    ) throws {
        #expect(try reminder(0, day)?.stage == stage)
        #expect(try reminder(0, day)?.debt == stage.map { _ in .report })
        city.send(1, -20, isReturned: true)
        #expect(try reminder(1, day)?.stage == stage)
        if day >= -20 { #expect(try reminder(1, day)?.debt == stage.map { _ in .correction }) }
    }

    @Test("1") mutating func whatIsNotOwedHasNoLetter() throws {
        city.send(0, -3)
        city.send(1, 5)
        city.reports[2].organization.exemption = "нет педагогов"
        city.reports[3].organization.validTo = NoticeCity.deadline.adding(days: -30)
        city.send(4, -9)
        city.send(4, 2, versions: 2, isReturned: true)
        for day in [-20, -14, -1, 0, 1, 8, 30] {
            #expect(try reminder(2, day) == nil && reminder(3, day) == nil)
        }
        #expect(try reminder(0, -4)?.stage == .weekLeft && reminder(0, -3) == nil)
        #expect(try reminder(1, 4)?.stage == .justPassed && reminder(1, 5) == nil)
        // The report that was accepted still counts, so a correction that is returned is no debt.
        #expect(try reminder(4, 3) == nil)
    }

    @Test("2") mutating func anExtensionMovesTheDays() throws {
        city.reports[0].organization.extensions = [
            .init(
                period: NoticeCity.period, until: NoticeCity.deadline.adding(days: 20),
                reason: NoticeCity.person)
        ]
        #expect(try reminder(0, 5) == nil)
        #expect(try reminder(0, 6)?.stage == .twoWeeksLeft)
        #expect(try reminder(0, 20)?.stage == .lastDays)
        #expect(try reminder(0, 21)?.stage == .justPassed)
        let text = try text(0, 6)
        #expect(text.contains("до 4\u{A0}января\u{A0}2027\u{A0}г. включительно"))
        #expect(text.contains("продлённый для вас") && !text.contains(NoticeCity.person))
    }

    private func text(_ index: Int, _ days: Int) throws -> String {
        LetterText.text(
            try #require(try reminder(index, days)), to: try status(index, days), form: city.form,
            NoticeCity.period)
    }

    @Test("4") mutating func theWordsFitTheDebt() throws {
        city.send(1, -20, isReturned: true)
        for (day, stage) in Self.stages where stage != nil {
            let asks = try text(0, day)
            #expect(asks.contains("бланк") && asks.contains("ответом на это письмо"))
            #expect(asks.contains(city.reports[0].organization.name))
            #expect(asks.contains(day > 0 ? "Срок был до 15" : "15\u{A0}декабря"))
            #expect(asks.contains("Отчёт принимается и после срока.") == (day > 0))
            let returns = try text(1, day)
            #expect(!asks.contains("..") && !returns.contains(".."))
            #expect(returns.contains("это ваш отчёт") && returns.contains("«Замечания»"))
            #expect(returns.contains("Найдено: 1\u{A0}ошибка, 1\u{A0}предупреждение."))
            #expect(returns.contains("получен 25.11.2026 и прочитан"))
            #expect(!asks.contains(NoticeCity.person) && !returns.contains(NoticeCity.person))
        }
        #expect(
            Set(try Self.stages.compactMap { try $0.stage == nil ? nil : text(0, $0.day) }).count
                == 6)
    }

    // MARK: The file

    private static let letter = LetterDraft(
        subject: "Форма М-6.1 за второе полугодие 2026 года: срок заканчивается",
        text: "Здравствуйте!\n\nЖдём отчёт.\n",
        attachmentName: "Форма М-6.1 2026-2 0000000177 МБОУ «Средняя школа № 17» (О'Нил; 50%).xlsx",
        attachment: (0..<1000).map { UInt8($0 % 256) })

    @Test("3") func theFileIsAMail() throws {
        let text = String(decoding: Self.letter.bytes, as: UTF8.self)
        let lines = text.components(separatedBy: "\r\n")
        #expect(!lines.contains { $0.contains("\n") || $0.contains("\r") })
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 < 0x80 } })
        #expect(lines[0] == "X-Unsent: 1")
        for name in ["Date:", "From:", "To:", "Message-ID:"] {
            #expect(!lines.contains { $0.hasPrefix(name) })
        }
        let boundary = try #require(text.firstMatch(of: /boundary="([^"]+)"/)?.1)
        let parts = text.components(separatedBy: "--\(boundary)")
        #expect(parts.count == 4 && parts[3] == "--\r\n")
        func body(_ part: String) -> [UInt8] {
            let text = part.components(separatedBy: "\r\n\r\n").dropFirst().joined()
            return Array(
                Data(base64Encoded: text.replacing("\r\n", with: "")) ?? Data())
        }
        #expect(
            String(decoding: body(parts[1]), as: UTF8.self)
                == "Здравствуйте!\r\n\r\nЖдём отчёт.\r\n")
        #expect(body(parts[2]) == Self.letter.attachment)
        #expect(Self.letter.bytes == Self.letter.bytes)
    }

    @Test("3") func theNamesSurvive() throws {
        let text = String(decoding: Self.letter.bytes, as: UTF8.self)
        let words = text.matches(of: /=\?utf-8\?B\?([^?]*)\?=/).map { String($0.1) }
        let subject = try words.map { word -> String in
            let bytes = try #require(Data(base64Encoded: word))
            return try #require(String(bytes: bytes, encoding: .utf8))
        }
        #expect(subject.joined() == Self.letter.subject && words.count > 1)
        let pieces = text.matches(of: /filename\*(\d+)\*=(utf-8'')?([^;\r]*)/)
        #expect(pieces.map { Int($0.1) } == pieces.indices.map { Optional($0) })
        #expect(pieces.map { $0.2 != nil } == pieces.indices.map { $0 == 0 })
        let values = try pieces.map { try #require(String($0.3).removingPercentEncoding) }
        #expect(values.joined() == Self.letter.attachmentName)
    }
}
