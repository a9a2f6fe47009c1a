import Forms
import FoundationEssentials
import Spreadsheet
import Testing

@testable import Store

@Suite struct StoreTests {
    @Test func aReportThatWasRecordedComesBack() throws {
        let store = try Store.inMemory()
        try store.saveRegister([Sample.organization()], takenAt: 1)
        let submission = Sample.submission()
        let result = try store.record([Sample.file("a", submission)])
        #expect(result == [RecordedFile(sha256: Sample.hash("a"), result: .version(1))])
        let report = try #require(
            try store.reports(period: Sample.period, formID: "M61").first)
        #expect(report.latest?.submission.entries == submission.entries)
        #expect(report.latest?.submission.places == submission.places)
    }
}
