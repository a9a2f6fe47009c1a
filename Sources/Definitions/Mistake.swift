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
        /// The first of two days comes after the last.
        case backwardDays
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

        // Expressions that can be read and make no sense.

        /// Values of two types that do not compare, or have no order.
        case incomparable(ValueType, ValueType)
        /// Only `=` and `<>` ask for emptiness.
        case emptyTextOrdered
        /// An operator that does not take values of these types.
        case cannotReckon(Expression.BinaryOperator, ValueType, ValueType)
        /// A minus before something that is no number.
        case cannotNegate(ValueType)
        /// The divisor is 0.
        case divisionByZero
        /// An argument of a type that the function does not take.
        case wrongArgument(Expression.Function, expected: [ValueType], found: ValueType)
        /// The two answers of an IF are of different types.
        case answersDiffer(ValueType, ValueType)
        /// A condition that is no truth value.
        case notTruth(ValueType)
        /// Something that cannot be added up in an indicator.
        case notAmount(ValueType)
        /// An indicator that uses more of the language than indicators may.
        case beyondIndicators
        /// A place in a sentence with a value that sentences do not show.
        case notShown(ValueType)
        /// All cells of a column where one value belongs; nil for another list.
        case listForOneValue(column: Int?)
        /// Lists that are gone through side by side and are not equally long.
        case unequalLists
        /// The first cell of a range stands after the last one.
        case backwardRange
        /// A range of a register's columns where no row of that register is meant.
        case rangeWithoutRow
        /// `current.` before a column that is not of a register.
        case currentWithoutRegister
        /// `current.`, and the register does not say which rows are current.
        case currentUnknown(sheet: Int)
        /// `current.` in the condition that says which rows are current.
        case currentInsideItself
        /// `previous.` by rows, and the register does not say which column tells them apart.
        case keyUnknown(sheet: Int)
        /// `row.caption` where no row is meant.
        case captionWithoutRow
        /// A word that means something in another part of the file, or in another file, only.
        case belongsElsewhere(String)
        /// A finding would point at a cell of another report.
        case placeElsewhere
        /// A text that the list of the cell does not have; whether the cell is one of the report
        /// before, which may be of a version that had it.
        case notInList(String, list: [String], before: Bool)
        /// A comparison that comes out the same whatever stands in the cells.
        case decided(holds: Bool)

        // Rules and conditions that do nothing.

        /// A condition that no report can meet.
        case neverHolds(Condition)
        /// A condition that every report meets.
        case alwaysHolds(Condition)
        /// A rule that no report can break.
        case neverBroken
        /// Rows or columns of a rule in which no report can break it.
        case neverBrokenIn(Thing, [Int])
        /// A rule that checks the same as an earlier one.
        case repeatsRule(String)

        // Cells that make no sense.

        /// The form whose reports a checklist checks is not there.
        case unknownForm(String)
        /// The checklist has no criterion in that column.
        case unknownCriterion(Int)
        /// A value of a criterion's list of which the checklist does not say what it is worth.
        case markWithoutPoints(String)
        /// No mark is worth anything.
        case noPoints
        /// The lowest level does not begin at 0.
        case noLowestLevel
        /// A condition for blank numbers that is more than one answer.
        case beyondZero
        /// Numbers are to be 0, and there are none.
        case noNumbers
        /// A list without values.
        case emptyList(String)
        /// A list that no cell chooses from.
        case unusedList(String)
        /// There is no number with so few decimals between the bounds.
        case noNumberFits(places: Int)
        /// The row says that it is required, and all its cells are crossed out.
        case crossedOutRequired(row: Int)
        /// All cells of the row or column are crossed out.
        case allCrossedOut(Thing, Int)
        /// A register with a row for each institution has no column for the ИНН.
        case institutionsWithoutINN
        /// The column of a register has a number that a column of another sheet has as well.
        case columnNumberTaken(Int, sheet: String)
    }

    /// The type of a value in an expression.
    public enum ValueType: String, Hashable, Sendable, CaseIterable {
        /// A number.
        case number
        /// A text.
        case text
        /// A day.
        case date
        /// Yes or no.
        case truth
        /// Several cells.
        case list
    }

    /// What a condition decides.
    public enum Condition: String, Hashable, Sendable, CaseIterable {
        /// Whether a rule is applied.
        case when
        /// Whether a cell has to be filled.
        case required
        /// Whether cells have to be filled at all.
        case requiredWhile = "required_while"
        /// Whether a row of a register is current.
        case current
        /// Whether blank numbers are 0.
        case zeroWhen = "zero_when"
        /// Whether a row of a register is taken over from the report before.
        case carried = "carry_rows"
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
        /// A day, such as 2025-01-31.
        case day
        /// Codes, such as `3, 5-7`, the smaller end of each range first.
        case codes
        /// A reference to one cell, such as r304.c3.
        case reference
        /// A column of the register itself, such as c502.
        case ownColumn
        /// A column of texts.
        case textColumn
        /// A cell for a taxpayer number.
        case innCell
        /// A cell for whoever answers: a taxpayer number, a choice or a text.
        case respondentCell
        /// A cell for a day.
        case dateCell
        /// A column of marks, which are chosen from a list.
        case markColumn
        /// A cell for a number.
        case numberCell
        /// A cell for a text or a choice.
        case textCell
        /// A cell for a choice from a list with a value that begins with 1 and one with 2.
        case halfCell
        /// The code of a rule, such as R301 or R301.1.
        case ruleCode
        /// A name in small Latin letters, digits and `_`.
        case listName
        /// An item of the road map, such as 4.10.
        case item
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
        /// An indicator, by code.
        case indicator
        /// An item of the road map, by number.
        case item
        /// A period of a form, by name.
        case period
        /// A criterion of a checklist, by column.
        case criterion
        /// A level of a checklist, by name or lowest score.
        case level
        /// A comparison of a checklist, by code.
        case comparison
        /// A recommendation of a checklist, by code.
        case recommendation
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
