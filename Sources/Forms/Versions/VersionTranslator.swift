/// Turns reports on older versions of a form into reports on the form as it is now. Make it once
/// and translate many with it.
public struct VersionTranslator: Sendable {
    private let translations: [String: VersionTranslation]

    /// Prepares the ways from all older versions of a form.
    public init(form: Form) {
        translations = Dictionary(
            form.translations.map { ($0.version, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The report in the codes and wordings of the form as it is now.
    ///
    /// One of a version that nothing is known of stays as it is. What was given up is not in it.
    public func current(_ submission: Submission) -> Submission {
        translations[submission.formVersion]?.translated(submission).submission ?? submission
    }

    /// The version of a report on record, its findings at the places of the form as it is now.
    public func current(_ version: Report.Version) -> Report.Version {
        guard let translation = translations[version.submission.formVersion] else {
            return version
        }
        var current = version
        current.submission = translation.translated(version.submission).submission
        current.findings = translation.translated(version.findings)
        return current
    }

    /// The report with both of its versions in the form as it is now.
    public func current(_ report: Report) -> Report {
        guard !translations.isEmpty else { return report }
        var current = report
        current.latest = report.latest.map { self.current($0) }
        current.accepted = report.accepted.map { self.current($0) }
        return current
    }
}

extension Form {
    /// The ways from all older versions to this one, direct ones first.
    var translations: [VersionTranslation] {
        var found: [VersionTranslation] = []
        var seen: Set<String> = [version]
        var open: [(form: Form, steps: [VersionStep])] = [(self, [])]
        while !open.isEmpty {
            let (newer, steps) = open.removeFirst()
            for older in newer.older where seen.insert(older.form.version).inserted {
                let way = [VersionStep(from: older, to: newer)] + steps
                found.append(VersionTranslation(from: older.form, to: self, by: way))
                open.append((older.form, way))
            }
        }
        return found
    }
}
