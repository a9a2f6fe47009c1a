public import Forms

/// What the store made of a file that was handed to it.
public struct RecordedFile: Equatable, Sendable {
    /// The hash of its bytes.
    public var sha256: String
    /// What was made of it.
    public var result: Result

    /// What was made of a file.
    public enum Result: Equatable, Sendable {
        /// It became the version of that number of its report.
        case version(Int)
        /// Its bytes are those of the latest version, which arrived as told.
        case duplicate(of: Int, since: Arrival)
        /// Its bytes are new, but it says what the latest version says, which arrived as told.
        case resaved(Int, since: Arrival)
        /// It says what an older version says; the current one stays.
        case oldVersionAgain(Int, current: Int)
        /// This very sighting was on record already: nothing changed. The number of the version
        /// that the file is; nil when it is none.
        case seenBefore(version: Int?)
        /// It is no report, and waits for a person.
        case setAside
    }

    /// Makes a result.
    public init(sha256: String, result: Result) {
        self.sha256 = sha256
        self.result = result
    }
}
