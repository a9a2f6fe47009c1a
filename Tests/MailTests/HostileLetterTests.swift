import Foundation
import Mail
import Testing

/// Letters made to do harm:
/// 1. each limit is a refusal of its own;
/// 2. addresses, which may be nested without end, are not read;
/// 3. no damage brings the program down;
/// 4. after the warm-up no file is opened.
struct HostileLetterTests {
    private static let form = LetterText.part(
        named: "Content-Disposition: attachment; filename=form.xlsx")

    private func refusal(
        _ letter: LetterText, _ change: (inout MailLimits) -> Void = { _ in }
    ) -> MailError? {
        var limits = MailLimits()
        change(&limits)
        do {
            _ = try Letter(bytes: letter.bytes, limits: limits)
            return nil
        } catch { return error }
    }

    @Test("1") func eachLimitIsARefusalOfItsOwn() {
        let letter = LetterText(parts: [Self.form, Self.form])
        #expect(refusal(letter) == nil)
        #expect(
            refusal(letter) { $0.letterSize = letter.bytes.count - 1 }
                == .limitExceeded(.letterSize))
        #expect(refusal(letter) { $0.parts = 3 } == .limitExceeded(.parts))
        #expect(refusal(letter) { $0.parts = 4 } == nil)
        #expect(refusal(letter) { $0.depth = 1 } == .limitExceeded(.depth))
        #expect(refusal(letter) { $0.depth = 2 } == nil)
        #expect(refusal(letter) { $0.decodedSize = 9 } == .limitExceeded(.decodedSize))
        #expect(refusal(letter) { $0.decodedSize = 10 } == nil)
        #expect(refusal(letter) { $0.nameLength = 8 } == .limitExceeded(.nameLength))
        #expect(refusal(letter) { $0.nameLength = 9 } == nil)
        #expect(refusal(letter) { $0.markupLines = 10 } == .limitExceeded(.markupLines))
    }

    @Test("1") func partsWithoutEndAreNotEvenRead() {
        let parts = LetterText("From: a\nContent-Type: multipart/mixed; boundary=b\n\n")
        let many = String(repeating: "--b\n\n", count: 30_000)
        #expect(
            refusal(LetterText(String(decoding: parts.bytes, as: UTF8.self) + many))
                == .limitExceeded(.markupLines))
        #expect(
            refusal(LetterText(String(repeating: "X: y\n", count: 30_000)))
                == .limitExceeded(.markupLines))
    }

    @Test("1", arguments: ["x: ", "Content-Type: text/plain; name="])
    func aHeaderWithoutEndIsNotEvenRead(_ name: String) {
        for words in [
            String(repeating: "=?utf-8?q?a?=", count: 30_000),
            String(repeating: "a\n b", count: 90_000),
        ] {
            #expect(
                refusal(LetterText("From: a\n\(name)\(words)\n\ntext"))
                    == .limitExceeded(.headerSize))
        }
    }

    @Test("1") func lettersInsideEachOtherEnd() {
        let letter = "From: a\nContent-Type: message/rfc822\n\n"
        #expect(
            refusal(LetterText(String(repeating: letter, count: 100))) == .limitExceeded(.depth))
        let parts = (0..<2000).map {
            "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n"
        }
        #expect(refusal(LetterText("From: a\n" + parts.joined())) == .limitExceeded(.depth))
    }

    @Test("1", arguments: ["", "no letter", "\n\n\n", "a b: c\n\n"])
    func whatHasNoHeadersIsNoLetter(_ text: String) {
        #expect(refusal(LetterText(text)) == .noHeaders)
    }

    @Test("2") func addressesAreNotRead() throws {
        let groups = "To: " + String(repeating: "a:b:", count: 500_000)
        func refused(_ letter: LetterText) -> MailError? {
            refusal(letter) { $0.headerSize = letter.bytes.count }
        }
        #expect(refused(LetterText("From: a\n\(groups)\n\ntext")) == nil)
        let inner = LetterText.part("Content-Type: message/rfc822\n\nFrom: a\n\(groups)\n\ntext")
        #expect(refused(LetterText(parts: [inner])) == nil)
    }

    /// A letter of every kind of part, to be damaged.
    private static let seed = LetterText(
        headers: "Received: by x; Mon, 14 Dec 2026 18:05:10 +0300",
        parts: AttachmentTests.spellings.map { LetterText.part(named: $0.header) } + [
            LetterText.part(
                "Content-Type: multipart/related; boundary=q\n\n--q\nContent-Type: image/png\n"
                    + "Content-ID: <a>\nContent-Transfer-Encoding: quoted-printable\n\n=41=4\n--q--"
            ),
            LetterText.part(
                "Content-Type: message/rfc822\n\nFrom: a\nDate: 1 Jan 2026 10:00 +0300\n\ntext"),
            LetterText.part(
                "Content-Type: x/y; name=a\nContent-Transfer-Encoding: x-uuencode\n\n"
                    + "begin 644 a\n%:&5L;&\\\n`\nend"),
        ]
    ).bytes

    @Test("3") func damageBringsNothingDown() {
        var dice: UInt64 = 20_261_214
        func roll(_ sides: Int) -> Int {
            dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(dice >> 33) % sides
        }
        var read = 0
        for round in 0..<3000 {
            var bytes = Self.seed
            if round % 3 == 0 { bytes.removeLast(roll(bytes.count)) }
            for _ in 0..<roll(6) where !bytes.isEmpty {
                let place = roll(bytes.count)
                switch roll(4) {
                case 0: bytes[place] = UInt8(roll(256))
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8(roll(256)), at: place)
                default:
                    let end = min(bytes.count, place + roll(60))
                    bytes.insert(contentsOf: bytes[place..<end], at: roll(bytes.count))
                }
            }
            do {
                let letter = try Letter(bytes: bytes)
                read += 1
                #expect(letter.attachments.reduce(0) { $0 + $1.bytes.count } <= bytes.count)
            } catch {}
        }
        #expect(read > 2000)
    }

    @Test("4") func afterTheWarmUpNoFileIsOpened() async {
        await #expect(processExitsWith: .success) {
            // Without the work of `exit`: a detector of leaks would open files then.
            guard Letter.warmUp() else { _exit(2) }
            var none = rlimit(rlim_cur: 0, rlim_max: 0)
            guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &none) == 0,
                open("/dev/null", O_RDONLY) < 0
            else { _exit(3) }
            guard let names = HostileLetterTests.namesOfAllSpellings() else { _exit(4) }
            _exit(Set(names) == ["Отчёт школа №5.xlsx", "Отчёт школа 5.xlsx"] ? 0 : 5)
        }
    }

    private static func namesOfAllSpellings() -> [String]? {
        let more = [
            "=?ibm866?B?juLn8eIg6Kquq6Ag/DUueGxzeA==?=",
            "=?iso-8859-5?B?vuLn8eIg6Nre29Ag8DUueGxzeA==?=",
            "=?koi8-r?B?79Teo9Qg28vPzMEgNS54bHN4?=",
        ].map { LetterText.part(named: "Content-Disposition: attachment; filename=\"\($0)\"") }
        let known = AttachmentTests.spellings.map { LetterText.part(named: $0.header) }
        do {
            return try LetterText(parts: known + more).read().attachments.compactMap(\.name)
        } catch { return nil }
    }
}
