public import Forms
public import Spreadsheet

/// What an institution owes for a period, as the register has it on the day of the deadline.
public struct Duty: Hashable, Sendable {
    /// Why nothing is owed.
    public enum Release: Hashable, Sendable {
        /// The register says that it need not report, with this reason.
        case exempt(reason: String)
        /// It did not exist yet on the day of the deadline.
        case notYetFounded
        /// It no longer existed on the day of the deadline; the ИНН of its successor.
        case closed(successor: String?)
    }

    /// The last day that is in time for this institution, its extension included.
    public var due: CalendarDate
    /// The reason of the extension; nil when the general day holds.
    public var extensionReason: String?
    /// Why nothing is owed; nil when a report is owed.
    public var release: Release?

    /// Finds out what is owed.
    ///
    /// - Parameters:
    ///   - organization: the institution.
    ///   - period: the half-year.
    ///   - deadline: the general last day, see ``Forms/Form/dueDate(of:_:)``.
    public init(of organization: Organization, for period: Period, deadline: CalendarDate) {
        let granted = organization.extensions.filter { $0.period == period && $0.until > deadline }
            .max { $0.until < $1.until }
        due = granted?.until ?? deadline
        extensionReason = granted?.reason
        release =
            if let first = organization.validFrom, deadline < first {
                .notYetFounded
            } else if let last = organization.validTo, last < deadline {
                .closed(successor: organization.successor)
            } else if let reason = organization.exemption {
                .exempt(reason: reason)
            } else {
                nil
            }
    }

    /// Whether a report is owed.
    public var isObliged: Bool { release == nil }
}
