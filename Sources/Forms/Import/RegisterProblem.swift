/// What is wrong in the register workbook.
public struct RegisterProblem: Hashable, Sendable {
    /// What can be wrong.
    public enum Fact: Hashable, Sendable {
        /// No sheet has a row with the captions «ИНН» and «Краткое наименование».
        case noTable
        /// A row has no ИНН.
        case missingINN
        /// A row has an ИНН with a wrong length or check digit.
        case wrongINN(found: String)
        /// An ИНН stands in an earlier row already; that row as people count it.
        case duplicateINN(inn: String, firstRow: Int)
        /// A row has no short name.
        case missingName
        /// A type that the form's list does not have.
        case unknownKind(found: String)
        /// A district that the form's list does not have.
        case unknownDistrict(found: String)
        /// A date that cannot be read, in the column of that caption.
        case badDate(caption: String, found: String)
        /// The institution exists no longer before it comes to exist.
        case endsBeforeItBegins
        /// The successor is not in the register.
        case unknownSuccessor(inn: String)
        /// A granted extension that cannot be read.
        case badExtension(found: String)
    }

    /// What is wrong.
    public var fact: Fact
    /// The worksheet's row as people count it; nil when the whole workbook is meant.
    public var worksheetRow: Int?

    /// Makes a problem.
    public init(_ fact: Fact, worksheetRow: Int? = nil) {
        self.fact = fact
        self.worksheetRow = worksheetRow
    }

    /// Whether the row was left out of the register because of it.
    public var leavesRowOut: Bool {
        switch fact {
        case .noTable, .missingINN, .wrongINN, .duplicateINN: true
        case .missingName, .unknownKind, .unknownDistrict, .badDate, .endsBeforeItBegins,
            .unknownSuccessor, .badExtension:
            false
        }
    }
}
