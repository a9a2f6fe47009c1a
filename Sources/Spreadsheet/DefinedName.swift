/// A name that a workbook gives to a range or to a formula.
///
/// Source: ECMA-376 part 1, §18.2.5 (`definedName`).
public struct DefinedName: Hashable, Sendable {
    /// The name.
    public var name: String
    /// What it stands for, as text without the sign of equality.
    public var formula: String
    /// The name of the sheet that it is known in; nil for the whole workbook.
    public var sheet: String?
    /// Whether it is hidden from the user.
    public var isHidden: Bool

    /// Makes a name; one that is seen in the whole workbook unless told otherwise.
    public init(name: String, formula: String, sheet: String? = nil, isHidden: Bool = false) {
        self.name = name
        self.formula = formula
        self.sheet = sheet
        self.isHidden = isHidden
    }
}
