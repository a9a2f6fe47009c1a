public import Forms

/// What the institutions wrote for a half-year, read piece by piece: nobody holds all of it.
///
/// It is asked on several threads, for institutions next to each other in the tables.
public protocol WrittenReports: Sendable {
    /// A version, by the institution's ИНН and its number.
    typealias VersionName = (inn: String, number: Int)

    /// What versions that are on record say.
    ///
    /// - Parameters:
    ///   - part: what is asked of each.
    ///   - versions: the versions.
    /// - Returns: the contents, in the order of the versions.
    /// - Throws: what kept them from being read.
    func submissions(_ part: ReportPart, of versions: [VersionName]) throws -> [Submission]

    /// All versions of reports in the order of their arrival, with their findings.
    ///
    /// - Parameters:
    ///   - institutions: whose, by ИНН.
    ///   - part: what is asked of what they say.
    /// - Returns: the versions of each, in the order of the institutions.
    /// - Throws: what kept them from being read.
    func versions(of institutions: [String], reading part: ReportPart) throws -> [[Report.Version]]

    /// The files that versions came in.
    ///
    /// - Parameter versions: the versions.
    /// - Returns: the files, in the order of the versions; nil for one that nobody saw.
    /// - Throws: what kept them from being read.
    func files(of versions: [VersionName]) throws -> [ArrivedFile?]
}
