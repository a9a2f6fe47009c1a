import Forms
import Foundation
import Spreadsheet
import Store
import Testing

@testable import Intake

/// 1. A file is archived and on record before it leaves the inbox, and then it leaves.
/// 2. The same again changes nothing; a newer version is another version.
/// 3. What cannot be taken now stays, what cannot be taken at all waits for a person; neither keeps
///    the others from being taken.
/// 4. The day of arrival is the folder's, else today; never that of the file.
struct InboxRunTests {
    private let place: TemporaryWorkspace

    init() throws {
        place = try TemporaryWorkspace()
    }

    @Test("1, 3: a good file among bad ones is taken, and nothing is lost")
    func goodAndBad() throws {
        let good = try IntakeSample.form()
        let files: [(String, [UInt8])] = [
            ("good.xlsx", good), ("cut.xlsx", Array(good.prefix(good.count / 2))),
            ("скан.jpg", [0xFF, 0xD8, 0xFF, 0xE0]), ("empty.xlsx", []),
        ]
        for (name, bytes) in files { try place.drop(bytes, name) }
        let taken = try place.run().takeIn().files
        #expect(taken.map(\.file.name) == ["cut.xlsx", "empty.xlsx", "good.xlsx", "скан.jpg"])
        #expect(try place.inbox().isEmpty)
        for (name, bytes) in files {
            let hash = HashedBytes(bytes).sha256
            #expect(try place.archive.bytes(of: hash) == bytes, "\(name)")
        }
        #expect(try place.versions().count == 1)
        let waiting = try place.run().takeUpWaiting().waiting
        #expect(
            Set(waiting.map(\.refusal)) == [.damaged, .emptyFile, .notASpreadsheet(.picture)])
    }

    @Test("2: the same file again is a repeat, under any name")
    func repeats() throws {
        let bytes = try IntakeSample.form()
        try place.drop(bytes, "a.xlsx")
        _ = try place.run().takeIn()
        try place.drop(bytes, "a.xlsx")
        try place.drop(bytes, "b.xlsx")
        let taken = try place.run().takeIn().files
        #expect(taken.count == 2)
        guard case .report(_, .seenBefore(version: 1)) = taken[0].fate,
            case .report(_, .duplicate(of: 1, _)) = taken[1].fate
        else {
            Issue.record("\(taken.map(\.fate))")
            return
        }
        #expect(try place.versions().count == 1)
        #expect(try place.inbox().isEmpty)
    }

    @Test("2: another content is the next version")
    func versions() throws {
        try place.drop(try IntakeSample.form(), "a.xlsx")
        _ = try place.run().takeIn()
        var marks = IntakeSample.Marks()
        marks.teachers = 55
        try place.drop(try IntakeSample.form(marks), "a.xlsx")
        _ = try place.run().takeIn()
        #expect(try place.versions().map { $0.submission.number(301) } == [54, 55])
    }

    @Test("3: a file that somebody has open stays", arguments: ["~$a.xlsx", ".~lock.a.xlsx#"])
    func openFilesStay(_ lock: String) throws {
        try place.drop(try IntakeSample.form(), "a.xlsx")
        try place.drop([1], lock)
        let run = try place.run().takeIn()
        guard case .left(.open)? = run.files.first?.fate else {
            Issue.record("\(run.files.map(\.fate))")
            return
        }
        #expect(run.inbox.litter == [lock])
        #expect(try place.inbox() == ["a.xlsx"])
        try FileManager.default.removeItem(
            atPath: place.workspace.inbox.appending(lock).display)
        _ = try place.run().takeIn()
        #expect(try place.inbox().isEmpty)
        #expect(try place.versions().count == 1)
    }

    @Test("3: a file that is still being copied is not taken for a broken one")
    func copiesAreAwaited() throws {
        let bytes = try IntakeSample.form()
        let path = try place.drop(Array(bytes.prefix(900)), "a.xlsx")
        let run = place.run {
            try? Data(bytes).write(to: URL(filePath: path.display))
        }
        guard case .left(.changing)? = try run.takeIn().files.first?.fate else {
            Issue.record("a half-copied file was taken")
            return
        }
        #expect(try place.store.files().isEmpty)
        _ = try place.run().takeIn()
        #expect(try place.versions().count == 1)
    }

    @Test("3: a file far larger than a form stays, unread")
    func giantsStay() throws {
        let path = place.workspace.inbox.appending("giant.xlsx")
        let descriptor = open(path.display, O_CREAT | O_WRONLY, 0o600)
        ftruncate(descriptor, 300 << 20)
        close(descriptor)
        try place.drop(try IntakeSample.form(), "a.xlsx")
        let taken = try place.run().takeIn().files
        guard case .left(.tooLarge(size: 314_572_800))? = taken.last?.fate else {
            Issue.record("\(taken.map(\.fate))")
            return
        }
        #expect(try place.inbox() == ["giant.xlsx"])
        #expect(try place.versions().count == 1)
    }

    @Test("4: the day of arrival comes from the folder, else it is today")
    func days() throws {
        var marks = IntakeSample.Marks()
        try place.drop(try IntakeSample.form(marks), "2026-12-03/от школы/a.xlsx")
        marks.inn = IntakeSample.kindergarten
        marks.titleINN = IntakeSample.kindergarten
        try place.drop(try IntakeSample.form(marks), "b.xlsx")
        _ = try place.run().takeIn()
        let dated = try #require(CalendarDate(iso: "2026-12-03"))
        #expect(
            try place.versions().map(\.arrival) == [Arrival(date: dated, source: .datedFolder)])
        #expect(
            try place.versions(of: IntakeSample.kindergarten).map(\.arrival)
                == [Arrival(date: IntakeSample.today, source: .firstSeen)])
    }

    @Test("4: a folder named by a day that has not come keeps its files")
    func futureFolders() throws {
        try place.drop(try IntakeSample.form(), "2026-12-11/a.xlsx")
        let taken = try place.run().takeIn().files
        guard case .left(.future(let day))? = taken.first?.fate else {
            Issue.record("\(taken.map(\.fate))")
            return
        }
        #expect(day == IntakeSample.today.adding(days: 1))
        #expect(try place.inbox() == ["2026-12-11/a.xlsx"])
        #expect(try place.versions().isEmpty)
    }

    @Test("4: a folder that is nearly named by a day is told of")
    func oddFolders() throws {
        for folder in ["2026-13-45", "12.2026", "2026", "Школа № 5"] {
            try Disk.makeFolder(place.workspace.inbox.appending(folder))
        }
        #expect(try place.run().takeIn().inbox.oddFolders == ["12.2026", "2026-13-45"])
    }

    @Test(
        "4: days in the names of folders",
        arguments: [
            ("2026-12-14", "2026-12-14"), ("2026_12_14", "2026-12-14"),
            ("14.12.2026", "2026-12-14"), ("2026-12-14 почта", "2026-12-14"),
            ("1.6.2026", "2026-06-01"), ("2026-13-45", nil), ("14.12.26", nil),
            ("2026", nil), ("Школа 5", nil), ("2026-12-14-1", nil),
        ] as [(String, String?)])
    func daysOfFolders(_ name: String, _ day: String?) {
        #expect(Inbox.day(in: name) == day.flatMap { CalendarDate(iso: $0) })
    }

    @Test("3: a file waits until the register has its institution, then it is a report")
    func theRegisterClearsWhatWaits() throws {
        try place.drop(try IntakeSample.form(), "a.xlsx")
        let others = Array(IntakeSample.register.dropFirst())
        _ = try place.run(register: others).takeIn()
        let waiting = try place.run(register: others).takeUpWaiting()
        #expect(
            waiting.waiting.map(\.refusal) == [.notInRegister(inn: IntakeSample.school)])
        #expect(waiting.files.isEmpty)
        let later = try place.run(today: IntakeSample.today.adding(days: 9)).takeUpWaiting()
        #expect(later.waiting.isEmpty)
        #expect(later.files.count == 1)
        // It arrived when it came, not when the register was mended.
        #expect(try place.versions().map(\.arrival.date) == [IntakeSample.today])
        #expect(try place.run().takeUpWaiting().files.isEmpty)
    }

    @Test("3: a person's decision makes a report of what waits")
    func decisionsAreTaken() throws {
        var marks = IntakeSample.Marks()
        marks.titleINN = IntakeSample.kindergarten
        let path = try place.drop(try IntakeSample.form(marks), "a.xlsx")
        _ = try place.run().takeIn()
        try place.drop(try IntakeSample.form(marks), "a.xlsx")
        let day = IntakeSample.today.adding(days: -4)
        let taken = try place.run().receive(
            path, Decision(inn: IntakeSample.school), arrived: day)
        guard case .report(_, .version(1)) = taken.fate else {
            Issue.record("\(taken.fate)")
            return
        }
        #expect(
            try place.versions().map(\.arrival) == [Arrival(date: day, source: .journal)])
        #expect(try place.inbox() == ["a.xlsx"])
        #expect(try place.run().takeUpWaiting().waiting.isEmpty)
    }

    @Test("1: names of any bytes are taken")
    func strangeNames() throws {
        let bytes = try IntakeSample.form()
        // «отчёт» in cp1251, and й as two characters.
        let names: [[UInt8]] = [
            [0xEE, 0xF2, 0xF7, 0xB8, 0xF2] + Array(".xlsx".utf8),
            Array("отче\u{308}т и\u{306}.xlsx".utf8),
            Array("a\nb.xlsx".utf8),
        ]
        for name in names {
            try Disk.publish(bytes, at: place.workspace.inbox.appending(RawPath(bytes: name)))
        }
        #expect(try place.run().takeIn().files.count == 3)
        #expect(try place.inbox().isEmpty)
        #expect(try place.versions().count == 1)
    }
}
