internal import Completeness
internal import Forms
internal import Foundation
internal import Intake
internal import Messages
internal import Reports
internal import Spreadsheet
internal import Store

extension Outbox {
    /// The forms with remarks on the reports of a half-year; those that no longer hold are taken
    /// away.
    ///
    /// Of a half-year that is not the one being collected, only reports that came for it by mistake
    /// have some, until the right one comes; they get a form of the collected half-year to go on
    /// with.
    mutating func remarks(
        on reports: [Report], of period: Period, collected: Period, _ layout: ReturnedForm,
        since current: [Report] = []
    ) throws -> [Book] {
        let folder = session.workspace.remarks
        let isCollected = period == collected
        let arrivals = Dictionary(
            current.compactMap { report in
                report.latest.map { (report.organization.inn, $0.arrival.date) }
            }, uniquingKeysWith: max)
        var books: [Book] = []
        for report in reports {
            let organization = report.organization
            let name =
                isCollected
                ? CommandText.remarksName(organization)
                : CommandText.remarksName(organization, period)
            let path = folder.appending(FileName.safe(name))
            guard let version = report.latest, version.verdict != .accepted,
                isCollected || version.findings.contains(where: { $0.fact.code == "I03" }),
                arrivals[organization.inn].map({ $0 < version.arrival.date }) ?? true
            else {
                withdraw(path)
                continue
            }
            let occasion = ReturnedForm.Occasion(
                collected: collected, reported: period,
                due: due(of: organization, collected) ?? version.arrival.date,
                created: DateTime(date: version.arrival.date))
            let source = try source(of: version, organization, occasion)
            if let source, made.holds(path, madeFrom: source) {
                books.append(Book(upToDate: path, madeFrom: source))
                continue
            }
            let previous = try store.previousAccepted(
                inn: organization.inn, before: collected, formID: session.form.id
            ).map(session.versions.current)
            books.append(
                Book(path, madeFrom: source) {
                    layout.document(
                        for: organization, version: version, on: occasion, previous: previous)
                })
        }
        return books
    }

    /// A sum over all that a returned form is made from; nil when it cannot be told.
    private func source(
        of version: Report.Version, _ organization: Organization, _ occasion: ReturnedForm.Occasion
    ) throws -> String? {
        guard let making = session.making else { return nil }
        let facts = ReturnedFacts(
            making: making, organization: organization, collected: occasion.collected,
            reported: occasion.reported, due: occasion.due, version: version.number,
            arrival: version.arrival, sha256: version.sha256, findings: version.findings,
            previous: try store.previousFile(
                inn: organization.inn, before: occasion.collected, formID: session.form.id))
        return try MadeBooks.sum(over: facts)
    }

    private func due(of organization: Organization, _ period: Period) -> CalendarDate? {
        session.dueDate(of: period).map { Duty(of: organization, for: period, deadline: $0).due }
    }
}

/// What a returned form is made from.
private struct ReturnedFacts: Encodable {
    var making: String
    var organization: Organization
    var collected: Period
    var reported: Period
    var due: CalendarDate
    var version: Int
    var arrival: Arrival
    var sha256: String
    var findings: [Finding]
    var previous: String?
}
