// 1. КИМЦ's workbook has all sheets of that for ГУО, and sheets that no other workbook has.
// 2. Contacts are what stands with personal cells in the form, of every institution.
// 3. Every row of a register is listed, with the numbers and days as such.
// 4. Texts are whole, however long; every version and finding is in the protocols.
import Completeness
import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookWriter

@testable import Reports

@Suite struct KimcSheetsTests {
    private static let created = DateTime(date: TestCity.deadline)
    private static let own = [
        "Контакты", "Реестр_программ", "Справки", "Протоколы", "Пояснения", "Источники",
    ]

    /// A city whose first institution has three programmes, a long text and two versions.
    private static func city(
        of count: Int = 12, text: String = "Коротко."
    ) throws -> (city: CityReports, reports: [Report]) {
        var city = try TestCity(of: count)
        let register = try #require(city.form.sheets.first { $0.isRegister })
        let source = CellSource(sheet: "5", cell: CellAddress(row: 0, column: 0))
        for index in city.reports.indices {
            guard var latest = city.reports[index].latest else { continue }
            latest.submission.registers[register.number] = (1...3).map { ordinal in
                RegisterRow(
                    ordinal: ordinal,
                    entries: [
                        501: Entry(value: .number(Decimal(ordinal)), typed: "", source: source),
                        502: Entry(value: .text("П-0\(ordinal)"), typed: "", source: source),
                        509: Entry(value: .date(TestCity.deadline), typed: "", source: source),
                        510: Entry(value: nil, typed: "непонятно", source: source),
                    ])
            }
            latest.submission.entries[ValueKey(1001)] = Entry(
                value: .text(text), typed: text, source: source)
            let isAccepted = city.reports[index].accepted != nil
            city.reports[index].latest = latest
            city.reports[index].accepted = isAccepted ? latest : nil
        }
        return (try city.statement(), city.reports)
    }

    @Test("1") func onlyItHasItsSheets() throws {
        let city = try Self.city().city
        let kimc = try KimcWorkbook.settled(
            city, previous: HalfYearSums(city), created: Self.created)
        let guo = GuoWorkbook.document(
            city, previous: HalfYearSums(city), created: Self.created)
        let rcn = RcnWorkbook.document(city, created: Self.created)
        #expect(kimc.sheets.map(\.name) == guo.sheets.map(\.name) + Self.own)
        #expect(!(guo.sheets + rcn.sheets).contains { Self.own.contains($0.name) })
        #expect(
            try kimc.sheet("Титул").texts.contains("Для служебного пользования МКУ КИМЦ"))
        for sheet in kimc.sheets { #expect(sheet.print.footer.contains("служебного пользования")) }
        #expect(try kimc.sheet("Методика").texts.contains { $0.contains("не передают") })
        #expect(try WorkbookFile.bytes(of: kimc).count > 10_000)
        for name in Self.own { #expect(LayoutCheck.clipped(try kimc.sheet(name)) == []) }
    }

    @Test("2") func contactsFollowFromTheForm() throws {
        let (city, reports) = try Self.city()
        #expect(ContactsSheet.keys(of: city.form).map(\.row) == [116, 117, 118, 119])
        let sheet = try KimcWorkbook.settled(city, created: Self.created).sheet("Контакты")
        let first = try #require(sheet.frozenAt).row
        for offset in reports.indices {
            let name = try #require(sheet.shown(first + offset, 1))
            let report = try #require(reports.first { $0.organization.name == name })
            // What arrived after the day of the statement is not in it.
            let status = try #require(
                city.board.statuses.first { $0.organization == report.organization })
            let submission = status.version?.submission
            #expect(sheet.shown(first + offset, 5) == submission?.text(at: ValueKey(117)))
        }
    }

    @Test("3") func everyRowOfARegisterIsListed() throws {
        let city = try Self.city().city
        let sheet = try KimcWorkbook.settled(city, created: Self.created)
            .sheet("Реестр_программ")
        let first = try #require(sheet.frozenAt).row
        let rows = 3 * city.board.statuses.count { $0.version != nil }
        #expect(sheet.filter?.rows == first - 1...first + rows - 1)
        #expect(sheet.value(first, 5) == 1)
        #expect(sheet.shown(first + 1, 6) == "П-02")
        let contents = (5...22).compactMap {
            sheet.cells[CellAddress(row: first, column: $0)]?.content
        }
        #expect(contents.contains(.date(TestCity.deadline)))
        #expect(contents.contains(.text("непонятно")))
    }

    @Test("4") func aLongTextIsWhole() throws {
        let text =
            (1...400).map { "слово\($0)" }.joined(separator: " ")
            + String(repeating: "\nСтрока", count: 60)
        let sheet = try KimcWorkbook.settled(Self.city(text: text).city, created: Self.created)
            .sheet("Справки")
        #expect(LayoutCheck.clipped(sheet) == [])
        let first = try #require(sheet.frozenAt).row
        var pieces: [String] = []
        for row in first..<first + 20
        where sheet.value(row, 4) == 1001 && sheet.shown(row, 3) == sheet.shown(first, 3) {
            pieces.append(try #require(sheet.shown(row, 6)))
        }
        #expect(pieces.count > 1)
        func words(_ text: String) -> [String] {
            text.split(whereSeparator: \.isWhitespace).map(String.init)
        }
        #expect(pieces.flatMap(words) == words(text))
        #expect(sheet.rowHeights.values.allSatisfy { $0 <= 409 })
    }

    @Test("4") func everyVersionIsInTheProtocols() throws {
        var city = try TestCity(of: 40)
        let index = try #require(
            city.reports.firstIndex { $0.latest?.verdict == .returned })
        let report = city.reports[index]
        let latest = try #require(report.latest)
        var second = latest
        second.number = 2
        second.findings = []
        second.verdict = .accepted
        city.reports[index].latest = second
        city.reports[index].accepted = second
        let sheet = try KimcWorkbook.settled(
            city.statement(), versions: [report.organization.inn: [latest, second]],
            created: Self.created
        ).sheet("Протоколы")
        let rows = sheet.cells.filter {
            $0.key.column == 2 && $0.value.content == .text(report.organization.inn)
        }.keys.map(\.row).sorted()
        #expect(rows.map { sheet.value($0, 3) } == latest.findings.map { _ in 1 } + [2])
        #expect(sheet.shown(rows[0], 5) == "На доработке")
        #expect(Set(rows.dropLast().map { sheet.shown($0, 7) }) == ["R301", "C03"])
        let last = try #require(rows.last)
        #expect(sheet.shown(last, 9) == "Замечаний нет.")
        // What a school typed into a text cell is not repeated even here.
        #expect(!sheet.texts.contains { $0.contains("Фамильева301") })
    }

    @Test("4: what is personal in a report is not repeated", arguments: [1, 2])
    func protocolsAreDiscreet(number: Int) throws {
        var city = try TestCity(of: 3)
        let index = try #require(city.reports.firstIndex { $0.latest != nil })
        var latest = try #require(city.reports[index].latest)
        let words = "тайные слова"
        let key = ValueKey(1001)
        latest.number = number
        latest.submission.entries[key] = Entry(
            value: .text(words), typed: words,
            source: CellSource(sheet: "10", cell: CellAddress(row: 0, column: 0)))
        // That these words are somebody's follows from the report alone.
        latest.findings = [
            Finding(.personalData(kind: .phone), at: .init(row: key.row, column: key.column)),
            Finding(.notANumber(found: words), at: .init(row: 301, column: 3)),
        ]
        city.reports[index].latest = latest
        city.reports[index].accepted = nil
        let sheet = try KimcWorkbook.settled(city.statement(), created: Self.created)
            .sheet("Протоколы")
        #expect(!sheet.texts.contains { $0.contains(words) })
        latest.findings.removeFirst()
        city.reports[index].latest = latest
        let open = try KimcWorkbook.settled(city.statement(), created: Self.created)
            .sheet("Протоколы")
        #expect(open.texts.contains { $0.contains(words) })
    }

    @Test("4") func withoutReportsItSaysSo() throws {
        var city = try TestCity(of: 2)
        city.reports = city.reports.map { Report(organization: $0.organization) }
        let book = try KimcWorkbook.settled(city.statement(), created: Self.created)
        for (name, sentence) in [
            ("Реестр_программ", "Строк в реестрах пока нет."), ("Справки", "Справок пока нет."),
            ("Протоколы", "Отчётов пока нет."),
        ] {
            #expect(try book.sheet(name).texts.contains(sentence))
        }
    }
}
