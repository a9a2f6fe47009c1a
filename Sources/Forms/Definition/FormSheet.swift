/// A sheet of a form: either fixed rows and columns, or a register whose rows the school adds.
public struct FormSheet: Sendable {
    /// What a consolidated workbook takes from a sheet.
    public enum Publication: String, Hashable, Sendable, CaseIterable {
        /// Training, deficits and self-diagnostics.
        case training
        /// Events and who took part in them.
        case events
        /// Practices of mentoring.
        case practices
    }

    /// The number of the section, 1 to 10 in form М-6.1.
    public var number: Int
    /// The name on the tab, such as «3_Кадры».
    public var name: String
    /// The title above the table.
    public var title: String
    /// One line that tells what to do.
    public var help: String
    /// The unit of all numbers, such as «человек (код ОКЕИ 792)»; nil when cells differ.
    public var unit: String?
    /// The columns from left to right, the ones for codes and captions included.
    public var columns: [FormColumn]
    /// The fixed rows from top to bottom; empty in a register.
    public var rows: [FormRow]
    /// Set in a register: how many empty rows the blank offers.
    public var registerCapacity: Int?
    /// In a register: the column whose value tells rows apart and finds them in the report before.
    public var keyColumn: Int?
    /// In a register: which of its rows are current; nil for all.
    public var currentRows: Expression?
    /// In a register: which rows of the report before a blank takes over; nil for none.
    public var carriedRows: Expression?
    /// In a register: whether the blank prints a row for each institution that it is about.
    public var isPerInstitution: Bool
    /// What a consolidated workbook shows of it; nil for nothing of its own.
    public var publication: Publication?

    /// Makes a sheet.
    public init(
        number: Int, name: String, title: String, help: String, unit: String? = nil,
        columns: [FormColumn], rows: [FormRow], registerCapacity: Int? = nil,
        keyColumn: Int? = nil, currentRows: Expression? = nil, carriedRows: Expression? = nil,
        isPerInstitution: Bool = false, publication: Publication? = nil
    ) {
        self.number = number
        self.name = name
        self.title = title
        self.help = help
        self.unit = unit
        self.columns = columns
        self.rows = rows
        self.registerCapacity = registerCapacity
        self.keyColumn = keyColumn
        self.currentRows = currentRows
        self.carriedRows = carriedRows
        self.isPerInstitution = isPerInstitution
        self.publication = publication
    }

    /// Whether schools add the rows themselves.
    public var isRegister: Bool { registerCapacity != nil }

    /// The column in which a register numbers its rows: the first one, unless institutions stand
    /// there; nil in a table.
    public var ordinalColumn: FormColumn? {
        isRegister && columns.first?.origin == nil ? columns.first : nil
    }

    /// The columns that people fill in and that a filled row of a register is known by.
    public var tellingColumns: [FormColumn] {
        inputColumns.filter { $0.origin == nil && $0.number != ordinalColumn?.number }
    }

    /// The columns that take input somewhere.
    public var inputColumns: [FormColumn] { columns.filter { $0.role == .input } }

    /// The column of that number; nil when the sheet has none.
    public func column(_ number: Int) -> FormColumn? {
        columns.first { $0.number == number }
    }
}

/// A column of a sheet («графа»).
public struct FormColumn: Hashable, Sendable {
    /// What stands in a column.
    public enum Role: Hashable, Sendable {
        /// The codes of the rows («№ строки»).
        case code
        /// The captions of the rows.
        case caption
        /// A printed text of each row besides its caption, such as the item of the road map.
        case printed
        /// Values to be filled in.
        case input
    }

    /// The number («гр.»): 1, 2, 3 … in tables, 501, 502 … in the register of section 5.
    public var number: Int
    /// The caption.
    public var caption: String
    /// A caption that this column shares with its neighbours of the same group.
    public var group: String?
    /// What stands in it.
    public var role: Role
    /// What its cells take unless a row says otherwise; nil for columns without input.
    public var cell: InputCell?
    /// The width in characters; nil to compute it from the contents.
    public var width: Double?
    /// What of the institution of its row the blank prints there, so that nobody fills it in.
    public var origin: RegisterFact?
    /// In a register: the column of the same row that says whether this one may be published; nil
    /// where nobody has to agree.
    public var consent: Int?

    /// Makes a column.
    public init(
        number: Int, caption: String, group: String? = nil, role: Role, cell: InputCell? = nil,
        width: Double? = nil, origin: RegisterFact? = nil, consent: Int? = nil
    ) {
        self.number = number
        self.caption = caption
        self.group = group
        self.role = role
        self.cell = cell
        self.width = width
        self.origin = origin
        self.consent = consent
    }
}

/// What the register knows of an institution and a blank can print in a row about it.
public enum RegisterFact: String, Hashable, Sendable, CaseIterable {
    /// The ИНН.
    case inn
    /// The short name.
    case name
    /// The district.
    case district
    /// The type.
    case kind

    /// What the register says of an institution.
    public func text(of organization: Organization) -> String {
        switch self {
        case .inn: organization.inn
        case .name: organization.name
        case .district: organization.district
        case .kind: organization.kind
        }
    }

    /// What the cells that hold it take. Only the ИНН is needed: it says which row it is.
    package var cell: InputCell {
        switch self {
        case .inn: InputCell(kind: .inn, requirement: .always)
        case .name, .district, .kind: InputCell(kind: .text(limit: 255), requirement: .never)
        }
    }
}

/// A fixed row of a sheet («строка»).
public struct FormRow: Sendable {
    /// The code («№ строки»), unique in the form.
    public var code: Int
    /// The caption.
    public var caption: String
    /// How many steps the caption is moved in («из них», «в том числе»).
    public var level: Int
    /// A heading printed above the row.
    public var heading: String?
    /// The items of the road map that the row answers.
    public var roadMapItems: [String]
    /// Whether the row adds up others.
    public var isTotal: Bool
    /// Whether its numbers are of a half-year, so that a year adds them up; else they are of a day.
    public var isFlow: Bool
    /// The answer that makes its blank numbers 0 in consolidation; nil where none does.
    public var zeroWhen: ZeroCondition?
    /// What is printed in columns of the role ``FormColumn/Role/printed``, by column number.
    public var printed: [Int: String]
    /// The cells to be filled in, by column number; other input columns show «х».
    public var cells: [Int: InputCell]

    /// Makes a row.
    public init(
        code: Int, caption: String, level: Int = 0, heading: String? = nil,
        roadMapItems: [String] = [], isTotal: Bool = false, isFlow: Bool = false,
        zeroWhen: ZeroCondition? = nil, printed: [Int: String] = [:],
        cells: [Int: InputCell]
    ) {
        self.code = code
        self.caption = caption
        self.level = level
        self.heading = heading
        self.roadMapItems = roadMapItems
        self.isTotal = isTotal
        self.isFlow = isFlow
        self.zeroWhen = zeroWhen
        self.printed = printed
        self.cells = cells
    }
}
