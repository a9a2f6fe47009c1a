import Mail
import Testing

/// What a letter brings:
/// 1. names are read as Outlook, Thunderbird, Yandex, mail.ru and old programs write them;
/// 2. contents are decoded, whatever they are packed in;
/// 3. the text of a letter is no attachment, a picture in it is decoration;
/// 4. parts and letters inside each other are opened;
/// 5. what is cut or wrong is given as far as it goes.
struct AttachmentTests {
    private static let name = "Отчёт школа №5.xlsx"

    private func attachments(_ parts: [UInt8]...) throws -> [AttachedFile] {
        try LetterText(parts: parts).read().attachments
    }

    /// A way to write a name.
    struct Spelling: CustomTestStringConvertible {
        var testDescription: String
        var header: [UInt8]

        init(_ program: String, _ header: String) {
            testDescription = program
            self.header = Array(header.replacing("\n", with: "\r\n").utf8)
        }

        init(_ program: String, _ header: [UInt8]) {
            testDescription = program
            self.header = header
        }
    }

    private static let raw = Array("Content-Disposition: attachment; filename=\"".utf8)
    private static let quote = Array("\"".utf8)

    static let spellings = [
        Spelling(
            "Thunderbird",
            """
            Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;
             name="=?UTF-8?B?0J7RgtGH0ZHRgiDRiNC60L7Qu9CwIOKEljUueGxzeA==?="
            Content-Disposition: attachment;
             filename*0*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82%20%D1%88%D0%BA%D0%BE%D0;
             filename*1*=%BB%D0%B0%20%E2%84%965.xlsx
            """),
        Spelling(
            "Outlook",
            """
            Content-Type: application/octet-stream;
            \tname="=?windows-1251?B?zvL3uPIg+Oru6+Ag?=
             =?windows-1251?B?uTUueGxzeA==?="
            Content-Disposition: attachment;
            \tfilename="=?windows-1251?B?zvL3uPIg+Oru6+Ag?=
             =?windows-1251?B?uTUueGxzeA==?="
            """),
        Spelling(
            "mail.ru",
            """
            Content-Type: application/octet-stream;
             name="=?UTF-8?B?0J7RgtGH0ZHRgiDRiNC60L7Qu9CwIOKEljUueGxzeA==?="
            Content-Disposition: attachment;
             filename="=?UTF-8?B?0J7RgtGH0ZHRgiDRiNC60L7Qu9CwIOKEljUueGxzeA==?="
            """),
        Spelling(
            "Yandex",
            """
            Content-Disposition: attachment;
            \tfilename="=?UTF-8?B?0J7RgtGH0ZHRgiDRiNC60L7Qu9Cw?=
            \t=?UTF-8?B?IOKEljUueGxzeA==?="
            Content-Type: application/octet-stream;
            \tname="=?UTF-8?B?0J7RgtGH0ZHRgiDRiNC60L7Qu9CwIOKEljUueGxzeA==?="
            """),
        Spelling(
            "an encoded word without quotes",
            "Content-Disposition: attachment; "
                + "filename==?UTF-8?B?0J7RgtGH0ZHRgiDRiNC60L7Qu9CwIOKEljUueGxzeA==?="),
        Spelling(
            "the name beside the type alone",
            "Content-Type: application/octet-stream; "
                + "name=\"=?windows-1251?Q?=CE=F2=F7=B8=F2_=F8=EA=EE=EB=E0_=B95.xlsx?=\""),
        Spelling("bytes of windows-1251", raw + Encoded.bytes(name, in: .windows) + quote),
        Spelling("bytes of cp866", raw + Encoded.bytes(name, in: .dos) + quote),
        Spelling("bytes of UTF-8", raw + Array(name.utf8) + quote),
        Spelling(
            "letters in two pieces",
            raw + Array("Отче\u{308}т школа №5.xlsx".utf8) + quote),
        Spelling(
            "a folder of Windows before it",
            raw + Array(#"C:\\Формы\\"#.utf8) + Array(name.utf8) + quote),
    ]

    @Test("1", arguments: spellings) func namesAreRead(_ spelling: Spelling) throws {
        let attachment = try #require(
            try attachments(LetterText.part(named: spelling.header)).first)
        let scalars = attachment.name.map { Array($0.unicodeScalars) }
        #expect(scalars == Array(Self.name.unicodeScalars))
        #expect(attachment.bytes == Array("hello".utf8))
        #expect(attachment.role == .file)
    }

    @Test("1") func koi8NamesAreRead() throws {
        let raw = Self.raw + Encoded.bytes("Отчёт школа 5.xlsx", in: .koi8) + Self.quote
        let coded = "Content-Disposition: attachment; filename*=koi8-r''%EF%D4%DE%A3%D4.xlsx"
        let names = try attachments(LetterText.part(named: raw), LetterText.part(named: coded))
            .map(\.name)
        #expect(names == ["Отчёт школа 5.xlsx", "Отчёт.xlsx"])
    }

    @Test("1") func aMissingNameIsNil() throws {
        let found = try attachments(
            LetterText.part(named: "Content-Disposition: attachment"),
            LetterText.part(named: "Content-Type: application/octet-stream"))
        #expect(found.map(\.name) == [nil, nil])
    }

    @Test(
        "2",
        arguments: [
            ("base64", "aGVsbG89"), ("quoted-printable", "hel=\nlo=3D"), ("7bit", "hello="),
            ("x-uuencode", "begin 644 a.txt\n&:&5L;&\\]\n`\nend"), ("BASE64", " aGVs\n\n bG89 "),
        ])
    func contentsAreDecoded(encoding: String, text: String) throws {
        let part = LetterText.part(
            """
            Content-Type: Application/X; name=a.txt
            Content-Transfer-Encoding: \(encoding)

            \(text)
            """)
        let attachment = try #require(try attachments(part).first)
        #expect(attachment.bytes == Array("hello=".utf8))
        #expect(attachment.mediaType == "application/x")
    }

    @Test("3") func theTextIsNoAttachmentAndItsPicturesAreDecoration() throws {
        let related = LetterText.part(
            """
            Content-Type: multipart/related; boundary=inner

            --inner
            Content-Type: multipart/alternative; boundary=either

            --either
            Content-Type: text/plain

            text
            --either
            Content-Type: text/html

            <p>text</p>
            --either--
            --inner
            Content-Type: image/png; name="logo.png"
            Content-ID: <logo@example.org>

            png
            --inner
            Content-Type: image/jpeg; name="stamp.jpg"
            Content-Disposition: inline

            jpg
            --inner--
            """)
        let scan = LetterText.part(
            "Content-Type: image/jpeg\nContent-ID: <1>\n"
                + "Content-Disposition: attachment; filename=scan.jpg\n\njpg")
        let note = LetterText.part(
            "Content-Type: text/plain\nContent-Disposition: attachment; filename=note.txt\n\nnote")
        let found = try attachments(related, scan, note)
        #expect(found.map(\.name) == ["logo.png", "stamp.jpg", "scan.jpg", "note.txt"])
        #expect(found.map(\.role) == [.decoration, .decoration, .file, .file])
    }

    @Test(
        "3", arguments: ["application/pkcs7-signature; name=smime.p7s", "message/delivery-status"])
    func whatProgramsAddToLettersIsNoFile(_ type: String) throws {
        let found = try attachments(LetterText.part(named: "Content-Type: \(type)"))
        #expect(found.map(\.role) == [.decoration])
    }

    @Test("3") func outlooksPackageIsNamed() throws {
        let found = try attachments(
            LetterText.part(named: "Content-Type: application/ms-tnef; name=a.bin"),
            LetterText.part(named: "Content-Disposition: attachment; filename=WINMAIL.DAT"))
        #expect(found.map(\.role) == [.outlookPackage, .outlookPackage])
    }

    @Test("4") func lettersInsideAreOpenedAndHaveTheirOwnMoment() throws {
        let inner = LetterText(
            date: "Fri, 11 Dec 2026 10:00:00 +0300",
            parts: [LetterText.part(named: "Content-Disposition: attachment; filename=form.xlsx")])
        let part =
            LetterText.part(
                "Content-Type: message/rfc822\nContent-Disposition: attachment; filename=a.eml\n\n")
            + inner.bytes.replacing(Array("=-limit".utf8), with: Array("=-inner".utf8))
        let outer = LetterText.part(named: "Content-Disposition: attachment; filename=own.xlsx")
        let letter = try LetterText(parts: [part, outer]).read()
        #expect(letter.attachments.map(\.name) == ["form.xlsx", "own.xlsx"])
        let moments = [
            Moment(clock: 1_796_983_200_000, offset: 180),
            Moment(clock: 1_797_271_509_000, offset: 180),
        ]
        #expect(letter.attachments.map(\.sent) == moments)
        #expect(letter.sent == moments[1])
    }

    @Test("4") func whatOnlyClaimsToBeALetterStaysAFile() throws {
        let part = LetterText.part("Content-Type: message/rfc822; name=a.eml\n\n")
        let found = try attachments(part + [0x50, 0x4B, 3, 4])
        #expect(found.map(\.name) == ["a.eml"])
        #expect(found.first?.bytes == [0x50, 0x4B, 3, 4])
    }

    @Test("4") func aLetterMayBeOneFileAlone() throws {
        let letter = try LetterText(
            """
            From: a@example.org
            Date: Mon, 14 Dec 2026 18:05:09 +0300
            Content-Type: application/octet-stream; name=form.xlsx
            Content-Transfer-Encoding: base64

            aGVsbG8=
            """
        ).read()
        #expect(letter.attachments.map(\.bytes) == [Array("hello".utf8)])
    }

    @Test("5") func whatIsCutOffIsGivenAsFarAsItGoes() throws {
        let whole = LetterText(parts: [
            LetterText.part(named: "Content-Disposition: attachment; filename=a.bin")
        ])
        let end = try #require(whole.bytes.firstRange(of: Array("bG8=".utf8))?.lowerBound)
        let letter = try Letter(bytes: Array(whole.bytes[..<end]))
        #expect(letter.attachments.map(\.bytes) == [Array("hel".utf8)])
    }

    @Test("5") func aMarkAndALineOfAMailboxBeforeTheHeadersDoNoHarm() throws {
        let letter = LetterText(parts: [LetterText.part(named: "Content-Disposition: attachment")])
        for beginning in [
            "\u{FEFF}", "\r\n\r\n", "From a@example.org Mon Dec 14 18:05:09 2026\r\n",
        ] {
            let read = try Letter(bytes: Array(beginning.utf8) + letter.bytes)
            #expect(read.attachments.count == 1)
            #expect(read.sent != nil)
        }
    }
}
