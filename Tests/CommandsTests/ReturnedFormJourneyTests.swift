import Completeness
import Forms
import Foundation
import Intake
import Messages
import Reports
import Spreadsheet
import Store
import Testing
import WorkbookReader
import WorkbookWriter

@testable import Commands

/// 1. The form that comes back is corrected and sent again: an accepted report.
/// 2. A warning explained in it is settled, stored, and shown to КИМЦ and to nobody else.
/// 3. An explanation once given is not asked for again while nothing about it changes.
/// 4. An explanation that names somebody does not count.
/// 5. A report for another half-year comes back as a form of this one.
/// 6. A returned form is made again only when something about it changed.
struct ReturnedFormJourneyTests {
    private let city: CityWorkspace
    private let school: Organization

    init() throws {
        city = try CityWorkspace()
        school = city.organizations[0]
    }

    /// A report with a mentor who is not paid: a warning, R311.
    private var unpaid: Submission {
        var submission = city.submission(of: school)
        let mentors = submission.number(309) ?? 0
        submission.entries[ValueKey(314)]?.value = .number(mentors - 1)
        return submission
    }

    private func send(_ submission: Submission, _ name: String) throws {
        try city.drop(try city.file(of: school, submission), name)
    }

    /// The returned form as it lies in the outbox.
    private func returned(_ suffix: String = "") throws -> WorkbookContents {
        try city.outbox("замечания/\(school.name) \(school.inn)\(suffix).xlsx")
    }

    private var isReturned: Bool {
        get throws {
            try Disk.items(of: city.workspace.remarks).contains {
                $0.name.display.hasPrefix(school.name)
            }
        }
    }

    private func explain(_ file: inout WorkbookContents, _ code: String, _ text: String) throws {
        let remarks = try #require(file.sheets.firstIndex { $0.name == RemarksText.sheet })
        let line = try #require(
            file.sheets[remarks].cells.first { cell in
                guard case .text(let text) = cell.value else { return false }
                return text.hasPrefix(code + " ")
            }
        ).address
        let address = CellAddress(row: line.row, column: line.column - 1)
        file.sheets[remarks].put(.text(text), at: address)
    }

    private func report() throws -> Report {
        let store = try Store(path: city.workspace.store.display)
        defer { try? store.close() }
        let reports = try store.reports(period: CityWorkspace.period, formID: city.form.id)
        return try #require(reports.first { $0.organization.inn == school.inn })
    }

    @Test("1: errors are corrected in the returned form itself")
    func corrections() throws {
        var submission = city.submission(of: school)
        let right = try #require(submission.number(309))
        submission.entries[ValueKey(309)]?.value = nil
        submission.entries[ValueKey(309)]?.typed = "\(right) (много)"
        try send(submission, "a.xlsx")
        try city.run()
        var file = try returned()
        let place = FormImport(form: city.form).read(file).submission.places[ValueKey(309)]
        let source = try #require(place)
        let sheet = try #require(file.sheets.firstIndex { $0.name == source.sheet })
        #expect(file.sheets[sheet].value(at: source.cell) == .text("\(right) (много)"))
        file.sheets[sheet].put(
            .number(NSDecimalNumber(decimal: right).doubleValue), at: source.cell)
        try city.drop(try file.bytes(), "a исправленный.xlsx")
        let summary = try city.run()
        #expect(summary.board.total.accepted == 1)
        #expect(try report().latest?.verdict == .accepted)
        #expect(try !isReturned)
    }

    @Test("2: an explained warning is settled and shown to КИМЦ only")
    func explanations() throws {
        let words = "Выплата назначена с января, приказ № 12"
        try send(unpaid, "a.xlsx")
        try city.run()
        #expect(try report().latest?.verdict == .acceptedWithRemarks)
        var file = try returned()
        try explain(&file, "R311", words)
        let bytes = try file.bytes()
        try city.drop(bytes, "a с пояснением.xlsx")
        let summary = try city.run()
        let version = try #require(try report().latest)
        #expect(version.number == 2 && version.verdict == .accepted)
        #expect(version.findings.compactMap(\.explanation) == [words])
        #expect(version.submission.explanations.map(\.text) == [words])
        #expect(try !isReturned)
        #expect(summary.explained == 1)
        #expect(summary.lines(form: city.form).contains(RunText.explained(1)))
        let facts = version.findings.map { FindingFacts($0, form: city.form) }
        #expect(facts.compactMap(\.explanation) == [words])
        #expect(
            RunText.findings(version.findings, form: city.form)
                .contains("    Пояснение: \(words)"))

        let kimc = try city.outbox("Свод_КИМЦ_2026-1_внутр.xlsx")
        let line = try #require(kimc.place(of: words, on: "Пояснения")).row
        let row = try #require(kimc.sheets.first { $0.name == "Пояснения" }).cells
            .filter { $0.address.row == line }.map(\.value)
        #expect(row.contains(.text(school.name)) && row.contains(.text(school.district)))
        #expect(row.contains(.text("R311")) && row.contains(.number(2)))
        for name in ["Свод_ГУО_2026-1.xlsx", "Свод_РЦН_2026_1-е_полугодие.xlsx"] {
            for cell in try city.outbox(name).sheets.flatMap(\.cells) {
                if case .text(let text) = cell.value {
                    #expect(!text.contains("Выплата назначена"))
                }
            }
        }
        // The very same file again is a repeat.
        try city.drop(bytes, "ещё раз.xlsx")
        try city.run()
        #expect(try report().latest?.number == 2)
    }

    @Test("3: the same warning is not asked about twice, another one is")
    func carriedOver() throws {
        try send(unpaid, "a.xlsx")
        try city.run()
        var file = try returned()
        try explain(&file, "R311", "Средств нет")
        try city.drop(try file.bytes(), "b.xlsx")
        try city.run()
        // A correction from the school's own copy, which has no table of remarks.
        var corrected = unpaid
        corrected.entries[ValueKey(1003)]?.value = .text("Трудностей нет, все работают.")
        // One that calls itself the first report again is none: another one is accepted.
        try send(corrected, "c1.xlsx")
        try city.run()
        #expect(try report().latest?.findings.contains { $0.fact.code == "F15" } == true)
        #expect(try report().accepted?.number == 2)
        corrected.entries[ValueKey(109)]?.value = .text("уточнённый")
        corrected.entries[ValueKey(110)]?.value = .number(1)
        try send(corrected, "c.xlsx")
        try city.run()
        var version = try #require(try report().latest)
        #expect(version.number == 4 && version.verdict == .accepted)
        #expect(version.findings.compactMap(\.explanation) == ["Средств нет"])
        #expect(version.submission.explanations.isEmpty)

        let paid = try #require(unpaid.number(314))
        try #require(paid > 1)
        corrected.entries[ValueKey(314)]?.value = .number(paid - 1)
        corrected.entries[ValueKey(110)]?.value = .number(2)
        try send(corrected, "d.xlsx")
        try city.run()
        version = try #require(try report().latest)
        #expect(version.verdict == .acceptedWithRemarks)
        #expect(version.findings.allSatisfy { $0.explanation == nil })
        #expect(try isReturned)
    }

    @Test("4: a name in an explanation is an error, and the explanation does not count")
    func namesInExplanations() throws {
        try send(unpaid, "a.xlsx")
        try city.run()
        var file = try returned()
        try explain(&file, "R311", "Демидова А. П. от выплаты отказалась")
        try city.drop(try file.bytes(), "b.xlsx")
        try city.run()
        let version = try #require(try report().latest)
        #expect(version.verdict == .returned)
        #expect(version.findings.allSatisfy { $0.explanation == nil })
        #expect(version.findings.contains { $0.fact == .personName })
        // The returned form has it in its cell, and nowhere else.
        var again = try returned()
        let holding = again.sheets.flatMap(\.cells).filter { cell in
            if case .text(let text) = cell.value { text.contains("Демидова") } else { false }
        }
        #expect(holding.count == 1)
        try explain(&again, "R311", "От выплаты отказались")
        try city.drop(try again.bytes(), "c.xlsx")
        try city.run()
        #expect(try report().latest?.verdict == .accepted)
    }

    @Test("5: a report sent for another half-year is put right in the form that comes back")
    func anotherHalfYear() throws {
        var earlier = city.submission(of: school)
        earlier.entries[ValueKey(106)]?.value = .number(2025)
        let last = Period(year: 2025, half: .first)
        try city.drop(try city.file(of: school, earlier, period: last), "старая.xlsx")
        try city.run()
        var file = try returned(" за 2025-1")
        let reading = FormImport(form: city.form).read(file)
        let source = try #require(reading.submission.places[ValueKey(106)])
        let sheet = try #require(file.sheets.firstIndex { $0.name == source.sheet })
        file.sheets[sheet].put(.number(2026), at: source.cell)
        try city.drop(try file.bytes(), "исправленная.xlsx")
        let summary = try city.run()
        #expect(summary.board.total.accepted == 1)
        #expect(try report().latest?.findings.contains { $0.fact.code == "I03" } == false)
        #expect(try !isReturned)
    }

    @Test("6: a returned form that is as it was is not made again, one that changed is")
    func unchangedForms() throws {
        try send(unpaid, "a.xlsx")
        try city.run()
        let path = city.workspace.remarks.appending("\(school.name) \(school.inn).xlsx")
        let bytes = try Disk.bytes(of: path, limit: 10 << 20)
        func put(_ bytes: [UInt8], changed moment: TimeInterval) throws {
            try Data(bytes).write(to: URL(fileURLWithPath: path.display))
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: moment)],
                ofItemAtPath: path.display)
        }
        func isAsMade() throws -> Bool { try Disk.bytes(of: path, limit: 10 << 20) == bytes }
        // Another moment of change is reason enough to make it again; it comes out the same.
        try put(bytes, changed: 1_780_000_000)
        try city.run()
        // Nobody can tell that something else stands there now, so it stays.
        var other = bytes
        other[other.count / 2] ^= 0xFF
        try put(other, changed: 1_780_000_000)
        #expect(try city.run().remarks == 1)
        #expect(try !isAsMade())
        // The definition of the form is part of what it is made from.
        let yaml = try Disk.bytes(of: city.workspace.form, limit: 10 << 20)
        try Disk.publish(yaml + Array("\n# примечание\n".utf8), at: city.workspace.form)
        // What people did to it is not overwritten: the new one is put beside, and that is told.
        let aside = path.folder.appending("\(school.name) \(school.inn) (новая версия).xlsx")
        for _ in 0..<2 {
            let summary = try city.run()
            #expect(summary.outboxOutcome == .remarks)
            #expect(summary.complaints.contains { $0.contains(path.display) })
            #expect(try Disk.bytes(of: aside, limit: 10 << 20) == bytes)
            #expect(try !isAsMade())
        }
        // When it is out of the way, all is as it should be again.
        try FileManager.default.removeItem(atPath: path.display)
        #expect(try city.run().complaints.isEmpty)
        #expect(try isAsMade())
        #expect(!Disk.exists(aside))
        // A new version is another form; while somebody has the old one open it is put beside.
        let lock = path.folder.appending("~$\(school.name) \(school.inn).xlsx")
        try Disk.publish([1], at: lock)
        var corrected = unpaid
        corrected.entries[ValueKey(1003)]?.value = .text("Трудностей нет, все работают.")
        try send(corrected, "b.xlsx")
        #expect(try city.run().outboxOutcome == .remarks)
        #expect(try isAsMade() && Disk.exists(aside))
        try Disk.removeOwn(lock)
        #expect(try city.run().outboxOutcome == .done)
        #expect(try !isAsMade() && !Disk.exists(aside))
        // A list that is damaged costs time only.
        let list = city.workspace.outbox.appending(".svod-made.json")
        try Disk.publish([UInt8(ascii: "{")], at: list)
        #expect(try city.run().remarks == 1)
        #expect(try Disk.bytes(of: list, limit: 1 << 20).count > 1)
    }
}

extension SheetContents {
    fileprivate func value(at address: CellAddress) -> CellValue? {
        cells.first { $0.address == address }?.value
    }

    fileprivate mutating func put(_ value: CellValue, at address: CellAddress) {
        cells.removeAll { $0.address == address }
        cells.append(Cell(address: address, value: value))
        cells.sort { $0.address < $1.address }
    }
}

extension WorkbookContents {
    /// The workbook as another program would save it: values, sheets, properties, no looks.
    fileprivate func bytes() throws -> [UInt8] {
        let sheets = sheets.map { sheet in
            var document = SheetDocument(name: sheet.name)
            for cell in sheet.cells {
                var style = CellStyle()
                style.numberFormat = cell.format
                let content: CellContent =
                    switch cell.value {
                    case .number(let number): .number(number)
                    case .text(let text): .text(text)
                    case .date(let moment): .date(moment.date)
                    case .boolean(let value): .boolean(value)
                    case .error, .time, .duration: .blank
                    }
                if case .date = cell.value { style.numberFormat = "dd.mm.yyyy" }
                document.put(content, at: cell.address, style)
            }
            return document
        }
        return try WorkbookFile.bytes(
            of: WorkbookDocument(
                sheets: sheets,
                properties: .init(
                    title: "", author: "", created: DateTime(date: CityWorkspace.due),
                    custom: customProperties.sorted { $0.key < $1.key }
                        .map { (name: $0.key, value: $0.value) })))
    }
}
