import Mail
import Testing

/// When a letter was sent:
/// 1. the clock and the zone of the header are told apart;
/// 2. a zone that is not told or not known is nil, and never UTC by default;
/// 3. what is no date with a time of the day is nil;
/// 4. comments, folding, a missing weekday or seconds, and years of two digits do no harm;
/// 5. the moments of the servers come in the order of the headers.
struct SendingTests {
    /// 2026-12-14 18:05:09 by the clock, in milliseconds.
    private static let clock: Int64 = 1_797_271_509_000

    private func sent(_ date: String) throws -> Moment? {
        try LetterText("From: a@example.org\nDate: \(date)\nMIME-Version: 1.0\n\ntext").read().sent
    }

    @Test("1") func theMomentIsToldWithItsZone() throws {
        let moment = try #require(try sent("Mon, 14 Dec 2026 18:05:09 +0300"))
        #expect(moment == Moment(clock: Self.clock, offset: 180))
        #expect(moment.milliseconds == Self.clock - 3 * 3_600_000)
        #expect(
            try sent("Mon, 14 Dec 2026 18:05:09 -0330") == Moment(clock: Self.clock, offset: -210))
    }

    @Test(
        "1, 4",
        arguments: [
            "Mon, 14 Dec 2026 18:05:09 +0300 (MSK)", "14 Dec 2026 18:05:09 +0300",
            "Mon, 14 Dec 26 18:05:09 +0300", "Mon, 14 Dec 2026\n 18:05:09\n\t+0300",
            "Mon (a (nested) comment), 14 (the day) Dec 2026 (year) 18:05:09 (time) +0300",
            "Mon, 14 Dec 2026 18:05:09 MSK", "Mon, 14 Dec 2026 18:05:09 +03:00",
        ])
    func spellingsOfOneMoment(_ date: String) throws {
        #expect(try sent(date) == Moment(clock: Self.clock, offset: 180))
    }

    @Test("4") func secondsMayBeLacking() throws {
        #expect(
            try sent("Mon, 14 Dec 2026 18:05 +0300")
                == Moment(clock: Self.clock - 9_000, offset: 180))
    }

    @Test("1", arguments: ["GMT", "UT", "Z", "+0000", "-0000", "UTC"])
    func utcHasManyNames(_ zone: String) throws {
        #expect(
            try sent("Mon, 14 Dec 2026 18:05:09 \(zone)") == Moment(clock: Self.clock, offset: 0))
    }

    @Test("1") func americanZonesAreKnown() throws {
        #expect(
            try sent("Mon, 14 Dec 2026 18:05:09 EST") == Moment(clock: Self.clock, offset: -300))
    }

    @Test("2", arguments: ["", "(MSK)", "+9999", "+0360", "RTZ2", "+3", "Moscow"])
    func anUnknownZoneIsNotUTC(_ zone: String) throws {
        let moment = try #require(try sent("Mon, 14 Dec 2026 18:05:09 \(zone)"))
        #expect(moment == Moment(clock: Self.clock, offset: nil))
        #expect(moment.milliseconds == nil)
        #expect(moment.milliseconds(withOffset: 180) == Self.clock - 3 * 3_600_000)
    }

    @Test(
        "3",
        arguments: [
            "", "yesterday", "Mon, 14 Dec 2026", "Mon, 31 Feb 2026 10:00:00 +0300",
            "Mon, 14 Dec 2026 25:61:00 +0300", "Mon, 14 Dec 99999 10:00:00 +0300",
            "Пн, 14 дек 2026 10:00:00 +0300", "14.12.2026 10:00:00", "18:05:09 +0300",
            "Mon, 14 Dec 2026 10.00.00 +0300", String(repeating: "(", count: 5000),
        ])
    func whatIsNoDateIsNil(_ date: String) throws {
        #expect(try sent(date) == nil)
    }

    @Test("3") func aMissingDateIsNil() throws {
        #expect(try LetterText("From: a@example.org\nMIME-Version: 1.0\n\ntext").read().sent == nil)
    }

    @Test("1") func aFarFutureIsJustTold() throws {
        #expect(
            try sent("Thu, 01 Jan 2099 00:00:00 +0300")
                == Moment(clock: 4_070_908_800_000, offset: 180))
    }

    @Test("5") func theServersAreToldInTheirOrder() throws {
        let letter = try LetterText(
            """
            Received: from mx.example.org (mx.example.org [192.0.2.1])
            \tby box.example.org with ESMTP id 1; Mon, 14 Dec 2026 18:05:12 +0300 (MSK)
            Received: by mx.example.org; with a remark; Mon, 14 Dec 2026 15:05:10 +0000
            Received: without a date
            From: a@example.org
            Date: Mon, 14 Dec 2026 18:05:09 +0300

            text
            """
        ).read()
        #expect(
            letter.received == [
                Moment(clock: Self.clock + 3_000, offset: 180),
                Moment(clock: Self.clock + 1_000 - 3 * 3_600_000, offset: 0),
            ])
    }
}
