import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Spreadsheet

/// What is taken of the rounds of site checks.
extension Tracer {
    /// The score of an institution by the round that checks the half-year.
    func score(of status: ReportStatus, _ city: CityReports) throws -> Contribution? {
        guard let round = city.scoring else { return nil }
        return score(of: status.organization, try records.evidence(round), city)
    }

    private func score(
        of organization: Organization, _ evidence: SiteEvidence, _ city: CityReports
    ) -> Contribution? {
        guard let score = evidence.score(of: organization.inn),
            let criteria = evidence.criteria(of: organization.inn)
        else { return nil }
        return Contribution(
            of: organization, in: city.period, score,
            sources: criteria.flatMap(\.sources).byVersion)
    }

    /// Adds what the round that is shown says of the institutions.
    func add(
        _ fact: Measure.SiteFact, of subject: Origin.Subject, in city: CityReports,
        to total: inout TracedTotal
    ) throws {
        guard let round = city.sites else { return }
        let evidence = try records.evidence(round)
        if case .rows(let checker) = fact {
            let names = Dictionary(
                city.board.statuses.map { ($0.organization.inn, $0.organization) }
            ) { first, _ in first }
            total.contributions += evidence.rows(ofChecker: checker).map { inn, source in
                Contribution(
                    of: names[inn] ?? Organization(respondent: inn, name: inn), in: city.period, 1,
                    sources: [source])
            }
            return
        }
        let organizations: [Organization]
        if case .institution(let organization) = subject {
            organizations = [organization]
        } else {
            organizations = city.board.statusesInOrder.map(\.organization)
                .filter { subject.contains($0) && round.counts($0.inn) }
        }
        for organization in organizations {
            let parts = try parts(of: fact, organization, evidence, city)
            total.contributions += parts
            if parts.isEmpty {
                let isChecked = round.results[organization.inn]?.isChecked ?? false
                total.gaps.append(
                    Gap(organization, city.period, isChecked ? .notCounted : .unchecked))
            }
        }
    }

    private func parts(
        of fact: Measure.SiteFact, _ organization: Organization, _ evidence: SiteEvidence,
        _ city: CityReports
    ) throws -> [Contribution] {
        let (inn, round) = (organization.inn, evidence.round)
        let result = round.results[inn]
        func part(
            _ sources: [Contribution.Source], _ detail: Contribution.Detail? = nil,
            amount: Decimal = 1
        ) -> Contribution {
            Contribution(
                of: organization, in: city.period, amount, detail: detail,
                sources: sources.byVersion)
        }
        func columns(_ columns: [Int]) -> [Contribution.Source] {
            columns.flatMap { evidence.sources(of: inn, column: $0) }
        }
        switch fact {
        case .mark(let column):
            let sources = evidence.sources(of: inn, column: column)
            guard case .text(let word)? = sources.first?.cells.first?.value,
                let number = Int(word)
            else { return [] }
            return [part(sources, amount: Decimal(number))]
        case .points, .possible:
            return (evidence.criteria(of: inn) ?? []).compactMap { marked in
                guard let points = marked.points else { return nil }
                let (weight, best) = (marked.criterion.weight, round.checklist.bestPoints)
                let worth = fact == .points ? points : best
                return part(
                    marked.sources,
                    .criterion(name: marked.criterion.name, weight: weight, points: worth),
                    amount: Decimal(weight * worth))
            }
        case .score, .scored, .level:
            guard var score = score(of: organization, evidence, city) else { return [] }
            if case .level(let name) = fact {
                guard round.checklist.level(ofScore: score.amount) == name else { return [] }
            }
            if fact != .score { score.amount = 1 }
            return [score]
        case .base: return [part([])]
        case .checked:
            guard result?.isChecked == true else { return [] }
            return [part(columns([round.checklist.checkedOn]))]
        case .flagged:
            guard result?.isFlagged == true else { return [] }
            return [part(columns(round.checklist.stopColumns))]
        case .advice(let code):
            guard result?.recommendations.contains(where: { $0.code == code && $0.isSent }) == true
            else { return [] }
            return [part(try sources(of: organization, advice: code, evidence, city))]
        case .recommendations:
            return try (result?.recommendations ?? []).filter(\.isSent).map {
                part(
                    try sources(of: organization, advice: $0.code, evidence, city),
                    .advice(code: $0.code))
            }
        case .differences:
            return try (result?.differences ?? []).map { difference in
                let comparison = round.checklist.comparisons.first { $0.id == difference.id }
                let criterion = difference.criterion.flatMap(round.checklist.criterion)
                let asked = comparison?.condition.references ?? []
                let rows = (criterion?.rows ?? []) + [difference.row].compactMap(\.self)
                return part(
                    columns([difference.criterion].compactMap(\.self) + asked.ownColumns)
                        + (try checked(asked, rows, of: organization, round)),
                    .difference(id: difference.id))
            }
        case .rows: return []
        }
    }

    /// What a recommendation rests on: what КИМЦ wrote of it and what makes it be proposed.
    private func sources(
        of organization: Organization, advice code: String, _ evidence: SiteEvidence,
        _ city: CityReports
    ) throws -> [Contribution.Source] {
        let (inn, checklist) = (organization.inn, evidence.round.checklist)
        var (columns, asked): ([Int], [Forms.Expression.Reference]) = ([], [])
        var rows: [Int] = []
        switch checklist.advice.first(where: { $0.code == code })?.trigger {
        case .condition(let condition, let scope)?:
            asked = condition.references
            if case .criteria(let criteria) = scope { columns = criteria }
            if case .rows(let some) = scope { rows = some }
        case .comparison(let id)?:
            let told = evidence.round.results[inn]?.differences.filter { $0.id == id } ?? []
            columns = told.compactMap(\.criterion)
            asked = checklist.comparisons.first { $0.id == id }?.condition.references ?? []
            rows = columns.compactMap(checklist.criterion).flatMap(\.rows)
        case nil: break
        }
        return evidence.sources(of: inn, advice: code)
            + (columns + asked.ownColumns).flatMap { evidence.sources(of: inn, column: $0) }
            + (try checked(asked, rows, of: organization, evidence.round))
    }

    /// The cells of the checked report that an expression asks for.
    private func checked(
        _ asked: [Forms.Expression.Reference], _ rows: [Int], of organization: Organization,
        _ round: SiteRound
    ) throws -> [Contribution.Source] {
        let references = asked.filter { $0.source == .checked }
        guard !references.isEmpty,
            let version = try records.counting(organization, round.checked)
        else { return [] }
        let cells = references.flatMap { reference -> [Contribution.Cell] in
            let codes = reference.row.map { [$0] } ?? rows
            return codes.compactMap { code in
                let only = round.checkedForm.row(code)?.cells.keys.first
                return (reference.column ?? only).flatMap {
                    version.submission.cell(at: ValueKey(code, $0))
                }
            }
        }
        guard !cells.isEmpty else { return [] }
        return [
            .init(
                SentVersion(
                    respondent: organization.inn, period: round.checked,
                    formID: round.checkedForm.id, number: version.number), cells)
        ]
    }
}

extension [Forms.Expression.Reference] {
    /// The columns of the institution's own row.
    fileprivate var ownColumns: [Int] {
        filter { $0.source == .report && $0.row == nil }.compactMap(\.column)
    }
}

extension [Contribution.Source] {
    /// The same cells, those of one file together and none twice.
    fileprivate var byVersion: [Contribution.Source] {
        var joined: [Contribution.Source] = []
        for source in self {
            guard let place = joined.firstIndex(where: { $0.version == source.version }) else {
                joined.append(source)
                continue
            }
            for cell in source.cells
            where !joined[place].cells.contains(where: { $0.source == cell.source }) {
                joined[place].cells.append(cell)
            }
        }
        return joined
    }
}
