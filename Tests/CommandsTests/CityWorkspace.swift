import DemoCity
import Forms
import Foundation
import Intake
import Reports
import Spreadsheet
import TestSupport
import WorkbookReader
import WorkbookWriter

@testable import Commands

/// A workspace on disk with a few institutions of the demonstration city; removed after the test.
final class CityWorkspace: Sendable {
    static let period = Period(year: 2026, half: .first)
    static let due = CalendarDate(iso: "2026-06-15") ?? CalendarDate(dayNumber: 0)

    let workspace: Workspace
    let form: Form
    let organizations: [Organization]

    /// Makes a workspace with so many institutions of all types, and an older version of the form
    /// if wanted.
    init(of count: Int = 12, hasPast: Bool = false) throws {
        let form = try TestForm.m61()
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("svod-\(UUID().uuidString)").path
        workspace = Workspace(folder)
        let city = DemoRegister.organizations(seed: 3, form: form).filter {
            $0.exemption == nil && $0.validFrom == nil && $0.validTo == nil && $0.extensions == []
        }
        organizations = stride(from: 0, to: city.count, by: city.count / count).prefix(count)
            .map { city[$0] }
        let templates = TestForm.packageRoot.appendingPathComponent("templates").path
        _ = try WorkspaceSetup(workspace, templates: templates).make { [organizations] _ in
            organizations
        }
        guard hasPast else {
            self.form = form
            return
        }
        try DemoCommand.addPast(to: workspace)
        self.form = try Session(workspace).form
    }

    /// Makes a workspace that is as another one is now.
    init(copyOf other: CityWorkspace) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("svod-\(UUID().uuidString)").path
        try FileManager.default.copyItem(atPath: other.workspace.root.display, toPath: folder)
        workspace = Workspace(folder)
        form = other.form
        organizations = other.organizations
    }

    deinit {
        try? FileManager.default.removeItem(atPath: workspace.root.display)
    }

    /// What an institution reports.
    func submission(of organization: Organization, on form: Form? = nil) -> Submission {
        DemoReport.submission(
            of: organization, form: form ?? self.form, period: Self.period, due: Self.due, seed: 3)
    }

    /// The form of an institution as a file.
    func file(
        of organization: Organization, _ submission: Submission, period: Period = period,
        on form: Form? = nil
    ) throws -> [UInt8] {
        try WorkbookFile.bytes(
            of: BlankLayout(form: form ?? self.form).document(
                organization: organization, period: period, due: Self.due,
                created: DateTime(date: Self.due), values: submission))
    }

    /// Puts a file into the inbox.
    func drop(_ bytes: [UInt8], _ name: String, on day: String = "2026-06-14") throws {
        let folder = workspace.inbox.appending(day)
        try Disk.makeFolder(folder)
        try Disk.publish(bytes, at: folder.appending(name))
    }

    /// Takes in what lies in the inbox, as on the day after the deadline.
    @discardableResult
    func run(asOf day: CalendarDate = due.adding(days: 1)) throws -> Summary {
        // Ten in the evening of 10 July in Krasnoyarsk.
        let session = try Session(workspace, at: Date(timeIntervalSince1970: 1_783_695_600))
        return try session.alone {
            try CollectionRun(
                session: session, period: Self.period, day: day, reader: OwnReader(), doubt: .ask {}
            ).perform()
        }
    }

    /// A workbook of the outbox, read back.
    func outbox(_ name: String) throws -> WorkbookContents {
        let path = workspace.outbox.appending(name).display
        return try WorkbookReader(path: path, limits: .large).contents()
    }

    /// What lies beside the store that only belongs there while somebody looks into it.
    func logsOfStore() throws -> [String] {
        let store = workspace.store.lastPart.display
        return try Disk.items(of: workspace.store.folder).map(\.name.display).filter {
            $0.hasPrefix(store) && $0 != store
        }
    }

    /// The bytes of all files below the outbox.
    func outboxBytes() throws -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        let root = workspace.outbox.display
        for case let name as String in FileManager.default.enumerator(atPath: root) ?? .init() {
            let path = RawPath("\(root)/\(name)")
            guard
                !(try Disk.items(of: path.folder)).contains(where: {
                    $0.kind == .folder && $0.name == path.lastPart
                })
            else { continue }
            found[name] = try Disk.bytes(of: path, limit: 50 << 20)
        }
        return found
    }
}

extension WorkbookContents {
    /// The value of a cell; nil when it is empty.
    func value(_ sheet: String, _ address: CellAddress) -> CellValue? {
        sheets.first { $0.name == sheet }?.cells.first { $0.address == address }?.value
    }

    /// Where a text stands on a sheet for the first time.
    func place(of text: String, on sheet: String) -> CellAddress? {
        sheets.first { $0.name == sheet }?.cells.first { $0.value == .text(text) }?.address
    }
}
