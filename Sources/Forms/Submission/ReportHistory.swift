/// What is known of one institution's report for one half-year: all its versions and what people
/// decided about it.
public struct ReportHistory: Sendable {
    /// A version and what became of it.
    public struct Step: Sendable {
        /// What became of a version.
        public enum Standing: String, Hashable, Sendable, CaseIterable {
            /// It is the one that counts for content.
            case counted
            /// A newer version took its place.
            case replaced
            /// It counts for nothing, and no newer one took its place.
            case open
        }

        /// The version, in the form as it is now.
        public var version: Report.Version
        /// What became of it.
        public var standing: Standing
        /// «первичный» or «уточнённый», as the file says.
        public var kind: String?
        /// The number of the correction, as the file says.
        public var correction: Int?
        /// The days on which the same bytes came again.
        public var repeats: [Arrival]
        /// What is different from the version before; empty in the first one.
        public var changes: [ReportChange]
    }

    /// The half-year.
    public var period: Period
    /// The versions in the order of their arrival.
    public var steps: [Step]

    /// Puts a history together.
    ///
    /// - Parameters:
    ///   - period: the half-year.
    ///   - versions: the versions in the order of their arrival.
    ///   - counting: the number of the one that counts; nil while none does.
    ///   - repeats: the days on which the bytes of a version came again, by its number.
    ///   - form: the form as it is now.
    public init(
        of period: Period, _ versions: [Report.Version], counting: Int?,
        repeats: [Int: [Arrival]] = [:], form: Form
    ) {
        let translator = VersionTranslator(form: form)
        let comparison = ReportComparison(form: form)
        let kinds = Set(form.choices(at: form.identity.reportKind))
        self.period = period
        steps = []
        for version in versions.map(translator.current) {
            let submission = version.submission
            let standing: Step.Standing =
                version.number == counting
                ? .counted : version.number == versions.last?.number ? .open : .replaced
            steps.append(
                Step(
                    version: version, standing: standing,
                    // Whatever is no wording of the list may be anything, and is not repeated.
                    kind: submission.text(at: form.identity.reportKind)
                        .flatMap { kinds.contains($0) ? $0 : nil },
                    correction: submission.count(at: form.identity.correction),
                    repeats: repeats[version.number] ?? [],
                    changes: steps.last.map { comparison.changes(from: $0.version, to: version) }
                        ?? []))
        }
    }
}
