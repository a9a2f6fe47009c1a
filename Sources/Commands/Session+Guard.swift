internal import Forms
internal import Parallel
internal import Reports
internal import Store

/// What keeps the workbooks of the city from giving anything away.
extension Session {
    /// A guard that knows what anybody ever typed into a form of the workspace.
    ///
    /// - Parameters:
    ///   - period: the half-year of the workbooks; what is published in its year up to then is no
    ///     secret.
    ///   - register: the institutions.
    ///   - store: what is on record.
    /// - Returns: a guard for any number of workbooks.
    /// - Throws: ``StoreError``.
    func exportGuard(
        of period: Period, _ register: [Organization], _ store: Store
    ) throws(StoreError) -> ExportGuard {
        var exportGuard = ExportGuard(forms: forms, register: register)
        for half in period.halvesOfYear where half <= period {
            for published in try publishedRegisters(of: half, in: store) {
                exportGuard.allow(published, withAuthors: settings.namesAuthors)
            }
        }
        try store.forEachTypedText(of: forms) { exportGuard.learn($0, isPersonal: $1) }
        return exportGuard
    }

    /// A guard that begins to learn now, on another thread, and is waited for when it is asked for.
    func guarding(
        of period: Period, _ register: [Organization], _ store: Store
    ) throws(StoreError) -> Book.Guarding {
        let texts = try store.reader()
        // The workbooks come first; while the library packs one, it leaves all threads but one.
        let learning = Background(givingWay: true) { () throws(StoreError) in
            try exportGuard(of: period, register, texts)
        }
        return { () throws(StoreError) in try learning.value() }
    }

    /// The registers that other forms of the workspace publish, as they were accepted.
    func publishedRegisters(
        of half: Period, in store: Store
    ) throws(StoreError) -> [PublishedRegister] {
        var registers: [PublishedRegister] = []
        for form in forms where form.id != self.form.id && form.publishes {
            let versions = VersionTranslator(form: form)
            let reports = try store.acceptedReports(formID: form.id, period: half)
            // Who has not reported yet takes nothing away from what was published before.
            guard !reports.isEmpty else { continue }
            registers += PublishedRegister.all(
                of: form, in: reports.map { versions.current($0.version.submission) })
        }
        return registers
    }
}
