import Completeness
public import Forms
import Messages
public import Spreadsheet
import WorkbookWriter

/// The file of a version as it arrived.
public struct ArrivedFile: Sendable {
    /// Its name, which may hold a person's.
    public var name: String
    /// The hash of its bytes.
    public var sha256: String
    /// The number of the version that it became.
    public var version: Int
    /// The version of the form that it was filled in on.
    public var formVersion: String
    /// How it was judged.
    public var verdict: Verdict
    /// The number of the correction that it gives itself; 0 when it gives none.
    public var correction: Int
    /// The day that stands for its arrival.
    public var arrival: Arrival
    /// The day on which it was taken in, and the time: «9:05».
    public var seen: (day: CalendarDate, time: String)

    /// Names a file.
    public init(
        name: String, sha256: String, version: Int, formVersion: String, verdict: Verdict,
        correction: Int, arrival: Arrival, seen: (day: CalendarDate, time: String)
    ) {
        self.name = name
        self.sha256 = sha256
        self.version = version
        self.formVersion = formVersion
        self.verdict = verdict
        self.correction = correction
        self.arrival = arrival
        self.seen = seen
    }
}

/// «Источники»: which file of each institution the numbers rest on.
struct SourcesSheet {
    let table: InternalTable

    static let correctionColumn = InternalTable.identity.count + 10
    static let earlierColumn = correctionColumn + 1

    /// How much of a hash tells one file from another.
    private static let hashLength = 12

    private static let columns: [TablePage.Column] =
        InternalTable.identity + [
            .init(GuoText.Column.state, width: 18),
            .init(KimcText.Sources.file, width: 40),
            .init(KimcText.Sources.sum, width: 15),
            .init(KimcText.version, width: 9),
            .init(KimcText.Sources.formVersion, width: 10),
            .init(KimcText.verdict, width: 18),
            .init(GuoText.Column.arrival, width: 12),
            .init(KimcText.Sources.arrivalSource, width: 18),
            .init(KimcText.Sources.seenDay, width: 12),
            .init(KimcText.Sources.seenTime, width: 9),
            .init(KimcText.Sources.correction, width: 14),
            .init(KimcText.Sources.earlier, width: 10),
        ]

    func sheet(_ reports: some WrittenReports) -> SheetDocument {
        var page = table.page(
            KimcText.Tab.sources, title: KimcText.Sources.title, help: KimcText.Sources.help,
            columns: Self.columns)
        let header = page.row - 1
        page.addRows(of: RowGroups(ofOneRow: table.count)) { lines, page in
            let versions = lines.compactMap { line in
                let status = table.status(line)
                return status.version.map { (status.organization.inn, $0.number) }
            }
            var files = try reports.files(of: versions)[...]
            for line in lines {
                let status = table.status(line)
                InternalTable.put(status.organization, line + 1, on: &page)
                page.put(
                    .text(CompletenessText.standing(of: status)), InternalTable.identity.count,
                    Theme.caption)
                let isThere = status.version != nil
                put(isThere ? files.popFirst() ?? nil : nil, isThere: isThere, on: &page)
                page.endRow()
            }
        }
        return InternalTable.finished(
            page, header: header, columns: Self.columns.count, none: KimcText.nobody)
    }

    private func put(_ file: ArrivedFile?, isThere: Bool, on page: inout TablePage) {
        let first = InternalTable.identity.count + 1
        guard let file else {
            page.put(
                isThere ? .blank : .text(KimcText.Sources.notThere), first, Theme.caption)
            for column in first + 1..<Self.columns.count {
                page.put(.blank, column, Theme.caption)
            }
            return
        }
        page.put(.text(file.name), first, Theme.caption)
        page.put(.text(String(file.sha256.prefix(Self.hashLength))), first + 1, Theme.rowCode)
        page.put(.number(Double(file.version)), first + 2, Theme.rowCode)
        page.put(.text(file.formVersion), first + 3, Theme.rowCode)
        page.put(.text(VerdictText.name(of: file.verdict)), first + 4, Theme.caption)
        page.put(.date(file.arrival.date), first + 5, Theme.date)
        page.put(
            .text(CompletenessText.name(of: file.arrival.source)), first + 6, Theme.caption)
        page.put(.date(file.seen.day), first + 7, Theme.date)
        page.put(.text(file.seen.time), first + 8, Theme.rowCode)
        page.put(.number(Double(file.correction)), Self.correctionColumn, Theme.rowCode)
        page.put(.number(Double(file.version - 1)), Self.earlierColumn, Theme.rowCode)
    }
}
