import Forms
import Reports
import Spreadsheet
import Testing
import Validation
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
        .pairNotInRegister: ["X03", "X04", "X07"], .planUnfinished: ["R505"],
        .unpaid: ["R311"],
        .pairVanished: ["H03"], .staffHalved: ["H02"],
    ]

    /// The faults of sense, each of which is one contradiction and no other.
    private static let exact: Set<Spoiling> = [
        .rowAndColumnInserted, .pairNotInRegister, .planUnfinished, .unpaid, .pairVanished,
        .staffHalved,
    ]

    @Test(arguments: Spoiling.allCases.filter { codes[$0] != nil }, SmallCity.periods)
    func aSpoiltWorkbookLeadsToTheFindingsOfItsFault(
        _ spoiling: Spoiling, _ period: Period
    ) throws {
        guard !spoiling.contradictsReportBefore || period.half == .second else { return }
        let sending = try sending(period)
        let reading = try city.reading(try bytes(spoiling, period))
        let found = city.findings(
            in: reading, of: sending, period,
            after: try city.previous(of: sending.organization, before: period))
        let expected = try #require(Self.codes[spoiling])
        let codes = Set(found.map(\.fact.code))
        #expect(codes.isSuperset(of: expected))
        if Self.exact.contains(spoiling) { #expect(codes == expected) }
    }

    @Test func whatIsForgottenSinceTheReportBeforeIsForgottenByEveryKindOfInstitution() throws {
        let period = SmallCity.periods[1]
        let kinds = Dictionary(grouping: city.organizations, by: \.kind).compactMap(\.value.first)
        for (spoiling, code) in [(Spoiling.pairVanished, "H03"), (.staffHalved, "H02")] {
            for organization in kinds where organization.validTo == nil {
                let due = try city.due(period)
                var filling = DemoReport.filled(
                    of: organization, form: city.form, period: period, due: due,
                    seed: SmallCity.seed)
                spoiling.spoil(&filling)
                let context = ValidationContext(
                    period: period, due: due, today: due, organization: organization,
                    previous: try city.previous(of: organization, before: period))
                let found = city.validator.findings(in: filling.submission, context: context)
                #expect(Set(found.map(\.fact.code)) == [code], "\(organization.name)")
            }
        }
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
