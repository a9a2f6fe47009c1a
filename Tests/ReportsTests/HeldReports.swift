import Completeness
import Forms
import Spreadsheet
import TestSupport
import Testing
import WorkbookWriter

@testable import Reports

/// Reports that are all held, and give no more than what is asked for.
struct HeldReports: WrittenReports {
    /// The versions by ИНН.
    private var versions: [String: [Report.Version]]

    /// The versions of a city; of an institution in `others` those.
    init(_ city: CityReports, others: [String: [Report.Version]] = [:]) {
        versions = Dictionary(
            uniqueKeysWithValues: city.board.statuses.map { status in
                let held = [status.version, status.latest].compactMap(\.self)
                let isOne = held.first?.number == held.last?.number
                return (status.organization.inn, isOne ? Array(held.prefix(1)) : held)
            })
        versions.merge(others) { $1 }
    }

    func submissions(_ part: ReportPart, of versions: [VersionName]) throws -> [Submission] {
        try versions.map { name in
            let found = self.versions[name.inn]?.first { $0.number == name.number }
            return part.taken(of: try #require(found).submission)
        }
    }

    func versions(
        of institutions: [String], reading part: ReportPart
    ) throws -> [[Report.Version]] {
        institutions.map { inn in
            (versions[inn] ?? []).map { version in
                var version = version
                version.submission = part.taken(of: version.submission)
                return version
            }
        }
    }

    func files(of versions: [VersionName]) throws -> [ArrivedFile?] { versions.map { _ in nil } }
}

extension KimcWorkbook {
    /// The workbook of a city all of which is held, with its rows made.
    static func settled(
        _ city: CityReports, previous: HalfYearSums? = nil,
        versions: [String: [Report.Version]] = [:], created: DateTime
    ) throws -> WorkbookDocument {
        try document(
            city, previous: previous, reports: HeldReports(city, others: versions), created: created
        ).settled
    }
}
