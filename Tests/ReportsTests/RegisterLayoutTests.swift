import DemoCity
import Forms
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Reports

// 1. What the layout writes, the import reads back equal and without problems.
// 2. The table can be continued: empty rows with the same rules, lists for type and district.
// 3. No text is cut, the header stays in view and is repeated on paper.
struct RegisterLayoutTests {
    private let form: Form
    private let created = DateTime(date: CalendarDate(dayNumber: 20_500))

    init() throws {
        form = try TestForm.m61()
    }

    private func reading(_ organizations: [Organization]) throws -> RegisterImport.Reading {
        let document = RegisterLayout(form: form).document(organizations, created: created)
        let reader = try WorkbookReader(bytes: try WorkbookFile.bytes(of: document))
        return RegisterImport(form: form).read(try reader.contents())
    }

    private func table(_ organizations: [Organization]) throws -> SheetDocument {
        let document = RegisterLayout(form: form).document(organizations, created: created)
        return try #require(document.sheets.first)
    }

    private func eccentrics() throws -> [Organization] {
        let winter = try #require(CalendarDate(iso: "2026-12-20"))
        let summer = try #require(CalendarDate(iso: "2027-07-01"))
        let second = Period(year: 2026, half: .second)
        return [
            Organization(
                inn: "0012345673", name: "=МАОУ «СШ № 1» & Ко <имени 'А'>",
                fullName: "Муниципальное учреждение\n\"Ёлочка\" – №\u{A0}1, 100 % #Н/Д",
                kind: "школа", district: "Ленинский", number: "007",
                hosts: ["sh1.example", "xn--80ak6aa92e.example"],
                synonyms: ["д/с 61", "+7-я школа", "школа, 2-й корпус"],
                extensions: [
                    .init(period: second, until: winter, reason: "карантин: ветряная оспа"),
                    .init(period: second.next, until: summer, reason: ""),
                ]),
            Organization(
                inn: "0000000018", name: "Демо сад", fullName: "Демо сад", kind: "детский сад",
                district: "Центральный", validFrom: CalendarDate(iso: "2015-09-01"),
                validTo: CalendarDate(iso: "2026-08-31"), successor: "0012345673",
                exemption: "капитальный ремонт; приём не ведётся"),
        ]
    }

    @Test func whatIsWrittenIsReadBackEqual() throws {
        let organizations = try eccentrics()
        let reading = try reading(organizations)
        #expect(reading.problems == [])
        #expect(reading.organizations == organizations)
    }

    @Test func theWholeDemonstrationCityIsReadBackEqual() throws {
        let organizations = DemoRegister.organizations(seed: 1, form: form)
        let reading = try reading(organizations)
        #expect(reading.problems == [])
        #expect(reading.organizations == organizations)
    }

    @Test func anEmptyRegisterIsARegister() throws {
        let reading = try reading([])
        #expect(reading.problems == [])
        #expect(reading.organizations == [])
    }

    @Test func whatPartsExtensionsCannotStandInAReason() throws {
        var organization = try eccentrics()[1]
        let until = try #require(CalendarDate(iso: "2026-12-20"))
        organization.successor = nil
        organization.extensions = [
            .init(
                period: Period(year: 2026, half: .second), until: until,
                reason: "карантин; ремонт\nкровли")
        ]
        let reading = try reading([organization])
        #expect(reading.problems == [])
        #expect(
            reading.organizations.first?.extensions.map(\.reason) == ["карантин, ремонт кровли"])
    }

    @Test func everyColumnHasItsCaptionAndARuleOfInput() throws {
        let sheet = try table(try eccentrics())
        let header = try #require(sheet.filter?.first.row)
        let captions = RegisterColumn.allCases.indices.map {
            sheet.cells[CellAddress(row: header, column: $0)]?.content
        }
        #expect(captions == RegisterColumn.allCases.map { .text($0.caption) })
        #expect(sheet.frozenAt == CellAddress(row: header + 1, column: 2))
        #expect(sheet.print.repeatedRows == header...header)
        #expect(sheet.validations.count == RegisterColumn.allCases.count)
        #expect(sheet.validations.allSatisfy { $0.range.rows == header + 1...header + 32 })
        let lists = sheet.validations.compactMap { placed -> [String]? in
            guard case .list(let values) = placed.validation.rule else { return nil }
            return values
        }
        #expect(
            lists == [
                form.choices(at: form.identity.kind), form.choices(at: form.identity.district),
            ])
        for prompt in sheet.validations.compactMap(\.validation.prompt) {
            #expect(prompt.title.count <= 32 && prompt.text.count <= 255)
        }
    }

    @Test func noTextIsCutAndThePageIsReadWithEase() throws {
        for organizations in [
            try eccentrics(), DemoRegister.organizations(seed: 1, form: form), [],
        ] {
            let document = RegisterLayout(form: form).document(organizations, created: created)
            for sheet in document.sheets {
                #expect(LayoutCheck.clipped(sheet) == [])
                let width = sheet.columnWidths.values.reduce(0, +)
                #expect(Theme.landscapeWidth / width >= Theme.leastScale)
            }
        }
    }
}
