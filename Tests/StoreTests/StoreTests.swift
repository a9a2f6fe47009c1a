import Forms
import FoundationEssentials
import Spreadsheet
import Testing

@testable import Store

// What the store promises:
// 1. What is recorded comes back equal.
// 2. Equal bytes make one version of a report; other bytes make the next one.
// 3. The same call again changes nothing.
// 4. A batch is recorded whole or not at all.
// 5. What waits for a person is told until it is a report.
// 6. The register is kept as it changes.

@Suite struct StoreTests {
    @Test(arguments: Place.allCases)
    func promise1AReportComesBackEqual(place: Place) throws {
        try withStore(place) { store throws in
            try store.saveRegister([Sample.organization()], takenAt: 1)
            for seed in 0..<40 as Range<UInt64> {
                var dice = Dice(seed: seed)
                let submission = dice.submission()
                let findings = dice.findings()
                _ = try store.record([
                    Sample.file(
                        "\(seed)",
                        outcome: .submission(Sample.received(submission, findings: findings)))
                ])
                let version = try #require(try latest(store))
                #expect(version.number == Int(seed) + 1)
                #expect(version.submission.isSame(as: submission), "seed \(seed)")
                #expect(version.findings == findings, "seed \(seed)")
                #expect(version.verdict == Verdict(findings: findings))
                #expect(version.filledCells == 1)
                #expect(version.requiredCells == 2)
            }
        }
    }

    @Test(arguments: Place.allCases)
    func promise1HardNumbersComeBackExactly(place: Place) throws {
        let numbers = [
            "0", "-1", "0.1", "12.5", "100.00", "9007199254740993", "9223372036854775807",
            "9223372036854775808", "-0.000000000000000000001", "123456789012345678901234567890",
            "3.14159265358979323846",
        ]
        try withStore(place) { store throws in
            try store.saveRegister([Sample.organization()], takenAt: 1)
            for text in numbers {
                let number = try #require(Decimal(string: text))
                _ = try store.record([Sample.file(text, Sample.submission(number))])
                #expect(try latest(store)?.submission[304, 3] == .number(number))
            }
        }
    }

    @Test(arguments: Place.allCases)
    func promise2OtherBytesAreTheNextVersion(place: Place) throws {
        try withStore(place) { store throws in
            let results = try store.record([
                Sample.file("a", Sample.submission(1)), Sample.file("b", Sample.submission(2)),
            ])
            #expect(results.map(\.result) == [.version(1), .version(2)])
        }
    }

    @Test(arguments: Place.allCases)
    func promise2EqualBytesAreADuplicateOfTheFirstArrival(place: Place) throws {
        try withStore(place) { store throws in
            let first = Sample.file("a", Sample.submission(), on: "2026-12-10")
            let again = Sample.file("a", Sample.submission(), on: "2026-12-12")
            #expect(
                try store.record([first, again]).map(\.result) == [
                    .version(1), .duplicate(of: 1, since: first.arrival),
                ])
            #expect(try store.knownFile(sha256: first.sha256)?.version == 1)
            #expect(try store.versions(of: Sample.report).count == 1)
        }
    }

    @Test(arguments: Place.allCases)
    func promise2AnOlderVersionThatComesAgainStaysOld(place: Place) throws {
        try withStore(place) { store throws in
            _ = try store.record([
                Sample.file("a", Sample.submission(1)), Sample.file("b", Sample.submission(2)),
            ])
            let again = Sample.file("a", Sample.submission(1), on: "2026-12-14")
            #expect(try store.record([again]).map(\.result) == [.oldVersionAgain(1, current: 2)])
            #expect(try store.versions(of: Sample.report).map(\.number) == [1, 2])
        }
    }

    @Test(arguments: Place.allCases)
    func promise2EqualValuesInAnotherFileAreTheSameVersion(place: Place) throws {
        try withStore(place) { store throws in
            let first = Sample.file("a", Sample.submission(), on: "2026-12-10")
            var moved = Sample.submission()
            for key in moved.entries.keys {
                moved.entries[key]?.source.sheet = "Лист1"
            }
            moved.places = [:]
            let again = Sample.file("b", moved, on: "2026-12-12")
            let other = Sample.file("c", Sample.submission(13), on: "2026-12-13")
            let old = Sample.file("d", moved, on: "2026-12-14")
            #expect(
                try store.record([first, again, other, old]).map(\.result) == [
                    .version(1), .resaved(1, since: first.arrival), .version(2),
                    .oldVersionAgain(1, current: 2),
                ])
            // What a person enters for the copy says nothing of the file that came first.
            try store.setArrival(
                ofFile: again.sha256, to: Sample.day("2026-12-01"), enteredAt: 1)
            #expect(
                try store.versions(of: Sample.report).first?.arrival.date
                    == Sample.day("2026-12-10"))
        }
    }

    @Test(arguments: Place.allCases)
    func promise2EqualValuesThatDeserveAnotherVerdictAreAnotherVersion(place: Place) throws {
        try withStore(place) { store throws in
            func file(_ word: String, _ verdict: Verdict) -> ReceivedFile {
                var received = Sample.received(Sample.submission())
                received.verdict = verdict
                return Sample.file(word, outcome: .submission(received))
            }
            #expect(
                try store.record([file("a", .returned), file("b", .accepted)]).map(\.result)
                    == [.version(1), .version(2)])
        }
    }

    @Test(arguments: Place.allCases)
    func promise2AReportOfAnotherPeriodBeginsAtVersionOne(place: Place) throws {
        try withStore(place) { store throws in
            func other(_ number: Decimal) -> ReceivedFile.Outcome {
                .submission(
                    Sample.received(Sample.submission(number), period: Sample.period.previous))
            }
            let results = try store.record([
                Sample.file("a", Sample.submission()), Sample.file("b", outcome: other(12)),
                Sample.file("a", outcome: other(13)),
            ])
            #expect(results.map(\.result) == [.version(1), .version(1), .version(2)])
            #expect(
                try store.periods(formID: "M61") == [Sample.period.previous, Sample.period])
        }
    }

    @Test(arguments: Place.allCases)
    func promise3TheSameBatchAgainChangesNothing(place: Place) throws {
        try withStore(place) { store throws in
            let batch = [
                Sample.file("a", Sample.submission(1)), Sample.file("b", Sample.submission(2)),
                Sample.file("c", outcome: .unreadable(reason: "F03")),
                Sample.file("d", outcome: .unclear(reason: "I04", candidates: ["1", "2"])),
            ]
            _ = try store.record(batch)
            let before = try store.contents()
            #expect(
                try store.record(batch).map(\.result) == [
                    .seenBefore(version: 1), .seenBefore(version: 2), .seenBefore(version: nil),
                    .seenBefore(version: nil),
                ])
            #expect(try store.contents() == before)
        }
    }

    @Test(arguments: Place.allCases)
    func promise4ABadFileKeepsItsWholeBatchOut(place: Place) throws {
        try withStore(place) { store throws in
            _ = try store.record([Sample.file("z", Sample.submission(0))])
            let before = try store.contents()
            var wide = Sample.submission()
            wide.places[ValueKey(304, 19)] = Sample.cell("S12")
            #expect(throws: StoreError.columnOutOfRange(row: 304, column: 19)) {
                try store.record([
                    Sample.file("a", Sample.submission(1)), Sample.file("b", wide),
                ])
            }
            #expect(try store.contents() == before)
            #expect(
                try store.record([Sample.file("a", Sample.submission(1))]).map(\.result) == [
                    .version(2)
                ])
        }
    }

    @Test(arguments: Place.allCases)
    func promise4ARegisterRowMayNotComeTwice(place: Place) throws {
        try withStore(place) { store throws in
            var double = Sample.submission()
            double.registers[5] = [
                RegisterRow(ordinal: 1, entries: [:]), RegisterRow(ordinal: 1, entries: [:]),
            ]
            #expect(throws: StoreError.repeatedRow(sheet: 5, ordinal: 1)) {
                try store.record([Sample.file("a", double)])
            }
        }
    }

    @Test(arguments: Place.allCases)
    func promise5AFileThatWaitsIsTold(place: Place) throws {
        try withStore(place) { store throws in
            let unclear = Sample.file("d", outcome: .unclear(reason: "I04", candidates: ["1"]))
            #expect(try store.record([unclear]).map(\.result) == [.setAside])
            let waiting = try #require(try store.unresolved().first)
            #expect(waiting.name == "d.xlsx")
            #expect(waiting.outcome == .unclear)
            #expect(waiting.reason == "I04")
            #expect(waiting.candidates == ["1"])
        }
    }

    @Test(arguments: Place.allCases)
    func promise5AFileThatBecameAReportWaitsNoMore(place: Place) throws {
        try withStore(place) { store throws in
            _ = try store.record([
                Sample.file("d", outcome: .unclear(reason: "I04", candidates: []))
            ])
            let results = try store.record([Sample.file("d", Sample.submission())])
            #expect(results.map(\.result) == [.version(1)])
            #expect(try store.unresolved().isEmpty)
            let known = try #require(try store.knownFile(sha256: Sample.hash("d")))
            #expect(known.report == Sample.report)
            #expect(known.verdict == .accepted)
        }
    }

    @Test(arguments: Place.allCases)
    func promise6OnlyAChangeOfTheRegisterIsKept(place: Place) throws {
        try withStore(place) { store throws in
            let one = Sample.organization("1")
            let two = Sample.organization("2")
            #expect(try store.register().isEmpty)
            try store.saveRegister([one], takenAt: 100)
            let before = try store.contents()
            try store.saveRegister([one], takenAt: 150)
            #expect(try store.contents() == before)
            try store.saveRegister([two, one], takenAt: 200)
            #expect(try store.register() == [two, one])
            #expect(try store.register(asOf: 199) == [one])
            #expect(try store.register(asOf: 200) == [two, one])
            #expect(try store.register(asOf: 1) == [one])
        }
    }

    @Test func promise6AnINNMayNotStandTwiceInTheRegister() throws {
        let store = try Store.inMemory()
        #expect(throws: StoreError.repeatedOrganization(inn: "1")) {
            try store.saveRegister(
                [Sample.organization("1"), Sample.organization("1")], takenAt: 1)
        }
    }

    private func latest(_ store: Store) throws -> Report.Version? {
        try store.reports(period: Sample.period, formID: "M61").first?.latest
    }
}
