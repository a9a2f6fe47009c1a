import CTime
import Parallel
import Spreadsheet
import Testing
import WorkbookReader

@testable import WorkbookWriter

/// 1. Workbooks that are written at the same time do not mix up.
struct SideBySideTests {
    @Test("1: each bears the day on which it was made") func days() throws {
        let days = (0..<400).map { CalendarDate(dayNumber: 20_000 + $0) }
        let created = try Parallel.map(days) { day in
            let book = try WorkbookFile.bytes(
                of: WorkbookDocument(
                    sheets: [SheetDocument(name: "Лист")],
                    properties: .init(title: "", author: "", created: DateTime(date: day))))
            return try WorkbookReader(bytes: book).properties().created
        }
        #expect(created == days.map { DateTime(date: $0) })
    }

    @Test("1: the library asks for days where threads do not share the answer") func time() {
        #expect(gmtime_is_shared_by_threads() != 0)
    }
}
