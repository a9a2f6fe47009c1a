import Spreadsheet

extension Form {
    /// The rows of the title sheet that the pipeline itself has to understand.
    ///
    /// The definition names them, so that another form may number its rows otherwise. What only
    /// reports of institutions have is nil in a form that others fill in.
    public struct IdentityCells: Hashable, Sendable {
        /// Who answers; the type of the cell tells who can, see ``Form/respondents``.
        public var respondent: ValueKey
        /// The short name of the institution.
        public var name: ValueKey?
        /// The full name of the institution.
        public var fullName: ValueKey?
        /// The district.
        public var district: ValueKey?
        /// The type of the institution.
        public var kind: ValueKey?
        /// The year of the report.
        public var year: ValueKey
        /// The half-year of the report; the value begins with its number.
        public var half: ValueKey
        /// The reporting date.
        public var asOf: ValueKey?
        /// «первичный» or «уточнённый».
        public var reportKind: ValueKey?
        /// The number of the correction, 0 for the first report.
        public var correction: ValueKey?
        /// When the report was published on the institution's site.
        public var published: ValueKey?

        /// Names the rows.
        public init(
            respondent: ValueKey, name: ValueKey? = nil, fullName: ValueKey? = nil,
            district: ValueKey? = nil, kind: ValueKey? = nil, year: ValueKey, half: ValueKey,
            asOf: ValueKey? = nil, reportKind: ValueKey? = nil, correction: ValueKey? = nil,
            published: ValueKey? = nil
        ) {
            self.respondent = respondent
            self.name = name
            self.fullName = fullName
            self.district = district
            self.kind = kind
            self.year = year
            self.half = half
            self.asOf = asOf
            self.reportKind = reportKind
            self.correction = correction
            self.published = published
        }
    }

    /// Who fills a form in.
    public enum Respondents: Hashable, Sendable {
        /// The institutions of the register, known by their ИНН.
        case institutions
        /// The offices that the form lists, known by these words.
        case offices([String])
        /// Whoever names himself.
        case persons
    }

    /// Who fills the form in: that follows from the type of the cell for it.
    public var respondents: Respondents {
        switch cell(at: identity.respondent)?.kind {
        case .choice: .offices(choices(at: identity.respondent))
        case .text: .persons
        case .integer, .decimal, .date, .url, .inn, nil: .institutions
        }
    }

    /// Whose report it is: what all files of one respondent have in common.
    ///
    /// Of an institution it is the ИНН, of an office its words in the form's list, and of somebody
    /// who names himself the name without what people write now so and now otherwise. Whoever
    /// answers for several districts sends a report for each.
    ///
    /// - Parameters:
    ///   - text: what stands for the respondent.
    ///   - district: the district that the file names.
    /// - Returns: the key; nil when nothing is said.
    public func respondentKey(_ text: String, district: String? = nil) -> String? {
        let shown = String(Wording.trimmed(text))
        guard !shown.isEmpty else { return nil }
        switch respondents {
        case .institutions: return TextReading.inn(in: .text(shown))
        case .offices(let offices):
            switch ChoiceList(values: offices).match(shown) {
            case .value(let office), .corrected(let office): return office
            case .none: return shown
            }
        case .persons:
            let keys = [shown, district ?? ""].map { Wording.russianKey(ofKey: Wording.key($0)) }
            return keys.filter { !$0.isEmpty }.joined(separator: Self.districtMark)
        }
    }

    /// What stands between a person and a district in a key.
    private static let districtMark = "@"

    /// The district in the key of a person; nil when it names none.
    ///
    /// - Parameters:
    ///   - key: the key, in which the district stands as it is compared.
    ///   - known: districts as people write them, one of which it may be.
    /// - Returns: the district in people's words where they are known.
    public func district(ofKey key: String, among known: [String] = []) -> String? {
        let parts = key.split(separator: Self.districtMark).map(String.init)
        guard respondents == .persons, parts.count > 1, let district = parts.last else {
            return nil
        }
        return known.first { Wording.russianKey(ofKey: Wording.key($0)) == district } ?? district
    }

    /// Whether a key is of whoever bears a name, in whatever district.
    ///
    /// - Parameters:
    ///   - key: the key of a respondent.
    ///   - wanted: the key of the name alone.
    /// - Returns: whether the two differ in the district at most.
    public func isKey(_ key: String, ofName wanted: String) -> Bool {
        key == wanted
            || respondents == .persons
                && key.split(separator: Self.districtMark).first.map(String.init) == wanted
    }

    /// Whose report a submission is; nil when it does not say.
    ///
    /// - Parameters:
    ///   - submission: the submission.
    ///   - district: the district that its blank was issued for; nil for none.
    /// - Returns: the key.
    public func respondentKey(
        of submission: Submission, issuedFor district: String?
    ) -> String? {
        guard let entry = submission.entries[identity.respondent] else { return nil }
        var text = entry.typed
        if case .text(let value)? = entry.value { text = value }
        return respondentKey(text, district: submission.text(at: identity.district) ?? district)
    }

    /// The short title without the word «Форма»: «М-6.1».
    public var shortName: String {
        let words = shortTitle.split(separator: " ")
        guard words.count > 1, Wording.key(words[0]) == "форма" else { return shortTitle }
        return words.dropFirst().joined(separator: " ")
    }

    /// Whether a text names the form: its identifier or its short title, in whatever letters.
    public func isNamed(_ text: String) -> Bool {
        Identity.isAny(of: [id, shortTitle, shortName], text)
    }
}

extension [Form] {
    /// The form of that identifier; the first one where there is none, or none is named.
    public func form(of id: String?) -> Form? {
        first { $0.id == id } ?? first
    }
}
