public import Forms
import GRDB
public import Spreadsheet

extension Store {
    /// Goes through what is on record of the institutions of a register, in its order, without ever
    /// holding more than one report.
    ///
    /// Which version counts, and when a report arrived, is as in ``reports(period:formID:)``. The
    /// values that count go to `values`; the versions of the reports that `body` gets hold only
    /// what says when they were published and which correction they are. Versions on an older form
    /// are translated first.
    ///
    /// - Parameters:
    ///   - period: the half-year.
    ///   - form: the form as it is now.
    ///   - register: the institutions.
    ///   - day: what arrived later is not there; nil for all that is on record.
    ///   - values: takes the values of the accepted versions that are needed.
    ///   - hasFindings: whether the versions have their findings, which take a look more of each.
    ///   - body: is called with each report, and with the place of its accepted values.
    /// - Throws: ``StoreError``.
    public func collect(
        _ period: Period, of form: Form, register: [Organization], by day: CalendarDate? = nil,
        into values: inout ValueCollection, withFindings hasFindings: Bool = true,
        _ body: (Report, Int?) -> Void
    ) throws(StoreError) {
        try read { db in
            var collector = try ReportCollector(
                db, form: form, for: values, hasFindings: hasFindings)
            var finder = try ReportFinder(db, period, formID: form.id)
            for organization in register {
                collector.place = nil
                let report = try Self.report(
                    of: organization, versions: try finder.find(organization.inn),
                    finder.arrivals, by: day
                ) { try collector.version($0, arrival: $1, counts: $2, into: &values) }
                body(report, collector.place)
            }
        }
    }
}

/// Reads versions without most of their values.
private struct ReportCollector {
    private let form: Form
    private let hasFindings: Bool
    private let translator: VersionTranslator
    private var whole: SubmissionReader
    private var registers: LineReader?
    /// Reads the values of the version that counts.
    private let counting: ValueReader
    /// Where those of them go that are needed, in the order of ``counting``.
    private let columns: [Int?]
    /// Reads of all others what says when they were published, and which correction they are.
    private let other: ValueReader
    /// The cells that say so.
    private let facts: [ValueKey]
    /// Which of them each value is, in the order of ``counting``.
    private let factsCounted: [Int?]
    /// Where the values of the last version that counts were put.
    var place: Int?

    /// Prepares the reading; the collection, of which a copy would have to be copied as soon as it
    /// is filled, is only asked what it needs.
    init(_ db: Database, form: Form, for values: ValueCollection, hasFindings: Bool) throws {
        self.form = form
        self.hasFindings = hasFindings
        translator = VersionTranslator(form: form)
        whole = try SubmissionReader(db)
        let facts = [form.identity.published, form.identity.correction].compactMap(\.self)
        let needs = values.needs
        let keys = needs.keys.union(facts).sorted()
        self.facts = facts
        columns = keys.map { values.column(of: $0) }
        factsCounted = keys.map { facts.firstIndex(of: $0) }
        counting = try ValueReader(db, keys: keys)
        other = try ValueReader(db, keys: facts)
        guard !needs.registers.isEmpty else { return }
        registers = try LineReader(
            db, where: RegisterPart.condition(ofSheets: needs.registers.sorted()))
    }

    /// Reads a version; the values of the one that counts are collected.
    mutating func version(
        _ header: SubmissionReader.Header, arrival: Arrival, counts: Bool,
        into values: inout ValueCollection
    ) throws -> Report.Version {
        guard header.formVersion == form.version else {
            let version = translator.current(try whole.version(header, arrival: arrival))
            if counts { place = values.add(version.submission) }
            return version
        }
        var submission = Submission(formVersion: header.formVersion)
        if counts { place = values.beginReport() }
        try (counts ? counting : other).forEachCell(of: header.id) { index, value, kind in
            let column = counts ? columns[index] : nil
            if let column, kind == StoredValue.Kind.number, case .integer(let whole) = value {
                values.set(Int(whole), inColumn: column)
            } else if let value = try value.meaning(as: kind), let column {
                values.set(value, inColumn: column)
            }
            guard let fact = counts ? factsCounted[index] : index,
                let value = try value.meaning(as: kind)
            else { return }
            let source = CellSource(sheet: "", cell: CellAddress(row: 0, column: 0))
            submission.entries[facts[fact]] = Entry(value: value, typed: "", source: source)
        }
        if counts, registers != nil {
            var rows = Submission()
            try registers?.read(header.id, into: &rows)
            for sheet in values.needs.registers {
                values.set(rows.registers[sheet] ?? [], ofRegister: sheet)
            }
        }
        return Report.Version(
            number: header.version, arrival: arrival, submission: submission,
            findings: hasFindings ? try whole.findings(of: header.id) : [],
            verdict: header.verdict, filledCells: header.filled, requiredCells: header.required,
            sha256: header.sha256)
    }
}

extension StoredValue {
    /// The value of a form again; nil for what was not understood.
    fileprivate func meaning(as kind: UInt8) throws -> FormValue? {
        guard let (value, _) = restored(as: kind) else {
            throw StoreError.damaged(table: "line", detail: "\(self)")
        }
        return value
    }
}
