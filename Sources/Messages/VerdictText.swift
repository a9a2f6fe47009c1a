public import Forms

/// The words for how a report was judged.
public enum VerdictText {
    /// What became of the report.
    public static func name(of verdict: Verdict) -> String {
        switch verdict {
        case .accepted: "Принят"
        case .acceptedWithRemarks: "Принят с замечаниями"
        case .returned: "На доработке"
        }
    }

    /// How serious a finding is.
    public static func name(of severity: Severity) -> String {
        switch severity {
        case .error: "ошибка"
        case .warning: "предупреждение"
        case .notice: "сведение"
        }
    }

    /// How many findings of each kind: «2 ошибки, 3 предупреждения (с пояснением 1)», or
    /// «Ошибок нет».
    public static func summary(of findings: some Sequence<Finding>) -> String {
        var counts: [Severity: Int] = [:]
        var explained = 0
        for finding in findings {
            counts[finding.severity, default: 0] += 1
            if finding.severity == .warning, !finding.isOpen { explained += 1 }
        }
        let parts = Severity.allCases.compactMap { severity in
            counts[severity].map { count in
                let addition =
                    severity == .warning && explained > 0 ? " (с пояснением \(explained))" : ""
                return Self.count(count, of: severity) + addition
            }
        }
        return parts.isEmpty ? "Ошибок нет" : parts.joined(separator: ", ")
    }

    private static func count(_ count: Int, of severity: Severity) -> String {
        switch severity {
        case .error: Russian.count(count, "ошибка", "ошибки", "ошибок")
        case .warning:
            Russian.count(count, "предупреждение", "предупреждения", "предупреждений")
        case .notice: Russian.count(count, "сведение", "сведения", "сведений")
        }
    }
}
