internal import Forms
internal import Store

/// Whose report a file is and of which half-year, as far as nothing has to be guessed.
enum Ownership: Equatable {
    /// It is known; `written` is another half-year that the title sheet names, when it does.
    case known(Organization?, inn: String, Period, written: Period?)
    /// It is not; the ИНН of institutions that a person may choose from.
    case unknown(Refusal, candidates: [String])

    /// Weighs what a file says of itself against the register and what a person decided.
    ///
    /// - Parameters:
    ///   - reading: the file.
    ///   - form: the form that it was read as.
    ///   - name: the name of the file, which only ever serves to propose institutions.
    ///   - decision: what a person decided; it goes before everything the file says.
    ///   - register: the institutions; nil when there is no register to look into.
    ///   - collected: the half-year that is being collected; nil where none is expected.
    init(
        of reading: FormReading, in form: Form, fileName name: String, decision: Decision,
        register: [Organization]?, collected: Period?
    ) {
        let identity = reading.identity
        guard identity.resolve() != .notThisForm else {
            self = .unknown(.notThisForm, candidates: [])
            return
        }
        guard form.respondents == .institutions else {
            self.init(of: reading, byNameIn: form, decision, collected)
            return
        }
        func proposals() -> [String] {
            let written = reading.submission.text(at: form.identity.name)
            let found = [written, name].compactMap(\.self).flatMap {
                InstitutionName.candidates(for: $0, in: register ?? []).map(\.inn)
            }
            return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }
        let marked = Set(identity.marks.compactMap(\.inn)).sorted()
        if let folder = decision.inn, decision.way == .folder {
            let named = marked.filter { inn in
                register?.contains { $0.inn == inn } ?? true
            }
            guard named.isEmpty || named.contains(folder) else {
                self = .unknown(
                    .otherFolder(folder: folder, found: named.joined(separator: ", ")),
                    candidates: named + [folder])
                return
            }
        }
        let inns = decision.inn.map { [$0] } ?? marked
        guard inns.count < 2 else {
            self = .unknown(.contradiction(inns: inns), candidates: inns)
            return
        }
        guard let inn = inns.first else {
            self = .unknown(.nobodysReport, candidates: proposals())
            return
        }
        let organization = register?.first { $0.inn == inn }
        guard register == nil || organization != nil else {
            self = .unknown(.notInRegister(inn: inn), candidates: proposals())
            return
        }
        if decision.inn == nil, let organization, let register,
            let name = reading.submission.text(at: form.identity.name)
        {
            // A neighbour's blank whose name was put right and whose ИНН was forgotten.
            let named = InstitutionName.others(than: organization, namedBy: name, in: register)
                .map(\.inn)
            guard named.isEmpty else {
                self = .unknown(.otherName(inn: inn, named: named), candidates: named + [inn])
                return
            }
        }
        self.init(
            of: organization, inn: inn, identity, decision, collected)
    }

    /// Weighs what a file says of itself that no institution sent.
    ///
    /// A folder can be named by an institution only, and so decides nothing about it.
    private init(
        of reading: FormReading, byNameIn form: Form, _ decision: Decision, _ collected: Period?
    ) {
        let decided =
            decision.way == .folder ? nil : decision.inn.flatMap { form.respondentKey($0) }
        let keys = decided.map { [$0] } ?? Set(reading.identity.marks.compactMap(\.inn)).sorted()
        guard keys.count < 2 else {
            self = .unknown(.contradiction(inns: keys), candidates: [])
            return
        }
        guard let key = keys.first else {
            self = .unknown(.nobodysReport, candidates: [])
            return
        }
        if case .offices(let offices) = form.respondents, !offices.contains(key) {
            self = .unknown(.notAnOffice(found: key, offices: offices), candidates: [])
            return
        }
        self.init(of: nil, inn: key, reading.identity, decision, collected)
    }

    /// Weighs what a file of a known respondent says of the half-year.
    private init(
        of organization: Organization?, inn: String, _ identity: Identity, _ decision: Decision,
        _ collected: Period?
    ) {
        let periods = decision.period.map { [$0] } ?? Set(identity.marks.compactMap(\.period))
        if periods.count == 1, let period = periods.first {
            self = .known(organization, inn: inn, period, written: nil)
        } else if let collected, let written = periods.first(where: { $0 != collected }),
            periods == [collected, written]
        {
            // The blank was issued for the half-year being collected: whoever filled it in put
            // down another one by mistake, and is told so. Or it is the blank of another half-year,
            // on which the title sheet was put right.
            let isTitled = identity.marks.contains { $0.source == .title && $0.period == written }
            self = .known(organization, inn: inn, collected, written: isTitled ? written : nil)
        } else {
            self = .unknown(.noPeriod, candidates: [inn])
        }
    }
}
