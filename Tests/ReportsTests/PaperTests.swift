import Forms
import Spreadsheet
import TestSupport
import Testing
import WorkbookWriter

@testable import Reports

/// 1. Every table is printed at a scale that can be read: on one page wide, or on pages side by side
///    that each begin with the columns that tell the row.
/// 2. A break never parts what one caption stands over, unless that is wider than a page.
struct PaperTests {
    private static func books() throws -> [WorkbookDocument] {
        let city = try TestCity(of: 12)
        let reports = try city.statement().withRoadMap(
            of: city.reports.lazy.compactMap(\.accepted).first?.submission,
            on: TestCity.deadline.adding(days: 20))
        let created = DateTime(date: TestCity.deadline)
        return [
            try KimcWorkbook.settled(reports, previous: HalfYearSums(reports), created: created),
            RcnWorkbook.document(reports, created: created),
        ]
    }

    private static func room(_ print: PrintSetup) -> Double {
        switch print.paper {
        case .a4: print.isLandscape ? Theme.landscapeWidth : Theme.portraitWidth
        case .a3: Theme.largeLandscapeWidth
        }
    }

    @Test("1") func everySheetCanBeReadOnPaper() throws {
        var isSideBySide: Set<Bool> = []
        for sheet in try Self.books().flatMap(\.sheets) {
            let print = sheet.print
            let last = print.area?.columns.upperBound ?? sheet.columnWidths.keys.max() ?? 0
            func width(_ columns: Range<Int>) -> Double {
                columns.reduce(0) { $0 + (sheet.columnWidths[$1] ?? 0) + 5 / 7 }
            }
            isSideBySide.insert(!print.fitsWidth)
            if print.fitsWidth {
                #expect(
                    Self.room(print) / width(0..<last + 1) >= Theme.leastTableScale, "\(sheet.name)"
                )
                continue
            }
            let repeated = try #require(print.repeatedColumns, "\(sheet.name)")
            #expect(repeated.lowerBound == 0 && print.repeatedRows != nil)
            #expect(Double(print.scale) / 100 >= Theme.leastTableScale)
            let head = repeated.upperBound + 1
            let starts = [head] + print.columnBreaks + [last + 1]
            #expect(starts == starts.sorted() && Set(starts).count == starts.count)
            #expect(starts.count <= 8, "\(sheet.name) is \(starts.count - 1) pages wide")
            for (start, end) in zip(starts, starts.dropFirst()) {
                let page = width(0..<head) + width(start..<end)
                #expect(page * Double(print.scale) / 100 <= Self.room(print), "\(sheet.name)")
            }
        }
        #expect(isSideBySide == [true, false])
    }

    @Test("2") func captionsStayWhole() {
        func breaks(_ groups: [(String?, Double)]) -> [Int] {
            var page = TablePage(name: "Лист", tab: Theme.Palette.readTab, footer: "")
            page.setColumns(groups.map { .init("", group: $0.0, width: $0.1) })
            page.addHeader(numbered: false)
            page.freeze(leftOf: 1, repeatingRowsFrom: 0)
            return page.sheet.print.columnBreaks
        }
        let room = Theme.largeLandscapeWidth / Theme.leastTableScale
        let half = room * 0.4
        #expect(breaks([(nil, 10), ("а", half), ("б", half), ("б", half), (nil, half)]) == [2, 4])
        #expect(breaks([(nil, 10), (nil, half), (nil, half), (nil, half)]) == [3])
        #expect(breaks([(nil, 10)] + Array(repeating: ("а", half), count: 3)) == [3])
        #expect(breaks([(nil, 10), (nil, half)]) == [])
    }
}
