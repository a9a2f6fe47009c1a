package import Forms

/// Where an expression is being evaluated: what a missing row or column stands for.
package struct EvaluationScope: Sendable {
    /// The current fixed row.
    package var row: Int?
    /// The current column of the fixed rows.
    package var column: Int?
    /// The current row of a register, with the number of its sheet.
    package var register: (sheet: Int, row: RegisterRow)?
    /// The current row of the report before, with the number of its register's sheet.
    package var previous: (sheet: Int, row: RegisterRow)?
    /// The current place in a checklist.
    package var checklist = ChecklistPlace()

    /// Makes a scope; the whole form when nothing is said.
    package init(
        row: Int? = nil, column: Int? = nil, register: (sheet: Int, row: RegisterRow)? = nil,
        previous: (sheet: Int, row: RegisterRow)? = nil
    ) {
        self.row = row
        self.column = column
        self.register = register
        self.previous = previous
    }
}
