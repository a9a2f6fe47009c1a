import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Reports

// 1. The facts of the register are filled in and can be corrected.
// 2. What a school sent comes back: every value is read from the file as it was written.
// 3. What was not understood stands as it was typed.
// 4. A register grows when more rows were sent than the blank offers.
// 5. A row is as high as the texts that were sent need, and may become as low as it was.
// 6. The check counts required cells under the answers given, empty ones among them.
struct BlankFillingTests {
    let form: Form
    let layout: BlankLayout

    init() throws {
        form = try TestForm.m61()
        layout = BlankLayout(form: form)
    }

    private func entry(_ value: FormValue?, typed: String = "") -> Entry {
        Entry(
            value: value, typed: typed,
            source: CellSource(sheet: "", cell: CellAddress(row: 0, column: 0)))
    }

    private func read(_ document: WorkbookDocument) throws -> FormReading {
        let bytes = try WorkbookFile.bytes(of: document)
        return FormImport(form: form).read(try WorkbookReader(bytes: bytes).contents())
    }

    @Test func theRegistersFactsAreReadFromTheBlank() throws {
        let reading = try read(try BlankSample.document(layout))
        let values = reading.submission.entries.mapValues(\.value)
        #expect(
            values == [
                ValueKey(101): .text(BlankSample.organization.fullName),
                ValueKey(102): .text("МАОУ СШ № 1 & Ко"), ValueKey(103): .text("2460000003"),
                ValueKey(104): .text("Железнодорожный"), ValueKey(105): .text("школа"),
                ValueKey(106): .number(2026), ValueKey(107): .text("2 (срок 15 декабря)"),
                ValueKey(109): .text("первичный"), ValueKey(110): .number(0),
            ])
        let rows = reading.submission.registers.values.map(\.count)
        #expect(rows == [0])
        #expect(reading.submission.formVersion == form.version)
        #expect(reading.findings.isEmpty)
        let cells = form.sheets.flatMap(\.rows).map(\.cells.count)
        #expect(reading.submission.places.count == cells.reduce(0, +))
    }

    @Test func valuesOfEveryTypeComeBack() throws {
        let day = try #require(CalendarDate(year: 2026, month: 6, day: 1))
        var values = Submission()
        values.entries = [
            ValueKey(108): entry(.date(day)), ValueKey(301): entry(.number(1234)),
            ValueKey(813): entry(.number(Decimal(85) / 10)),
            ValueKey(202, 5): entry(.text("=12/3")), ValueKey(203, 5): entry(.text("007")),
            ValueKey(1001): entry(.text("Первая строка\nВторая строка")),
        ]
        values.registers[5] = [
            RegisterRow(
                ordinal: 1,
                entries: [502: entry(.text("П-01")), 509: entry(.date(day))])
        ]
        let read = try read(try BlankSample.document(layout, values: values)).submission
        #expect(read.entries.mapValues(\.value) == values.entries.mapValues(\.value))
        let row = try #require(read.registers[5]?.first)
        #expect(row.entries[502]?.value == .text("П-01"))
        #expect(row.entries[509]?.value == .date(day))
        #expect(read.registers[5]?.count == 1)
    }

    @Test func whatWasNotUnderstoodStandsAsTyped() throws {
        var values = Submission()
        values.entries = [ValueKey(301): entry(nil, typed: "пять")]
        let document = try BlankSample.document(layout, values: values)
        let staff = try #require(document.sheets.first { $0.name == "3_Кадры" })
        let cell = staff.cells.values.first { $0.content == .text("пять") }
        #expect(cell?.style.isLocked == false)
    }

    @Test func aRegisterGrowsWithWhatWasSent() throws {
        let capacity = try #require(form.sheets.compactMap(\.registerCapacity).first)
        var values = Submission()
        values.registers[5] = (1...capacity + 3).map {
            RegisterRow(ordinal: $0, entries: [502: entry(.text("П-\($0)"))])
        }
        let read = try read(try BlankSample.document(layout, values: values)).submission
        #expect(read.registers[5]?.count == capacity + 3)
        #expect(read.registers[5]?.last?.entries[502]?.value == .text("П-\(capacity + 3)"))
    }

    @Test func aRowIsAsHighAsTheTextsThatWereSent() throws {
        let places = [ValueKey(202, 8), ValueKey(1001)]
        var values = Submission()
        for place in places {
            values.entries[place] = entry(.text(String(repeating: "слово за словом, ", count: 25)))
        }
        let (empty, filled) = (
            try BlankSample.document(layout), try BlankSample.document(layout, values: values)
        )
        for (before, after) in zip(empty.sheets, filled.sheets) {
            #expect(after.growingRows == before.growingRows)
            #expect(LayoutCheck.clipped(after) == [])
        }
        let documents = try #require(filled.sheets.first { $0.name == "2_Документы" })
        let row = try #require(
            documents.cells.first { $0.value.content == .number(202) && $0.key.column == 0 }
        ).key.row
        #expect(try #require(documents.rowHeights[row]) > documents.growingRows[row] ?? .infinity)
    }

    // MARK: The check

    private func counts(_ values: Submission?, half: Half = .second) throws -> [String: [Int]] {
        let document = try BlankSample.document(
            layout, period: Period(year: 2026, half: half), values: values)
        let check = try #require(document.sheets.first { $0.name == "Проверка" })
        var counts: [String: [Int]] = [:]
        for (address, cell) in check.cells where address.column == 0 {
            guard case .link(let name, _) = cell.content else { continue }
            counts[name] = [2, 4].compactMap { column in
                let beside = CellAddress(row: address.row, column: column)
                guard case .formula(_, .number(let count))? = check.cells[beside]?.content else {
                    return nil
                }
                return Int(count)
            }
        }
        return counts
    }

    @Test func theCheckCountsUnderTheAnswersGiven() throws {
        var values = Submission()
        values.entries = [
            ValueKey(121): entry(.text("да")), ValueKey(202): entry(.text("да")),
            ValueKey(203): entry(.text("нет")), ValueKey(301): entry(.number(5)),
        ]
        let counts = try counts(values)
        // 17 for everybody, 4 more because the system works; row 121 is filled.
        #expect(counts["1_Титул"] == [21, 20])
        // 19 answers, then date, number and link of row 202 and the reason of row 203.
        #expect(counts["2_Документы"] == [23, 21])
        #expect(counts["3_Кадры"] == [38, 37])
    }

    @Test func anAnswerThatEndsTheFormMakesSheetsNeedless() throws {
        var values = Submission()
        values.entries = [ValueKey(121): entry(.text("нет, нет наставляемых"))]
        let counts = try counts(values, half: .first)
        #expect(counts["3_Кадры"] == [7, 7])
        #expect(counts["4_Формы"] == [0, 0])
        #expect(counts["8_Результаты"] == [0, 0])
        #expect(counts["10_Справка"] == [6, 6])
    }

    @Test func onlyBegunRowsOfARegisterCount() throws {
        var values = Submission()
        values.registers[5] = [
            RegisterRow(ordinal: 1, entries: [502: entry(.text("П-01"))]),
            RegisterRow(ordinal: 2, entries: [501: entry(.number(2))]),
            RegisterRow(
                ordinal: 3,
                entries: [513: entry(.text("завершена")), 516: entry(.text("да"))]),
        ]
        let counts = try counts(values)
        // 15 columns of each begun row; of the last one the end and the link besides. The numbers
        // of the rows are printed.
        #expect(counts["5_Программы"] == [15 + 17, 13 + 14])
    }
}
