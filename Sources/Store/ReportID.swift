public import Forms

/// Which report a file is a version of.
public struct ReportID: Hashable, Sendable {
    /// Whose report.
    public var inn: String
    /// Of which half-year.
    public var period: Period
    /// On which form.
    public var formID: String

    /// Names a report.
    public init(inn: String, period: Period, formID: String) {
        self.inn = inn
        self.period = period
        self.formID = formID
    }
}
