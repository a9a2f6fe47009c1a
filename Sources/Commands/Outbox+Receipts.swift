internal import Completeness
internal import Forms
internal import Intake
internal import Messages
internal import Reports
internal import Spreadsheet
internal import Store
internal import Validation

/// The receipts: one for each version of a report, one for each file that is none.
extension Outbox {
    /// The receipts for the reports of a half-year.
    ///
    /// Those of the half-year that is being collected follow whatever is put right: a day of
    /// arrival, the register. Of another half-year the ones that lie there stay as they were issued,
    /// unless more is known of the arrival than the one file that came.
    mutating func receipts(
        for reports: [Report], of period: Period, isCollected: Bool, _ layout: ReceiptLayout
    ) throws -> [Book] {
        let folder = session.workspace.receipts(of: session.folderName(of: period))
        let lying = try ReceiptNames(in: folder)
        let sightings = Dictionary(
            grouping: try store.arrivals(period: period, formID: session.form.id)
        ) { $0.report?.inn ?? "" }
        var books: [Book] = []
        for report in reports where report.latest != nil {
            let organization = report.organization
            let seen = sightings[organization.inn] ?? []
            let isIssued = lying.hold(
                CommandText.receiptName(session.form, organization, period, version: 1))
            if !isCollected, isIssued, isSettled(report, seen) { continue }
            for version in try versions(of: report, period) {
                let name = CommandText.receiptName(
                    session.form, organization, period, version: version.number)
                let path = folder.appending(FileName.safe(name.name, ending: name.ending))
                removeOthers(of: lying.names(name), in: folder, but: path)
                let seen = seen.filter { $0.version == version.number }
                if let book = try receipt(for: version, of: report, period, seen, at: path, layout)
                {
                    books.append(book)
                }
            }
        }
        if !books.isEmpty {
            attempt { () throws(DiskError) in try Disk.makeFolder(folder) }
        }
        return books
    }

    /// The receipts for files that could not be taken as reports; those that no longer hold are
    /// taken away.
    ///
    /// What came for an earlier collection keeps the receipt it got, since the file is judged by
    /// the half-year that is being collected.
    mutating func refusals(
        _ waiting: [WaitingFile], collected: Period
    ) throws -> [Book] {
        var files: [RawPath: [WaitingFile]] = [:]
        var paths: [RawPath] = []
        for file in waiting {
            let path = path(ofRefusalOf: file)
            if files[path] == nil { paths.append(path) }
            files[path, default: []].append(file)
        }
        try removeRefusals(but: Set(paths))
        for folder in Set(paths.map(\.folder)) {
            attempt { () throws(DiskError) in try Disk.makeFolder(folder) }
        }
        return paths.compactMap { path in
            guard let same = files[path], let file = same.first else { return nil }
            let period = collectedPeriod(on: file.sighting)
            guard period == collected || !Disk.exists(path) else { return nil }
            let form = session.forms.form(of: file.formID) ?? session.form
            let sightings = same.map(\.sighting)
            let entered = sightings.first { $0.arrival.source == .journal }
            let delivery = delivery(
                sightings, arrival: (entered ?? file.sighting).arrival,
                due: form.id == session.form.id ? session.dueDate(of: period) : nil)
            let findings = period == collected ? file.findings : []
            let forms = session.forms
            return Book(path) {
                ReceiptLayout(form: form).document(
                    for: file.refusal, findings: findings, delivery: delivery, among: forms)
            }
        }
    }

    // MARK: Versions

    /// The receipt for one version; nil when there is no word of how it came.
    private func receipt(
        for version: Report.Version, of report: Report, _ period: Period, _ sightings: [Sighting],
        at path: RawPath, _ layout: ReceiptLayout
    ) throws -> Book? {
        let organization = report.organization
        guard let delivery = delivery(of: version, organization, period, sightings) else {
            return nil
        }
        let first = report.firstArrival?.date ?? version.arrival.date
        let source = try session.making.map { making in
            try MadeBooks.sum(
                over: ReceiptFacts(making, version, organization, period, delivery, first: first))
        }
        if let source, made.holds(path, madeFrom: source) {
            return Book(upToDate: path, madeFrom: source)
        }
        return Book(path, madeFrom: source) {
            layout.document(
                for: version, of: organization, period, delivery: delivery, firstArrival: first)
        }
    }

    /// Whether nothing can have changed since the receipt was issued: one version that came once, on
    /// a day that nobody entered.
    private func isSettled(_ report: Report, _ sightings: [Sighting]) -> Bool {
        report.latest?.number == 1 && sightings.count == 1
            && report.firstArrival?.source != .journal && report.latest?.arrival.source != .journal
    }

    /// All versions of a report; those that were replaced have to be read.
    private func versions(of report: Report, _ period: Period) throws -> [Report.Version] {
        if let latest = report.latest, latest.number == 1 { return [latest] }
        return try store.versions(
            of: ReportID(
                inn: report.organization.inn, period: period, formID: session.form.id)
        ).map(session.versions.current)
    }

    /// How a version came; nil when there is no word of it.
    private func delivery(
        of version: Report.Version, _ organization: Organization, _ period: Period,
        _ sightings: [Sighting]
    ) -> ReceiptLayout.Delivery? {
        guard !sightings.isEmpty else { return nil }
        // Of a report for a wrong half-year it makes no sense to say that it is late.
        let isMistaken = version.findings.contains { $0.fact.code == "I03" }
        let duty = session.dueDate(of: period).map {
            Duty(of: organization, for: period, deadline: $0)
        }
        return delivery(
            sightings, arrival: version.arrival,
            due: isMistaken ? nil : duty.flatMap { $0.isObliged ? $0.due : nil })
    }

    /// How a file came, which was seen at least once.
    private func delivery(
        _ sightings: [Sighting], arrival: Arrival, due: CalendarDate?
    ) -> ReceiptLayout.Delivery {
        let isFirstSeen = arrival.source == .firstSeen
        let moments = sightings.filter { $0.arrival.date == arrival.date }.map(\.seenAt)
        return ReceiptLayout.Delivery(
            name: sightings.first.map(Self.baseName) ?? "", arrival: arrival,
            time: isFirstSeen ? moments.min().map(session.timeOfDay) : nil,
            // A day that a person enters for a file is on record like another arrival of it.
            repeats: sightings.dropFirst().filter { $0.arrival.source != .journal }.map {
                (Self.baseName($0), $0.arrival.date)
            }, due: due)
    }

    /// The name that a file came with, without the folders of the inbox.
    private static func baseName(_ sighting: Sighting) -> String {
        sighting.name.split(separator: "/").last.map(String.init) ?? sighting.name
    }

    /// Takes away the receipts that an institution got under another name.
    private mutating func removeOthers(of names: [String], in folder: RawPath, but path: RawPath) {
        for other in names.map({ folder.appending($0) }) where other != path {
            withdraw(other)
        }
    }

    // MARK: Files that are no reports

    /// A file of no half-year stands among those of the half-year that was being collected.
    private func collectedPeriod(on sighting: Sighting) -> Period {
        session.form.collectedPeriod(on: sighting.arrival.date)
    }

    private func path(ofRefusalOf file: WaitingFile) -> RawPath {
        let sighting = file.sighting
        let name = Self.baseName(sighting)
        let isPersonal = !PersonalDataDetector(organization: nil).facts(in: name).isEmpty
        let words = CommandText.refusalName(
            isPersonal ? CommandText.namelessFile : name, digits: sighting.sha256.prefix(8))
        return session.workspace.receipts(of: "\(collectedPeriod(on: sighting))")
            .appending(FileName.safe(words.name, ending: words.ending))
    }

    private mutating func removeRefusals(but kept: Set<RawPath>) throws {
        for item in try Disk.items(of: session.workspace.receipts) where item.kind == .folder {
            let folder = session.workspace.receipts.appending(item.name)
            for name in try ReceiptNames(in: folder).refusals {
                let path = folder.appending(name)
                guard !kept.contains(path) else { continue }
                withdraw(path)
            }
        }
    }
}

/// What a receipt for a version is made from.
private struct ReceiptFacts: Encodable {
    private var making: String
    private var organization: Organization
    private var period: Period
    private var version: Int
    private var sha256: String
    private var findings: [Finding]
    private var verdict: Verdict
    private var name: String
    private var arrival: Arrival
    private var time: String?
    private var repeats: [String]
    private var due: CalendarDate?
    private var first: CalendarDate

    init(
        _ making: String, _ version: Report.Version, _ organization: Organization,
        _ period: Period, _ delivery: ReceiptLayout.Delivery, first: CalendarDate
    ) {
        self.making = making
        self.organization = organization
        self.period = period
        self.version = version.number
        sha256 = version.sha256
        findings = version.findings
        verdict = version.verdict
        name = delivery.name
        arrival = delivery.arrival
        time = delivery.time
        repeats = delivery.repeats.map { "\($0.day) \($0.name)" }
        due = delivery.due
        self.first = first
    }
}
