import Containers
import Mail
import TestSupport
import Testing
import WorkbookReader

/// What brings other files:
/// 1. an archive and a letter are told from everything else by their bytes;
/// 2. a letter's members are its attachments, with its moments;
/// 3. an error of a letter is told in the words of containers.
struct ContainerTests {
    private static let letter = Array(
        """
        Received: by mx.example.org; Mon, 14 Dec 2026 18:05:12 +0300
        From: a@example.org
        Date: Mon, 14 Dec 2026 18:05:09 +0300
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Disposition: attachment; filename=form.xlsx

        form
        --b
        Content-Type: image/png
        Content-Disposition: inline; filename=logo.png

        logo
        --b
        Content-Type: application/ms-tnef; name=winmail.dat

        tnef
        --b--
        """.utf8)

    @Test("1") func anArchiveOfFormsIsAnArchive() {
        let book = WorkbookParts("<row/>").bytes()
        #expect(Container.kind(of: ZipBuilder([.init("form.xlsx", book)]).bytes()) == .archive)
    }

    /// Bytes of a file that brings no others.
    struct Single: CustomTestStringConvertible {
        var testDescription: String
        var bytes: [UInt8]

        init(_ name: String, _ bytes: [UInt8]) {
            testDescription = name
            self.bytes = bytes
        }

        init(_ name: String, _ text: String) {
            self.init(name, Array(text.utf8))
        }
    }

    static let singles = [
        Single("workbook", WorkbookParts("<row/>").bytes()),
        Single("damaged workbook", ZipBuilder([.init("[Content_Types].xml", "")]).bytes()),
        Single(
            "OpenDocument",
            ZipBuilder([.init("mimetype", "application/vnd.oasis.opendocument.spreadsheet")])
                .bytes()),
        Single("cut archive", Array(ZipBuilder([.init("form.xlsx", "a")]).bytes().dropLast(9))),
        Single("RAR", "Rar!\u{1A}\u{7}\u{0}"),
        Single("nothing", ""),
        Single("text", "From: nobody\n\ntext"),
        Single("prose", "Date: today\nFrom: here\nand then something else\n\n"),
        Single("table", "a;b\nc;d\n"),
    ]

    @Test("1", arguments: singles) func otherFilesAreNeither(_ file: Single) {
        #expect(Container.kind(of: file.bytes) == nil)
    }

    @Test("1", arguments: ["", "\u{FEFF}", "From a@example.org Mon Dec 14 18:05:09 2026\n"])
    func aLetterIsTold(_ beginning: String) {
        #expect(Container.kind(of: Array(beginning.utf8) + Self.letter) == .letter)
    }

    @Test("2") func aLettersMembersAreItsAttachments() throws {
        let letter = try Container(Self.letter, as: .letter)
        let sent = Moment(clock: 1_797_271_509_000, offset: 180)
        #expect(letter.kind == .letter)
        #expect(letter.sent == sent)
        #expect(letter.received == [Moment(clock: 1_797_271_512_000, offset: 180)])
        #expect(
            letter.members == [
                Member("form.xlsx", sent: sent, .file(Array("form".utf8))),
                Member("logo.png", sent: sent, .litter),
                Member("winmail.dat", sent: sent, .outlookPackage),
            ])
    }

    @Test("3") func errorsOfLettersAreToldAsThoseOfContainers() {
        var limits = ContainerLimits()
        limits.letter.parts = 2
        #expect(throws: ContainerError.tooManyMembers) {
            try Container(Self.letter, as: .letter, limits: limits)
        }
        limits.letter.letterSize = 10
        #expect(throws: ContainerError.tooLarge) {
            try Container(Self.letter, as: .letter, limits: limits)
        }
        #expect(throws: ContainerError.damaged) { try Container([1, 2, 3], as: .letter) }
    }
}

extension Member {
    init(_ name: String, in folders: [String] = [], sent: Moment? = nil, _ contents: Contents) {
        self.init(name: name, folders: folders, sent: sent, contents: contents)
    }
}
