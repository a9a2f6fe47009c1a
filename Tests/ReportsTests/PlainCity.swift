import Consolidation
import Definitions
import Forms
import FoundationEssentials
import Reports
import Spreadsheet
import TestSupport

/// A city whose every number a test gives: who reported what in which half-year.
struct PlainCity {
    /// An institution with its accepted reports.
    struct School {
        var district: String
        var kind = "школа"
        /// The last day of its existence; nil while it exists.
        var closed: CalendarDate?
        var reports: [Period: [ValueKey: FormValue]]
    }

    let model: TestCity
    var schools: [School]
    var indicators: [Indicator]

    init(_ schools: [School]) throws {
        model = try TestCity(of: 1)
        indicators = model.indicators
        self.schools = schools
    }

    static func organization(_ school: School, _ place: Int) -> Organization {
        Organization(
            inn: INN.completing("24600\(3000 + place)") ?? "", name: "МБОУ № \(place + 1)",
            fullName: "Учреждение № \(place + 1)", kind: school.kind, district: school.district,
            validTo: school.closed)
    }

    /// Numbers of the form by row and column; of a row alone in column 3.
    static func numbers(_ numbers: [Double: Int]) -> [ValueKey: FormValue] {
        Dictionary(
            uniqueKeysWithValues: numbers.map { place, number in
                let row = Int(place)
                let column = Int(((place - Double(row)) * 10).rounded())
                return (ValueKey(row, column == 0 ? 3 : column), .number(Decimal(number)))
            })
    }

    private func version(of school: School, _ period: Period) -> Report.Version? {
        school.reports[period].map { values in
            Report.Version(
                number: 1,
                arrival: Arrival(
                    date: (model.form.dueDate(of: period) ?? TestCity.deadline).adding(days: -1),
                    source: .datedFolder),
                submission: Submission(
                    formVersion: model.form.version,
                    entries: Dictionary(
                        uniqueKeysWithValues: values.map { key, value in
                            (
                                key,
                                Entry(
                                    value: value, typed: "",
                                    source: CellSource(
                                        sheet: "1",
                                        cell: CellAddress(row: key.row, column: key.column)))
                            )
                        })),
                findings: [], verdict: .accepted, filledCells: 1, requiredCells: 1)
        }
    }

    /// The statement of a half-year, long after its due date.
    func city(_ period: Period, history: [Period] = []) throws -> CityReports {
        let due = model.form.dueDate(of: period) ?? TestCity.deadline
        let reports = schools.enumerated().map { place, school in
            let version = version(of: school, period)
            return Report(
                organization: Self.organization(school, place), firstArrival: version?.arrival,
                latest: version, accepted: version)
        }
        guard
            var city = CityReports(
                reports, of: period, form: model.form, indicators: indicators,
                on: due.adding(days: 1000))
        else { throw TestCity.NotCollected() }
        city.history = try history.map { HalfYearSums(try self.city($0)) }
        return city
    }

    /// Adds numbers of the workbooks up again.
    func tracer() -> Tracer {
        func counting(_ organization: Organization, _ period: Period) -> Report.Version? {
            schools.enumerated().first { Self.organization($1, $0).inn == organization.inn }
                .flatMap { version(of: $0.element, period) }
        }
        return Tracer(
            TracedRecords(
                city: { try city($0) }, counting: counting, spokenOf: counting,
                answers: { _, _ in [] }, evidence: { SiteEvidence($0, sheets: []) }, offices: []))
    }
}
