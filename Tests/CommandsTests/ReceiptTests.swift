import Forms
import Foundation
import Intake
import Spreadsheet
import Store
import Testing
import WorkbookReader

@testable import Commands

/// 1. Every file has exactly one receipt, good or bad; litter has none, and a repeat is in that of the
///    file it repeats.
/// 2. A second run changes no byte; a later version adds one receipt and leaves the others alone.
/// 3. What is put right later is right in the receipt: the day of arrival, the name, whose report a
///    file is.
/// 4. Receipts of another half-year stay as they were issued, and come back when they are gone.
/// 5. `svod check` says the same on the terminal and to programs.
struct ReceiptTests {
    private let city: CityWorkspace
    private let school: Organization

    init() throws {
        city = try CityWorkspace(of: 4)
        school = city.organizations[0]
    }

    private static let period = "2026-1"

    private func name(_ organization: Organization, version: Int) -> String {
        "\(organization.name) \(organization.inn) \(Self.period) версия \(version).xlsx"
    }

    private func names(_ period: String = period) throws -> [String] {
        let folder = city.workspace.receipts(of: period)
        guard Disk.exists(folder) else { return [] }
        return try Disk.items(of: folder).map(\.name.display).sorted()
    }

    private func file(_ change: (inout Submission) -> Void = { _ in }) throws -> [UInt8] {
        var submission = city.submission(of: school)
        change(&submission)
        return try city.file(of: school, submission)
    }

    /// The facts at the head of a receipt by their labels.
    private func facts(_ name: String, period: String = period) throws -> [String: String] {
        let book = try city.outbox("квитанции/\(period)/\(name)")
        let texts = try #require(book.sheets.first).cells.compactMap {
            cell -> (CellAddress, String)? in
            if case .text(let text) = cell.value { (cell.address, text) } else { nil }
        }
        let labels = texts.filter { $0.0.column == 0 }
        return Dictionary(
            labels.compactMap { label in
                texts.first { $0.0 == CellAddress(row: label.0.row, column: 2) }
                    .map { (label.1, $0.1.replacing("\u{A0}", with: " ")) }
            }, uniquingKeysWith: { first, _ in first })
    }

    @Test("1, 2") func aMixedInbox() throws {
        let good = try file()
        var other = city.submission(of: city.organizations[1])
        other.entries[ValueKey(304)]?.value = .number(999)
        var unclear = city.submission(of: city.organizations[2])
        unclear.entries[ValueKey(103)]?.value = .text(city.organizations[3].inn)
        try city.drop(good, "а.xlsx", on: "2026-06-11")
        try city.drop(good, "копия.xlsx", on: "2026-06-12")
        try city.drop(try city.file(of: city.organizations[1], other), "б.xlsx")
        try city.drop(try city.file(of: city.organizations[2], unclear), "чей.xlsx")
        try city.drop([], "пустой.xlsx", on: "2026-06-10")
        try city.drop([], "пустой.xlsx", on: "2026-06-13")
        try city.drop(Array("~$".utf8), "~$а.xlsx")
        try city.drop([0xD0, 0xCF, 0x11, 0xE0], "Thumbs.db")
        let summary = try city.run()
        #expect(summary.receipts == 4)
        #expect(
            summary.lines(form: city.form).contains(
                "Квитанции для отправки: \(city.workspace.receipts.display) (новых 4)"))
        #expect(RunFacts(summary).receipts == 4)
        #expect(RunFacts(summary).receiptFolder == city.workspace.receipts.display)

        let names = try names()
        #expect(names.count == 4)
        #expect(names.contains(name(school, version: 1)))
        #expect(names.contains(name(city.organizations[1], version: 1)))
        let empty = "пустой.xlsx отклонён \(HashedBytes([]).sha256.prefix(8)).xlsx"
        #expect(names.contains(empty))
        #expect(names.contains { $0.hasPrefix("чей.xlsx отклонён ") })

        let facts = try facts(name(school, version: 1))
        #expect(facts["Статус"] == "Принят" && facts["Файл"] == "а.xlsx")
        #expect(facts["Получен"] == "11.06.2026, по папке входящих КИМЦ")
        #expect(facts["Срок"] == "15.06.2026, в срок")
        #expect(facts["Повторы"] == "12.06.2026, «копия.xlsx»: тот же файл, не учтён")
        #expect(try self.facts(name(city.organizations[1], version: 1))["Статус"] == "На доработке")
        #expect(try self.facts(empty)["Статус"] == "Отклонён: файл пустой (0 байт).")
        #expect(try self.facts(empty)["Повторы"]?.hasPrefix("13.06.2026") == true)

        let before = try city.outboxBytes()
        #expect(try city.run().receipts == 0)
        #expect(try city.outboxBytes() == before)
    }

    @Test("2") func aLaterVersionAddsOne() throws {
        try city.drop(try file { $0.entries[ValueKey(304)]?.value = .number(999) }, "а.xlsx")
        try city.run()
        let first = try city.outboxBytes()
        try city.drop(try file(), "б.xlsx", on: "2026-06-20")
        let summary = try city.run(asOf: CityWorkspace.due.adding(days: 9))
        #expect(summary.receipts == 1)
        #expect(try names() == [name(school, version: 1), name(school, version: 2)])
        let path = "квитанции/\(Self.period)/\(name(school, version: 1))"
        #expect(try city.outboxBytes()[path] == first[path])
        #expect(
            try facts(name(school, version: 2))["Срок"]
                == "15.06.2026; первый отчёт получен 14.06.2026, в срок; "
                + "уточнение опозданием не считается")
    }

    @Test("1: the time of day is that of the workspace") func theTime() throws {
        try Disk.publish(try file(), at: city.workspace.inbox.appending("а.xlsx"))
        try city.run(asOf: CityWorkspace.due.adding(days: 30))
        #expect(
            try facts(name(school, version: 1))["Получен"]
                == "10.07.2026 в 22:00, когда файл увидела программа")
        #expect(try facts(name(school, version: 1))["Срок"] == "15.06.2026, опоздание 25 дн.")
    }

    @Test("3") func aDayPutRightIsRightInTheReceipt() throws {
        let bytes = try file()
        try city.drop(bytes, "а.xlsx", on: "2026-06-20")
        try city.run(asOf: CityWorkspace.due.adding(days: 9))
        #expect(try facts(name(school, version: 1))["Срок"] == "15.06.2026, опоздание 5 дн.")
        let store = try Store(path: city.workspace.store.display)
        try store.setArrival(
            ofFile: HashedBytes(bytes).sha256, to: CityWorkspace.due, enteredAt: 1)
        try store.close()
        #expect(try city.run().receipts == 1)
        let facts = try facts(name(school, version: 1))
        #expect(facts["Получен"] == "15.06.2026, по журналу КИМЦ")
        #expect(facts["Срок"] == "15.06.2026, в срок" && facts["Повторы"] == nil)
    }

    @Test("3") func aFileThatBecomesAReportLosesItsRefusal() throws {
        var submission = city.submission(of: school)
        submission.entries[ValueKey(103)]?.value = .text(city.organizations[1].inn)
        try city.drop(try city.file(of: school, submission), "чей.xlsx")
        try city.run()
        #expect(try names().map { $0.hasPrefix("чей.xlsx отклонён ") } == [true])
        // What people put there themselves is not ours to remove.
        let note = "чей.xlsx отклонён.txt"
        try Disk.publish([1], at: city.workspace.receipts(of: Self.period).appending(note))
        let copy = try #require(
            Disk.items(of: city.workspace.unclear).first { $0.name.display.hasSuffix("чей.xlsx") })
        try CommandRun.code(of: [
            "receive", city.workspace.unclear.appending(copy.name).display, "--org", school.inn,
            "--period", Self.period, "--date", "2026-06-11", "--workspace",
            city.workspace.root.display,
        ])
        #expect(try names() == [name(school, version: 1), note].sorted())
        let facts = try facts(name(school, version: 1))
        #expect(facts["Файл"] == "чей.xlsx")
        #expect(facts["Получен"] == "11.06.2026, по журналу КИМЦ" && facts["Повторы"] == nil)
    }

    @Test("3") func aNameThatGivesAwaySomebodyIsNotInTheNameOfTheReceipt() throws {
        try city.drop([1, 2, 3], "Отчёт Ивановой А.П..pdf")
        try city.run()
        #expect(try names() == ["Файл отклонён \(HashedBytes([1, 2, 3]).sha256.prefix(8)).xlsx"])
        let facts = try facts(names()[0])
        #expect(facts["Файл"] == "имя файла не повторяется: в нём личные данные")
    }

    @Test("4") func receiptsOfAnotherHalfYearStay() throws {
        // A report for the half-year that is not collected lies with that half-year.
        let last = Period(year: 2025, half: .first)
        var earlier = city.submission(of: school)
        earlier.entries[ValueKey(106)]?.value = .number(2025)
        try city.drop(try city.file(of: school, earlier, period: last), "старая.xlsx")
        try city.run()
        let names = try names("2025-1")
        let folder = city.workspace.receipts(of: "2025-1")
        #expect(names == ["\(school.name) \(school.inn) 2025-1 версия 1.xlsx"])
        #expect(try facts(names[0], period: "2025-1")["Срок"] == nil)
        let bytes = try Disk.bytes(of: folder.appending(names[0]), limit: 1 << 20)
        // Whatever became of it, it is what was sent.
        try Disk.publish([1], at: folder.appending(names[0]))
        #expect(try city.run().receipts == 0)
        #expect(try Disk.bytes(of: folder.appending(names[0]), limit: 1 << 20) == [1])
        try Disk.removeOwn(folder.appending(names[0]))
        #expect(try city.run().receipts == 1)
        #expect(try Disk.bytes(of: folder.appending(names[0]), limit: 1 << 20) == bytes)
    }

    @Test("5") func aCheckIsAShortReceipt() throws {
        let submission = city.submission(of: school)
        var typed = submission
        typed.entries[ValueKey(309)]?.value = nil
        typed.entries[ValueKey(309)]?.typed = "12 чел."
        typed.entries[ValueKey(1001)]?.value = .text("Наставник Орлова Н.И.")
        typed.entries[ValueKey(310)]?.value = nil
        typed.entries[ValueKey(310)]?.typed = "Орлова Н.И."
        let session = try Session(city.workspace)
        let examiner = Examiner(
            form: city.form, register: city.organizations, collected: CityWorkspace.period,
            settings: session.settings, reader: OwnReader())
        func checked(_ submission: Submission) throws -> CheckedFile {
            let result = try examiner.examine(
                try city.file(of: school, submission), name: "а.xlsx", arrived: CityWorkspace.due,
                earlier: { (_, _) -> Report.Version? in nil },
                previous: { (_, _) -> Submission? in nil })
            return CheckedFile(
                name: "а.xlsx", result, form: city.form, register: city.organizations)
        }
        #expect(
            try checked(submission).lines.last == "Все значения прочитаны так, как записаны.")
        let file = try checked(typed)
        #expect(file.lines.contains("Мы поняли так:"))
        #expect(
            file.lines.contains { $0.hasSuffix("«12 чел.» → не принято, нужно число (исправьте)") })
        #expect(
            file.lines.contains {
                $0.hasSuffix("не повторяется → не принято, нужно число (исправьте)")
            })
        #expect(!file.lines.contains { $0.contains("Орлова") })
        let facts = CheckFacts(file)
        #expect(facts.understood.map(\.row) == [309, 310])
        #expect(facts.understood.map(\.found) == ["12 чел.", nil])
        #expect(facts.understood.map(\.accepted) == [false, false])
        #expect(!facts.findings.contains { $0.text.contains("Орлова") })
    }
}
