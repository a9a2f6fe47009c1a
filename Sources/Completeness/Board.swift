public import Forms
public import Spreadsheet

/// The state of all reports of a period on a day.
public struct Board: Sendable {
    /// A group of institutions with its counts.
    public struct Group: Hashable, Sendable {
        /// The district or the type.
        public var name: String
        /// The counts.
        public var tally: Tally
    }

    /// The half-year.
    public let period: Period
    /// The general due date.
    public let deadline: CalendarDate
    /// The day of the statement.
    public let day: CalendarDate
    /// The statements in the order of the reports.
    public let statuses: [ReportStatus]
    /// The districts in the order of the form's list.
    public let districts: [String]
    /// The types in the order of the form's list.
    public let kinds: [String]

    /// States all reports of a period; nil when the form is not collected then.
    ///
    /// - Parameters:
    ///   - reports: one report for each institution of the register.
    ///   - period: the half-year.
    ///   - form: the form that is collected.
    ///   - day: the day of the statement.
    ///   - settings: how dates are judged.
    public init?(
        _ reports: [Report], of period: Period, form: Form, on day: CalendarDate,
        settings: Settings = Settings()
    ) {
        guard let deadline = form.dueDate(of: period, settings.weekendRule) else { return nil }
        self.init(
            reports.map {
                ReportStatus(
                    of: $0, for: period, form: form, on: day, deadline: deadline,
                    soon: settings.soonDays)
            }, of: period, form: form, on: day, deadline: deadline)
    }

    /// Collects statements that were made one by one.
    ///
    /// - Parameters:
    ///   - statuses: one statement for each institution of the register.
    ///   - period: the half-year.
    ///   - form: the form that is collected.
    ///   - day: the day of the statements.
    ///   - deadline: the general due date.
    public init(
        _ statuses: [ReportStatus], of period: Period, form: Form, on day: CalendarDate,
        deadline: CalendarDate
    ) {
        self.period = period
        self.deadline = deadline
        self.day = day
        self.statuses = statuses
        districts = Self.names(
            form.choices(at: form.identity.district),
            also: statuses.lazy.map(\.organization.district))
        kinds = Self.names(
            form.choices(at: form.identity.kind), also: statuses.lazy.map(\.organization.kind))
    }

    /// The counts of the whole city.
    public var total: Tally { Tally(statuses) }

    /// The counts by district.
    public var byDistrict: [Group] {
        districts.map { name in
            Group(
                name: name, tally: Tally(statuses.lazy.filter { $0.organization.district == name }))
        }
    }

    /// The counts by type of institution.
    public var byKind: [Group] {
        kinds.map { name in
            Group(name: name, tally: Tally(statuses.lazy.filter { $0.organization.kind == name }))
        }
    }

    /// The statements by district, type and name, in the order of the form's lists.
    public var statusesInOrder: [ReportStatus] { order.map { statuses[$0] } }

    /// The places of the statements by district, type and name, in the order of the form's lists.
    public var order: [Int] {
        func places(of names: [String]) -> [String: Int] {
            Dictionary(
                names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { $1 })
        }
        let (districtPlaces, kindPlaces) = (places(of: districts), places(of: kinds))
        let ranks = statuses.map { status in
            (districtPlaces[status.organization.district] ?? districts.count) * (kinds.count + 1)
                + (kindPlaces[status.organization.kind] ?? kinds.count)
        }
        return statuses.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    }

    /// Whether figures may still change without anybody being late: the due date has not passed.
    public var isPreliminary: Bool { day <= deadline }

    /// The listed names, then those that the list does not know, in alphabetical order.
    private static func names(
        _ listed: [String], also used: some Sequence<String>
    ) -> [String] {
        listed + Set(used).subtracting(listed).sorted()
    }
}
