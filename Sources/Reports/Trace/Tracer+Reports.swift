import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Spreadsheet

/// What is taken of single reports for what is known of a version, and for the sheets that repeat
/// what was written.
extension Tracer {
    /// The cells that a fact about a version rests on; none where it is no cell's.
    func cells(
        of fact: Measure.Fact, _ status: ReportStatus, _ city: CityReports
    ) throws -> [Contribution.Cell] {
        switch fact {
        case .errors:
            return status.cells { $0.severity == .error && $0.isOpen }
        case .warnings:
            return status.cells { $0.severity == .warning && $0.isOpen }
        case .explained:
            return status.cells { $0.severity == .warning && !$0.isOpen }
        case .correction, .publicationDaysLate:
            let identity = city.form.identity
            guard let key = fact == .correction ? identity.correction : identity.published,
                let version = try records.spokenOf(status.organization, city.period)
            else { return [] }
            return version.submission.cell(at: key).map { [$0] } ?? []
        case .filled, .required, .daysLate, .earlier: return []
        }
    }

    /// The number in a register of the version that is spoken of.
    func entry(
        _ status: ReportStatus, _ city: CityReports, _ sheet: Int, _ row: Int, _ column: Int
    ) throws -> Contribution? {
        guard let version = try records.spokenOf(status.organization, city.period),
            let rows = version.submission.registers[sheet], rows.indices.contains(row),
            let cell = Contribution.Cell(rows[row], column: column),
            case .number(let number)? = cell.value
        else { return nil }
        return Contribution(
            of: status.organization, in: city.period, number,
            sources: [.init(status.sent(city, version.number), [cell])])
    }

    /// The number in a register of an office.
    func published(
        _ form: String, _ place: (sheet: Int, row: Int, column: Int), in city: CityReports
    ) throws -> Contribution? {
        guard
            let form = city.published.first(where: {
                $0.form.id == form && $0.sheet.number == place.sheet
            })?.form
        else { return nil }
        let rows = try records.answers(form, city.period).flatMap { answer in
            (answer.submission.registers[place.sheet] ?? []).map { (answer, $0) }
        }
        guard rows.indices.contains(place.row),
            let cell = Contribution.Cell(rows[place.row].1, column: place.column),
            case .number(let number)? = cell.value
        else { return nil }
        let (answer, _) = rows[place.row]
        return Contribution(
            of: answer.organization(form), in: city.period, number,
            sources: [.init(answer.version, [cell])])
    }

    /// What a cell says of a remark on the version that came last.
    func remark(
        _ place: Measure.RemarkPlace, of status: ReportStatus, _ city: CityReports
    ) -> Contribution? {
        let number =
            switch place {
            case .row(let number), .column(let number): number
            }
        let findings = status.openInOrder
        guard let latest = status.latest, findings.indices.contains(number) else { return nil }
        let finding = findings[number]
        let amount =
            switch place {
            case .row: finding.place.row
            case .column: finding.place.column
            }
        guard let amount else { return nil }
        return Contribution(
            of: status.organization, in: city.period, Decimal(amount),
            detail: .remark(code: finding.fact.code),
            sources: [
                .init(
                    status.sent(city, latest.number),
                    [Contribution.Cell(finding.place)].compactMap(\.self))
            ])
    }
}

extension TracedRecords.Answer {
    /// Who answered.
    func organization(_ form: Form) -> Organization {
        Organization(
            respondent: version.respondent,
            name: submission.text(at: form.identity.respondent) ?? version.respondent)
    }
}

extension ReportStatus {
    /// The errors, then the warnings that nobody explained, of the version that arrived last.
    var openInOrder: [Finding] {
        let findings = openFindings
        return findings.filter { $0.severity == .error }
            + findings.filter { $0.severity == .warning }
    }

    /// Where findings stand in the file of the version that arrived last.
    fileprivate func cells(where isMeant: (Finding) -> Bool) -> [Contribution.Cell] {
        (latest?.findings ?? []).filter(isMeant).compactMap { Contribution.Cell($0.place) }
    }
}

extension Contribution.Cell {
    /// The cell that a remark is about; nil where it is about none.
    fileprivate init?(_ place: Finding.Place) {
        guard let sheet = place.sheet, let cell = place.cell else { return nil }
        self.init(
            row: place.row, column: place.column, source: CellSource(sheet: sheet, cell: cell),
            value: nil)
    }
}
