import Completeness
import Forms
import Foundation
import Intake
import Messages
import Reports
import Spreadsheet
import Store
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Commands

/// 1. A folder of good and bad files: the good are stored, each bad one is named, none is lost.
/// 2. A second run changes nothing.
/// 3. Remarks appear, and go when they no longer hold.
/// 4. Nothing personal leaves in a consolidated workbook.
/// 5. One program works in a workspace at a time.
struct CollectionRunTests {
    @Test("1, 2: one bad file does not keep the others, and a second run changes nothing")
    func aMixedFolder() throws {
        let city = try CityWorkspace()
        let school = city.organizations[0]
        let good = try city.file(of: school, city.submission(of: school))
        let bad: [(String, [UInt8], String)] = [
            ("старый.xls", [0x09, 0x08, 0x10, 0x00, 0, 0], "старом формате"),
            ("обрыв.xlsx", Array(good.prefix(good.count * 2 / 3)), "повреждён"),
            ("снимок.png", [0x89, 0x50, 0x4E, 0x47], "не таблица Excel, а картинка"),
            ("пустой.xlsx", [], "пустой"),
        ]
        try city.drop(good, "форма.xlsx")
        for (name, bytes, _) in bad { try city.drop(bytes, name) }
        let summary = try city.run()
        #expect(summary.outcome == .remarks)
        let lines = summary.lines(form: city.form)
        for (name, bytes, words) in bad {
            #expect(lines.contains { $0.contains(name) && $0.contains(words) }, "\(name)")
            let archive = Archive(directory: city.workspace.archive.display)
            #expect(try archive.bytes(of: HashedBytes(bytes).sha256) == bytes)
        }
        #expect(summary.board.total.accepted == 1)
        #expect(try Inbox(listing: city.workspace.inbox).files.isEmpty)
        let copies = try Disk.items(of: city.workspace.unclear).map(\.name.display)
        #expect(copies.count == bad.count + 1)
        #expect(copies.contains("Что разобрать.xlsx"))

        let before = try city.outboxBytes()
        #expect(try city.run().outcome == .done)
        #expect(try city.outboxBytes() == before)
    }

    @Test("1: all count the files that wait alike, and tell which of them КИМЦ decides of")
    func waitingFiles() throws {
        let city = try CityWorkspace()
        var submission = city.submission(of: city.organizations[0])
        submission.entries[ValueKey(103)]?.value = .text(city.organizations[1].inn)
        let unclear = try city.file(of: city.organizations[0], submission)
        try city.drop(unclear, "чей.xlsx", on: "2025-12-10")
        try city.drop([0x89, 0x50, 0x4E, 0x47], "снимок.png")
        // What the sender alone could put right half a year ago is not shown any more.
        try city.drop([0xFF, 0xD8, 0xFF], "снимок.jpg", on: "2025-12-10")
        let summary = try city.run()
        #expect(summary.waiting.count == 3 && summary.shown == 2)
        #expect(
            summary.lines(form: city.form).contains { $0.hasSuffix("(2, из них решает КИМЦ: 1)") })
        // Ten in the evening of 10 July in Krasnoyarsk.
        let session = try Session(
            city.workspace, at: Date(timeIntervalSince1970: 1_783_695_600))
        let store = try session.store()
        let (shown, toDecide) = session.countOfShown(try store.unresolved())
        try store.close()
        #expect(shown == summary.shown && toDecide == 1)
        #expect(session.unresolved(among: summary.waiting) == toDecide)
        let title = try city.outbox(CommandText.exportName(.guo, of: "2026-1"))
        #expect(
            title.place(
                of: "Данные могут измениться: файлов, о которых КИМЦ решает, чей это отчёт: 1.",
                on: "Титул") != nil)
    }

    @Test("1: a file that contradicts itself waits for a decision, and says so by the exit code")
    func aContradiction() throws {
        let city = try CityWorkspace()
        var submission = city.submission(of: city.organizations[0])
        submission.entries[ValueKey(103)]?.value = .text(city.organizations[1].inn)
        try city.drop(try city.file(of: city.organizations[0], submission), "чей.xlsx")
        #expect(try city.run().outcome == .decision)
        #expect(try city.run().outcome == .decision)
        let list = try WorkbookReader(
            path: city.workspace.unclear.appending("Что разобрать.xlsx").display
        ).contents()
        let texts = list.sheets[0].cells.map(\.value)
        #expect(
            texts.contains { value in
                guard case .text(let text) = value else { return false }
                return text.contains(city.organizations[0].name)
                    && text.contains(city.organizations[1].name)
            })
    }

    @Test("3: remarks go when a corrected version is accepted")
    func remarks() throws {
        let city = try CityWorkspace()
        let school = city.organizations[0]
        var submission = city.submission(of: school)
        submission.entries[ValueKey(304)]?.value = .number(999)
        try city.drop(try city.file(of: school, submission), "a.xlsx")
        #expect(try city.run().remarks == 1)
        let folder = city.workspace.remarks
        let names = try Disk.items(of: folder).map(\.name.display)
        #expect(names == ["\(school.name) \(school.inn).xlsx"])
        // What people put there themselves is not ours to remove.
        try Disk.publish([1], at: folder.appending("заметки.txt"))
        try city.drop(try city.file(of: school, city.submission(of: school)), "b.xlsx")
        #expect(try city.run().remarks == 0)
        #expect(try Disk.items(of: folder).map(\.name.display) == ["заметки.txt"])
    }

    @Test("3: remarks on another half-year lie beside those on this one")
    func remarksOnAnotherHalfYear() throws {
        let city = try CityWorkspace()
        let school = city.organizations[0]
        var earlier = city.submission(of: school)
        earlier.entries[ValueKey(106)]?.value = .number(2025)
        let last = Period(year: 2025, half: .first)
        try city.drop(try city.file(of: school, earlier, period: last), "старая.xlsx")
        let summary = try city.run()
        #expect(summary.board.total.received == 0)
        let names = try Disk.items(of: city.workspace.remarks).map(\.name.display)
        #expect(names == ["\(school.name) \(school.inn) за 2025-1.xlsx"])
        // They follow from the store: a run that died before it wrote them leaves them to the next.
        try FileManager.default.removeItem(
            atPath: city.workspace.remarks.appending(names[0]).display)
        try city.run()
        #expect(try Disk.items(of: city.workspace.remarks).map(\.name.display) == names)
    }

    @Test("4: what schools type nowhere shows up in the workbooks that leave")
    func nothingPersonalLeaves() throws {
        let city = try CityWorkspace()
        let canary = "Незабудкина"
        for (index, school) in city.organizations.enumerated() {
            var submission = city.submission(of: school)
            for row in [117, 118, 119, 1001, 1002, 1003, 1004, 1005, 1006] {
                submission.entries[ValueKey(row)]?.value = .text("\(canary) Анна Петровна \(index)")
            }
            for (row, column) in [(203, 8), (204, 5)] {
                let key = ValueKey(row, column)
                submission.entries[key] = submission.entries[ValueKey(1001)]
            }
            for position in (submission.registers[5] ?? []).indices {
                submission.registers[5]?[position].entries[510]?.value = .text(canary)
            }
            try city.drop(try city.file(of: school, submission), "\(canary) \(index).xlsx")
        }
        let summary = try city.run()
        #expect(summary.guo != nil && summary.rcn != nil && summary.complaints.isEmpty)
        for name in ["Свод_ГУО_2026-1.xlsx", "Свод_РЦН_2026_1-е_полугодие.xlsx"] {
            let book = try city.outbox(name)
            let texts = book.sheets.flatMap(\.cells).compactMap { cell -> String? in
                if case .text(let text) = cell.value { text } else { nil }
            }
            #expect(texts.count > 100)
            #expect(!texts.contains { $0.contains(canary) || $0.contains("Петровна") })
        }
        #expect(!summary.lines(form: city.form).isEmpty)
    }

    @Test("5: a second program is told to wait")
    func twoAtOnce() throws {
        let city = try CityWorkspace(of: 2)
        let session = try Session(city.workspace)
        try session.alone {
            #expect(throws: Trouble.busy(workspace: city.workspace.root.display)) {
                try session.alone { () }
            }
        }
    }

    @Test("1: what arrived after the day of the statement is not counted, and that is said")
    func laterArrivals() throws {
        let city = try CityWorkspace(of: 2)
        let school = city.organizations[0]
        try city.drop(
            try city.file(of: school, city.submission(of: school)), "a.xlsx", on: "2026-06-30")
        let summary = try city.run()
        #expect(summary.later == 1)
        #expect(summary.outcome == .remarks)
        #expect(summary.board.total.received == 0)
        #expect(
            try city.run(asOf: CityWorkspace.due.adding(days: 20)).board.total.late == 1)
    }

    @Test("1: the notice of the settings stands in both workbooks")
    func theNotice() throws {
        let city = try CityWorkspace(of: 2)
        try Disk.publish(
            Array("notice: 'Всё здесь вымышлено: числа и даты'\n".utf8), at: city.workspace.settings
        )
        try city.run()
        for name in ["Свод_ГУО_2026-1.xlsx", "Свод_РЦН_2026_1-е_полугодие.xlsx"] {
            let notice = try city.outbox(name)
                .place(of: "Всё здесь вымышлено: числа и даты", on: "Титул")
            #expect((notice?.row ?? 99) < 8, "\(name)")
        }
    }

    @Test("1: a workbook that gives somebody away is not published, and the old one stays")
    func aLeak() throws {
        let city = try CityWorkspace(of: 2)
        try Disk.makeFolder(city.workspace.outbox)
        let store = try Store.inMemory()
        var outbox = try Outbox(
            session: try Session(city.workspace), store: store, register: [], indicators: [],
            day: CityWorkspace.due)
        let path = city.workspace.outbox.appending("свод.xlsx")
        func book(_ text: String, _ guarding: @escaping Book.Guarding) -> Book {
            Book(path, guardedBy: guarding) {
                var sheet = SheetDocument(name: "Лист")
                sheet.put(.text(text), at: CellAddress(row: 2, column: 1), CellStyle())
                return WorkbookDocument(
                    sheets: [sheet],
                    properties: .init(
                        title: "", author: "", created: DateTime(date: CityWorkspace.due)))
            }
        }
        var exportGuard = ExportGuard(forms: [city.form], register: [])
        exportGuard.learn("Фамильева Анна Сергеевна", isPersonal: true)
        let learnt = exportGuard
        #expect(try outbox.publish([book("12", { learnt })]) == [path])
        let old = try Disk.bytes(of: path, limit: 1 << 20)

        #expect(try outbox.publish([book("Фамильева Анна Сергеевна", { learnt })]).isEmpty)
        #expect(outbox.outcome == .decision)
        #expect(outbox.complaints.count == 1)
        #expect(outbox.complaints.allSatisfy { $0.contains("«свод.xlsx»") && $0.contains("B3") })
        #expect(outbox.complaints.allSatisfy { !$0.contains("Фамильева") })
        #expect(try Disk.bytes(of: path, limit: 1 << 20) == old)

        // Without a guard nothing leaves either.
        let failure = StoreError.checkpointIncomplete
        #expect(throws: StoreError.self) {
            _ = try outbox.publish([book("13", { () throws(StoreError) in throw failure })])
        }
        #expect(try Disk.bytes(of: path, limit: 1 << 20) == old)
    }

    @Test("1: where the store fails under a workbook the run is told so, and the old one stays")
    func unreadStore() throws {
        let city = try CityWorkspace(of: 2)
        try Disk.makeFolder(city.workspace.outbox)
        var outbox = try Outbox(
            session: try Session(city.workspace), store: try .inMemory(), register: [],
            indicators: [], day: CityWorkspace.due)
        let path = city.workspace.outbox.appending("свод.xlsx")
        func book(_ rows: @escaping @Sendable (Range<Int>) throws -> [RowDocument]) -> Book {
            Book(path, as: .init(.kimc, of: "2026-1")) {
                var sheet = SheetDocument(name: "Лист")
                sheet.madeRows = MadeRows(from: 0, count: 2000, rows: rows)
                return WorkbookDocument(
                    sheets: [sheet],
                    properties: .init(
                        title: "", author: "", created: DateTime(date: CityWorkspace.due)))
            }
        }
        #expect(try outbox.publish([book { $0.map { _ in RowDocument() } }]) == [path])
        let old = try Disk.bytes(of: path, limit: 1 << 20)
        let damage = StoreError.damaged(table: "line", detail: "7")
        let torn = book { rows in
            if rows.contains(1500) { throw damage }
            return rows.map { _ in RowDocument() }
        }
        for failing in [torn, Book(path) { throw damage }] {
            #expect(throws: damage) { _ = try outbox.publish([failing]) }
        }
        #expect(try Disk.bytes(of: path, limit: 1 << 20) == old)
    }

    @Test("1: a workbook that cannot be made does not keep the others from being published")
    func oneBookFails() throws {
        let city = try CityWorkspace(of: 2)
        let session = try Session(city.workspace)
        try Disk.makeFolder(city.workspace.outbox)
        var outbox = try Outbox(
            session: session, store: try .inMemory(), register: [], indicators: [],
            day: CityWorkspace.due)
        func book(_ name: String, _ sheets: [String]) -> Book {
            Book(city.workspace.outbox.appending(name)) {
                WorkbookDocument(
                    sheets: sheets.map { SheetDocument(name: $0) },
                    properties: .init(
                        title: "", author: "", created: DateTime(date: CityWorkspace.due)))
            }
        }
        let published = try outbox.publish(
            [book("плохая.xlsx", []), book("хорошая.xlsx", ["Лист"])])
        #expect(published.map(\.lastPart.display) == ["хорошая.xlsx"])
        #expect(outbox.outcome == .failed)
        #expect(outbox.complaints == ["«плохая.xlsx» не обновлён. В книге нет ни одного листа."])
    }
}
