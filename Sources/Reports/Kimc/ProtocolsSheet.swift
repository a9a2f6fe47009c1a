import Completeness
import Forms
import Messages
import Spreadsheet
import Validation
import WorkbookWriter

/// «Протоколы»: every version of every report, when it came, how it was judged and why.
struct ProtocolsSheet {
    let table: InternalTable
    let reports: any WrittenReports

    private static let columns: [TablePage.Column] = [
        .init(GuoText.Column.number, width: 6),
        .init(GuoText.Column.institution, width: 24),
        .init(GuoText.Column.inn, width: 12.5),
        .init(KimcText.version, width: 8.5),
        .init(GuoText.Column.arrival, width: 11.5),
        .init(KimcText.verdict, width: 16),
        .init(GuoText.Column.severity, width: 17),
        .init(GuoText.Column.code, width: 8),
        .init(KimcText.place, width: 24),
        .init(GuoText.Column.remark, width: 50),
        .init(KimcText.explanation, width: 32),
    ]

    func sheet() throws -> SheetDocument {
        var page = table.page(
            KimcText.Tab.protocols, title: KimcText.protocolsTitle,
            help: KimcText.protocolsHelp, columns: Self.columns)
        let header = page.row - 1
        let groups = try table.groups { lines in
            try versions(of: lines).map { versions in
                versions.reduce(0) { $0 + max(1, $1.findings.count) }
            }
        }
        page.addRows(of: groups) { lines, page in
            for (line, versions) in zip(lines, try discreetVersions(of: lines)) {
                let organization = table.status(line).organization
                for version in versions {
                    let findings = discreet(version, organization)
                    for finding in findings.isEmpty ? [nil] : findings.map(Optional.some) {
                        put(version, finding, page.row - header, organization, on: &page)
                    }
                }
            }
        }
        return InternalTable.finished(
            page, header: header, columns: Self.columns.count, none: KimcText.noVersions)
    }

    /// The versions of institutions in the order of their arrival; what they say is there only
    /// where it is needed to keep their findings discreet.
    private func discreetVersions(of lines: Range<Int>) throws -> [[Report.Version]] {
        try replacing(try versions(of: lines), of: lines, reading: .whole) {
            WithheldTexts.needReport($0.findings)
        }
    }

    /// The versions of institutions in the order of their arrival, without what they say. Of most
    /// there is one, which is on the board.
    private func versions(of lines: Range<Int>) throws -> [[Report.Version]] {
        let known = lines.map { line in table.status(line).latest.map { [$0] } ?? [] }
        return try replacing(known, of: lines, reading: .nothing) { $0.number > 1 }
    }

    /// The versions of institutions with those read anew of which one is not as it should be.
    private func replacing(
        _ known: [[Report.Version]], of lines: Range<Int>, reading part: ReportPart,
        where isWanting: (Report.Version) -> Bool
    ) throws -> [[Report.Version]] {
        var versions = known
        let places = versions.indices.filter { versions[$0].contains(where: isWanting) }
        let institutions = places.map { table.status(lines.lowerBound + $0).organization.inn }
        let read = try reports.versions(of: institutions, reading: part)
        for (place, all) in zip(places, read) { versions[place] = all }
        return versions
    }

    /// The findings in the order of the form; what gives a person away is not repeated.
    private func discreet(
        _ version: Report.Version, _ organization: Organization
    ) -> [Finding] {
        let form = table.current.form
        return RemarkText.discreet(
            form.inOrder(version.findings, gravestFirst: true), among: version.findings,
            in: version.submission, form: form, organization: organization)
    }

    private func put(
        _ version: Report.Version, _ finding: Finding?, _ number: Int,
        _ organization: Organization, on page: inout TablePage
    ) {
        page.put(.number(Double(number)), 0, Theme.rowCode)
        page.put(.text(organization.name), 1, Theme.caption)
        page.put(.text(organization.inn), 2, Theme.rowCode)
        page.put(.number(Double(version.number)), 3, Theme.rowCode)
        page.put(.date(version.arrival.date), 4, Theme.date)
        page.put(.text(VerdictText.name(of: version.verdict)), 5, Theme.caption)
        guard let finding else {
            for column in 6...8 { page.put(.blank, column, Theme.caption) }
            page.put(.text(KimcText.noFindings), 9, Theme.caption)
            page.put(.blank, 10, Theme.caption)
            page.endRow()
            return
        }
        let text = FindingText(finding, form: table.current.form)
        let look = finding.severity == .error ? Theme.error : Theme.warning
        page.put(
            .text(GuoText.name(of: finding.severity)), 6,
            finding.severity == .notice ? Theme.notice : look)
        page.put(.text(finding.fact.code), 7, Theme.rowCode)
        page.put(text.place.isEmpty ? .blank : .text(text.place), 8, Theme.caption)
        page.put(
            .text([text.fact, text.remedy].filter { !$0.isEmpty }.joined(separator: " ")), 9,
            Theme.caption)
        page.put(finding.explanation.map { .text($0) } ?? .blank, 10, Theme.caption)
        page.endRow()
    }
}
