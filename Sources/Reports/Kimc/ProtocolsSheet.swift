import Completeness
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Протоколы»: every version of every report, when it came, how it was judged and why.
struct ProtocolsSheet {
    let table: InternalTable
    /// The versions of an institution's report in the order of their arrival, by ИНН.
    let versions: [String: [Report.Version]]

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

    func sheet() -> SheetDocument {
        var (page, header) = table.page(
            KimcText.Tab.protocols, title: KimcText.protocolsTitle,
            help: KimcText.protocolsHelp, columns: Self.columns)
        var number = 0
        for status in table.current.board.statusesInOrder {
            for version in versions(of: status) {
                let findings = discreet(version, status.organization)
                for finding in findings.isEmpty ? [nil] : findings.map(Optional.some) {
                    number += 1
                    put(version, finding, number, status.organization, on: &page)
                }
            }
        }
        return InternalTable.finished(
            page, header: header, columns: Self.columns.count, none: KimcText.noVersions)
    }

    private func versions(of status: ReportStatus) -> [Report.Version] {
        if let known = versions[status.organization.inn] { return known }
        let held = [status.version, status.latest].compactMap(\.self)
        return held.count == 2 && held[0].number == held[1].number ? [held[0]] : held
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
