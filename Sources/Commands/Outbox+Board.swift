internal import Completeness
internal import Forms
internal import Intake
internal import Messages
internal import Notices
internal import Reports
internal import Store

extension Outbox {
    /// Publishes the board; comes last, since it links to what lies in the outbox.
    ///
    /// - Parameters:
    ///   - city: what is on record.
    ///   - waiting: the files that are laid out since they are no reports.
    ///   - published: what lies in the outbox.
    /// - Returns: where it lies; nil when it could not be published.
    /// - Throws: a mistake in the template of the page.
    mutating func publishBoard(
        _ city: City, _ waiting: [WaitingFile], among published: Set<RawPath>
    ) throws -> RawPath? {
        let names = Dictionary(
            register.map { ($0.inn, $0.name) }, uniquingKeysWith: { first, _ in first })
        let unclear = waiting.map { file in
            BoardPage.UnclearFile(
                digits: String(file.sighting.sha256.prefix(8)), name: file.sighting.name,
                arrival: file.sighting.arrival, refusal: file.refusal,
                candidates: file.candidates.compactMap { names[$0] }, formID: file.formID)
        }
        let board = city.current.board
        let links = board.statuses.map {
            ($0.organization.inn, files(of: $0, on: board, among: published))
        }
        let html = try BoardPage(
            board, form: session.form, others: session.otherForms,
            files: Dictionary(links, uniquingKeysWith: { first, _ in first }), unclear: unclear,
            folder: relative(session.workspace.unclear), notice: session.settings.notice
        ).html()
        let path = session.workspace.board
        return try publish([Book(path) { .bytes(Array(html.utf8)) }]).contains(path) ? path : nil
    }

    /// The files that lie in the outbox for an institution, of what had arrived by the day of the
    /// statement.
    private func files(
        of status: ReportStatus, on board: Board, among published: Set<RawPath>
    ) -> BoardPage.Files {
        func link(_ path: RawPath) -> String? {
            published.contains(path) ? relative(path) : nil
        }
        let workspace = session.workspace
        let organization = status.organization
        var files = BoardPage.Files(letter: link(path(ofLetterTo: organization)))
        if let latest = status.latest {
            files.remarks = link(path(ofRemarksOn: organization))
            let name = CommandText.receiptName(
                session.form, organization, board.period, version: latest.number)
            files.receipt = link(
                workspace.receipts(of: "\(board.period)")
                    .appending(FileName.safe(name.name, ending: name.ending)))
        }
        return files
    }

    /// Where the form with remarks on a report of the collected half-year lies.
    func path(ofRemarksOn organization: Organization) -> RawPath {
        session.workspace.remarks.appending(
            FileName.safe(CommandText.remarksName(organization)))
    }

    /// A path below the outbox as seen from the page.
    private func relative(_ path: RawPath) -> String {
        RawPath(bytes: path.bytes.dropFirst(session.workspace.outbox.bytes.count + 1)).display
    }
}
