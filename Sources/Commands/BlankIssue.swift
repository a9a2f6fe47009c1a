internal import Completeness
internal import Forms
internal import Intake
internal import Messages
internal import Parallel
internal import Reports
internal import Spreadsheet
internal import Store
internal import WorkbookWriter

/// The blanks of a half-year.
struct BlankIssue {
    /// What was written.
    struct Result {
        /// How many blanks.
        var count = 0
        /// How many of them go on from the report before.
        var prefilled = 0

        func sentence(_ period: Period, in session: Session) -> String {
            let folder = session.workspace.blanks(of: session.folderName(of: period))
            return CommandText.blanks(
                count, prefilled: prefilled, session.form, period, at: folder.display)
        }
    }

    private let session: Session
    private let period: Period
    private let register: [Organization]
    /// Where the reports before are; nil while nothing was ever taken in.
    private let store: Store?

    /// Prepares the blanks; the register tells whose reports before count.
    init(session: Session, period: Period, register: [Organization]) throws {
        self.session = session
        self.period = period
        self.register = register
        store = try session.existingStore(register: register)
    }

    /// Writes the blanks of those that owe a report or, where people answer in their own name, of
    /// the districts.
    func write(_ addressees: [Organization]) throws -> Result {
        guard let deadline = session.dueDate(of: period) else {
            throw Trouble.notCollected(period: "\(period)")
        }
        let folder = session.workspace.blanks(of: session.folderName(of: period))
        try Disk.makeFolder(folder)
        try Disk.sweepParts(in: folder)
        let issued =
            session.form.respondents == .persons
            ? try writeForPersons(folder, deadline)
            : try write(addressees, folder, deadline)
        return Result(count: issued.count, prefilled: issued.count { $0 })
    }

    /// One blank for each; whether it goes on from the report before.
    private func write(
        _ addressees: [Organization], _ folder: RawPath, _ deadline: CalendarDate
    ) throws -> [Bool] {
        let layout = BlankLayout(form: session.form)
        let created = DateTime(date: session.today)
        let institutions = register.filter { $0.exists(on: deadline) }
        let (form, versions, period, store) = (session.form, session.versions, period, store)
        return try Parallel.map(addressees) { organization -> Bool? in
            let duty = Duty(of: organization, for: period, deadline: deadline)
            guard duty.isObliged else { return nil }
            let previous = try store?.previousAccepted(
                inn: organization.inn, before: period, formID: form.id)
            let document = layout.document(
                organization: organization, period: period, due: duty.due, created: created,
                previous: previous.map(versions.current), institutions: institutions)
            let name = FileName.safe(CommandText.blankName(form, organization, period))
            try Disk.publish(try WorkbookFile.bytes(of: document), at: folder.appending(name))
            return previous != nil
        }.compactMap(\.self)
    }

    /// One blank for each district where the form has rows for institutions, one for all otherwise.
    private func writeForPersons(_ folder: RawPath, _ deadline: CalendarDate) throws -> [Bool] {
        let form = session.form
        let layout = BlankLayout(form: form)
        let created = DateTime(date: session.today)
        let institutions = register.filter { $0.exists(on: deadline) }
        let isByDistrict = form.sheets.contains(where: \.isPerInstitution)
        var districts: [String?] = isByDistrict ? [] : [nil]
        if isByDistrict {
            for district in institutions.map(\.district) where !districts.contains(district) {
                districts.append(district)
            }
        }
        let period = period
        return try Parallel.map(districts) { district in
            let document = layout.document(
                organization: nil, period: period, due: deadline, created: created,
                institutions: institutions.filter { $0.district == district }, district: district)
            let name = FileName.safe(CommandText.blankName(form, district: district, period))
            try Disk.publish(try WorkbookFile.bytes(of: document), at: folder.appending(name))
            return false
        }
    }
}
