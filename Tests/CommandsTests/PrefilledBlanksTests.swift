import DemoCity
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

/// 1. A blank goes on from the accepted report of the half-year before, of whichever version.
/// 2. Who has none gets the blank that everybody got at first, and no store is made for it.
struct PrefilledBlanksTests {
    private let next = Period(year: 2026, half: .second)

    private func issue(_ city: CityWorkspace, _ period: Period) throws -> BlankIssue.Result {
        let session = try Session(city.workspace)
        return try BlankIssue(session: session, period: period, register: city.organizations)
            .write(city.organizations)
    }

    private func blank(
        _ city: CityWorkspace, of organization: Organization, _ period: Period
    ) throws -> WorkbookContents {
        let folder = city.workspace.blanks(of: "\(period)")
        let name = try #require(
            try Disk.items(of: folder).map(\.name.display).first {
                $0.contains(organization.inn)
            })
        return try WorkbookReader(path: folder.appending(name).display).contents()
    }

    @Test("1, 2: only who was accepted has something to go on from")
    func afterACollection() throws {
        let city = try CityWorkspace(of: 3)
        let (good, returned) = (city.organizations[0], city.organizations[1])
        var spoilt = city.submission(of: returned)
        spoilt.entries[ValueKey(304)]?.value = .number(999)
        try city.drop(try city.file(of: good, city.submission(of: good)), "a.xlsx")
        try city.drop(try city.file(of: returned, spoilt), "b.xlsx")
        try city.run()
        let result = try issue(city, next)
        #expect(result.count == 3)
        #expect(result.prefilled == 1)
        #expect(
            result.sentence(next, in: try Session(city.workspace))
                .contains("(из них с данными прошлого отчёта 1)"))
        let sites = try city.organizations.map { organization in
            let contents = try blank(city, of: organization, next)
            return FormImport(form: city.form).read(contents).submission[111]
        }
        #expect(sites == [city.submission(of: good)[111], nil, nil])
    }

    @Test("1: a report that was taken in under an older version goes on in today's codes")
    func afterANewVersion() throws {
        let city = try CityWorkspace(of: 1, hasPast: true)
        let school = city.organizations[0]
        let older = try #require(city.form.older.first?.form)
        var submission = city.submission(of: school, on: older)
        submission.formVersion = older.version
        submission.entries[ValueKey(320)] = submission.entries[ValueKey(319)]
        submission.entries[ValueKey(320)]?.value = .number(4)
        submission.registers[5] = Array((submission.registers[5] ?? []).prefix(1))
        submission.registers[5]?[0].entries[513]?.value = .text("идёт")
        let store = try Session(city.workspace).store(register: city.organizations)
        _ = try store.record([
            ReceivedFile(
                sha256: String(repeating: "0", count: 64), size: 1, name: "",
                arrival: Arrival(date: CityWorkspace.due, source: .journal), seenAt: 0,
                outcome: .submission(
                    ReceivedSubmission(
                        inn: school.inn, period: CityWorkspace.period, formID: "M61",
                        submission: submission, findings: [], verdict: .accepted,
                        filledCells: 1, requiredCells: 1)))
        ])
        try store.close()
        #expect(try issue(city, next).prefilled == 1)
        let contents = try blank(city, of: school, next)
        #expect(FormImport(form: city.form).read(contents).submission.registers[5]?.count == 1)
        let staff = try #require(contents.sheets.first { $0.name == "3_Кадры" })
        let row = try #require(staff.cells.first { $0.value == .number(319) }?.address.row)
        let numbers = staff.cells.filter { $0.address.row == row && $0.address.column > 8 }
        #expect(numbers.map(\.value) == [.number(4)])
    }

    @Test("2: before anything was taken in the blanks are plain, and no store appears")
    func atFirst() throws {
        let city = try CityWorkspace(of: 2)
        let result = try issue(city, next)
        #expect(result.prefilled == 0)
        #expect(!result.sentence(next, in: try Session(city.workspace)).contains("прошл"))
        #expect(!FileManager.default.fileExists(atPath: city.workspace.store.display))
        let contents = try blank(city, of: city.organizations[0], next)
        let plain = BlankLayout(form: city.form).document(
            organization: city.organizations[0], period: next,
            due: try #require(city.form.dueDate(of: next)),
            created: DateTime(date: try Session(city.workspace).today))
        let expected = try WorkbookReader(bytes: try WorkbookFile.bytes(of: plain)).contents()
        #expect(contents.sheets.map(\.cells) == expected.sheets.map(\.cells))
    }

    @Test("2: a store that is gone although files were archived is told of")
    func aLostStore() throws {
        let city = try CityWorkspace(of: 1)
        let school = city.organizations[0]
        try city.drop(try city.file(of: school, city.submission(of: school)), "a.xlsx")
        try city.run()
        try FileManager.default.removeItem(atPath: city.workspace.store.display)
        #expect(throws: Trouble.storeLost(path: city.workspace.store.display)) {
            try issue(city, next)
        }
    }
}
