import Forms
import Foundation
import Intake
import Messages
import Spreadsheet
import Store
import Testing

@testable import Commands

/// 1. A file is taken in when it has come to rest, and with it the outbox follows.
/// 2. A file is first seen when it is first seen, whenever it is read.
/// 3. Trouble is told once, waited out longer and longer, and told of when it is over.
/// 4. A file that seems broken stays until it has lain there long enough.
/// 5. Told to end, it begins nothing new, and the next start does what is left.
struct WatchTests {
    private let city: CityWorkspace
    private let noon = Date(timeIntervalSince1970: 1_781_499_600)

    init() throws {
        city = try CityWorkspace(of: 2)
    }

    private func drop(_ name: String = "a.xlsx", cut: Int = 0) throws {
        let school = city.organizations[0]
        let bytes = try city.file(of: school, city.submission(of: school))
        try Disk.publish(
            Array(bytes.dropLast(cut)), at: city.workspace.inbox.appending(name))
    }

    private func versions() throws -> [Report.Version] {
        let store = try Store(path: city.workspace.store.display)
        defer { try? store.close() }
        return try store.versions(
            of: ReportID(
                inn: city.organizations[0].inn, period: CityWorkspace.period, formID: city.form.id))
    }

    @Test("1: nothing is read before it has come to rest")
    func rest() throws {
        var watch = Watch(city.workspace, reader: OwnReader())
        #expect(watch.step(at: .zero, noon).count == 1)
        #expect(Disk.exists(city.workspace.outbox.appending("Свод_ГУО_2026-1.xlsx")))
        try drop()
        #expect(watch.step(at: .seconds(15), noon) == [])
        #expect(try versions().isEmpty)
        #expect(watch.step(at: .seconds(30), noon).first?.hasSuffix("приём") == true)
        #expect(try versions().count == 1)
        #expect(watch.step(at: .seconds(45), noon) == [])
    }

    @Test("2: the last second of the deadline counts, though the file is read on the next day")
    func theLastSecond() throws {
        var watch = Watch(city.workspace, reader: OwnReader())
        // 23:59:59 of 15 June 2026 in Krasnoyarsk.
        let last = Date(timeIntervalSince1970: 1_781_542_799)
        _ = watch.step(at: .zero, noon)
        try drop()
        _ = watch.step(at: .seconds(15), last)
        _ = watch.step(at: .seconds(30), last.addingTimeInterval(15))
        #expect(try versions().map(\.arrival.date) == [CityWorkspace.due])

        try drop("b.xlsx")
        let other = city.organizations[1]
        let bytes = try city.file(of: other, city.submission(of: other))
        try Disk.publish(bytes, at: city.workspace.inbox.appending("b.xlsx"))
        _ = watch.step(at: .seconds(45), last.addingTimeInterval(1))
        _ = watch.step(at: .seconds(60), last.addingTimeInterval(16))
        let store = try Store(path: city.workspace.store.display)
        let late = try store.versions(
            of: ReportID(inn: other.inn, period: CityWorkspace.period, formID: city.form.id))
        #expect(late.map(\.arrival.date) == [CityWorkspace.due.adding(days: 1)])
        try store.close()
    }

    @Test("3: an inbox that vanishes and comes back")
    func aVanishedInbox() throws {
        var watch = Watch(city.workspace, reader: OwnReader())
        _ = watch.step(at: .zero, noon)
        let inbox = city.workspace.inbox.display
        try FileManager.default.moveItem(atPath: inbox, toPath: inbox + ".away")
        #expect(watch.step(at: .seconds(15), noon).count == 1)
        var pauses = [watch.pause]
        for round in 2..<9 {
            #expect(watch.step(at: .seconds(15 * round), noon) == [])
            pauses.append(watch.pause)
        }
        #expect(pauses == pauses.sorted() && pauses[1] > pauses[0])
        #expect(pauses.last == Watch.longestInterval)
        try FileManager.default.moveItem(atPath: inbox + ".away", toPath: inbox)
        #expect(watch.step(at: .seconds(200), noon) == [WatchText.recovered])
        #expect(watch.pause == Watch.interval)
    }

    @Test("4: a copy that was interrupted is not refused, and taken when it is whole")
    func interruptedCopies() throws {
        var watch = Watch(city.workspace, reader: OwnReader())
        _ = watch.step(at: .zero, noon)
        try drop(cut: 500)
        _ = watch.step(at: .seconds(15), noon)
        let lines = watch.step(at: .seconds(30), noon)
        #expect(lines.contains { $0.contains("ещё копируется") })
        #expect(watch.step(at: .seconds(45), noon) == [])
        try drop()
        _ = watch.step(at: .seconds(60), noon)
        _ = watch.step(at: .seconds(75), noon)
        #expect(try versions().count == 1)

        try drop("b.xlsx", cut: 500)
        _ = watch.step(at: .seconds(100), noon)
        _ = watch.step(at: .seconds(115), noon)
        #expect(watch.step(at: .seconds(400), noon) == [])
        let verdict = watch.step(at: .seconds(116) + Settling.patience, noon)
        #expect(verdict.contains { $0.contains("повреждён") })
        #expect(try Inbox(listing: city.workspace.inbox).files.isEmpty)
    }

    @Test("5: nothing is begun after the signal, and nothing is lost by it")
    func stopping() throws {
        try drop()
        var stopped = Watch(city.workspace, reader: OwnReader()) { true }
        _ = stopped.step(at: .zero, noon)
        _ = stopped.step(at: .seconds(15), noon)
        #expect(try versions().isEmpty)
        #expect(try Inbox(listing: city.workspace.inbox).files.count == 1)
        var next = Watch(city.workspace, reader: OwnReader())
        _ = next.step(at: .zero, noon)
        _ = next.step(at: .seconds(15), noon)
        #expect(try versions().count == 1)
    }

    @Test("1: while another program works the watch waits, and tries again")
    func anotherProgram() throws {
        var watch = Watch(city.workspace, reader: OwnReader())
        let session = try Session(city.workspace)
        try drop()
        let left = try session.alone {
            _ = watch.step(at: .zero, noon)
            _ = watch.step(at: .seconds(15), noon)
            return try Inbox(listing: city.workspace.inbox).files.count
        }
        #expect(left == 1)
        _ = watch.step(at: .seconds(30), noon)
        #expect(try versions().count == 1)
    }

    @Test("a file name that gives away a person is not logged")
    func names() throws {
        var watch = Watch(city.workspace, reader: OwnReader())
        try Disk.publish(
            Array("не книга".utf8),
            at: city.workspace.inbox.appending("Иванова Анна Петровна.xlsx"))
        _ = watch.step(at: .zero, noon)
        _ = watch.step(at: .seconds(15), noon)
        let lines = watch.step(at: .seconds(16) + Settling.patience, noon)
        #expect(lines.contains { $0.contains("Подробности не показаны") })
        #expect(!lines.contains { $0.contains("Иванова") })
    }
}
