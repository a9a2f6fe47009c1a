import Consolidation
import Forms
import Foundation
import Spreadsheet
import TestSupport
import Testing
import Validation
import WorkbookReader
import WorkbookWriter

@testable import Reports

/// The workbook that settles a round.
///
/// 1. It is read as it is filled in.
/// 2. What is disputed is required, counted on «Проверка» and led to on a sheet of its own.
/// 3. What was recommended in the round before and is not marked is required as well.
/// 4. What the round before did not send is told so and does not come back as sent.
/// 5. A thousand rows are merged, written and read again.
@Suite struct SettlingSheetTests {
    private static let created = DateTime(date: CalendarDate(dayNumber: 20_000))
    private let city: TestCity
    private let sites: CheckedSites

    init() throws {
        city = try TestCity(of: 40)
        sites = try CheckedSites(city)
    }

    private var districts: [String] { city.form.choices(at: city.form.identity.district) }

    private func sheet(_ name: String, of book: WorkbookDocument) throws -> SheetDocument {
        try #require(book.sheets.first { $0.name == name })
    }

    private func settling(_ round: SiteRound) throws -> WorkbookDocument {
        SettlingSheet.document(
            round, organizations: sites.organizations,
            due: try #require(round.form.dueDate(of: round.round)), created: Self.created,
            layout: BlankLayout(form: round.form)
        ).settled
    }

    /// What is wrong in a workbook that is sent back as it lies there.
    private func findings(
        in document: WorkbookDocument, of round: SiteRound
    ) throws -> [Finding] {
        let reading = FormImport(form: round.form).read(
            try WorkbookReader(bytes: try WorkbookFile.bytes(of: document)).contents())
        let due = try #require(round.form.dueDate(of: round.round))
        return reading.findings
            + Validator(form: round.form).findings(
                in: reading.submission,
                context: ValidationContext(period: round.round, due: due, today: due))
    }

    /// How many required cells of a sheet are empty, as «Проверка» counts them.
    private func left(on sheet: String, of document: WorkbookDocument) throws -> Double? {
        let check = try self.sheet("Проверка", of: document)
        let row = check.cells.first { _, cell in
            if case .link(sheet, _) = cell.content { true } else { false }
        }?.key.row
        guard
            case .formula(_, .number(let count))? = check.cells[
                CellAddress(row: try #require(row), column: 4)]?.content
        else { return nil }
        return count
    }

    // 1
    @Test func theSettlingWorkbookIsReadAsItIsFilledIn() throws {
        let form = sites.round.form
        let document = SettlingSheet.document(
            sites.round, organizations: sites.organizations,
            due: try #require(form.dueDate(of: sites.round.round)), created: Self.created,
            layout: BlankLayout(form: form))
        let reader = try WorkbookReader(bytes: try WorkbookFile.bytes(of: document))
        let reading = FormImport(form: form).read(try reader.contents())
        #expect(reading.findings.filter { $0.severity == .error } == [])
        let submission = reading.submission
        #expect(submission[104] == .text("сводный лист"))
        let round = try #require(
            SiteRound(
                sites.round.round, form: form,
                sheets: [SiteRound.Sheet(checker: "сводный", submission: submission)],
                checking: city.form, reports: [:], register: sites.organizations))
        for organization in sites.organizations {
            let (one, other) = (
                sites.round.results[organization.inn], round.results[organization.inn]
            )
            #expect(one?.score == other?.score)
            #expect(
                one?.recommendations.filter { $0.code != "6311" && $0.code != "6310" }.map(\.code)
                    == other?.recommendations.filter { $0.code != "6311" && $0.code != "6310" }
                    .map(\.code))
        }
        for inn in sites.disputed { #expect(round.results[inn]?.standing == .incomplete) }
    }

    // 2
    @Test func whatIsDisputedIsRequired() throws {
        let document = try settling(sites.round)
        let found = try findings(in: document, of: sites.round)
        #expect(sites.disputed.count > 2)
        #expect(found.map(\.fact) == sites.disputed.map { _ in .empty })
        #expect(Set(found.map(\.place.column)) == [6203])
        #expect(try left(on: "2_Чек-лист", of: document) == Double(sites.disputed.count))
        #expect(try left(on: "3_Рекомендации", of: document) == 0)
        let disputes = try sheet("Расхождения", of: document)
        let links = disputes.cells.values.compactMap { cell -> CellAddress? in
            guard case .link(_, .cell(sheet: "2_Чек-лист", let address)) = cell.content else {
                return nil
            }
            return address
        }
        #expect(Set(links) == Set(found.compactMap(\.place.cell)))
        let states = disputes.cells.values.filter { $0.content.cachedText == "не решено" }
        #expect(states.count == sites.disputed.count)
        #expect(
            disputes.cells.values.contains {
                $0.content.cachedText == "Осталось решить: \(sites.disputed.count)"
            })
        #expect(LayoutCheck.clipped(disputes) == [])
    }

    // 2
    @Test func withoutADisputeThereIsNoSheetOfThem() throws {
        #expect(try settling(sites.round).sheets.contains { $0.name == "Расхождения" })
        let sheets = CheckedSites.sheets(of: sites.organizations, on: "2026-07-14")
        let calm = try round([sheets[1]], before: nil)
        let document = try settling(calm)
        #expect(!document.sheets.contains { $0.name == "Расхождения" })
        #expect(try findings(in: document, of: calm) == [])
    }

    private func round(_ sheets: [SiteRound.Sheet], before: SiteRound?) throws -> SiteRound {
        try #require(
            SiteRound(
                before?.round.next ?? sites.round.round, form: sites.round.form, sheets: sheets,
                checking: city.form, reports: [:], register: sites.organizations, before: before))
    }

    // 3
    @Test func theFulfilmentOfWhatWasRecommendedIsRequiredWhereTheSiteWasSeen() throws {
        let seen = Array(
            sites.organizations.filter {
                !(sites.round.results[$0.inn]?.recommendations ?? []).isEmpty
            }.prefix(5))
        let checked = CheckedSites.sheets(of: seen, on: "2027-01-14")
        // Only the second agrees with itself.
        let next = try round([checked[1]], before: sites.round)
        let recommended = seen.flatMap { sites.round.results[$0.inn]?.recommendations ?? [] }
            .filter(\.isSent).count
        #expect(recommended > 5)
        let document = try settling(next)
        let found = try findings(in: document, of: next)
        #expect(found.map(\.fact) == Array(repeating: .empty, count: recommended))
        #expect(Set(found.map(\.place.column)) == [6337])
        #expect(try left(on: "3_Рекомендации", of: document) == Double(recommended))
        #expect(next.earlierCount(.unmarked) == recommended)
        #expect(next.earlierCount(.unseen) > 0)
    }

    // 4
    @Test func whatWasNotSentDoesNotComeBackAsSent() throws {
        let school = try #require(sites.organizations.first)
        let place = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
        func advice(_ values: [Int: String]) -> RegisterRow {
            RegisterRow(
                ordinal: 1,
                entries: values.mapValues { Entry(value: .text($0), typed: "", source: place) })
        }
        var sheet = CheckedSites.sheets(of: [school], on: "2026-07-14")[1]
        sheet.submission.registers[3] = [
            advice([6331: school.inn, 6332: "этот раунд", 6333: "6301", 6336: "нет"])
        ]
        let before = try round([sheet], before: nil)
        var later = CheckedSites.sheets(of: [school], on: "2027-01-14")[1]
        later.submission.registers[3] = ["6301", "6303"].map {
            advice([6331: school.inn, 6332: "прошлый раунд", 6333: $0, 6337: "да"])
        }
        let next = try round([later], before: before)
        let document = try settling(next)
        #expect(try findings(in: document, of: next) == [])
        let rows = try #require(
            FormImport(form: next.form).read(
                try WorkbookReader(bytes: try WorkbookFile.bytes(of: document)).contents()
            ).submission.registers[3])
        #expect(rows.map { $0.entries[6333]?.value } == [.text("6301"), .text("6303")])
        #expect(rows.map { $0.entries[6336]?.value } == [.text("нет"), .text("нет")])
        #expect(rows.map { $0.entries[6337]?.value } == [.text("да"), .text("да")])
        #expect(rows.last?.entries[6334]?.value == .text("Разместить документ: …"))
        #expect(rows.map { $0.entries[6335]?.value == nil } == [false, true])
        let book = SitesWorkbook.document(
            next, organizations: sites.organizations, districts: districts, created: Self.created
        ).settled
        let told = try self.sheet("Рекомендации", of: book)
        let outcomes = told.cells.filter {
            $0.value.content == .text("в прошлом раунде не давалась")
        }.keys.map(\.row)
        #expect(outcomes.count == 2)
        for row in outcomes {
            #expect(told.cells[CellAddress(row: row, column: 8)]?.content == .text("нет"))
            let text = told.cells[CellAddress(row: row, column: 6)]?.content.cachedText ?? ""
            #expect(!text.isEmpty)
        }
        #expect(LayoutCheck.clipped(told) == [])
    }

    // 5
    @Test func aThousandRowsAreMergedWrittenAndReadAgain() throws {
        let form = sites.round.form
        let organizations = (1...1000).map { number in
            Organization(
                inn: INN.completing("24\(1_000_000 + number)") ?? "", name: "МБОУ № \(number)",
                fullName: "Школа № \(number)", kind: "школа", district: districts[number % 7])
        }
        #expect(Set(organizations.map(\.inn)).count == 1000)
        let sheets = CheckedSites.sheets(of: organizations, on: "2026-07-14")
        let reports = organizations.map {
            ($0.inn, SiteRound.CheckedReport(values: nil, arrived: nil, due: TestCity.deadline))
        }
        let round = try #require(
            SiteRound(
                sites.round.round, form: form, sheets: sheets, checking: city.form,
                reports: Dictionary(uniqueKeysWithValues: reports), register: organizations))
        let tally = round.tally(of: organizations.map(\.inn))
        #expect(tally.base == 1000 && tally.checked == 1000)
        #expect(tally.scored == 999 && tally.mean == 100)
        let document = SettlingSheet.document(
            round, organizations: organizations, due: try #require(form.dueDate(of: round.round)),
            created: Self.created, layout: BlankLayout(form: form))
        let reading = FormImport(form: form).read(
            try WorkbookReader(bytes: try WorkbookFile.bytes(of: document), limits: .large)
                .contents())
        let rows = try #require(reading.submission.registers[2])
        #expect(rows.count == 1000)
        #expect(rows.compactMap { $0.entries[6222]?.value } == organizations.map { .text($0.inn) })
        #expect(rows.count { $0.entries[6203]?.value == nil } == 1)
    }
}

extension CellContent {
    /// The text that is shown.
    var cachedText: String? {
        switch self {
        case .text(let text), .formula(_, .text(let text)): text
        default: nil
        }
    }
}
