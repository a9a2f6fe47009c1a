/// What is read of a report, where most of it is not needed.
public enum ReportPart: Hashable, Sendable {
    /// The cells of fixed rows, by their codes.
    case rows(Set<Int>)
    /// The rows of the register on the sheet of that number.
    case register(Int)
    /// All of it.
    case whole

    /// Nothing but what is known of the report itself.
    public static let nothing = ReportPart.rows([])

    /// What a whole report has of the part, without where the cells stand in the file.
    public func taken(of whole: Submission) -> Submission {
        var submission = Submission(formVersion: whole.formVersion)
        switch self {
        case .rows(let rows):
            submission.entries = whole.entries.filter { rows.contains($0.key.row) }
        case .register(let sheet):
            submission.registers[sheet] = whole.registers[sheet]?.map { row in
                RegisterRow(ordinal: row.ordinal, entries: row.entries)
            }
        case .whole: submission = whole
        }
        return submission
    }
}
