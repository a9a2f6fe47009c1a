/// The folders and files of a workspace.
public struct Workspace: Hashable, Sendable {
    /// The folder itself.
    public let root: RawPath

    /// Names a workspace by its folder.
    public init(_ root: String) {
        var path = Array(root.utf8)
        while path.count > 1, path.last == UInt8(ascii: "/") { path.removeLast() }
        self.root = RawPath(bytes: path)
    }

    /// Where the definitions and the register lie.
    public var templates: RawPath { root.appending("templates") }
    /// The definition of the form.
    public var form: RawPath { templates.appending("form-6.1.yaml") }
    /// The table of indicators.
    public var indicators: RawPath { templates.appending("indicators.yaml") }
    /// The items of the municipal road map.
    public var roadMap: RawPath { templates.appending("roadmap.yaml") }
    /// The register of institutions.
    public var register: RawPath { templates.appending("register.xlsx") }
    /// Where the issued blanks of a period lie.
    public func blanks(of period: String) -> RawPath {
        templates.appending("бланки").appending(period)
    }
    /// Where files arrive.
    public var inbox: RawPath { root.appending("inbox") }
    /// What the program writes for people.
    public var outbox: RawPath { root.appending("outbox") }
    /// The page that shows where every report stands.
    public var board: RawPath { outbox.appending("index.html") }
    /// The drafts of letters, one for each institution that owes something.
    public var letters: RawPath { outbox.appending("письма") }
    /// The dates of the half-year for calendar programs.
    public var calendar: RawPath { outbox.appending("календарь.ics") }
    /// The remarks, one workbook for each institution that has some.
    public var remarks: RawPath { outbox.appending("замечания") }
    /// The receipts, a folder for each half-year.
    public var receipts: RawPath { outbox.appending("квитанции") }
    /// The receipts of a half-year.
    public func receipts(of period: String) -> RawPath { receipts.appending(period) }
    /// The files that could not be taken as reports.
    public var unclear: RawPath { outbox.appending("разобрать") }
    /// Every byte ever received.
    public var archive: RawPath { root.appending("archive") }
    /// The store.
    public var store: RawPath { root.appending("svod.sqlite") }
    /// The mirror of the events in the store.
    public var journal: RawPath { root.appending("journal").appending("events.jsonl") }
    /// The settings.
    public var settings: RawPath { root.appending("svod.yaml") }
}
