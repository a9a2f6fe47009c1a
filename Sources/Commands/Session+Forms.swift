internal import Forms
internal import Messages
internal import Spreadsheet
internal import Store

// The forms of a workspace: the one of the institutions, and those of others.
extension Session {
    /// Whether the form that is spoken of is the one of the institutions.
    var isOfInstitutions: Bool { form.respondents == .institutions }

    /// The forms that no institution fills in.
    var otherForms: [Form] { Array(forms.dropFirst()) }

    /// The same workspace, spoken of for each form that no institution fills in.
    var others: [Session] { otherForms.map { speaking(of: $0) } }

    /// The same workspace, spoken of for the form that a person named; nil for this one.
    func speaking(ofNamed name: String?) throws -> Session {
        guard let name else { return self }
        guard let form = forms.first(where: { $0.isNamed(name) }) else {
            throw Trouble.unknownForm(name, known: forms.map(\.shortTitle))
        }
        return speaking(of: form)
    }

    /// The folder of what belongs to a half-year of the form.
    func folderName(of period: Period) -> String { CommandText.folderName(form, period) }

    /// What is on record of everybody who answers the form for a half-year, in the form as it is
    /// now; whoever is listed and has sent nothing is among them. Of institutions what arrived after
    /// a day can be left out.
    func reports(
        of period: Period, by day: CalendarDate? = nil, in store: Store
    ) throws(StoreError) -> [Report] {
        if isOfInstitutions {
            return try store.reports(period: period, formID: form.id, by: day)
                .map(versions.current)
        }
        let sent = try store.answers(to: form, period: period).map(versions.current)
        let known = Set(sent.map(\.organization.inn))
        return sent
            + offices.filter { !known.contains($0.inn) }.map { Report(organization: $0) }
    }

    /// The half-year and the day that the options name, to tell what is on record.
    ///
    /// Where nobody is listed who has to answer, there is nothing to tell of a half-year that nobody
    /// has answered yet: then the last one before it that somebody answered is meant.
    func periodOnRecord(
        _ options: PeriodOptions, in store: Store
    ) throws -> (period: Period, day: CalendarDate) {
        let (period, day) = try period(options)
        guard options.period == nil, form.respondents == .persons else { return (period, day) }
        let known = try store.periods(formID: form.id)
        return (known.filter { $0 <= period }.max() ?? period, day)
    }

    /// The offices that the form lists.
    var offices: [Organization] {
        guard case .offices(let names) = form.respondents else { return [] }
        return names.map { Organization(respondent: $0, name: $0) }
    }

    /// Whoever a person names: an institution by its ИНН, anybody else by name.
    func respondent(_ text: String) throws -> String {
        let isNumber = Organization(respondent: text, name: "").hasINN
        guard !isNumber, !otherForms.isEmpty else { return try Session.inn(text) }
        let isKnown = otherForms.contains { form in
            guard case .offices(let offices) = form.respondents else { return true }
            return form.respondentKey(text).map(offices.contains) ?? false
        }
        guard isKnown else {
            throw Trouble.noRespondent(text, known: others.flatMap(\.offices).map(\.name))
        }
        return text
    }
}
