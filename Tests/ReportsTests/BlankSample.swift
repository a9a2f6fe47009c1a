import Forms
import Spreadsheet
import TestSupport
import Testing
import WorkbookWriter

@testable import Reports

/// A blank for tests.
enum BlankSample {
    static let period = Period(year: 2026, half: .second)
    static let organization = Organization(
        inn: "2460000003", name: "МАОУ СШ № 1 & Ко",
        fullName: "Муниципальное автономное общеобразовательное учреждение «Средняя школа № 1 "
            + "имени Героя Советского Союза»",
        kind: "школа", district: "Железнодорожный")

    static func document(
        _ layout: BlankLayout, organization: Organization? = organization,
        period: Period = period, values: Submission? = nil
    ) throws -> WorkbookDocument {
        let due = try #require(CalendarDate(year: 2026, month: 12, day: 15))
        let made = try #require(CalendarDate(year: 2026, month: 11, day: 1))
        return layout.document(
            organization: organization, period: period, due: due,
            created: DateTime(date: made), values: values)
    }
}
