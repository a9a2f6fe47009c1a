import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import Validation

// 1. A value is told as it stood in its cell, spaces included, with what it was taken for.
// 2. What was not taken is told as well, with what is wanted; what was understood is left out.
// 3. The values come as a person goes through the form.
// 4. Nothing personal is repeated: what was found to be, what looks like it, what stands in its cells.
// 5. Without the report itself the facts tell what they can.
struct UnderstoodValueTests {
    private let form: Form

    init() throws {
        form = try TestForm.m61()
    }

    private static let day = CalendarDate(iso: "2026-06-15") ?? CalendarDate(dayNumber: 0)

    private func submission(_ typed: [ValueKey: String]) -> Submission {
        var submission = Submission()
        for (key, text) in typed {
            submission.entries[key] = Entry(
                value: nil, typed: text,
                source: CellSource(sheet: "", cell: CellAddress(row: 0, column: 0)))
        }
        return submission
    }

    private func values(
        _ findings: [Finding], in submission: Submission = Submission(),
        of organization: Organization? = nil
    ) -> [UnderstoodValue] {
        UnderstoodValue.all(
            in: submission, findings: findings, form: form, organization: organization)
    }

    private static func at(_ row: Int, _ column: Int = 3) -> Finding.Place {
        Finding.Place(row: row, column: column)
    }

    @Test("1, 2") func whatWasWrittenAndWhatItMeans() {
        let findings = [
            Finding(.numberAsText(found: "1 234", read: 1234), at: Self.at(301)),
            Finding(.notANumber(found: "12 чел."), at: Self.at(309)),
            Finding(.dateAsText(found: "15 июня 2026 г.", read: Self.day), at: Self.at(120)),
            Finding(.percentRead(found: "45%", read: 45), at: .init(column: 515, ordinal: 1)),
            Finding(.lettersPutRight(found: "дa", read: "да"), at: Self.at(121)),
            Finding(.formulaWithoutResult, at: Self.at(310)),
            Finding(.empty, at: Self.at(311)),
            Finding(.outOfBounds(found: "-1", lowest: "0", highest: "5000"), at: Self.at(312)),
        ]
        let typed = [ValueKey(301): "\u{A0}1 234", ValueKey(309): "12 чел."]
        let found = values(findings, in: submission(typed))
        #expect(found.map(\.place.row) == [120, 121, 301, 309, 310, nil])
        #expect(
            found.map(\.written) == [
                .text("15 июня 2026 г."), .text("дa"), .text("\u{A0}1 234"), .text("12 чел."),
                .untold, .text("45%"),
            ])
        #expect(
            found.map(\.meaning) == [
                .date(Self.day), .russian("да"), .number(1234), .nothing(.number),
                .nothing(.plainValue), .percent(45),
            ])
        #expect(found.map(\.isTaken) == [true, true, true, false, false, true])
        #expect(found.map(\.code) == ["C08", "I10", "C01", "C02", "S11", "C06"])
    }

    @Test("3") func theOrderIsThatOfTheForm() {
        let letters = Fact.lettersPutRight(found: "дa", read: "да")
        let findings = [
            Finding(letters, at: .init(column: 516, ordinal: 2)),
            Finding(letters, at: .init(column: 513, ordinal: 2)),
            Finding(letters, at: .init(column: 516, ordinal: 1)),
            Finding(letters, at: Self.at(601)), Finding(letters, at: Self.at(202, 5)),
            Finding(letters, at: Self.at(202, 3)),
            Finding(.sheetRenamed(name: "3_Кадры", found: "Лист1"), at: .init(sheet: "Лист1")),
        ]
        let places = values(findings).map(\.place)
        let expected = [6, 5, 4, 2, 1, 0, 3].map { findings[$0].place }
        #expect(places == expected)
    }

    @Test("4") func personalDataIsNotRepeated() {
        let findings = [
            Finding(.notANumber(found: "Зоя, 5"), at: Self.at(601)),
            Finding(.personName, at: Self.at(601)),
            // Nobody looked for names here, and yet there is one.
            Finding(.notInList(found: "Иванова А.П.", list: "да; нет"), at: Self.at(121)),
            Finding(
                .textFromNumber(found: "79135554433", read: "79135554433"), at: Self.at(203, 5)),
            Finding(.textFromNumber(found: "12,5", read: "12,5"), at: Self.at(118)),
            Finding(.textFromNumber(found: "12,5", read: "12,5"), at: Self.at(202, 5)),
        ]
        let found = values(findings, in: submission([ValueKey(601): "Зоя, 5"]))
        #expect(found.map(\.place.row) == [118, 121, 202, 203, 601])
        #expect(
            found.map(\.written) == [.withheld, .withheld, .text("12,5"), .withheld, .withheld])
        #expect(
            found.map(\.meaning) == [
                .text(""), .nothing(.choice), .text("12,5"), .text(""), .nothing(.number),
            ])
    }

    @Test("4") func theOwnNameOfAnInstitutionIsNoSecret() {
        let school = Organization(
            inn: "2460000003", name: "СШ № 1 имени В.И. Сурикова",
            fullName: "Средняя школа № 1", kind: "школа", district: "Ленинский")
        let finding = Finding(
            .notInList(found: "СШ № 1 имени В.И. Сурикова, Орлова Н.И.", list: "…"),
            at: Self.at(102))
        #expect(values([finding], of: school).map(\.written) == [.withheld])
        let own = Finding(.notInList(found: school.name, list: "…"), at: Self.at(102))
        #expect(values([own], of: school).map(\.written) == [.text(school.name)])
    }

    @Test("1") func aCutTextIsToldByItsBeginning() {
        let long = String(repeating: "Ж", count: 3000)
        let cut = Finding(.textTooLong(limit: 2000), at: Self.at(1004), severity: .warning)
        let found = values([cut], in: submission([ValueKey(1004): long]))
        #expect(found.map(\.meaning) == [.beginning(limit: 2000)])
        #expect(found.map(\.written) == [.text(long)])
        #expect(found.map(\.isOpen) == [true])
    }

    @Test("1") func whatWasExplainedIsSettled() {
        var finding = Finding(
            .percentRead(found: "45%", read: 45), at: .init(column: 515, ordinal: 1))
        finding.explanation = "План выполнен не весь"
        #expect(values([finding]).map(\.isOpen) == [false])
    }

    @Test("5") func withoutTheReportTheFactsTell() {
        let findings = [
            Finding(.filledCrossedOut(found: "5"), at: Self.at(304, 7)),
            Finding(
                .textTooLong(limit: 1000), at: .init(sheet: "Замечания", cell: CellAddress("B2"))),
        ]
        #expect(values(findings).map(\.written) == [.untold, .text("5")])
    }

    @Test("2") func aReportAsItShouldBeHasNone() {
        #expect(values([Finding(.empty, at: Self.at(304)), Finding(.rowsHidden)]) == [])
        #expect(values([]) == [])
    }
}
