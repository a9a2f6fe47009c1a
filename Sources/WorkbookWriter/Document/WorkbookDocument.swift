public import Spreadsheet

/// A workbook as a value: everything that will stand in the file, before any file exists.
///
/// Layouts are pure functions that return a document; ``WorkbookFile`` turns it into bytes. So a
/// layout can be compared, changed and tested without opening a spreadsheet.
public struct WorkbookDocument: Sendable {
    /// The sheets in the order of their tabs.
    public var sheets: [SheetDocument]
    /// The defined names of the workbook.
    public var names: [DefinedName]
    /// What stands in the document's properties.
    public var properties: Properties
    /// The index of the sheet shown on opening.
    public var activeSheet: Int

    /// Makes a workbook.
    public init(
        sheets: [SheetDocument], names: [DefinedName] = [], properties: Properties,
        activeSheet: Int = 0
    ) {
        self.sheets = sheets
        self.names = names
        self.properties = properties
        self.activeSheet = activeSheet
    }

    /// A name for a formula or a range, known in the whole workbook.
    public struct DefinedName: Hashable, Sendable {
        /// The name, letters and underscores.
        public var name: String
        /// What it stands for, such as `'Списки'!$A$2:$A$9`.
        public var formula: String

        /// Makes a defined name.
        public init(name: String, formula: String) {
            self.name = name
            self.formula = formula
        }
    }

    /// The document properties. Author and company are organisations: no person stands here.
    public struct Properties: Hashable, Sendable {
        /// The title.
        public var title: String
        /// The subject.
        public var subject: String
        /// Author and last editor.
        public var author: String
        /// When the workbook counts as made; fixed, so that equal contents give equal bytes.
        public var created: DateTime
        /// Custom text properties in their order.
        public var custom: [(name: String, value: String)]

        /// Makes the properties.
        public init(
            title: String, subject: String = "", author: String, created: DateTime,
            custom: [(name: String, value: String)] = []
        ) {
            self.title = title
            self.subject = subject
            self.author = author
            self.created = created
            self.custom = custom
        }

        /// Whether all properties are the same, order of the custom ones included.
        public static func == (left: Properties, right: Properties) -> Bool {
            left.title == right.title && left.subject == right.subject
                && left.author == right.author && left.created == right.created
                && left.custom.elementsEqual(right.custom, by: ==)
        }

        /// Hashes the title, which nearly always differs where anything does.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(title)
            hasher.combine(created)
        }
    }
}
