import DemoCity
import Forms
import Foundation
import Intake
import Reports
import Spreadsheet
import Store
import TestSupport
import Testing
import WorkbookReader

@testable import Commands

/// 1. A blank of an older version is read by that version; what it lacks is a finding.
/// 2. What is on record in the codes of an older version is read in those of today.
/// 3. A workspace is made with the older definitions of its templates.
struct OlderBlankTests {
    private let city: CityWorkspace
    private let older: Form

    init() throws {
        city = try CityWorkspace(of: 4, hasPast: true)
        older = try #require(city.form.older.first?.form)
    }

    /// What a school filled in on the older blank.
    private func filled(_ school: Organization) -> Submission {
        var submission = city.submission(of: school, on: older)
        submission.entries[ValueKey(320)] = submission.entries[ValueKey(319)]
        submission.entries[ValueKey(319)]?.value = .number(7)
        return submission
    }

    private func latest(of school: Organization) throws -> Report.Version {
        let store = try Session(city.workspace).store()
        let id = ReportID(inn: school.inn, period: CityWorkspace.period, formID: "M61")
        return try #require(try store.versions(of: id).last)
    }

    @Test("1: only the new row is missing, and the next version on today's blank is accepted")
    func anOlderBlank() throws {
        let school = city.organizations[0]
        try city.drop(try city.file(of: school, filled(school), on: older), "старый.xlsx")
        #expect(try city.run().remarks == 1)
        let version = try latest(of: school)
        #expect(version.findings.map(\.fact.code).sorted() == ["I02", "I11", "I12"])
        #expect(version.findings.first { $0.fact.code == "I11" }?.place.row == 313)
        #expect(version.verdict == .returned)
        #expect(version.submission.formVersion == city.form.version)
        #expect(version.submission[319] == .number(1))

        // What comes back to the school is today's form with all that it sent.
        var corrected = version.submission
        corrected.entries[ValueKey(313)] = corrected.entries[ValueKey(314)]
        try city.drop(try city.file(of: school, corrected), "новый.xlsx", on: "2026-06-15")
        #expect(try city.run().remarks == 0)
        #expect(try latest(of: school).verdict == .accepted)
    }

    @Test("1: where nothing new is required the older blank is accepted with a remark")
    func nothingIsMissing() throws {
        let school = city.organizations[0]
        var submission = filled(school)
        submission.entries[ValueKey(121)]?.value = .text("нет, нет наставляемых")
        submission.entries = submission.entries.filter { key, _ in
            !(302...899).contains(key.row)
        }
        submission.registers = [:]
        try city.drop(try city.file(of: school, submission, on: older), "старый.xlsx")
        try city.run()
        let version = try latest(of: school)
        #expect(version.findings.filter { $0.severity == .error } == [])
        #expect(version.findings.first?.fact.code == "I02")
        #expect(version.verdict == .acceptedWithRemarks)
    }

    @Test("2: a report that was taken in under the older version is shown in today's codes")
    func onRecord() throws {
        let school = city.organizations[0]
        let session = try Session(city.workspace)
        let store = try session.store(register: city.organizations)
        let bytes = try city.file(of: school, filled(school), on: older)
        let examiner = Examiner(
            form: older, register: city.organizations, collected: CityWorkspace.period,
            settings: Settings(), reader: OwnReader())
        let result = try examiner.examine(
            bytes, name: "", arrived: CityWorkspace.due,
            earlier: { (_, _) -> Report.Version? in nil },
            previous: { (_, _) -> Submission? in nil })
        guard case .report(let report) = result else {
            Issue.record("the older version reads its own blank")
            return
        }
        #expect(report.submission.formVersion == DemoPast.version)
        _ = try store.record([
            ReceivedFile(
                sha256: HashedBytes(bytes).sha256, size: bytes.count, name: "старый.xlsx",
                arrival: Arrival(date: CityWorkspace.due, source: .journal), seenAt: 0,
                outcome: .submission(report))
        ])
        let reports = try session.reports(of: CityWorkspace.period, in: store)
        let own = try #require(reports.first { $0.organization.inn == school.inn })
        #expect(own.latest?.submission[319] == .number(1))
        #expect(own.latest?.submission[320] == nil)
        try store.close()
        let book = try city.run()
        #expect(book.guo != nil && book.complaints.isEmpty)
    }

    @Test("3: older definitions are copied, and a broken one is told with its name")
    func definitions() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("svod-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let workspace = Workspace(folder)
        let made = try WorkspaceSetup(workspace, templates: city.workspace.templates.display)
            .make { _ in [] }
        let name = "form-6.1 \(DemoPast.version).yaml"
        #expect(made.contains("templates/versions/\(name)"))
        #expect(try Session(workspace).form.older.map(\.form.version) == [DemoPast.version])
        let path = workspace.templates.appending("versions").appending(name)
        try Disk.publish(Array("version: '2025.2'\n".utf8), at: path)
        #expect {
            try Session(workspace)
        } throws: { error in
            "\(error)".contains(name)
        }
    }
}
