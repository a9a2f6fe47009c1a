import Forms
import Foundation
import Spreadsheet
import Store
import TestSupport
import Testing

@testable import Intake

/// 1. What a letter or an archive brings is taken in like files of their own, each with a record.
/// 2. A letter's forms arrived on the day that it was sent, by the sender's zone, unless a person
///    says otherwise or the letter cannot be right.
/// 3. Of a letter or an archive of which not all can be taken nothing is lost, and a person knows.
/// 4. The same letter again changes nothing.
struct ContainerIntakeTests {
    private let place: TemporaryWorkspace
    private let form: [UInt8]

    init() throws {
        place = try TemporaryWorkspace()
        form = try IntakeSample.form()
    }

    /// A letter with files.
    private func letter(
        _ date: String, _ files: [(String, [UInt8])], headers: String = ""
    ) -> [UInt8] {
        var text = "\(headers)From: school@example.org\r\nSubject: report\r\nDate: \(date)\r\n"
        text += "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=bb\r\n\r\n"
        text += "--bb\r\nContent-Type: text/plain\r\n\r\nHello\r\n"
        for (name, bytes) in files {
            let encoded = Data(bytes).base64EncodedString(options: .lineLength76Characters)
            text += "--bb\r\nContent-Type: application/octet-stream; name=\"\(name)\"\r\n"
            text += "Content-Disposition: attachment; filename=\"\(name)\"\r\n"
            text += "Content-Transfer-Encoding: base64\r\n\r\n\(encoded)\r\n"
        }
        return Array((text + "--bb--\r\n").utf8)
    }

    private func archive(_ files: [(String, [UInt8])]) -> [UInt8] {
        ZipBuilder(files.map { ZipBuilder.Part($0.0, $0.1) }).bytes()
    }

    private func kindergarten() throws -> [UInt8] {
        var marks = IntakeSample.Marks()
        (marks.inn, marks.titleINN) = (IntakeSample.kindergarten, IntakeSample.kindergarten)
        marks.name = "МБДОУ № 61"
        return try IntakeSample.form(marks)
    }

    @Test("1, 4: each form of an archive is a report, and the archive leaves the inbox once")
    func archives() throws {
        let other = try kindergarten()
        let zip = archive([
            ("a.xlsx", form), ("folder/b.xlsx", other), ("__MACOSX/._a.xlsx", [1]),
            ("scan.pdf", Array("%PDF-1.4".utf8)),
        ])
        for _ in 0..<2 {
            try place.drop(zip, "forms.zip")
            let taken = try place.run().takeIn().files
            guard
                case .opened(files: 2, ignored: ["scan.pdf"], isUndated: false)? = taken.last?.fate
            else {
                Issue.record("\(taken.map(\.fate))")
                return
            }
            #expect(try place.inbox().isEmpty)
            #expect(try place.versions().count == 1)
            #expect(try place.versions(of: IntakeSample.kindergarten).count == 1)
            #expect(try place.run().takeUpWaiting().waiting.isEmpty)
        }
        for bytes in [zip, form, other] {
            #expect(try place.archive.bytes(of: HashedBytes(bytes).sha256) == bytes)
        }
        let names = try place.store.arrivals(period: IntakeSample.period, formID: "M61").map(\.name)
        #expect(Set(names) == ["forms.zip » a.xlsx", "forms.zip » folder » b.xlsx"])
    }

    @Test(
        "2: the day of sending, in Krasnoyarsk, whatever zone the sender's clock has",
        arguments: [
            // The workspace of these tests counts days in UTC.
            ("Tue, 8 Dec 2026 23:59:59 +0000", "2026-12-08", Arrival.Source.letter),
            ("Wed, 9 Dec 2026 00:30:00 +0300", "2026-12-08", .letter),
            ("Tue, 8 Dec 2026 20:00:00 -0500", "2026-12-09", .letter),
            ("Tue, 8 Dec 2026 20:00:00", "2026-12-08", .letter),
            // The future and the distant past are mistakes of a clock.
            ("Sat, 12 Dec 2026 12:00:00 +0000", "2026-12-10", .firstSeen),
            ("Thu, 1 Jan 1970 00:00:00 +0000", "2026-12-10", .firstSeen),
            ("nonsense", "2026-12-10", .firstSeen),
        ])
    func sending(_ date: String, _ day: String, _ source: Arrival.Source) throws {
        try place.drop(letter(date, [("a.xlsx", form)]), "mail.eml")
        _ = try place.run().takeIn()
        let expected = try #require(CalendarDate(iso: day))
        #expect(try place.versions().map(\.arrival) == [Arrival(date: expected, source: source)])
    }

    @Test("2: where the sender's clock is wrong the last server's counts")
    func servers() throws {
        let headers = "Received: from a by b; Wed, 9 Dec 2026 10:00:00 +0000\r\n"
        try place.drop(
            letter("Mon, 1 Jan 2035 00:00:00 +0000", [("a.xlsx", form)], headers: headers),
            "mail.eml")
        _ = try place.run().takeIn()
        #expect(try place.versions().map(\.arrival.date.description) == ["2026-12-09"])
    }

    @Test("2: a dated folder goes before the letter")
    func folders() throws {
        try place.drop(
            letter("Tue, 8 Dec 2026 12:00:00 +0000", [("a.xlsx", form)]), "2026-12-04/mail.eml")
        _ = try place.run().takeIn()
        let expected = try #require(CalendarDate(iso: "2026-12-04"))
        #expect(
            try place.versions().map(\.arrival) == [
                Arrival(date: expected, source: .datedFolder)
            ])
    }

    @Test("1: an archive in a letter is opened as well, but not without end")
    func nested() throws {
        var inner = archive([("a.xlsx", form)])
        try place.drop(letter("Tue, 8 Dec 2026 12:00:00 +0000", [("in.zip", inner)]), "mail.eml")
        _ = try place.run().takeIn()
        #expect(try place.versions().count == 1)
        #expect(try place.versions().first?.arrival.source == .letter)
        for level in 0..<4 { inner = archive([("\(level).zip", inner)]) }
        try place.drop(inner, "deep.zip")
        _ = try place.run().takeIn()
        #expect(
            try place.run().takeUpWaiting().waiting.map(\.refusal) == [.container(.tooDeep)])
    }

    @Test("3: an archive or a letter without a form waits, with the reason")
    func nothingInside() throws {
        let picture: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0]
        try place.drop(archive([("photo.jpg", picture)]), "a.zip")
        try place.drop(letter("Tue, 8 Dec 2026 12:00:00 +0000", []), "b.eml")
        _ = try place.run().takeIn()
        #expect(try place.inbox().isEmpty)
        #expect(
            try place.run().takeUpWaiting().waiting.map(\.refusal)
                == [.container(.nothingInside), .container(.nothingInside)])
    }

    @Test("3: a damaged member keeps the others from nothing")
    func damagedMembers() throws {
        let good = try kindergarten()
        var zip = archive([("good.xlsx", good), ("bad.xlsx", form)])
        // Somewhere in the second member's bytes.
        zip[good.count + 400] ^= 0xFF
        try place.drop(zip, "a.zip")
        _ = try place.run().takeIn()
        #expect(try place.versions(of: IntakeSample.kindergarten).count == 1)
        #expect(
            try place.run().takeUpWaiting().waiting.map(\.refusal) == [.container(.damaged)])
        #expect(try place.archive.bytes(of: HashedBytes(zip).sha256) == zip)
    }

    @Test("3: a letter that is still being copied is not taken, whatever could be read of it")
    func halfLetters() throws {
        let whole = letter(
            "Tue, 8 Dec 2026 12:00:00 +0000", [("a.xlsx", form), ("b.xlsx", try kindergarten())])
        for cut in [100, whole.count / 2, whole.count - 10] {
            let path = try place.drop(Array(whole.prefix(cut)), "mail.eml")
            let run = try place.run { try? Data(whole).write(to: URL(filePath: path.display)) }
            guard case .left(.changing)? = try run.takeIn().files.last?.fate else {
                Issue.record("a letter cut at \(cut) was taken")
                return
            }
            #expect(try place.store.files().isEmpty)
        }
        _ = try place.run().takeIn()
        #expect(try place.versions().count == 1)
        #expect(try place.versions(of: IntakeSample.kindergarten).count == 1)
    }

    @Test("2: a letter without a day is told of")
    func undated() throws {
        try place.drop(letter("nonsense", [("a.xlsx", form)]), "mail.eml")
        guard
            case .opened(files: 1, ignored: [], isUndated: true)? = try place.run().takeIn().files
                .last?.fate
        else {
            Issue.record("the letter was taken for one with a day")
            return
        }
    }

    @Test("3: a folder named by an ИНН says nothing of several forms in one file")
    func severalInAFolder() throws {
        var marks = IntakeSample.Marks()
        (marks.inn, marks.titleINN) = (nil, nil)
        let unclear = try IntakeSample.form(marks)
        marks.teachers = 60
        let other = try IntakeSample.form(marks)
        try place.drop(
            archive([("a.xlsx", unclear), ("b.xlsx", other)]), "\(IntakeSample.school)/a.zip")
        _ = try place.run().takeIn()
        #expect(try place.versions().isEmpty)
        #expect(try place.run().takeUpWaiting().waiting.count == 2)
    }

    @Test("3: a form of an unclear owner waits by itself, and the archive does not")
    func unclearMembers() throws {
        var marks = IntakeSample.Marks()
        (marks.inn, marks.titleINN) = (nil, nil)
        let unclear = try IntakeSample.form(marks)
        try place.drop(archive([("a.xlsx", unclear), ("b.xlsx", form)]), "a.zip")
        _ = try place.run().takeIn()
        let waiting = try place.run().takeUpWaiting().waiting
        #expect(waiting.map(\.refusal) == [.nobodysReport])
        #expect(waiting.map(\.sighting.name) == ["a.zip » a.xlsx"])
        #expect(try place.versions().count == 1)
    }

    @Test("1: a person may say whose it is while there is one form inside")
    func received() throws {
        var marks = IntakeSample.Marks()
        (marks.inn, marks.titleINN) = (nil, nil)
        let unclear = try IntakeSample.form(marks)
        let one = try place.drop(archive([("a.xlsx", unclear)]), "one.zip")
        _ = try place.run().receive(one, Decision(inn: IntakeSample.school), arrived: nil)
        #expect(try place.versions().count == 1)
        let two = try place.drop(
            archive([("a.xlsx", unclear), ("b.xlsx", try kindergarten())]), "two.zip")
        #expect(throws: SeveralReports.self) {
            try place.run().receive(two, Decision(inn: IntakeSample.school), arrived: nil)
        }
    }
}
