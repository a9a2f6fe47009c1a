import Foundation
import Forms
import Spreadsheet
import Store
import TestSupport
import WorkbookWriter

@testable import Intake

/// Files of the small form, and a workspace on disk for them.
enum IntakeSample {
    static let period = Period(year: 2026, half: .second)
    static let school = "0012345673"
    static let kindergarten = INN.completing("001234568") ?? ""
    static let today = CalendarDate(iso: "2026-12-10") ?? CalendarDate(dayNumber: 0)

    static let register = [
        Organization(
            inn: school, name: "МАОУ СШ № 1", fullName: "Средняя школа № 1", kind: "школа",
            district: "Ленинский"),
        Organization(
            inn: kindergarten, name: "МБДОУ № 61", fullName: "Детский сад № 61",
            kind: "детский сад", district: "Советский"),
    ]

    static func examiner(
        _ register: [Organization]? = register, reader: any WorkbookSource = OwnReader()
    ) -> Examiner {
        Examiner(
            form: SmallForm.form, register: register, collected: period, settings: Settings(),
            reader: reader)
    }

    /// What a file says of itself.
    struct Marks {
        var inn: String? = school
        var titleINN: String? = school
        var name = "МАОУ СШ № 1"
        var period: String? = "2026-2"
        var year = 2026
        var half: String? = "2 (срок 15 декабря)"
        var formID = "M61"
        var teachers: Int? = 54
    }

    /// The bytes of a filled form; saved again they differ, and say the same.
    static func form(_ marks: Marks = Marks(), isResaved: Bool = false) throws -> [UInt8] {
        var service: [ServiceKey: String] = [.form: marks.formID, .version: "2026.1"]
        service[.inn] = marks.inn
        service[.period] = marks.period
        var values: [ValueKey: CellValue] = [
            ValueKey(101): .text("Средняя школа № 1"), ValueKey(102): .text(marks.name),
            ValueKey(104): .text("Ленинский"), ValueKey(105): .text("школа"),
        ]
        values[ValueKey(301)] = marks.teachers.map { .number(Double($0)) }
        if let half = marks.half {
            values[ValueKey(106)] = .number(Double(marks.year))
            values[ValueKey(107)] = .text(half)
        }
        values[ValueKey(103)] = marks.titleINN.map { .text($0) }
        return try bytes(
            of: SmallForm.form.laidOut(values, service: service),
            title: isResaved ? "Сохранено заново" : "")
    }

    /// The workbook as a file.
    static func bytes(of contents: WorkbookContents, title: String = "") throws -> [UInt8] {
        let sheets = contents.sheets.map { sheet in
            var document = SheetDocument(name: sheet.name)
            for cell in sheet.cells {
                switch cell.value {
                case .number(let number):
                    document.put(.number(number), at: cell.address, CellStyle())
                case .text(let text): document.put(.text(text), at: cell.address, CellStyle())
                case .date(let moment):
                    document.put(.date(moment.date), at: cell.address, CellStyle())
                case .boolean, .error, .time, .duration: break
                }
            }
            return document
        }
        return try WorkbookFile.bytes(
            of: WorkbookDocument(
                sheets: sheets,
                properties: .init(
                    title: title, subject: "", author: "",
                    created: DateTime(date: today),
                    custom: contents.customProperties.sorted { $0.key < $1.key }
                        .map { (name: $0.key, value: $0.value) })))
    }
}

/// A workspace on disk that is removed after the test.
final class TemporaryWorkspace {
    let workspace: Workspace
    let store: Store
    let archive: Archive

    init() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("svod-\(UUID().uuidString)").path
        workspace = Workspace(folder)
        try Disk.makeFolder(workspace.inbox)
        store = try Store(path: workspace.store.display)
        archive = Archive(directory: workspace.archive.display)
        try store.saveRegister(IntakeSample.register, takenAt: 0)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: workspace.root.display)
    }

    /// Puts a file into the inbox.
    @discardableResult
    func drop(_ bytes: [UInt8], _ name: String) throws -> RawPath {
        let path = workspace.inbox.appending(name)
        try Disk.makeFolder(path.folder)
        try Disk.publish(bytes, at: path)
        return path
    }

    /// A run over the inbox; `pause` stands for the moment in which a copy goes on.
    func run(
        register: [Organization] = IntakeSample.register, today: CalendarDate = IntakeSample.today,
        reader: any WorkbookSource = OwnReader(), pause: @escaping @Sendable () -> Void = {}
    ) throws -> InboxRun {
        try InboxRun(
            workspace: workspace, examiner: IntakeSample.examiner(register, reader: reader),
            store: store, archive: archive, now: Int64(today.dayNumber) * 86_400_000,
            doubt: .ask(pause: pause)
        ) { CalendarDate(dayNumber: Int($0 / 86_400_000)) }
    }

    /// The names in the inbox, below folders as well.
    func inbox() throws -> [String] { try Inbox(listing: workspace.inbox).files.map(\.name) }

    /// The versions on record of the school's report.
    func versions(
        of inn: String = IntakeSample.school, _ period: Period = IntakeSample.period
    ) throws -> [Report.Version] {
        try store.versions(of: ReportID(inn: inn, period: period, formID: "M61"))
    }
}
