import Forms
import FoundationEssentials
import Reports
import Spreadsheet
import Testing
import WorkbookWriter

@Suite struct ExportGuardTests {
    private static let created = DateTime(date: CalendarDate(dayNumber: 20_000))

    private static func names(_ city: TestCity) -> Set<String> {
        Set(city.reports.flatMap { [$0.organization.name, $0.organization.fullName] })
    }

    private static func check(_ document: WorkbookDocument, _ city: TestCity) -> [ExportGuard.Leak]
    {
        ExportGuard(against: city.reports, form: city.form, registerNames: names(city))
            .check(document)
    }

    @Test func neitherWorkbookHoldsATextThatASchoolTyped() throws {
        let city = try TestCity(of: 40)
        let statement = try city.statement()
        let guo = GuoWorkbook.document(statement, previous: statement, created: Self.created)
        let rcn = try #require(
            RcnWorkbook.document([statement], previous: [statement], created: Self.created))
        for document in [guo, rcn] {
            #expect(Self.check(document, city) == [])
            for sheet in document.sheets {
                let planted = sheet.cells.filter { "\($0.value.content)".contains("Фамильева") }
                #expect(planted.isEmpty, "\(sheet.name)")
            }
        }
    }

    @Test func everyTextCellOfAReportIsRecognised() throws {
        let city = try TestCity(of: 3)
        let submission = try #require(city.reports.compactMap(\.accepted).first?.submission)
        var document = GuoWorkbook.document(try city.statement(), created: Self.created)
        let address = CellAddress(row: 300, column: 2)
        for (key, entry) in submission.entries {
            guard case .text(let text)? = entry.value, case .text? = city.form.cell(at: key)?.kind
            else { continue }
            document.sheets[3].put(.text("Сведения: \(text)!"), at: address, CellStyle())
            #expect(
                Self.check(document, city)
                    == [.init(sheet: document.sheets[3].name, cell: address)], "\(key)")
        }
    }

    @Test func anExplanationNeverLeavesAndItsWarningIsNoLongerOpen() throws {
        var city = try TestCity(of: 12)
        let words = "Выплата назначена приказом с января следующего года"
        let index = try #require(city.reports.firstIndex { $0.latest?.verdict == .accepted })
        var finding = Finding(
            .ruleBroken(id: "R311", arguments: [.number(0), .number(3)]),
            at: .init(row: 314, column: 3), severity: .warning)
        func remarks() throws -> Int {
            let document = GuoWorkbook.document(try city.statement(), created: Self.created)
            #expect(Self.check(document, city) == [])
            let sheet = try #require(document.sheets.first { $0.name == "Замечания" })
            return sheet.cells.values.count { $0.content == .text("R311") }
        }
        city.reports[index].latest?.findings = [finding]
        #expect(try remarks() == 1)
        finding.explanation = words
        city.reports[index].latest?.findings = [finding]
        #expect(try remarks() == 0)
        var document = GuoWorkbook.document(try city.statement(), created: Self.created)
        let address = CellAddress(row: 300, column: 2)
        document.sheets[3].put(.text("Ответ: \(words)."), at: address, CellStyle())
        #expect(Self.check(document, city).map(\.cell) == [address])
    }

    @Test(arguments: [
        "Петрова М.И.", "8 (391) 227-55-44", "куратор: petrova@yandex.ru", "Анна Сергеевна Крылова",
    ])
    func whatLooksPersonalIsFoundWhereverItComesFrom(text: String) throws {
        let city = try TestCity(of: 3)
        var document = GuoWorkbook.document(try city.statement(), created: Self.created)
        let address = CellAddress(row: 1, column: 1)
        document.sheets[2].notes[address] = Note(text: text, author: "КИМЦ")
        document.sheets[1].print.footer += text
        document.properties.custom.append((name: "x", value: text))
        #expect(
            Self.check(document, city) == [
                .init(sheet: document.sheets[1].name, cell: nil),
                .init(sheet: document.sheets[2].name, cell: address),
                .init(sheet: "", cell: nil),
            ])
    }

    @Test func aRegisterNameMayHoldASurname() throws {
        var city = try TestCity(of: 3)
        city.reports[0].organization.name = "СШ № 150 имени Петрова И.И."
        let document = GuoWorkbook.document(try city.statement(), created: Self.created)
        #expect(Self.check(document, city) == [])
    }

    @Test func theWorkbooksNameAnOrganisationAsTheirAuthor() throws {
        let document = GuoWorkbook.document(
            try TestCity(of: 2).statement(), created: Self.created)
        #expect(document.properties.author == "МКУ КИМЦ")
    }

    @Test func aTextInsideAFormulaIsRecognised() throws {
        let city = try TestCity(of: 3)
        var document = GuoWorkbook.document(try city.statement(), created: Self.created)
        let address = CellAddress(row: 300, column: 2)
        for (formula, isLeak) in [
            ("=IF(A1=\"Петрова А. Б.\",1,0)", true), ("=IF(A1=\"да\",1,0)", false),
        ] {
            document.sheets[3].put(
                .formula(formula, cached: .number(0)), at: address, CellStyle())
            #expect(Self.check(document, city).contains { $0.cell == address } == isLeak)
        }
    }
}
