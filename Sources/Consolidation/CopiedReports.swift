public import Forms
internal import FoundationEssentials

/// Reports of different institutions that have the same numbers: one of them was probably copied,
/// and a person should ask. Source: the paper on failure modes, I08.
public enum CopiedReports {
    /// Reports with fewer numbers other than 0 may well be the same: those of small kindergartens
    /// without mentoring are.
    private static let fewestNumbers = 12

    /// The institutions whose latest reports have the same numbers, in groups.
    ///
    /// - Parameters:
    ///   - reports: the reports of a half-year.
    ///   - form: tells the title sheet, whose numbers are not compared.
    /// - Returns: the groups, each and all in the order of the reports.
    public static func groups(in reports: [Report], form: Form) -> [[Organization]] {
        let title = Set(
            (form.sheet(ofRow: form.identity.respondent.row)?.rows ?? []).map(\.code))
        var groups: [[ValueKey: Decimal]: [Organization]] = [:]
        var order: [[ValueKey: Decimal]] = []
        for report in reports {
            guard let submission = report.latest?.submission else { continue }
            let numbers = submission.entries.compactMapValues { entry -> Decimal? in
                guard case .number(let number)? = entry.value, number != 0 else { return nil }
                return number
            }.filter { !title.contains($0.key.row) }
            guard numbers.count >= fewestNumbers else { continue }
            if groups[numbers] == nil { order.append(numbers) }
            groups[numbers, default: []].append(report.organization)
        }
        return order.compactMap { groups[$0] }.filter { $0.count > 1 }
    }
}
