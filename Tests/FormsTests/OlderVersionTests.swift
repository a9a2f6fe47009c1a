import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing

/// 1. A file is read by the version it carries, its values stand in the codes of today.
/// 2. What has no successor is named with its value; what no longer fits is told like any mistake.
/// 3. What was found in the file is told at the places of today.
/// 4. What the form asks for and the older version did not is known, row by row.
/// 5. Reports on record are translated in the same way.
struct OlderVersionTests {
    private let form = OlderSmallForm.current

    private static let values: [ValueKey: CellValue] = [
        ValueKey(101): .text("Средняя школа"), ValueKey(102): .text("МАОУ СШ № 1"),
        ValueKey(103): .text("0012345673"), ValueKey(104): .text("Ленинский"),
        ValueKey(105): .text("школа"), ValueKey(106): .number(2026),
        ValueKey(107): .text("2 (срок 15 декабря)"),
        ValueKey(201): .text("не нужно"), ValueKey(202): .text("да"),
        ValueKey(202, 4): .text("12-од"), ValueKey(202, 5): .date(DateTime(date: day)),
        ValueKey(301): .number(54), ValueKey(301, 4): .number(7), ValueKey(302): .number(12),
        ValueKey(302, 5): .number(8.4), ValueKey(304): .number(2), ValueKey(305): .number(9),
    ]
    private static let programme: [Int: CellValue] = [
        501: .number(1), 502: .text("П-01"), 503: .text("Иное"),
        512: .date(DateTime(date: day)), 514: .text("Иванова Анна"),
    ]
    private static let day = CalendarDate(iso: "2025-09-01") ?? CalendarDate(dayNumber: 0)

    /// A file that was filled in on the older blank.
    private func file(
        _ values: [ValueKey: CellValue] = values, version: String? = OlderSmallForm.version
    ) -> WorkbookContents {
        var service = ImportFixture.service
        service[.version] = version
        return OlderSmallForm.older.laidOut(
            values, registers: [5: [Self.programme]], service: service)
    }

    private func read(_ workbook: WorkbookContents) -> FormReading {
        FormImport(form: form).read(workbook)
    }

    // MARK: 1

    @Test func valuesStandInTheCodesOfToday() throws {
        let submission = read(file()).submission
        #expect(
            submission.values == [
                ValueKey(101): .text("Средняя школа"), ValueKey(102): .text("МАОУ СШ № 1"),
                ValueKey(103): .text("0012345673"), ValueKey(104): .text("Ленинский"),
                ValueKey(105): .text("школа"), ValueKey(106): .number(2026),
                ValueKey(107): .text("2 (срок 15 декабря)"),
                ValueKey(201): .text("не требуется"), ValueKey(202): .text("да"),
                ValueKey(202, 5): .text("12-од"), ValueKey(202, 4): .date(Self.day),
                ValueKey(301): .number(54), ValueKey(301, 4): .number(7),
                ValueKey(302): .number(12), ValueKey(302, 5): .number(8.4),
                ValueKey(303): .number(9),
            ])
        #expect(submission.formVersion == form.version)
        let row = try #require(submission.registers[5]?.first)
        #expect(
            row.entries.mapValues(\.value) == [
                501: .number(1), 502: .text("П-01"), 503: .text("Иное"), 511: .date(Self.day),
            ])
    }

    @Test func placesAreThoseOfTheFile() throws {
        let workbook = file()
        let submission = read(workbook).submission
        let staff = try #require(workbook.sheets.first { $0.name == "3_Кадры" })
        let source = try #require(submission.places[ValueKey(303)])
        #expect(source.sheet == "3_Кадры")
        #expect(staff.cells.first { $0.address == source.cell }?.value == .number(9))
        #expect(submission.entries[ValueKey(303)]?.source == source)
        #expect(submission.places[ValueKey(304)] == nil, "that is another row now")
        let start = try #require(submission.registers[5]?.first?.places[511])
        #expect(start.cell.column == 3)
    }

    @Test func theVersionIsReadFromTheServiceSheetAsWell() {
        var workbook = file()
        workbook.customProperties = [:]
        #expect(read(workbook).submission[303] == .number(9))
        #expect(read(workbook).identity.resolve() == ImportFixture().reading.identity.resolve())
    }

    @Test func aVersionNobodyKnowsIsReadAsTheFormIs() {
        for version in ["2024.1", nil] {
            let reading = read(file(version: version))
            #expect(reading.submission[304] == .number(2))
            #expect(reading.submission[303] == nil)
            #expect(reading.gaps == nil)
        }
        let unknown = read(file(version: "2024.1")).findings.first?.fact
        #expect(unknown == .otherFormVersion(found: "2024.1", current: "2026.1"))
    }

    @Test func whatPeopleDoToSheetsDoesNoHarmToOlderOnesEither() {
        var workbook = file()
        let values = read(workbook).submission.values
        for index in workbook.sheets.indices.dropLast() {
            workbook.sheets[index].insertRows(2, at: 1)
            workbook.sheets[index].insertColumns(1, at: 2)
            workbook.sheets[index].name = "Лист\(index)"
        }
        #expect(read(workbook).submission.values == values)
    }

    // MARK: 2

    @Test func theOlderBlankIsRemarkedOnOnceAndThatIsAWarning() {
        let findings = read(file()).findings
        let fact = Fact.olderFormVersion(found: "2025.2", current: "2026.1")
        #expect(findings.first == Finding(fact))
        #expect(findings.first?.severity == .warning)
        #expect(findings.count { $0.fact.code == "I02" } == 1)
    }

    @Test func aValueInARowThatWasGivenUpIsNamedAndNotLost() throws {
        let findings = read(file()).findings
        let notices = findings.filter { $0.fact.code == "I12" }
        #expect(
            notices.map(\.fact) == [
                .valueGivenUp(
                    version: "2025.2", row: 304, column: nil, caption: "Внешних", found: "2"),
                .valueGivenUp(
                    version: "2025.2", row: nil, column: 514, caption: "Кто ведёт", found: nil),
            ])
        #expect(notices.allSatisfy { $0.severity == .notice && $0.place.cell != nil })
        #expect(notices.allSatisfy { $0.place.row == nil }, "304 is another row now")
        #expect(notices.last?.place.ordinal == 1)
        var values = Self.values
        values[ValueKey(304)] = nil
        #expect(read(file(values)).findings.count { $0.fact.code == "I12" } == 1)
    }

    @Test func aWordingThatWasGivenUpHasToBeChosenAnew() throws {
        var values = Self.values
        values[ValueKey(203)] = .text("скоро")
        let reading = read(file(values))
        let entry = try #require(reading.submission.entries[ValueKey(203)])
        #expect(entry.value == nil)
        #expect(entry.typed == "скоро")
        let finding = try #require(reading.findings.first { $0.fact.code == "C11" })
        #expect(finding.fact == .notInList(found: "скоро", list: "да; нет; не требуется"))
        #expect(finding.place.row == 203 && finding.place.cell != nil)
    }

    @Test func valuesAreHeldAgainstTheBoundsOfToday() throws {
        var values = Self.values
        values[ValueKey(301)] = .number(6000)
        values[ValueKey(101)] = .text("Средняя общеобразовательная")
        let reading = read(file(values))
        #expect(reading.submission[301] == .number(6000))
        #expect(reading.submission[101] == .text("Средняя общеобразова"))
        let facts = reading.findings.filter { $0.fact.code.hasPrefix("C") }
        #expect(
            facts.map(\.fact) == [
                .textTooLong(limit: 20),
                .outOfBounds(found: "6000", lowest: "0", highest: "5000"),
            ])
        #expect(facts.map(\.severity) == [.warning, .error])
        values[ValueKey(301)] = .number(9500)
        let codes = read(file(values)).findings.map(\.fact.code)
        #expect(codes.count { $0 == "C10" } == 1, "what both versions find is told once")
    }

    // MARK: 3

    @Test func findingsStandAtThePlacesOfToday() throws {
        var values = Self.values
        values[ValueKey(305)] = .text("девять")
        values[ValueKey(202, 5)] = .text("осенью")
        values[ValueKey(304)] = .text("два")
        let findings = read(file(values)).findings.filter { $0.fact.code.hasPrefix("C") }
        #expect(findings.map(\.fact) == [.notADate(found: "осенью"), .notANumber(found: "девять")])
        #expect(findings.map(\.place.row) == [202, 303])
        #expect(findings.map(\.place.column) == [4, 3])
    }

    @Test func aRowThatIsMissingInTheOlderBlankIsNamedAsTheRowOfToday() throws {
        var workbook = file()
        for code in [305.0, 304] {
            let row = try #require(
                workbook.sheets[2].cells.first { $0.value == .number(code) }?.address.row)
            workbook.sheets[2].removeRow(row)
        }
        workbook.sheets[2].name = "Лист3"
        workbook.sheets[1].removeColumn(4)
        let findings = read(workbook).findings.filter { $0.fact.code.hasPrefix("S") }
        #expect(
            findings.map(\.fact) == [
                .columnMissing(number: 4, caption: "Дата документа"),
                .sheetRenamed(name: "3_Кадры", found: "Лист3"),
                .rowMissing(code: 303, caption: "Наставляемых"),
            ])
        #expect(findings.first?.place.column == 4)
    }

    @Test(arguments: [
        ("R301 305:3", "R301 303:3"), ("R301 305:", "R301 303:"), ("R201 202:5", "R201 202:4"),
        ("R501 502=П-01:512", "R501 502=П-01:511"), ("R501 #2:512", "R501 #2:511"),
        ("R501 :512", "R501 :511"), ("S09 @3", "S09 @3"), ("R105", "R105"),
        ("R301 304:3", nil), ("R501 502=П-01:514", nil),
    ])
    func whatWasExplainedIsFoundAtItsPlaceOfToday(_ old: String, _ new: String?) throws {
        var stored = stored()
        let key = try #require(RemarkKey(old))
        let source = CellSource(sheet: "Замечания", cell: CellAddress(row: 9, column: 7))
        stored.explanations = [Explanation(key: key, text: "Так и есть.", source: source)]
        let current = VersionTranslator(form: form).current(stored).explanations
        #expect(current.map(\.key.text) == [new].compactMap(\.self))
        #expect(current.allSatisfy { $0.text == "Так и есть." && $0.source == source })
    }

    // MARK: 4

    @Test func whatIsNewIsKnownByRowColumnAndCell() throws {
        let gaps = try #require(read(file()).gaps)
        #expect(gaps.version == "2025.2")
        #expect(
            gaps.groups == [
                .fixed(ValueKey(304)): .row(304), .fixed(ValueKey(302, 4)): .cell(ValueKey(302, 4)),
                .fixed(ValueKey(301, 6)): .column(sheet: 3, number: 6),
                .fixed(ValueKey(302, 6)): .column(sheet: 3, number: 6),
                .fixed(ValueKey(303, 6)): .column(sheet: 3, number: 6),
                .register(sheet: 5, column: 515): .column(sheet: 5, number: 515),
            ])
        #expect(read(ImportFixture().workbook).gaps == nil)
    }

    // MARK: 5

    private func stored() -> Submission {
        FormImport(form: OlderSmallForm.older).read(file()).submission
    }

    @Test func aReportOnRecordIsTranslatedLikeAFile() throws {
        let stored = stored()
        #expect(stored.formVersion == OlderSmallForm.version)
        #expect(stored[305] == .number(9))
        let current = VersionTranslator(form: form).current(stored)
        let read = read(file()).submission
        #expect(current.formVersion == form.version)
        #expect(current.entries == read.entries)
        #expect(current.places == read.places)
        #expect(current.registers[5]?.first?.entries == read.registers[5]?.first?.entries)
        let again = VersionTranslator(form: form).current(current)
        #expect(again.entries == current.entries)
    }

    @Test func theFindingsOnRecordGoWithTheReport() throws {
        let organization = Organization(
            inn: "1", name: "", fullName: "", kind: "", district: "")
        let version = Report.Version(
            number: 1, arrival: Arrival(date: Self.day, source: .journal), submission: stored(),
            findings: [
                Finding(.empty, at: Finding.Place(row: 305, column: 3)),
                Finding(.empty, at: Finding.Place(row: 304, column: 3)),
            ], verdict: .returned, filledCells: 1, requiredCells: 2)
        let report = Report(organization: organization, latest: version, accepted: version)
        let current = VersionTranslator(form: form).current(report)
        #expect(current.latest?.findings.map(\.place.row) == [303])
        #expect(current.accepted?.submission[303] == .number(9))
    }

    @Test func reportsOfUnknownVersionsStayAsTheyAre() {
        var stored = stored()
        for version in ["", "2024.1", form.version] {
            stored.formVersion = version
            #expect(VersionTranslator(form: form).current(stored).entries == stored.entries)
        }
    }

    @Test func versionsThatFollowEachOtherAreCrossedOneByOne() throws {
        var oldest = OlderSmallForm.older
        oldest.version = "2025.1"
        oldest.lists[3].values[2] = "лишнее"
        oldest.sheets[2].rows[3].code = 306
        var middle = OlderSmallForm.older
        middle.older = [
            OlderVersion(
                form: oldest,
                changes: VersionChanges(
                    rows: .init(renamed: [306: 305]),
                    values: ["yesNo": .init(renamed: ["лишнее": "не нужно"])]))
        ]
        var form = form
        form.older = [OlderVersion(form: middle, changes: OlderSmallForm.changes)]
        var values = Self.values
        values[ValueKey(306)] = values.removeValue(forKey: ValueKey(305))
        values[ValueKey(201)] = .text("лишнее")
        var service = ImportFixture.service
        service[.version] = "2025.1"
        let reading = FormImport(form: form).read(oldest.laidOut(values, service: service))
        #expect(reading.submission[303] == .number(9))
        #expect(reading.submission[201] == .text("не требуется"))
        #expect(
            reading.findings.first?.fact == .olderFormVersion(found: "2025.1", current: "2026.1"))
        #expect(FormImport(form: form).read(file()).submission[303] == .number(9))
    }
}
