public import Spreadsheet

/// An institution (МОУ) of the register, which КИМЦ keeps.
public struct Organization: Hashable, Sendable, Codable {
    /// The taxpayer number, ten digits: the key.
    public var inn: String
    /// The short name, as people call it.
    public var name: String
    /// The name of the charter.
    public var fullName: String
    /// The type, one of the form's list.
    public var kind: String
    /// The district, one of the form's list.
    public var district: String
    /// The number that КИМЦ gives it; empty when it has none.
    public var number: String
    /// The hosts of its sites.
    public var hosts: [String]
    /// Other spellings of its name.
    public var synonyms: [String]
    /// The first day of its existence; nil for always.
    public var validFrom: CalendarDate?
    /// The last day of its existence; nil while it exists.
    public var validTo: CalendarDate?
    /// The ИНН of the institution it became part of.
    public var successor: String?
    /// Set when it need not report: why.
    public var exemption: String?
    /// Later due dates that were granted, by period.
    public var extensions: [Extension]

    /// A later due date that was granted.
    public struct Extension: Hashable, Sendable, Codable {
        /// For which period.
        public var period: Period
        /// The last day.
        public var until: CalendarDate
        /// Why.
        public var reason: String

        /// Makes an extension.
        public init(period: Period, until: CalendarDate, reason: String) {
            self.period = period
            self.until = until
            self.reason = reason
        }
    }

    /// Makes an institution; everything but its key, names, type and district may be left out.
    public init(
        inn: String, name: String, fullName: String, kind: String, district: String,
        number: String = "", hosts: [String] = [], synonyms: [String] = [],
        validFrom: CalendarDate? = nil, validTo: CalendarDate? = nil, successor: String? = nil,
        exemption: String? = nil, extensions: [Extension] = []
    ) {
        self.inn = inn
        self.name = name
        self.fullName = fullName
        self.kind = kind
        self.district = district
        self.number = number
        self.hosts = hosts
        self.synonyms = synonyms
        self.validFrom = validFrom
        self.validTo = validTo
        self.successor = successor
        self.exemption = exemption
        self.extensions = extensions
    }

    /// Whoever answers a form that no institution fills in, in the place of one.
    ///
    /// - Parameters:
    ///   - key: what all files of the respondent have in common, see ``Form/respondentKey(_:district:)``.
    ///   - name: the name as the respondent gives it.
    ///   - district: the district that the respondent answers for; empty for none.
    public init(respondent key: String, name: String, district: String = "") {
        self.init(inn: key, name: name, fullName: name, kind: "", district: district)
    }

    /// Whether it is known by an ИНН, as all institutions of the register are.
    public var hasINN: Bool { !inn.isEmpty && inn.utf8.allSatisfy { (48...57).contains($0) } }

    /// Whether it exists on that day.
    public func exists(on day: CalendarDate) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
    }
}
