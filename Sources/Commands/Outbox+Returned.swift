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
            let path = folder.appending(
                FileName.safe(name(of: organization, period, isCollected: isCollected)))
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
            let institutions = institutions(beside: version.submission, on: occasion.due)
            books.append(
                Book(path, madeFrom: source) {
                    layout.document(
                        for: organization, version: version, on: occasion, previous: previous,
                        institutions: institutions)
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

    /// What the form with remarks on a report is called.
    private func name(
        of organization: Organization, _ period: Period, isCollected: Bool
    ) -> String {
        guard session.isOfInstitutions else {
            return CommandText.remarksName(session.form, organization, period)
        }
        return isCollected
            ? CommandText.remarksName(organization)
            : CommandText.remarksName(organization, period)
    }

    /// The institutions of the districts that the rows of a report are about.
    private func institutions(
        beside submission: Submission, on day: CalendarDate
    ) -> [Organization] {
        var named: Set<FormValue> = []
        for sheet in session.form.sheets where sheet.isPerInstitution {
            guard let column = sheet.columns.first(where: { $0.origin == .inn }) else { continue }
            named.formUnion(
                (submission.registers[sheet.number] ?? []).compactMap {
                    $0.entries[column.number]?.value
                })
        }
        let districts = Set(register.filter { named.contains(.text($0.inn)) }.map(\.district))
        return register.filter { districts.contains($0.district) && $0.exists(on: day) }
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
