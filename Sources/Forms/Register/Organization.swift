public import Spreadsheet

/// An institution (МОУ) of the register, which КИМЦ keeps.
///
/// It is handed on from hand to hand by the hundred thousand, so that it is one reference: copies
/// share what is told of it until one of them is changed.
public struct Organization: Hashable, Sendable, Codable {
    private var facts: Shared<OrganizationFacts>

    /// The taxpayer number, ten digits: the key.
    public var inn: String {
        get { facts.value.inn }
        set { facts.value.inn = newValue }
    }
    /// The short name, as people call it.
    public var name: String {
        get { facts.value.name }
        set { facts.value.name = newValue }
    }
    /// The name of the charter.
    public var fullName: String {
        get { facts.value.fullName }
        set { facts.value.fullName = newValue }
    }
    /// The type, one of the form's list.
    public var kind: String {
        get { facts.value.kind }
        set { facts.value.kind = newValue }
    }
    /// The district, one of the form's list.
    public var district: String {
        get { facts.value.district }
        set { facts.value.district = newValue }
    }
    /// The number that КИМЦ gives it; empty when it has none.
    public var number: String {
        get { facts.value.number }
        set { facts.value.number = newValue }
    }
    /// The hosts of its sites.
    public var hosts: [String] {
        get { facts.value.hosts }
        set { facts.value.hosts = newValue }
    }
    /// Other spellings of its name.
    public var synonyms: [String] {
        get { facts.value.synonyms }
        set { facts.value.synonyms = newValue }
    }
    /// The first day of its existence; nil for always.
    public var validFrom: CalendarDate? {
        get { facts.value.validFrom }
        set { facts.value.validFrom = newValue }
    }
    /// The last day of its existence; nil while it exists.
    public var validTo: CalendarDate? {
        get { facts.value.validTo }
        set { facts.value.validTo = newValue }
    }
    /// The ИНН of the institution it became part of.
    public var successor: String? {
        get { facts.value.successor }
        set { facts.value.successor = newValue }
    }
    /// Set when it need not report: why.
    public var exemption: String? {
        get { facts.value.exemption }
        set { facts.value.exemption = newValue }
    }
    /// Later due dates that were granted, by period.
    public var extensions: [Extension] {
        get { facts.value.extensions }
        set { facts.value.extensions = newValue }
    }

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
        facts = Shared(
            OrganizationFacts(
                inn: inn, name: name, fullName: fullName, kind: kind, district: district,
                number: number, hosts: hosts, synonyms: synonyms, validFrom: validFrom,
                validTo: validTo, successor: successor, exemption: exemption,
                extensions: extensions))
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

    /// Reads the facts, which stand there as those of one value.
    public init(from decoder: any Decoder) throws {
        facts = Shared(try OrganizationFacts(from: decoder))
    }

    /// Writes the facts as those of one value.
    public func encode(to encoder: any Encoder) throws { try facts.value.encode(to: encoder) }
}

/// What is told of an institution.
private struct OrganizationFacts: Hashable, Sendable, Codable {
    var inn: String
    var name: String
    var fullName: String
    var kind: String
    var district: String
    var number: String
    var hosts: [String]
    var synonyms: [String]
    var validFrom: CalendarDate?
    var validTo: CalendarDate?
    var successor: String?
    var exemption: String?
    var extensions: [Organization.Extension]
}
