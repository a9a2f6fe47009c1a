public import Forms

/// What a person decided about a file that does not say it, or says it wrongly.
public struct Decision: Hashable, Sendable {
    /// Whose report it is; nil to leave that to the file.
    public var inn: String?
    /// Of which half-year it is; nil to leave that to the file.
    public var period: Period?

    /// Makes a decision; it leaves everything to the file unless told otherwise.
    public init(inn: String? = nil, period: Period? = nil) {
        self.inn = inn
        self.period = period
    }
}
