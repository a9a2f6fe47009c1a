import Foundation
import Forms
import Spreadsheet
import Store
import TestSupport
import Testing
import WorkbookWriter

@testable import Intake

/// 1. Forms of offices and of people are taken in beside that of the institutions, by the same run.
/// 2. A file is recognised by the identifier of its form, and by its rows where it carries none.
/// 3. An office has to be listed; who names himself is taken as he is.
/// 4. Versions, repeats and the version that counts are as with the form of the institutions.
/// 5. A form whose marks are choices is unfilled while it has none.
/// 6. The half-year is what the file says, and need not be the one collected from institutions.
struct OtherFormsTests {
    private static let round = Period(year: 2027, half: .first)

    private static func examiner(others: [Form]? = nil) -> Examiner {
        Examiner(
            form: SmallForm.form, others: others ?? [SmallForm.ofPersons, SmallForm.ofOffices],
            register: IntakeSample.register, collected: IntakeSample.period, settings: Settings(),
            reader: OwnReader())
    }

    /// The form of an office as a file.
    private static func office(
        _ name: String? = "КИМЦ", mark: String? = "есть", year: Int = 2026,
        half: String = "2 (второе)", id: String? = "M72", issued: String? = nil,
        respondent: String? = nil
    ) throws -> [UInt8] {
        var service: [ServiceKey: String] = [:]
        service[.form] = id
        service[.period] = issued
        service[.respondent] = respondent
        var values: [ValueKey: CellValue] = [
            ValueKey(7102): .number(Double(year)), ValueKey(7103): .text(half),
        ]
        values[ValueKey(7101)] = name.map { .text($0) }
        values[ValueKey(7111)] = mark.map { .text($0) }
        values[ValueKey(7112)] = mark.map { .text($0) }
        return try IntakeSample.bytes(of: SmallForm.ofOffices.laidOut(values, service: service))
    }

    /// The form of a person as a file, with a row for each institution.
    private static func person(
        _ name: String = "Методист Первый", mark: String? = "есть", id: String? = "M62",
        district: String? = nil
    ) throws -> [UInt8] {
        let rows = IntakeSample.register.map { organization -> [Int: CellValue] in
            var row: [Int: CellValue] = [
                6111: .text(organization.inn), 6112: .text(organization.name),
                6113: .text(organization.district),
            ]
            if organization.inn == IntakeSample.school {
                row[6114] = mark.map { .text($0) }
                row[6115] = mark.map { .text($0) }
            }
            return row
        }
        var service: [ServiceKey: String] = [:]
        service[.form] = id
        service[.district] = district
        return try IntakeSample.bytes(
            of: SmallForm.ofPersons.laidOut(
                [
                    ValueKey(6101): .text(name), ValueKey(6102): .number(2027),
                    ValueKey(6103): .text("1 (первое)"),
                ], registers: [2: rows], service: service))
    }

    private func examination(
        _ bytes: [UInt8], decision: Decision = Decision(), others: [Form]? = nil
    ) throws -> Examiner.Examination {
        try Self.examiner(others: others).examination(
            bytes, name: "файл.xlsx", arrived: IntakeSample.today, decision: decision,
            earlier: { _ in nil }, accepted: { _ in nil }, previous: { _ in nil })
    }

    private func report(
        _ bytes: [UInt8], decision: Decision = Decision()
    ) throws -> ReceivedSubmission {
        let examination = try examination(bytes, decision: decision)
        guard case .report(let report) = examination.result else {
            throw Unexpected(what: "\(examination)")
        }
        #expect(examination.formID == report.formID)
        return report
    }

    private func refusal(_ bytes: [UInt8], decision: Decision = Decision()) throws -> Refusal {
        let examination = try examination(bytes, decision: decision)
        guard case .refused(let refusal, _, _) = examination.result else {
            throw Unexpected(what: "\(examination)")
        }
        return refusal
    }

    private struct Unexpected: Error { var what: String }

    private func run(_ city: TemporaryWorkspace) throws -> [TakenFile] {
        try InboxRun(
            workspace: city.workspace, examiner: Self.examiner(), store: city.store,
            archive: city.archive, now: Int64(IntakeSample.today.dayNumber) * 86_400_000,
            doubt: .ask {}
        ) { CalendarDate(dayNumber: Int($0 / 86_400_000)) }.takeIn().files
    }

    // MARK: Recognition

    @Test("2: by its identifier, in whatever letters", arguments: ["M72", "М72", " m72 "])
    func byIdentifier(id: String) throws {
        let report = try report(try Self.office(id: id))
        #expect(report.formID == "M72")
        #expect(report.inn == "КИМЦ")
        #expect(report.period == IntakeSample.period)
    }

    @Test("2: by its rows")
    func byRows() throws {
        #expect(try report(try Self.office(id: nil)).formID == "M72")
        #expect(try report(try Self.person(id: nil)).formID == "M62")
        var marks = IntakeSample.Marks()
        marks.formID = ""
        #expect(try report(try IntakeSample.form(marks)).formID == "M61")
    }

    @Test("2: a form that the workspace does not have is none")
    func unknownForm() throws {
        #expect(try refusal(try Self.office(id: "M99")) == .notThisForm)
        let alone = try examination(try Self.office(), others: [])
        guard case .refused(.notThisForm, _, _) = alone.result else {
            throw Unexpected(what: "\(alone)")
        }
    }

    // MARK: Respondents

    @Test("3: an office is known by its words in the list")
    func offices() throws {
        #expect(try report(try Self.office("гуо")).inn == "ГУО")
        #expect(try report(try Self.office("KИМЦ")).inn == "КИМЦ")
        #expect(
            try refusal(try Self.office("Минобр"))
                == .notAnOffice(found: "Минобр", offices: ["КИМЦ", "ГУО"]))
        #expect(try refusal(try Self.office(nil)) == .nobodysReport)
        #expect(
            try refusal(try Self.office("ГУО", respondent: "КИМЦ"))
                == .contradiction(inns: ["ГУО", "КИМЦ"]))
    }

    @Test("3: what a person decided goes first, and a folder named by an ИНН says nothing")
    func decisions() throws {
        let contradicting = try Self.office("ГУО", respondent: "КИМЦ")
        #expect(try report(contradicting, decision: Decision(inn: "кимц")).inn == "КИМЦ")
        let moved = Decision(folder: IntakeSample.school)
        #expect(try report(try Self.office(), decision: moved).inn == "КИМЦ")
        #expect(
            try refusal(contradicting, decision: moved) == .contradiction(inns: ["ГУО", "КИМЦ"]))
        let other = Decision(inn: "Минобр")
        #expect(
            try refusal(contradicting, decision: other)
                == .notAnOffice(found: "Минобр", offices: ["КИМЦ", "ГУО"]))
    }

    @Test("3: who names himself is one and the same however he writes it")
    func persons() throws {
        let key = try report(try Self.person()).inn
        #expect(try report(try Self.person("методист  ПЕРВЫЙ ")).inn == key)
        #expect(try report(try Self.person("Методист Второй")).inn != key)
        #expect(try report(try Self.person()).period == Self.round)
    }

    @Test("3: who answers for two districts has a report for each")
    func districts() throws {
        let keys = try ["Ленинский", "Советский", nil].map { district in
            try report(try Self.person(district: district)).inn
        }
        #expect(Set(keys).count == 3)
        #expect(keys.allSatisfy { !$0.contains(" ") })
        #expect(SmallForm.ofPersons.district(ofKey: keys[0]) == "ленинский")
        #expect(SmallForm.ofPersons.district(ofKey: keys[2]) == nil)
        #expect(SmallForm.ofOffices.district(ofKey: "КИМЦ@ГУО") == nil)
    }

    @Test("6: the blank says its half-year; another one on the title sheet is told")
    func halfYears() throws {
        let agreed = try report(try Self.office(year: 2027, half: "1 (первое)", issued: "2027-1"))
        #expect(agreed.period == Self.round)
        #expect(!agreed.findings.contains { $0.fact.code == "I03" })
        let mistaken = try report(try Self.office(issued: "2027-1"))
        #expect(mistaken.period == Self.round)
        #expect(
            mistaken.findings.contains {
                $0.fact == .otherPeriod(found: "2026-2", collected: "2027-1")
            })
    }

    // MARK: Filling

    @Test("5: rows that the blank prints are no report of them")
    func printedRows() throws {
        let report = try report(try Self.person())
        #expect(report.submission.registers[2]?.count == 1)
        #expect(
            report.submission.registers[2]?.first?.entries[6111]?.value
                == .text(IntakeSample.school))
        #expect(report.findings.isEmpty)
        #expect(Self.examiner().isUnfilled(report) == false)
        let blank = try self.report(try Self.person(mark: nil))
        #expect(blank.submission.registers[2]?.isEmpty == true)
        #expect(Self.examiner().isUnfilled(blank))
        #expect(Self.examiner().isUnfilled(try self.report(try Self.office(mark: nil))))
        #expect(!Self.examiner().isUnfilled(try self.report(try Self.office())))
    }

    // MARK: The run

    @Test("1, 4: all kinds in one run, versions and repeats")
    func run() throws {
        let city = try TemporaryWorkspace()
        try city.drop(try IntakeSample.form(), "школа.xlsx")
        try city.drop(try Self.office(), "кимц.xlsx")
        try city.drop(try Self.office("Минобр"), "чужой.xlsx")
        try city.drop(try Self.office(mark: nil), "пустой.xlsx")
        try city.drop(try Self.person(), "методист.xlsx")
        let files = try run(city)
        #expect(try city.inbox() == [])
        #expect(
            files.map { $0.formID } == ["M72", "M62", "M72", "M72", "M61"],
            "\(files.map(\.file.name))")
        #expect(try city.versions().count == 1)
        #expect(try city.store.unresolved().map(\.name).sorted() == ["пустой.xlsx", "чужой.xlsx"])

        try city.drop(try Self.office(mark: "нет"), "ещё раз.xlsx")
        try city.drop(try Self.office(), "повтор.xlsx")
        _ = try run(city)
        let id = ReportID(inn: "КИМЦ", period: IntakeSample.period, formID: "M72")
        #expect(try city.store.versions(of: id).map(\.number) == [1, 2])
        let accepted = try city.store.acceptedReports(formID: "M72", period: IntakeSample.period)
        #expect(accepted.map(\.respondent) == ["КИМЦ"])
        #expect(accepted.first?.version.number == 2)
        #expect(accepted.first?.version.submission[7111] == .text("нет"))
        #expect(try city.store.acceptedReports(formID: "M72", period: Self.round).isEmpty)
        let persons = try city.store.answers(to: SmallForm.ofPersons, period: Self.round)
        #expect(persons.map(\.organization.name) == ["Методист Первый"])
        #expect(persons.first?.organization.hasINN == false)
        #expect(persons.first?.accepted?.submission.registers[2]?.count == 1)
    }
}
