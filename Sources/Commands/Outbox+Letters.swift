internal import Completeness
internal import Forms
internal import Intake
internal import Messages
internal import Notices
internal import Parallel
internal import Reports
internal import Spreadsheet
internal import Store
internal import WorkbookWriter

/// The letters to institutions that owe something, and the calendar.
extension Outbox {
    /// The drafts of letters for the half-year that is being collected; those that are no longer
    /// owed are taken away.
    ///
    /// - Parameters:
    ///   - board: where the reports stand.
    ///   - lying: what lies in the outbox; while a form with remarks could not be put there, the
    ///     letter stays as it was.
    ///   - layout: the sheets of the form's blank.
    /// - Returns: the letters.
    /// - Throws: what kept the reports before from being read.
    mutating func letters(
        _ board: Board, among lying: Set<RawPath>, _ layout: Later<BlankLayout>
    ) throws -> [Book] {
        var books: [Book] = []
        var kept: Set<RawPath> = []
        for status in board.statuses {
            guard let reminder = Reminder(of: status, on: board.day) else { continue }
            let letter = Letter(reminder: reminder, status: status, period: board.period)
            let path = path(ofLetterTo: status.organization)
            kept.insert(path)
            let source = try source(of: letter)
            if let source, made.holds(path, madeFrom: source) {
                books.append(Book(upToDate: path, madeFrom: source))
                continue
            }
            switch reminder.debt {
            case .report:
                books.append(try book(letter, at: path, madeFrom: source, layout))
            case .correction:
                let remarks = self.path(ofRemarksOn: status.organization)
                guard lying.contains(remarks) else { continue }
                books.append(book(letter, returning: remarks, at: path, madeFrom: source))
            }
        }
        // Those of institutions that have left the register or changed their names are ours too.
        let folder = session.workspace.letters.lastPart.display + "/"
        let published = publications.keys.filter { $0.hasPrefix(folder) }.map {
            session.workspace.outbox.appending($0)
        }
        let ours = Set(register.map { path(ofLetterTo: $0) }).union(published)
        for path in ours.subtracting(kept) { withdraw(path) }
        return books
    }

    /// Where the draft of a letter to an institution lies.
    func path(ofLetterTo organization: Organization) -> RawPath {
        session.workspace.letters.appending(
            FileName.safe(CommandText.letterName(organization)))
    }

    /// The dates of the half-year.
    func calendar(_ board: Board, _ roadMap: [RoadMapItem]) -> Book {
        let calendar = CalendarFile(
            board.period, deadline: board.deadline, form: session.form, roadMap: roadMap)
        return Book(session.workspace.calendar) { .bytes(calendar.bytes) }
    }

    // MARK: Letters

    /// A letter with the blank.
    private func book(
        _ letter: Letter, at path: RawPath, madeFrom source: String?,
        _ layout: Later<BlankLayout>
    ) throws -> Book {
        let (form, organization) = (session.form, letter.status.organization)
        let (period, due) = (letter.period, letter.status.duty.due)
        let previous = try store.previousAccepted(
            inn: organization.inn, before: period, formID: form.id
        ).map(session.versions.current)
        return Book(path, madeFrom: source) {
            let document = layout.value.document(
                organization: organization, period: period, due: due,
                created: DateTime(date: letter.reminder.begins(due: due)), previous: previous)
            do throws(WriteError) {
                let blank = try WorkbookFile.bytes(of: document)
                let name = CommandText.blankName(form, organization, period)
                return .bytes(letter.draft(form, attaching: blank, as: name).bytes)
            } catch {
                return .failed(error)
            }
        }
    }

    /// A letter with the form that is given back.
    private func book(
        _ letter: Letter, returning remarks: RawPath, at path: RawPath, madeFrom source: String?
    ) -> Book {
        let form = session.form
        return Book(path, madeFrom: source) {
            do throws(DiskError) {
                let returned = try Disk.bytes(of: remarks, limit: Self.attachmentLimit)
                let name = remarks.lastPart.display
                return .bytes(letter.draft(form, attaching: returned, as: name).bytes)
            } catch {
                return .unreadable(error)
            }
        }
    }

    private static var attachmentLimit: Int { 64 << 20 }

    /// A sum over all that a letter and its attachment are made from; nil when it cannot be told.
    private func source(of letter: Letter) throws -> String? {
        guard let making = session.making else { return nil }
        let (status, reminder) = (letter.status, letter.reminder)
        return try MadeBooks.sum(
            over: LetterFacts(
                making: making, organization: status.organization, period: letter.period,
                due: status.duty.due, stage: reminder.stage, debt: reminder.debt,
                arrival: status.arrival, version: status.latest?.number,
                sha256: status.latest?.sha256, findings: status.latest?.findings,
                previous: try store.previousFile(
                    inn: status.organization.inn, before: letter.period, formID: session.form.id)))
    }
}

/// A letter before it is written.
private struct Letter: Sendable {
    var reminder: Reminder
    var status: ReportStatus
    var period: Period

    func draft(_ form: Form, attaching attachment: [UInt8], as name: String) -> LetterDraft {
        LetterDraft(
            subject: LetterText.subject(reminder, form: form, period),
            text: LetterText.text(reminder, to: status, form: form, period),
            attachmentName: FileName.safe(name), attachment: attachment)
    }
}

/// What a letter is made from.
private struct LetterFacts: Encodable {
    var making: String
    var organization: Organization
    var period: Period
    var due: CalendarDate
    var stage: Reminder.Stage
    var debt: Reminder.Debt
    var arrival: Arrival?
    var version: Int?
    var sha256: String?
    var findings: [Finding]?
    var previous: String?
}
