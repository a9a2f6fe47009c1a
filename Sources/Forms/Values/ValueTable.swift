import FoundationEssentials

/// The needed values of many reports: a column for each cell of the form, in it one packed value
/// for each report. A value takes four bytes.
public final class ValueTable: Sendable {
    /// What is in the columns; a cell beyond them was never read.
    public let needs: ValueNeeds
    /// How many reports there are.
    package let count: Int
    /// Whether the reports have no values but these.
    let isWhole: Bool
    private let columns: KeyIndex
    private let codes: [[Int32]]
    private let others: [FormValue]
    private let registers: [[Int: [RegisterRow]]]

    fileprivate init(_ collection: ValueCollection, isWhole: Bool) {
        needs = collection.needs
        count = collection.count
        self.isWhole = isWhole
        columns = KeyIndex(collection.columns)
        codes = collection.codes
        others = collection.others
        registers = collection.registers
    }

    /// Calls with each number of a cell among some reports.
    ///
    /// - Parameters:
    ///   - key: the cell.
    ///   - reports: the places of the reports in the table.
    ///   - body: takes a place in the list of reports, and the number.
    package func forEachNumber(
        at key: ValueKey, of reports: [Int32], _ body: (Int, ExactNumber) -> Void
    ) {
        guard let column = column(of: key) else { return }
        for (index, report) in reports.enumerated() {
            if let number = number(of: codes[column][Int(report)]) { body(index, number) }
        }
    }

    /// Calls with each place in a list of reports whose cell has the text; see
    /// ``forEachNumber(at:of:_:)``.
    package func forEachReport(
        of reports: [Int32], with text: String, at key: ValueKey, _ body: (Int) -> Void
    ) {
        // Equal texts are packed as one.
        guard let column = column(of: key), let other = others.firstIndex(of: .text(text))
        else { return }
        let code = Code.firstOther + Int32(other)
        for (index, report) in reports.enumerated() where codes[column][Int(report)] == code {
            body(index)
        }
    }

    fileprivate func code(of key: ValueKey, in report: Int) -> Int32 {
        column(of: key).map { codes[$0][report] } ?? Code.absent
    }

    /// Where the values of a cell are; nil where no report has any.
    private func column(of key: ValueKey) -> Int? {
        let column = columns[key]
        precondition(column != nil || isWhole, "\(key) is not among the values that were read")
        return column
    }

    fileprivate func number(of code: Int32) -> ExactNumber? {
        guard code != Code.absent else { return nil }
        if code < Code.firstOther { return .whole(Int(code)) }
        guard case .number(let number) = others[Int(code - Code.firstOther)] else { return nil }
        return ExactNumber(number)
    }

    fileprivate func value(of code: Int32) -> FormValue? {
        switch code {
        case Code.absent: nil
        case Code.firstOther...: others[Int(code - Code.firstOther)]
        default: .number(Decimal(Int(code)))
        }
    }

    fileprivate func rows(ofRegister sheet: Int, in report: Int) -> [RegisterRow] {
        precondition(
            isWhole || needs.registers.contains(sheet),
            "register \(sheet) is not among the values that were read")
        return registers.isEmpty ? [] : registers[report][sheet] ?? []
    }
}

/// How values are packed.
private enum Code {
    /// Nothing.
    static let absent = Int32.min
    /// Smaller codes are whole numbers, greater ones places in the list of all other values.
    static let firstOther: Int32 = 1 << 30
    /// The whole numbers that are packed.
    static let numbers = -(1 << 30)..<(1 << 30)
}

/// A ``ValueTable`` that is being filled, report by report.
public struct ValueCollection: Sendable {
    /// What is kept of each report.
    public let needs: ValueNeeds
    /// How many reports there are.
    public private(set) var count = 0
    fileprivate let columns: [ValueKey: Int]
    fileprivate var codes: [[Int32]]
    fileprivate var others: [FormValue] = []
    fileprivate var registers: [[Int: [RegisterRow]]] = []
    private var known: [FormValue: Int32] = [:]

    /// Begins a table.
    ///
    /// - Parameters:
    ///   - needs: what is kept of each report.
    ///   - expected: how many reports there may be; a table that grows takes up to twice as much.
    public init(_ needs: ValueNeeds, expecting expected: Int = 0) {
        self.needs = needs
        columns = Dictionary(
            uniqueKeysWithValues: needs.keys.sorted().enumerated().map { ($0.element, $0.offset) })
        codes = columns.map { _ in
            var column: [Int32] = []
            column.reserveCapacity(expected)
            return column
        }
    }

    /// Where the values of a cell go; nil when they are not needed.
    public func column(of key: ValueKey) -> Int? { columns[key] }

    /// Begins a report without values.
    ///
    /// - Returns: its place in the table.
    public mutating func beginReport() -> Int {
        for column in codes.indices { codes[column].append(Code.absent) }
        if !needs.registers.isEmpty { registers.append([:]) }
        count += 1
        return count - 1
    }

    /// Sets a value of the report that was begun last.
    public mutating func set(_ value: FormValue, inColumn column: Int) {
        if case .number(let number) = value, case .whole(let whole) = ExactNumber(number),
            Code.numbers.contains(whole)
        {
            set(whole, inColumn: column)
        } else {
            let next = Int32(others.count)
            let place = known[value] ?? next
            if place == next {
                others.append(value)
                known[value] = place
            }
            codes[column][count - 1] = Code.firstOther + place
        }
    }

    /// Sets a whole number of the report that was begun last.
    public mutating func set(_ whole: Int, inColumn column: Int) {
        if Code.numbers.contains(whole) {
            codes[column][count - 1] = Int32(whole)
        } else {
            set(.number(Decimal(whole)), inColumn: column)
        }
    }

    /// Sets the rows of a register of the report that was begun last.
    public mutating func set(_ rows: [RegisterRow], ofRegister sheet: Int) {
        registers[count - 1][sheet] = rows
    }

    /// Adds a report with all that is needed of it.
    ///
    /// - Returns: its place in the table.
    public mutating func add(_ submission: Submission) -> Int {
        let place = beginReport()
        for (key, column) in columns {
            if let value = submission.entries[key]?.value { set(value, inColumn: column) }
        }
        for sheet in needs.registers {
            set(submission.registers[sheet] ?? [], ofRegister: sheet)
        }
        return place
    }

    /// The table, in which blank cells are 0 where an answer of their report makes them so.
    public consuming func table() -> ValueTable {
        var filled = self
        for (key, condition) in filled.needs.zeros {
            guard let column = filled.columns[key], let answers = filled.columns[condition.key]
            else { continue }
            for report in 0..<filled.count where filled.codes[column][report] == Code.absent {
                let answer = filled.codes[answers][report]
                guard answer >= Code.firstOther,
                    condition.holds(filled.others[Int(answer - Code.firstOther)])
                else { continue }
                filled.codes[column][report] = 0
            }
        }
        return ValueTable(filled, isWhole: false)
    }
}

/// The needed values of one report.
public struct ReportValues: Sendable {
    /// The table of the report.
    package let table: ValueTable
    /// Its place there.
    package let place: Int

    /// Chooses a report of a table.
    public init(_ table: ValueTable, _ place: Int) {
        self.table = table
        self.place = place
    }

    /// All values of a report.
    public init(_ submission: Submission) {
        var collection = ValueCollection(
            ValueNeeds(
                keys: Set(submission.entries.keys), registers: Set(submission.registers.keys)))
        place = collection.add(submission)
        table = ValueTable(collection, isWhole: true)
    }

    /// The value at a place; nil when the cell is empty or was not understood.
    public subscript(_ row: Int, _ column: Int = 3) -> FormValue? {
        table.value(of: table.code(of: ValueKey(row, column), in: place))
    }

    /// The number at a place; nil when there is none.
    public func number(at key: ValueKey) -> ExactNumber? {
        table.number(of: table.code(of: key, in: place))
    }

    /// The text at a place; nil when there is none.
    public func text(at key: ValueKey) -> String? {
        guard case .text(let text)? = self[key.row, key.column] else { return nil }
        return text
    }

    /// The filled rows of the register on the sheet of that number, in the order of the file.
    public func rows(ofRegister sheet: Int) -> [RegisterRow] {
        table.rows(ofRegister: sheet, in: place)
    }
}
