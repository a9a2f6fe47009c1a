/// The definition of a form: the one place where its sheets, rows, columns, lists and rules stand.
///
/// The blank, the map for reading, the checks, the remarks and the columns of the consolidated
/// workbooks are all derived from it. It is read from `templates/form-….yaml`.
public struct Form: Sendable {
    /// The identifier that files carry, such as "M61".
    public var id: String
    /// The version that files carry, such as "2026.1".
    public var version: String
    /// The short name people use: «Форма М-6.1».
    public var shortTitle: String
    /// The full title.
    public var title: String
    /// The items of the road map that the form answers, such as "6.1".
    public var roadMapItem: String
    /// The organisation that collects the form, as stands in the workbooks.
    public var collector: String
    /// The years the form is collected in.
    public var years: ClosedRange<Int>
    /// The last day of each half-year's collection.
    public var deadlines: [Half: Deadline]
    /// What people call its periods, such as «январь» and «июль»; empty where they are half-years.
    public var periodNames: [Half: String]
    /// The lists that cells choose from, in the order of the definition.
    public var lists: [ValueList]
    /// The numbered sheets in their order.
    public var sheets: [FormSheet]
    /// The cells that say whose report it is and when it was made.
    public var identity: IdentityCells
    /// The rules of sense in the order of the definition.
    public var rules: [FormRule]
    /// The paragraphs of the sheet «Инструкция».
    public var instruction: [InstructionBlock]
    /// The versions that this one replaced and whose blanks may still come back.
    public var older: [OlderVersion]
    /// How the institutions that the form checks are judged; nil for a form that checks none.
    public var checklist: Checklist?

    /// Makes a definition; ``Form`` values come from a file, see the target `Definitions`.
    public init(
        id: String, version: String, shortTitle: String, title: String, roadMapItem: String,
        collector: String, years: ClosedRange<Int>, deadlines: [Half: Deadline],
        periodNames: [Half: String] = [:], lists: [ValueList], sheets: [FormSheet],
        identity: IdentityCells, rules: [FormRule],
        instruction: [InstructionBlock], older: [OlderVersion] = [],
        checklist: Checklist? = nil
    ) {
        self.id = id
        self.version = version
        self.shortTitle = shortTitle
        self.title = title
        self.roadMapItem = roadMapItem
        self.collector = collector
        self.years = years
        self.deadlines = deadlines
        self.periodNames = periodNames
        self.lists = lists
        self.sheets = sheets
        self.identity = identity
        self.rules = rules
        self.instruction = instruction
        self.older = older
        self.checklist = checklist
    }

    /// The list of that name; nil when the form has none.
    public func list(named name: String) -> ValueList? {
        lists.first { $0.name == name }
    }

    /// A day of the year.
    public struct Deadline: Hashable, Sendable {
        /// The month, 1-12.
        public var month: Int
        /// The day, 1-31.
        public var day: Int

        /// Makes a day of the year.
        public init(month: Int, day: Int) {
            self.month = month
            self.day = day
        }
    }

    /// A named list of allowed values.
    public struct ValueList: Hashable, Sendable {
        /// The name in the definition; also the defined name in the workbook, with a prefix.
        public var name: String
        /// The values in the order they are offered.
        public var values: [String]

        /// Makes a list.
        public init(name: String, values: [String]) {
            self.name = name
            self.values = values
        }
    }

    /// A heading with its paragraphs on the sheet «Инструкция».
    public struct InstructionBlock: Hashable, Sendable {
        /// The heading.
        public var heading: String
        /// The paragraphs.
        public var paragraphs: [String]

        /// Makes a block.
        public init(heading: String, paragraphs: [String]) {
            self.heading = heading
            self.paragraphs = paragraphs
        }
    }
}
