import Forms
import Reports
import Spreadsheet
import TestSupport
import Testing
import WorkbookReader
import WorkbookWriter

/// What the blank offers, the import finds; what the remarks give back, the import reads again.
struct BlankRoundTripTests {
    private let form: Form
    private let layout: BlankLayout

    init() throws {
        form = try TestForm.m61()
        layout = BlankLayout(form: form)
    }

    private var organization: Organization {
        var organization = BlankSample.organization
        organization.inn = "0012345673"
        return organization
    }

    private func reading(of document: WorkbookDocument) throws -> FormReading {
        let reader = try WorkbookReader(bytes: try WorkbookFile.bytes(of: document))
        return FormImport(form: form).read(try reader.contents())
    }

    private var cellCount: Int {
        form.sheets.flatMap(\.rows).reduce(0) { $0 + $1.cells.count }
    }

    @Test func anEmptyBlankIsReadWithoutFindingsAndEveryCellIsFound() throws {
        for organization in [organization, nil] {
            let document = try BlankSample.document(layout, organization: organization)
            let reading = try reading(of: document)
            #expect(reading.findings.map(\.fact) == [])
            #expect(reading.submission.places.count == cellCount)
            #expect(reading.submission.registers[5]?.isEmpty == true)
            #expect(reading.submission.formVersion == form.version)
        }
    }

    @Test func theBlankOfAnInstitutionSaysWhoseItIsInThreePlaces() throws {
        let document = try BlankSample.document(layout, organization: organization)
        let identity = try reading(of: document).identity
        #expect(identity.marks.map(\.source) == [.properties, .service, .title])
        #expect(identity.marks.allSatisfy { $0.inn == organization.inn })
        #expect(
            identity.resolve() == .agreed(inn: organization.inn, period: BlankSample.period))
    }

    @Test func theBlankForAnybodySaysItsPeriodOnly() throws {
        let document = try BlankSample.document(layout, organization: nil)
        #expect(try reading(of: document).identity.resolve() == .missing([.inn]))
    }

    @Test(arguments: [0, 3, 60])
    func everyValueComesBackAsItWasSent(_ registerRows: Int) throws {
        var sent = form.filled(registerRows: max(1, registerRows))
        if registerRows == 0 { sent.registers = [:] }
        let received = try reading(of: try BlankSample.document(layout, values: sent))
        #expect(received.findings.map(\.fact) == [])
        let values = { (submission: Submission) in submission.entries.compactMapValues(\.value) }
        let lost = values(sent).filter { values(received.submission)[$0.key] != $0.value }
        #expect(lost.isEmpty)
        #expect(received.submission.entries.count == sent.entries.count)
        let rows = { (submission: Submission) in
            (submission.registers[5] ?? []).map { $0.entries.compactMapValues(\.value) }
        }
        #expect(rows(received.submission) == rows(sent))
    }

    @Test func anInsertedColumnAndARenamedSheetChangeNoValue() throws {
        let sent = form.filled()
        let document = try BlankSample.document(layout, values: sent)
        let reader = try WorkbookReader(bytes: try WorkbookFile.bytes(of: document))
        var contents = try reader.contents()
        let whole = FormImport(form: form).read(contents).submission
        for index in contents.sheets.indices {
            let isNumbered = form.sheets.contains { $0.name == contents.sheets[index].name }
            guard isNumbered else { continue }
            contents.sheets[index].name = "Лист\(index)"
            contents.sheets[index].insertColumns(1, at: 3)
            contents.sheets[index].insertRows(2, at: 1)
            contents.sheets[index].merges = []
        }
        let reading = FormImport(form: form).read(contents)
        #expect(
            reading.findings.map(\.fact.code) == Array(repeating: "S02", count: form.sheets.count))
        #expect(
            reading.submission.entries.mapValues(\.value) == whole.entries.mapValues(\.value))
        #expect(reading.submission.registers[5]?.count == 3)
    }
}
