import Forms
import FoundationEssentials
import Reports
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

extension WorkbookDocument {
    fileprivate typealias Change = (inout WorkbookDocument) -> Void
}

extension ExportGuard {
    /// What it finds in the finished file of a document.
    fileprivate func leaks(in document: WorkbookDocument) throws -> [Leak] {
        try WorkbookFile.finished(document).withPath { try check(fileAt: $0) }
    }
}

@Suite struct ExportGuardTests {
    private static let created = DateTime(date: CalendarDate(dayNumber: 20_000))

    private static func check(
        _ document: WorkbookDocument, _ city: TestCity
    ) throws -> [ExportGuard.Leak] {
        var exportGuard = ExportGuard(
            forms: [city.form], register: city.reports.map(\.organization))
        for version in city.reports.flatMap({ [$0.latest, $0.accepted].compactMap(\.self) }) {
            exportGuard.learn(version, of: city.form)
        }
        return try exportGuard.leaks(in: document)
    }

    /// Where the tests plant: beside the tables, on a sheet without long ones.
    private static let sheet = 3
    private static let address = CellAddress(row: 300, column: 2)

    @Test func neitherWorkbookHoldsATextThatASchoolTyped() throws {
        let city = try TestCity(of: 40)
        let statement = try city.statement()
        let guo = GuoWorkbook.document(
            statement, previous: HalfYearSums(statement), created: Self.created)
        let rcn = RcnWorkbook.document(
            statement, previous: YearSums([statement]), created: Self.created)
        for document in [guo, rcn] {
            #expect(try Self.check(document, city) == [])
            for sheet in document.settled.sheets {
                let planted = sheet.cells.filter { "\($0.value.content)".contains("Фамильева") }
                #expect(planted.isEmpty, "\(sheet.name)")
            }
        }
    }

    @Test func everyTextCellOfAReportIsRecognised() throws {
        let city = try TestCity(of: 3)
        let submission = try #require(city.reports.compactMap(\.accepted).first?.submission)
        var document = GuoWorkbook.document(try city.statement(), created: Self.created)
        for (key, entry) in submission.entries {
            guard case .text(let text)? = entry.value, case .text? = city.form.cell(at: key)?.kind
            else { continue }
            document.sheets[Self.sheet].put(
                .text("Сведения: \(text)!"), at: Self.address, CellStyle())
            #expect(
                try Self.check(document, city)
                    == [.init(sheet: document.sheets[Self.sheet].name, cell: Self.address)],
                "\(key)")
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
            #expect(try Self.check(document, city) == [])
            let sheet = try #require(document.settled.sheets.first { $0.name == "Замечания" })
            return sheet.cells.values.count { $0.content == .text("R311") }
        }
        city.reports[index].latest?.findings = [finding]
        #expect(try remarks() == 1)
        finding.explanation = words
        city.reports[index].latest?.findings = [finding]
        #expect(try remarks() == 0)
        var document = GuoWorkbook.document(try city.statement(), created: Self.created)
        document.sheets[Self.sheet].put(.text("Ответ: \(words)."), at: Self.address, CellStyle())
        #expect(try Self.check(document, city).map(\.cell) == [Self.address])
    }

    @Test(arguments: [
        "Петрова М.И.", "8 (391) 227-55-44", "куратор: petrova@yandex.ru", "Анна Сергеевна Крылова",
    ])
    func whatLooksPersonalIsFoundWhereverItComesFrom(text: String) throws {
        let city = try TestCity(of: 3)
        var document = GuoWorkbook.document(try city.statement(), created: Self.created)
        document.sheets[2].notes[CellAddress(row: 1, column: 1)] = Note(text: "ок", author: "КИМЦ")
        document.sheets[1].print.footer += text
        document.properties.custom.append((name: "x", value: text))
        #expect(
            try Self.check(document, city) == [
                .init(sheet: document.sheets[1].name, cell: nil),
                .init(sheet: document.sheets[2].name, cell: nil),
                .init(sheet: "", cell: nil),
            ])
    }

    @Test(arguments: [
        "Петрова М.И.", "+7 391 227-55-44", "petrova@yandex.ru", "Анна Сергеевна Крылова",
    ])
    func everyCornerOfAFileIsLookedInto(text: String) throws {
        let city = try TestCity(of: 3)
        let clean = GuoWorkbook.document(try city.statement(), created: Self.created)
        let name = clean.sheets[Self.sheet].name
        let chart = try #require(clean.sheets.firstIndex { !$0.charts.isEmpty })
        let corners: [(WorkbookDocument.Change, ExportGuard.Leak)] = [
            (
                { $0.sheets[Self.sheet].put(.text("(\(text))"), at: Self.address, CellStyle()) },
                .init(sheet: name, cell: Self.address)
            ),
            (
                {
                    $0.sheets[Self.sheet].put(
                        .formula("\"\(text)\"&A1", cached: .number(0)), at: Self.address,
                        CellStyle())
                }, .init(sheet: name, cell: Self.address)
            ),
            (
                {
                    $0.sheets[Self.sheet].put(
                        .formula("A1", cached: .text(text)), at: Self.address, CellStyle())
                }, .init(sheet: name, cell: Self.address)
            ),
            (
                {
                    $0.sheets[Self.sheet].put(
                        .link(text: "ссылка", target: .web("mailto:petrova@yandex.ru")),
                        at: Self.address, CellStyle())
                }, .init(sheet: name, cell: nil)
            ),
            (
                {
                    $0.sheets[Self.sheet].validations = [
                        PlacedValidation(
                            range: CellRange(Self.address, Self.address),
                            validation: Validation(.any, prompt: .init(title: "", text: text)))
                    ]
                }, .init(sheet: name, cell: nil)
            ),
            (
                { $0.sheets[chart].charts[0].chart.title = text },
                .init(sheet: clean.sheets[chart].name, cell: nil)
            ),
            (
                { $0.sheets[chart].charts[0].chart.series[0].name = text },
                .init(sheet: clean.sheets[chart].name, cell: nil)
            ),
            ({ $0.properties.title = text }, .init(sheet: "", cell: nil)),
            ({ $0.properties.subject = text }, .init(sheet: "", cell: nil)),
            ({ $0.properties.author = text }, .init(sheet: "", cell: nil)),
            ({ $0.properties.custom = [("x", text)] }, .init(sheet: "", cell: nil)),
            (
                { $0.names.append(.init(name: "Имя", formula: "\"\(text)\"")) },
                .init(sheet: "", cell: nil)
            ),
        ]
        for (index, (plant, leak)) in corners.enumerated() {
            var document = clean
            plant(&document)
            #expect(try Self.check(document, city).contains(leak), "\(index)")
        }
        #expect(try Self.check(clean, city) == [])
    }

    @Test func theNameOfASheetIsLookedAt() throws {
        let city = try TestCity(of: 3)
        var document = GuoWorkbook.document(try city.statement(), created: Self.created)
        document.sheets.append(SheetDocument(name: "Петрова Мария Ивановна"))
        #expect(
            try Self.check(document, city).contains(
                .init(sheet: "Петрова Мария Ивановна", cell: nil)))
    }

    @Test func aRowThatIsMadeOnTheWayIsLookedAt() throws {
        let city = try TestCity(of: 3)
        var document = GuoWorkbook.document(try city.statement(), created: Self.created)
        let table = try #require(document.sheets.firstIndex { $0.madeRows != nil })
        let made = try #require(document.sheets[table].madeRows)
        document.sheets[table].madeRows = MadeRows(from: made.first, count: made.count) {
            try $0.map { index in
                var row = try made.rows(index..<index + 1)[0]
                if index == 1 {
                    row.cells[1].document.content = .text("директор Крылова Анна Сергеевна")
                }
                return row
            }
        }
        #expect(
            try Self.check(document, city) == [
                .init(
                    sheet: document.sheets[table].name,
                    cell: CellAddress(row: made.first + 1, column: 1))
            ])
    }

    @Test func aPersonalValueOfNoTellingWordsStopsNothing() throws {
        // Whoever writes «Нет» where a name is asked for must not stop everybody's workbook.
        let city = try TestCity(of: 3)
        var exportGuard = ExportGuard(forms: [city.form], register: [])
        exportGuard.learn("не требуется", isPersonal: true)
        exportGuard.learn("Да", isPersonal: true)
        let document = GuoWorkbook.document(try city.statement(), created: Self.created)
        #expect(try exportGuard.leaks(in: document) == [])
    }

    @Test func aFileThatCannotBeReadMayNotLeave() throws {
        let city = try TestCity(of: 3)
        let exportGuard = ExportGuard(forms: [city.form], register: [])
        let document = GuoWorkbook.document(try city.statement(), created: Self.created)
        let bytes = try WorkbookFile.bytes(of: document)
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes.prefix(bytes.count / 2)).write(to: file)
        #expect(throws: WorkbookError.self) { _ = try exportGuard.check(fileAt: file.path) }
    }

    @Test func whatIsPublishedMayBeTypedByOthersButNamesNobody() throws {
        let city = try TestCity(of: 3)
        let form = try TestForm.m72()
        let title = "Первый шаг наставника: из опыта школы с двумя сотнями молодых педагогов"
        let author = "Крылова Анна Сергеевна"
        func row(_ ordinal: Int, _ title: String, agreed: String) -> RegisterRow {
            let values = [7263: title, 7266: author, 7267: agreed]
            return RegisterRow(
                ordinal: ordinal,
                entries: values.mapValues {
                    Entry(
                        value: .text($0), typed: $0,
                        source: CellSource(sheet: "", cell: CellAddress(row: 0, column: 0)))
                })
        }
        func hits(_ text: String, agreed: String = "да", withAuthors: Bool = false) throws -> Bool {
            let own = Submission(registers: [
                4: [row(1, title, agreed: agreed), row(2, title + " " + author, agreed: agreed)]
            ])
            var exportGuard = ExportGuard(forms: [city.form, form], register: [])
            for register in PublishedRegister.all(of: form, in: [own]) {
                exportGuard.allow(register, withAuthors: withAuthors)
            }
            form.forEachTypedText(in: own) { exportGuard.learn($0, isPersonal: $1) }
            exportGuard.learn("«\(title)».", isPersonal: false)
            var document = GuoWorkbook.document(try city.statement(), created: Self.created)
            document.sheets[Self.sheet].put(.text(text), at: Self.address, CellStyle())
            return try !exportGuard.leaks(in: document).isEmpty
        }
        #expect(try !hits(title))
        #expect(try hits(title + " " + author))
        #expect(try hits(author))
        #expect(try hits(author, agreed: "нет", withAuthors: true))
        #expect(try !hits(author, withAuthors: true))
        #expect(try hits("Петров Иван Ильич", withAuthors: true))
    }

    @Test func aRegisterNameMayHoldASurname() throws {
        var city = try TestCity(of: 3)
        city.reports[0].organization.name = "СШ № 150 имени Петрова И.И."
        let document = GuoWorkbook.document(try city.statement(), created: Self.created)
        #expect(try Self.check(document, city) == [])
    }

    @Test func theWorkbooksNameAnOrganisationAsTheirAuthor() throws {
        let document = GuoWorkbook.document(
            try TestCity(of: 2).statement(), created: Self.created)
        #expect(document.properties.author == "МКУ КИМЦ")
    }

    @Test func aTextInsideAFormulaIsRecognised() throws {
        let city = try TestCity(of: 3)
        var document = GuoWorkbook.document(try city.statement(), created: Self.created)
        for (formula, isLeak) in [
            ("=IF(A1=\"Петрова А. Б.\",1,0)", true), ("=IF(A1=\"да\",1,0)", false),
        ] {
            document.sheets[Self.sheet].put(
                .formula(formula, cached: .number(0)), at: Self.address, CellStyle())
            #expect(try Self.check(document, city).contains { $0.cell == Self.address } == isLeak)
        }
    }
}
