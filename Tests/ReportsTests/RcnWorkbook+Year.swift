import Spreadsheet
import Testing
import WorkbookWriter

@testable import Reports

extension RcnWorkbook {
    /// The workbook of the half-years of a year, in their order.
    static func document(
        ofYear halves: [CityReports], previous: [CityReports] = [], showsAuthors: Bool = false,
        created: DateTime
    ) throws -> WorkbookDocument {
        document(
            try #require(halves.last), after: halves.dropLast().map { HalfYearFigures($0) },
            previous: YearSums(previous), showsAuthors: showsAuthors, created: created)
    }
}
