import Consolidation
import Forms
import FoundationEssentials

/// What is taken of the road map.
extension Tracer {
    /// Adds the items that stand so, each with what offices state of it.
    func add(
        itemsThatStand phase: RoadMapState.Phase, in city: CityReports, to total: inout TracedTotal
    ) throws {
        guard let state = city.roadMap else { return }
        total.contributions += try state.items.filter { $0.phase == phase }.map { item in
            Contribution(
                of: nil, in: city.period, 1,
                detail: .item(number: item.item.number, title: item.item.title),
                sources: try item.shares.compactMap { share in
                    guard case .office(_, let statement?) = share.answer else { return nil }
                    return try source(of: statement, in: state.statements)
                })
        }
    }

    /// The cell in which an office states something.
    private func source(
        of statement: RoadMapStatement, in words: RoadMap.Statements
    ) throws -> Contribution.Source? {
        for form in records.offices {
            guard let key = form.cells(stating: words)[statement.item] else { continue }
            for answer in try records.answers(form, statement.period)
            where words.office(named: answer.version.respondent) == statement.office {
                guard let cell = answer.submission.cell(at: key) else { continue }
                return .init(answer.version, [cell])
            }
        }
        return nil
    }
}
