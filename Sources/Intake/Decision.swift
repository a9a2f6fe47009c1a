public import Forms

/// What a person decided about a file that does not say it, or says it wrongly.
public struct Decision: Hashable, Sendable {
    /// Whose report it is; nil to leave that to the file.
    public var inn: String?
    /// Of which half-year it is; nil to leave that to the file.
    public var period: Period?
    /// How it was told.
    public var way: Way

    /// How a decision is told.
    public enum Way: String, Hashable, Sendable {
        /// By a command; it goes before everything that the file says.
        case command
        /// By a folder that the file was moved to. A hand may slip, so it does not go against a
        /// file that says of itself with one voice whose it is.
        case folder
    }

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
}
