import Forms
import FoundationEssentials
import Spreadsheet
import Testing

@testable import Store

// What a report is:
// 1. It stands in the order of the register, whether anything arrived or not.
// 2. The last accepted version counts for content, the highest number of correction first.
// 3. The earliest arrival of any version counts for timeliness; a day a person entered beats it.
// 4. The half-year before is that of the institution itself, or of the one it continues.

@Suite struct ReportTests {
    private let store: Store

    init() throws {
        store = try .inMemory()
        try store.saveRegister(
            [Sample.organization("2"), Sample.organization(), Sample.organization("3")],
            takenAt: 1)
    }

    @Test func rule1EveryInstitutionHasAReport() throws {
        _ = try store.record([Sample.file("a", Sample.submission())])
        let reports = try store.reports(period: Sample.period, formID: "M61")
        #expect(reports.map(\.organization.inn) == ["2", Sample.inn, "3"])
        #expect(reports.map { $0.latest?.number } == [nil, 1, nil])
        #expect(reports.map { $0.firstArrival == nil } == [true, false, true])
    }

    @Test func rule1AnotherFormIsAnotherReport() throws {
        _ = try store.record([Sample.file("a", Sample.submission())])
        let reports = try store.reports(period: Sample.period, formID: "M62")
        #expect(reports.allSatisfy { $0.latest == nil && $0.firstArrival == nil })
    }

    @Test func rule2AReturnedVersionDoesNotCountForContent() throws {
        try record("a", 1, on: "2026-12-10")
        try record("b", 2, on: "2026-12-12", findings: [Finding(.empty)])
        let report = try report()
        #expect(report.accepted?.number == 1)
        #expect(report.latest?.number == 2)
        #expect(report.latest?.verdict == .returned)
    }

    @Test func rule2NothingCountsWhileNoVersionIsAccepted() throws {
        try record("a", 1, on: "2026-12-10", findings: [Finding(.empty)])
        #expect(try report().accepted == nil)
        #expect(try report().latest?.number == 1)
    }

    @Test func rule2TheLaterOfTwoAcceptedVersionsCounts() throws {
        try record("a", 1, on: "2026-12-10")
        try record("b", 2, on: "2026-12-12")
        #expect(try report().accepted?.submission[304, 3] == .number(2))
    }

    @Test func rule2ACorrectionBeatsALaterPrimaryReport() throws {
        try record("a", 1, on: "2026-12-10")
        try record("b", 2, on: "2026-12-11", correction: 1)
        try record("c", 3, on: "2026-12-12")
        #expect(try report().accepted?.number == 2)
        #expect(try report().latest?.number == 3)
    }

    @Test func rule3TheFirstArrivalOfAReturnedVersionCounts() throws {
        try record("a", 1, on: "2026-12-10", findings: [Finding(.empty)])
        try record("b", 2, on: "2026-12-18")
        #expect(try report().firstArrival == arrival("2026-12-10"))
        #expect(try report().accepted?.arrival == arrival("2026-12-18"))
    }

    @Test func rule3TheDayOfADatedFolderMayComeLaterAndBeEarlier() throws {
        try record("a", 1, on: "2026-12-16")
        try record("a", 1, on: "2026-12-14", .datedFolder)
        #expect(try report().firstArrival == arrival("2026-12-14", .datedFolder))
    }

    @Test func rule3OnOneDayTheMostTrustedSourceIsTold() throws {
        try record("a", 1, on: "2026-12-16")
        try record("a", 1, on: "2026-12-16", .journal)
        #expect(try report().firstArrival == arrival("2026-12-16", .journal))
    }

    @Test func rule3ADayEnteredForAFileBeatsItsSightings() throws {
        try record("a", 1, on: "2026-12-10")
        try store.setArrival(
            ofFile: Sample.hash("a"), to: Sample.day("2026-12-12"), enteredAt: 5)
        #expect(try report().firstArrival == arrival("2026-12-12", .journal))
    }

    @Test func rule3ADayEnteredForALaterVersionDoesNotMakeTheFirstLate() throws {
        try record("a", 1, on: "2026-12-10")
        try record("b", 2, on: "2026-12-20", .journal)
        #expect(try report().firstArrival == arrival("2026-12-10"))
    }

    @Test func rule3TheLastDayEnteredForAReportBeatsAll() throws {
        try record("a", 1, on: "2026-12-10")
        for day in ["2026-12-01", "2026-12-13"] {
            try store.setArrival(of: Sample.report, to: Sample.day(day), enteredAt: 5)
        }
        #expect(try report().firstArrival == arrival("2026-12-13", .journal))
    }

    @Test func rule3NoDayCanBeEnteredForWhatNeverCame() throws {
        #expect(throws: StoreError.unknownFile(sha256: "x")) {
            try store.setArrival(ofFile: "x", to: Sample.day("2026-12-13"), enteredAt: 5)
        }
        #expect(
            throws: StoreError.unknownReport(
                inn: Sample.inn, period: Sample.period, formID: "M61")
        ) {
            try store.setArrival(of: Sample.report, to: Sample.day("2026-12-13"), enteredAt: 5)
        }
    }

    @Test func rule4ThePreviousReportIsTheAcceptedOneOfTheHalfYearBefore() throws {
        try record("a", 1, on: "2026-12-10")
        try record("b", 2, on: "2026-12-11", findings: [Finding(.empty)])
        let next = Sample.period.next
        #expect(try previous(Sample.inn, before: next)?[304, 3] == .number(1))
        #expect(
            try store.previousFile(inn: Sample.inn, before: next, formID: "M61")
                == Sample.hash("a"))
        #expect(try previous(Sample.inn, before: next.next) == nil)
        #expect(try previous("2", before: next) == nil)
        #expect(try store.previousFile(inn: "2", before: next, formID: "M61") == nil)
    }

    @Test func rule4AnInstitutionContinuesTheOneThatBecamePartOfIt() throws {
        try record("a", 1, on: "2026-12-10")
        try store.saveRegister(
            [Sample.organization("2"), Sample.organization(successor: "2")], takenAt: 2)
        #expect(try previous("2", before: Sample.period.next)?[304, 3] == .number(1))
    }

    @Test func rule4OneOfSeveralPredecessorsDoesNotStandForTheWhole() throws {
        try record("a", 1, on: "2026-12-10")
        try store.saveRegister(
            [
                Sample.organization("2"), Sample.organization(successor: "2"),
                Sample.organization("3", successor: "2"),
            ], takenAt: 2)
        #expect(try previous("2", before: Sample.period.next) == nil)
    }

    @Test func theSightingsOfAVersionAndOfAPeriodAreTold() throws {
        try record("a", 1, on: "2026-12-10")
        try record("b", 2, on: "2026-12-11")
        try record("a", 1, on: "2026-12-12")
        #expect(
            try store.arrivals(period: Sample.period, formID: "M61").map(\.outcome)
                == [.version, .version, .oldVersionAgain])
        #expect(
            try store.arrivals(of: Sample.report, version: 1).map(\.arrival)
                == [arrival("2026-12-10"), arrival("2026-12-12")])
        #expect(try store.arrivals(of: Sample.report, version: 9).isEmpty)
        #expect(try store.files() == [Sample.hash("a"), Sample.hash("b")].sorted())
    }

    @Test func onADayThereIsWhatHadArrived() throws {
        try record("a", 1, on: "2026-12-10")
        try record("b", 2, on: "2026-12-12", correction: 1)
        try record("c", 3, on: "2026-12-14")
        func number(_ day: String) throws -> (counting: Int?, latest: Int?) {
            let day = Sample.day(day)
            let report = try store.reports(period: Sample.period, formID: "M61", by: day)[1]
            let accepted = try store.acceptedReports(
                formID: "M61", period: Sample.period, by: day)
            #expect(accepted.map(\.version.number) == [report.accepted?.number].compactMap(\.self))
            let one = try store.acceptedVersion(of: Sample.report, by: day)
            #expect(one?.number == report.accepted?.number)
            #expect(
                try store.latestVersion(of: Sample.report, by: day)?.number
                    == report.latest?.number)
            return (report.accepted?.number, report.latest?.number)
        }
        #expect(try number("2026-12-09") == (nil, nil))
        #expect(try number("2026-12-11") == (1, 1))
        #expect(try number("2026-12-12") == (2, 2))
        #expect(try number("2026-12-14") == (2, 3))
        #expect(
            try store.recordedVersions(
                formID: "M61", countingFor: Sample.period, by: Sample.day("2026-12-11")) == 1)
        #expect(try store.recordedVersions(formID: "M61", countingFor: Sample.period) == 2)
    }

    private func record(
        _ word: String, _ number: Decimal, on date: String,
        _ source: Arrival.Source = .firstSeen, correction: Int? = nil, findings: [Finding] = []
    ) throws {
        let received = Sample.received(
            Sample.submission(number), correction: correction, findings: findings)
        _ = try store.record([
            Sample.file(word, on: date, source, outcome: .submission(received))
        ])
    }

    private func report() throws -> Report {
        try store.reports(period: Sample.period, formID: "M61")[1]
    }

    private func previous(_ inn: String, before period: Period) throws -> Submission? {
        try store.previousAccepted(inn: inn, before: period, formID: "M61")
    }

    private func arrival(_ date: String, _ source: Arrival.Source = .firstSeen) -> Arrival {
        Arrival(date: Sample.day(date), source: source)
    }
}
