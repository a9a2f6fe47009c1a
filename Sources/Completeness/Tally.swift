import Forms

/// How many institutions of a group have sent what. All counts but ``registered`` are of the
/// institutions that owe a report.
public struct Tally: Hashable, Sendable {
    /// In the register, those that owe nothing included.
    public var registered = 0
    /// Owe a report.
    public var obliged = 0
    /// Sent something.
    public var received = 0
    /// Have an accepted version.
    public var accepted = 0
    /// Sent their first version by the due date.
    public var inTime = 0
    /// Sent their first version after the due date.
    public var late = 0
    /// Sent something of which nothing is accepted.
    public var returned = 0
    /// Sent nothing, and the due date has passed.
    public var overdue = 0
    /// Filled required cells in the versions spoken of.
    public var filledCells = 0
    /// Required cells in the versions spoken of.
    public var requiredCells = 0

    /// Counts reports.
    public init(_ statuses: some Sequence<ReportStatus>) {
        for status in statuses { add(status) }
    }

    private mutating func add(_ status: ReportStatus) {
        registered += 1
        guard status.duty.isObliged else { return }
        obliged += 1
        if status.arrival != nil {
            received += 1
            inTime += status.isInTime ? 1 : 0
            late += status.isInTime ? 0 : 1
        }
        accepted += status.state.isAccepted ? 1 : 0
        returned += status.state == .returned ? 1 : 0
        overdue += status.state == .overdue ? 1 : 0
        filledCells += status.version?.filledCells ?? 0
        requiredCells += status.version?.requiredCells ?? 0
    }
}
