internal import DemoCity
internal import Forms
internal import Intake
internal import Messages
internal import Spreadsheet

/// A half-year of the invented city: what arrives in it, and how that is taken in.
struct DemoHalfYear {
    /// How many days after the last one of the collection the city is looked at, and the round of
    /// site checks after its own last day.
    private static let pause = (reports: 20, sites: 3)

    let session: Session
    let period: Period
    /// Whether it is the one that is shown in full, and not the history of that one.
    let isLast: Bool
    /// The number the city is made from.
    let seed: UInt64
    let reader: any WorkbookSource

    /// Collects the half-year.
    func collect() throws {
        guard let due = session.dueDate(of: period) else {
            throw Trouble.notCollected(period: "\(period)")
        }
        let organizations = try session.register().organizations
        if isLast { try issueBlanks(to: organizations) }
        let mail = DemoMail(form: session.form, organizations: organizations, seed: seed)
        try lay(try mail.letters(period: period, due: due, isHistory: !isLast))
        try layStatementsOfOffices(organizations)
        let day = due.adding(days: Self.pause.reports)
        guard isLast else {
            // All that history has arrived by one day, so one run is enough for it.
            let checked = try laySiteChecks(organizations)
            return Terminal.say(try takeIn(on: checked ?? day).shortLines)
        }
        Terminal.say(try takeIn(on: day).lines(form: session.form))
        let answers = try DemoAnswers(session: session, period: period, due: due, seed: seed)
            .send(until: day)
        guard answers > 0 else { return }
        Terminal.say(CommandText.demoAnswers(answers))
        Terminal.say(try takeIn(on: day).lines(form: session.form))
    }

    /// Writes the blanks of all forms, also for the checks that will follow.
    private func issueBlanks(to organizations: [Organization]) throws {
        for speaking in [session] + session.others {
            let period = speaking.form.checklist == nil ? period : period.next
            guard speaking.dueDate(of: period) != nil else { continue }
            let issued = try BlankIssue(
                session: speaking, period: period, register: organizations
            ).write(speaking.isOfInstitutions ? organizations : speaking.offices)
            Terminal.say(issued.sentence(period, in: speaking))
        }
    }

    /// Lays what КИМЦ and ГУО state into the inbox, where the workspace has their form.
    private func layStatementsOfOffices(_ organizations: [Organization]) throws {
        guard let speaking = session.others.first(where: { $0.form.id == DemoOffices.formID }),
            let due = speaking.dueDate(of: period)
        else { return }
        let offices = DemoOffices(form: speaking.form, organizations: organizations, seed: seed)
        try lay(try offices.letters(period: period, due: due))
    }

    /// Lays the sheets of the round that checks the half-year into the inbox, where the workspace has
    /// their form.
    ///
    /// - Returns: the day by which they are there; nil for none.
    private func laySiteChecks(_ organizations: [Organization]) throws -> CalendarDate? {
        let round = period.next
        guard let speaking = session.others.first(where: { $0.form.id == DemoSites.formID }),
            let due = speaking.dueDate(of: round)
        else { return nil }
        let sites = DemoSites(
            form: speaking.form, checked: session.form, organizations: organizations, seed: seed)
        // What is disputed in the latest round still waits for somebody to settle it.
        let isLatest = round == DemoCommand.periods.last
        try lay(try sites.letters(round: round, due: due, isSettled: !isLatest))
        return due.adding(days: Self.pause.sites)
    }

    private func lay(_ letters: [DemoMail.Letter]) throws {
        for letter in letters {
            let folder = session.workspace.inbox.appending("\(letter.day)")
            try Disk.makeFolder(folder)
            try Disk.publish(letter.bytes, at: folder.appending(letter.name))
        }
    }

    private func takeIn(on day: CalendarDate) throws -> Summary {
        try session.alone {
            try CollectionRun(session: session, period: period, day: day, reader: reader).perform()
        }
    }
}
