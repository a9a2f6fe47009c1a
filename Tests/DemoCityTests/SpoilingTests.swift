import Forms
import Reports
import Spreadsheet
import Testing
import WorkbookReader
import WorkbookWriter

@testable import DemoCity

/// Every way of spoiling a report is noticed as what it is.
struct SpoilingTests {
    private let city: SmallCity

    init() throws { city = try SmallCity() }

    private func sending(_ period: Period) throws -> Sending {
        let due = try city.due(period)
        return Sending(
            organization: city.organizations[0], neighbour: city.organizations[1], due: due,
            day: due)
    }

    private func bytes(_ spoiling: Spoiling, _ period: Period) throws -> [UInt8] {
        var sending = try sending(period)
        sending.spoiling = spoiling
        let mail = DemoMail(
            form: city.form, organizations: city.organizations, seed: SmallCity.seed)
        return try mail.bytes(of: sending, period: period, issued: DateTime(date: sending.due))
    }

    /// What a spoilt cell or sheet leads to: the codes of errors, warnings and notices.
    private static let codes: [Spoiling: Set<String>] = [
        .wrongSum: ["R301", "R303", "R308"], .emptyCells: ["C03"], .words: ["C02"],
        .dash: ["C03"], .fraction: ["C04"], .numberAsText: ["C01"], .dateAsText: ["C08"],
        .personName: ["P01"], .phone: ["P02"], .otherHalfYear: ["R102.1"],
        .rowDeleted: ["S04"], .sheetDeleted: ["S01"], .sheetRenamed: ["S02"],
        .rowAndColumnInserted: [], .cellsMerged: ["S07"], .neighboursINN: ["R101.1"],
    ]

    @Test(arguments: Spoiling.allCases.filter { codes[$0] != nil }, SmallCity.periods)
    func aSpoiltWorkbookLeadsToTheFindingsOfItsFault(
        _ spoiling: Spoiling, _ period: Period
    ) throws {
        let reading = try city.reading(try bytes(spoiling, period))
        let found = city.findings(in: reading, of: try sending(period), period)
        let expected = try #require(Self.codes[spoiling])
        let codes = Set(found.map(\.fact.code))
        #expect(codes.isSuperset(of: expected))
        if expected.isEmpty { #expect(codes.isEmpty) }
    }

    @Test(arguments: SmallCity.periods)
    func mixedUpBlanksContradictThemselves(_ period: Period) throws {
        for spoiling in [Spoiling.otherHalfYear, .neighboursINN] {
            let identity = try city.reading(try bytes(spoiling, period)).identity
            guard case .contradiction = identity.resolve() else {
                Issue.record("\(spoiling): \(identity.resolve())")
                continue
            }
        }
    }

    @Test func whatIsNoWorkbookIsRefusedAsWhatItIs() throws {
        let refusals: [(Spoiling, FileKind)] = [
            (.oldFormat, .excel97), (.password, .encrypted), (.picture, .image),
            (.emptyFile, .empty),
        ]
        for (spoiling, kind) in refusals {
            let bytes = try bytes(spoiling, SmallCity.periods[1])
            #expect(throws: WorkbookError(.notWorkbook(kind))) { try WorkbookReader(bytes: bytes) }
        }
        let truncated = try bytes(.truncated, SmallCity.periods[1])
        let thrown = #expect(throws: WorkbookError.self) { try WorkbookReader(bytes: truncated) }
        guard case .damaged? = thrown?.reason else {
            Issue.record("\(String(describing: thrown))")
            return
        }
    }

    @Test func everyWayHasItsExpectation() {
        let broken: Set<Spoiling> = [.oldFormat, .password, .truncated, .picture, .emptyFile]
        #expect(broken.union(Self.codes.keys) == Set(Spoiling.allCases))
    }
}
