public import Forms
public import Store

/// What a person decided about a file that does not say it, or says it wrongly.
public struct Decision: Hashable, Sendable {
    /// Whose report it is; nil to leave that to the file.
    public var inn: String?
    /// Of which half-year it is; nil to leave that to the file.
    public var period: Period?
    /// How it was told.
    ///
    /// A command goes before everything that the file says. A folder that the file was moved to
    /// does not go against a file that says of itself with one voice whose it is: a hand may slip.
    public var way: DecisionWay

    /// Makes a decision; it leaves everything to the file unless told otherwise.
    public init(inn: String? = nil, period: Period? = nil) {
        self.inn = inn
        self.period = period
        way = .command
    }

    /// The decision that a folder named by an ИНН tells; none when it is not.
    public init(folder inn: String?) {
        self.inn = inn
        way = .folder
    }

    /// The decision as the store keeps it; nil when everything is left to the file.
    var onRecord: ReceivedFile.Decision? {
        guard inn != nil || period != nil else { return nil }
        return ReceivedFile.Decision(inn: inn, period: period, way: way)
    }
}
