public import Forms

/// One mistake in the file of a form, where its author finds it.
public struct Mistake: Hashable, Sendable {
    /// What is wrong.
    public var kind: Kind
    /// The line, from 1.
    public var line: Int
    /// The place in the line, from 1, counted in Unicode scalars.
    public var column: Int

    /// Makes a mistake.
    public init(_ kind: Kind, line: Int, column: Int) {
        self.kind = kind
        self.line = line
        self.column = column
    }

    /// What can be wrong.
    public enum Kind: Hashable, Sendable {
        /// The file is no YAML; the parser's own words, which are English.
        case notYAML(String)
        /// The same key stands twice in one mapping.
        case repeatedKey(String)
        /// A key that has no meaning here; the ones that have.
        case unknownKey(String, allowed: [String])
        /// A key that has to be there is not.
        case missingKey(String)
        /// Two keys that exclude each other.
        case keysExclude(String, String)
        /// Something else is expected here.
        case wrongType(Expected)
        /// Not one of the words that may stand here.
        case unknownWord(String, allowed: [String])
        /// Two things of one kind carry the same code or name.
        case duplicate(Thing, String)
        /// A number outside the bounds that spreadsheets or good sense set.
        case outOfBounds(ClosedRange<Int>)
        /// A text of more characters than there is room for.
        case tooLong(limit: Int)
        /// The lower bound is above the upper one.
        case emptyBounds
        /// A name that spreadsheet programs do not take for a sheet.
        case badSheetName(String)
        /// The form has no list of that name.
        case unknownList(String)
        /// The form has no fixed row of that code.
        case unknownRow(Int)
        /// The form has no register on a sheet of that number.
        case unknownRegister(Int)
        /// The sheet has no such column, or the row does not take input in it.
        case unknownColumn(Int, row: Int?)
        /// The row has several columns and the expression does not say which.
        case columnMissing(row: Int)
        /// The expression does not say in which row, and the rule goes through none.
        case rowMissing(column: Int)
        /// The expression cannot be read.
        case badExpression(ExpressionError.Kind)
        /// A place in a sentence whose value is neither an expression nor known here.
        case unknownPlaceholder(String)
        /// What is wrong in the part `replaces`.
        case replacement(VersionMistake)
    }

    /// What is expected where something else stands.
    public enum Expected: String, Hashable, Sendable, CaseIterable {
        /// A text.
        case text
        /// A whole number.
        case wholeNumber
        /// A number.
        case number
        /// `true` or `false`.
        case truth
        /// `key: value` pairs.
        case mapping
        /// A list of values.
        case list
        /// Two years, such as 2025-2029.
        case years
        /// A month and a day, such as 06-15.
        case dayOfYear
        /// Codes, such as `3, 5-7`, the smaller end of each range first.
        case codes
        /// A reference to one cell, such as r304.c3.
        case reference
    }

    /// What can be there twice.
    public enum Thing: String, Hashable, Sendable, CaseIterable {
        /// A sheet, by number or name.
        case sheet
        /// A row, by code.
        case row
        /// A column, by number.
        case column
        /// A value of a list.
        case value
        /// A rule, by code.
        case rule
        /// A single cell, such as r304.c3.
        case cell
        /// A list, by name.
        case list
        /// An older version of the form.
        case version
    }
}

extension Mistake: Comparable {
    /// In the order of the file.
    public static func < (left: Mistake, right: Mistake) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// The file of a form has mistakes: all of them, in the order of the file.
public struct DefinitionError: Error, Hashable, Sendable {
    /// The name of the file as the caller gave it.
    public var file: String
    /// The mistakes, at least one.
    public var mistakes: [Mistake]

    /// Makes an error.
    public init(file: String, mistakes: [Mistake]) {
        self.file = file
        self.mistakes = mistakes
    }
}
