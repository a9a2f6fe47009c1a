public import Spreadsheet

/// Whose report a file is and of which period, as the file says it in three independent places.
public struct Identity: Hashable, Sendable {
    /// What one place in the file says.
    public struct Mark: Hashable, Sendable {
        /// A place that tells the identity.
        public enum Source: String, Hashable, Sendable, Codable, CaseIterable {
            /// The custom document properties.
            case properties
            /// The sheet «Служебный».
            case service
            /// The cells of the title sheet, which people fill.
            case title
        }

        /// The place.
        public var source: Source
        /// The identifier of the form; nil when the place does not say it.
        public var formID: String?
        /// The ИНН of the institution; nil when the place does not say it legibly.
        public var inn: String?
        /// The period; nil when the place does not say it legibly.
        public var period: Period?

        /// Makes a mark.
        public init(
            source: Source, formID: String? = nil, inn: String? = nil, period: Period? = nil
        ) {
            self.source = source
            self.formID = formID
            self.inn = inn
            self.period = period
        }
    }

    /// The identifier of the form that the file carries; nil when it carries none.
    public var formID: String?
    /// The version of the form that the file carries; nil when it carries none.
    public var formVersion: String?
    /// What the places say, those that say nothing left out. A file with several title sheets has
    /// several title marks.
    public var marks: [Mark]
    /// Whether the file is of the form that it was read as, by its identifier or, where it carries
    /// none, by the codes of its rows.
    public var isOfForm: Bool

    /// Makes an identity.
    public init(
        formID: String? = nil, formVersion: String? = nil, marks: [Mark], isOfForm: Bool = true
    ) {
        self.formID = formID
        self.formVersion = formVersion
        self.marks = marks
        self.isOfForm = isOfForm
    }

    /// Weighs the marks. Nothing is guessed: a place that is silent does no harm, places that
    /// contradict each other decide nothing.
    public func resolve() -> IdentityVerdict {
        guard isOfForm else { return .notThisForm }
        let inns = Set(marks.compactMap(\.inn))
        let periods = Set(marks.compactMap(\.period))
        let forms = Set(marks.compactMap { $0.formID.map(Self.formKey) })
        if inns.count > 1 || periods.count > 1 || forms.count > 1 { return .contradiction(marks) }
        guard let inn = inns.first, let period = periods.first else {
            var missing: [IdentityVerdict.Part] = []
            if inns.isEmpty { missing.append(.inn) }
            if periods.isEmpty { missing.append(.period) }
            return .missing(missing)
        }
        return .agreed(inn: inn, period: period)
    }

    /// The half-year that the blank says it was issued for, whatever its title sheet says now; nil
    /// when it says none, or two.
    public var issuedPeriod: Period? {
        let issued = Set(marks.filter { $0.source != .title }.compactMap(\.period))
        return issued.count == 1 ? issued.first : nil
    }

    /// The identifiers of forms that a file carries.
    public static func formIDs(of workbook: WorkbookContents) -> [String] {
        IdentityReading.formIDs(of: workbook)
    }

    /// Whether one of the identifiers is that of a form.
    public static func isAny(of ids: [String], _ id: String) -> Bool {
        ids.contains { formKey($0) == formKey(id) }
    }

    /// The identifier of a form for comparing; a Cyrillic М in it is a Latin one.
    static func formKey(_ id: String) -> String {
        Wording.russianKey(ofKey: Wording.key(id))
    }
}

/// What the marks of a file come to.
public enum IdentityVerdict: Hashable, Sendable {
    /// All that say something say the same.
    case agreed(inn: String, period: Period)
    /// They contradict each other: what each of them says.
    case contradiction([Identity.Mark])
    /// None of them says this.
    case missing([Part])
    /// The file is not of the form.
    case notThisForm

    /// A part of an identity.
    public enum Part: String, Hashable, Sendable, Codable, CaseIterable {
        /// The ИНН of the institution.
        case inn
        /// The period.
        case period
    }
}
