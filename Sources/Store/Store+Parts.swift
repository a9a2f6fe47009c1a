public import Forms
import GRDB
public import Spreadsheet

/// Single reports of a half-year, read in parts, so that sheets can be made of a hundred thousand
/// of them while only a few are held. Where empty cells stand is only read of whole ones.
extension Store {
    /// What versions of reports say, as far as it is asked for.
    ///
    /// - Parameters:
    ///   - part: what is read of each.
    ///   - versions: the institutions and the numbers of their versions.
    ///   - period: the half-year.
    ///   - form: the form as it is now; versions on an older one are translated.
    /// - Returns: the contents, in the order of the versions.
    /// - Throws: ``StoreError``; `damaged` when there is no such version.
    public func submissions(
        _ part: ReportPart, of versions: [(inn: String, number: Int)], for period: Period,
        form: Form
    ) throws(StoreError) -> [Submission] {
        try read { db in
            let finder = try ReportFinder(db, period, formID: form.id)
            var reader = try PartReader(db, part, of: form)
            return try versions.map { version in
                guard let found = try finder.find(version) else {
                    throw StoreError.damaged(table: "submission", detail: "\(version)")
                }
                return try reader.submission(found)
            }
        }
    }

    /// All versions of reports with their findings, those of each in the order of their arrival.
    ///
    /// - Parameters:
    ///   - institutions: whose, by ИНН.
    ///   - period: the half-year.
    ///   - form: the form as it is now; versions on an older one are translated.
    ///   - day: what arrived later is not there.
    ///   - part: what is read of what each says.
    /// - Returns: the versions of each institution, in the order of the institutions.
    /// - Throws: ``StoreError``.
    public func versions(
        of institutions: [String], for period: Period, form: Form, by day: CalendarDate,
        reading part: ReportPart
    ) throws(StoreError) -> [[Report.Version]] {
        try read { db in
            var finder = try ReportFinder(db, period, formID: form.id)
            var reader = try PartReader(db, part, of: form)
            return try institutions.map { inn in
                let headers = try finder.find(inn)
                return try Self.versions(headers, finder.arrivals, by: day).map { header in
                    try reader.version(
                        header, arrival: Self.arrival(of: header, finder.arrivals))
                }
            }
        }
    }

    /// The files that versions came in.
    ///
    /// - Parameters:
    ///   - versions: the institutions and the numbers of their versions.
    ///   - period: the half-year.
    ///   - formID: the form.
    /// - Returns: the files, in the order of the versions; nil for one that nobody saw.
    /// - Throws: ``StoreError``.
    public func sources(
        of versions: [(inn: String, number: Int)], for period: Period, formID: String
    ) throws(StoreError) -> [ReportSource?] {
        try read { db in
            var finder = try ReportFinder(db, period, formID: formID)
            return try versions.map { version in
                let found = try finder.find(version.inn).first { $0.version == version.number }
                return try found.flatMap { try Self.source(of: $0, finder.arrivals, db) }
            }
        }
    }
}

/// Reads parts of versions.
private struct PartReader {
    private let form: Form
    /// Few half-years have versions on an older form, and it takes long to find all ways from them.
    private lazy var translator = VersionTranslator(form: form)
    private var whole: SubmissionReader
    /// Reads the lines that are asked for; nil when that is all of them, or none.
    private var lines: LineReader?
    private let part: ReportPart

    init(_ db: Database, _ part: ReportPart, of form: Form) throws {
        self.form = form
        self.part = part
        whole = try SubmissionReader(db)
        lines = try part.condition.map { try LineReader(db, where: $0, withPlaces: false) }
    }

    mutating func submission(_ header: SubmissionReader.Header) throws -> Submission {
        // Which cells of an older form became which of this one, only the translator knows.
        guard header.formVersion == form.version else {
            return part.taken(of: translator.current(try whole.submission(header)))
        }
        guard part != .whole else { return try whole.submission(header) }
        var submission = Submission(formVersion: header.formVersion)
        try lines?.read(header.id, into: &submission)
        return submission
    }

    mutating func version(
        _ header: SubmissionReader.Header, arrival: Arrival
    ) throws -> Report.Version {
        guard header.formVersion == form.version, part != .whole else {
            var version = translator.current(try whole.version(header, arrival: arrival))
            version.submission = part.taken(of: version.submission)
            return version
        }
        return Report.Version(
            number: header.version, arrival: arrival, submission: try submission(header),
            findings: try whole.findings(of: header.id), verdict: header.verdict,
            filledCells: header.filled, requiredCells: header.required, sha256: header.sha256)
    }
}

extension ReportPart {
    /// Which lines hold the part, as SQL; nil when that is all of them, or none.
    fileprivate var condition: String? {
        switch self {
        case .rows(let rows) where rows.isEmpty: nil
        case .rows(let rows):
            "ordinal = 0 AND row_code IN (\(rows.sorted().map(String.init).joined(separator: ", ")))"
        case .register(let sheet): RegisterPart.condition(ofSheets: [sheet])
        case .whole: nil
        }
    }
}
