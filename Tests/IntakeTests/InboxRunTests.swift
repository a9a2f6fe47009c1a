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
        let run = try place.run {
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
        marks.name = "МБДОУ № 61"
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
        #expect(
            try place.run().takeIn().inbox.oddities
                == [
                    Inbox.Oddity(name: "12.2026", kind: .notADay),
                    Inbox.Oddity(name: "2026-13-45", kind: .notADay),
                ])
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
        guard case .report(_, .version(1))? = taken.first?.fate else {
            Issue.record("\(taken.map(\.fate))")
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

    // MARK: First seen, sorted by hand, saved again

    @Test("4: a file arrived when it was first seen as it is, not when it was read")
    func firstSeen() throws {
        let path = try place.drop(try IntakeSample.form(), "a.xlsx")
        try place.drop([1], "~$a.xlsx")
        _ = try place.run().takeIn()
        let lock = place.workspace.inbox.appending("~$a.xlsx")
        try Disk.removeOwn(lock)
        _ = try place.run(today: IntakeSample.today.adding(days: 2)).takeIn()
        #expect(try place.versions().map(\.arrival.date) == [IntakeSample.today])
        #expect(!Disk.exists(path))

        // Another file under the same name is another file.
        var marks = IntakeSample.Marks()
        marks.teachers = 56
        try place.drop(try IntakeSample.form(marks), "a.xlsx")
        _ = try place.run(today: IntakeSample.today.adding(days: 3)).takeIn()
        #expect(try place.versions().last?.arrival.date == IntakeSample.today.adding(days: 3))
    }

    @Test("4: a file that is moved, or is away for a while, keeps the moment at which it was seen")
    func movedFiles() throws {
        let path = try place.drop(try IntakeSample.form(), "a.xlsx")
        try place.drop([1], "~$a.xlsx")
        _ = try place.run().takeIn()
        let inbox = place.workspace.inbox.display
        try FileManager.default.moveItem(atPath: inbox, toPath: inbox + ".away")
        try Disk.makeFolder(place.workspace.inbox)
        _ = try place.run(today: IntakeSample.today.adding(days: 1)).takeIn()
        try FileManager.default.removeItem(atPath: inbox)
        try FileManager.default.moveItem(atPath: inbox + ".away", toPath: inbox)
        let folder = place.workspace.inbox.appending(IntakeSample.school)
        try Disk.makeFolder(folder)
        try FileManager.default.moveItem(
            atPath: path.display, toPath: folder.appending("b.xlsx").display)
        _ = try place.run(today: IntakeSample.today.adding(days: 3)).takeIn()
        #expect(try place.versions().map(\.arrival.date) == [IntakeSample.today])
    }

    @Test("2: of two versions the one that came later is the later, whatever they are called")
    func orderOfArrival() throws {
        var marks = IntakeSample.Marks()
        try place.drop(try IntakeSample.form(marks), "2026-12-05/b.xlsx")
        marks.teachers = 55
        try place.drop(try IntakeSample.form(marks), "2026-12-08/a.xlsx")
        marks.teachers = 56
        let last = try place.drop(try IntakeSample.form(marks), "2026-12-08/a (1).xlsx")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: 3600)], ofItemAtPath: last.display)
        _ = try place.run().takeIn()
        #expect(try place.versions().map { $0.submission.number(301) } == [54, 55, 56])
    }

    @Test("4: a clock that was set back makes no file of the future")
    func aClockSetBack() throws {
        try place.drop(try IntakeSample.form(), "a.xlsx")
        try place.drop([1], "~$a.xlsx")
        _ = try place.run(today: IntakeSample.today.adding(days: 300)).takeIn()
        try Disk.removeOwn(place.workspace.inbox.appending("~$a.xlsx"))
        _ = try place.run().takeIn()
        #expect(try place.versions().map(\.arrival.date) == [IntakeSample.today])
    }

    @Test("3: a lock that lies there for a day is no lock")
    func staleLocks() throws {
        try place.drop(try IntakeSample.form(), "a.xlsx")
        try place.drop([1], "~$a.xlsx")
        _ = try place.run().takeIn()
        #expect(try place.versions().isEmpty)
        _ = try place.run(today: IntakeSample.today.adding(days: 1)).takeIn()
        #expect(try place.versions().count == 1)
    }

    @Test("3: a folder named by an ИНН says whose a file is that does not say it")
    func sortedIntoTheInbox() throws {
        var marks = IntakeSample.Marks()
        (marks.inn, marks.titleINN) = (nil, nil)
        let bytes = try IntakeSample.form(marks)
        try place.drop(bytes, "a.xlsx")
        _ = try place.run().takeIn()
        #expect(try place.run().takeUpWaiting().waiting.map(\.refusal) == [.nobodysReport])
        // Days later a person sorts it; it arrived when it arrived.
        try place.drop(bytes, "\(IntakeSample.school) школа/копия.xlsx")
        _ = try place.run(today: IntakeSample.today.adding(days: 5)).takeIn()
        #expect(try place.versions().map(\.arrival.date) == [IntakeSample.today])
        #expect(try place.run().takeUpWaiting().waiting.isEmpty)
        #expect(try place.inbox().isEmpty)
    }

    @Test("3: so does a folder among the files to be sorted out")
    func sortedWhereTheyLie() throws {
        var marks = IntakeSample.Marks()
        marks.titleINN = IntakeSample.kindergarten
        let bytes = try IntakeSample.form(marks)
        try place.drop(bytes, "a.xlsx")
        _ = try place.run().takeIn()
        let folder = place.workspace.unclear.appending(IntakeSample.kindergarten)
        try Disk.makeFolder(folder)
        try Disk.publish(bytes, at: folder.appending("abcd1234 a.xlsx"))
        let taken = try place.run().takeIn().files
        #expect(taken.map(\.file.name) == ["a.xlsx"])
        #expect(try place.versions(of: IntakeSample.kindergarten).count == 1)
        #expect(try Disk.items(of: folder).isEmpty)
    }

    @Test("3: a hand that slips makes no report of another school")
    func theWrongFolder() throws {
        let bytes = try IntakeSample.form()
        try place.drop(bytes, "\(IntakeSample.kindergarten)/a.xlsx")
        _ = try place.run().takeIn()
        #expect(try place.versions(of: IntakeSample.kindergarten).isEmpty)
        let waiting = try place.run().takeUpWaiting()
        #expect(
            waiting.waiting.map(\.refusal) == [
                .otherFolder(folder: IntakeSample.kindergarten, found: IntakeSample.school)
            ])
        #expect(try place.versions().isEmpty)
        try place.drop(bytes, "\(IntakeSample.school)/a.xlsx")
        _ = try place.run().takeIn()
        #expect(try place.versions().count == 1)
        #expect(try place.run().takeUpWaiting().waiting.isEmpty)
    }

    @Test("2: the same values in another file are no new version")
    func savedAgain() throws {
        try place.drop(try IntakeSample.form(), "a.xlsx")
        _ = try place.run().takeIn()
        // Another name of the institution's own, which no cell of the form asks for.
        try place.drop(try IntakeSample.form(isResaved: true), "b.xlsx")
        let taken = try place.run(today: IntakeSample.today.adding(days: 3)).takeIn().files
        guard case .report(_, .resaved(1, since: let since))? = taken.first?.fate else {
            Issue.record("\(taken.map(\.fate))")
            return
        }
        #expect(since.date == IntakeSample.today)
        #expect(try place.versions().map(\.arrival.date) == [IntakeSample.today])
    }

    @Test("3: a blank in which nobody has entered anything is no report, and makes nobody timely")
    func emptyBlanks() throws {
        var marks = IntakeSample.Marks()
        marks.teachers = nil
        try place.drop(try IntakeSample.form(marks), "a.xlsx")
        _ = try place.run().takeIn()
        #expect(try place.versions().isEmpty)
        #expect(try place.run().takeUpWaiting().waiting.map(\.refusal) == [.unfilled])
        marks.teachers = 0
        try place.drop(try IntakeSample.form(marks), "b.xlsx")
        _ = try place.run().takeIn()
        #expect(try place.versions().count == 1)
    }

    @Test("3: links and folders far down are told of, and the rest is read")
    func oddThings() throws {
        try place.drop(try IntakeSample.form(), "a.xlsx")
        let inbox = place.workspace.inbox
        try FileManager.default.createSymbolicLink(
            atPath: inbox.appending("b.xlsx").display, withDestinationPath: "a.xlsx")
        try Disk.makeFolder(inbox.appending("1/2/3/4/5/6/7/8/9"))
        try Disk.makeFolder(place.workspace.unclear.appending("Школа 5"))
        try Disk.makeFolder(inbox.appending("1234567890 Школа"))
        let run = try place.run().takeIn()
        #expect(
            run.inbox.oddities == [
                Inbox.Oddity(name: "1/2/3/4/5/6/7/8/9", kind: .tooDeep),
                Inbox.Oddity(name: "1234567890 Школа", kind: .notAnINN),
                Inbox.Oddity(name: "b.xlsx", kind: .notAFile),
                Inbox.Oddity(name: "разобрать/Школа 5", kind: .notSorted),
            ])
        #expect(try place.versions().count == 1)
    }
}
