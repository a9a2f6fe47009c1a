import Spreadsheet

/// What is different in a version of a report, at one place.
public struct ReportChange: Hashable, Sendable {
    /// What a cell holds, as far as it may be told.
    public enum Content: Hashable, Sendable {
        /// Nothing, which is not 0.
        case blank
        /// A value.
        case value(FormValue)
        /// Something that was not understood, which may be anything.
        case unread
        /// A personal value; that it changed is all that is told.
        case personal
    }

    /// What happened.
    public enum Kind: Hashable, Sendable {
        /// A cell holds something else.
        case cell(was: Content, now: Content)
        /// A row of a register is new, with so many filled cells.
        case rowAdded(filled: Int)
        /// A row of a register is gone, with so many filled cells.
        case rowRemoved(filled: Int)
    }

    /// Where: in the later version, or in the earlier one for what is gone.
    public var place: Finding.Place
    /// What the row of a register calls itself; nil for fixed rows, and rows without a usable code.
    public var rowKey: String?
    /// What happened.
    public var kind: Kind

    /// Makes a change.
    public init(at place: Finding.Place, rowKey: String? = nil, _ kind: Kind) {
        self.place = place
        self.rowKey = rowKey
        self.kind = kind
    }
}

/// Compares versions of reports cell by cell, both in the form as it is now.
///
/// Rows of registers are paired by what they call themselves, so that sorting them changes nothing.
/// Rows that call themselves alike, or nothing, are paired in their order.
public struct ReportComparison: Sendable {
    private let form: Form

    /// Prepares the comparison for a form.
    public init(form: Form) {
        self.form = form
    }

    /// What is different in a version, in the order of the form.
    ///
    /// - Parameters:
    ///   - old: the version before.
    ///   - new: the version after.
    /// - Returns: the changes: fixed rows and registers as their sheets follow.
    public func changes(from old: Report.Version, to new: Report.Version) -> [ReportChange] {
        let hidden = Hidden(old: old.personalCells, new: new.personalCells)
        var changes = cells(old.submission, new.submission, hidden)
        for sheet in form.sheets where sheet.isRegister {
            changes += rows(of: sheet, old.submission, new.submission, hidden)
        }
        return changes.enumerated().map { (rank(of: $0.element) + [$0.offset], $0.element) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }
            .map(\.1)
    }

    /// The cells in which the checks found personal data.
    private struct Hidden {
        var old: Set<CellSource>
        var new: Set<CellSource>
    }

    private func rank(of change: ReportChange) -> [Int] {
        [form.sheet(of: change.place)?.number ?? .max, change.place.row ?? -1]
    }

    // MARK: Fixed rows

    private func cells(
        _ old: Submission, _ new: Submission, _ hidden: Hidden
    ) -> [ReportChange] {
        let keys = Set(old.entries.keys).union(new.entries.keys)
            .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
        return keys.compactMap { key in
            let (was, now) = (old.entries[key], new.entries[key])
            guard Self.differ(was, now) else { return nil }
            let source = now?.source ?? new.places[key] ?? was?.source
            return ReportChange(
                at: Finding.Place(key, source),
                .cell(
                    was: content(was, form.cell(at: key), hidden.old),
                    now: content(now, form.cell(at: key), hidden.new)))
        }
    }

    // MARK: Registers

    private func rows(
        of sheet: FormSheet, _ old: Submission, _ new: Submission, _ hidden: Hidden
    ) -> [ReportChange] {
        var waiting: [String: [RegisterRow]] = [:]
        for row in old.registers[sheet.number] ?? [] {
            waiting[pairingKey(of: row, sheet), default: []].append(row)
        }
        var changes: [ReportChange] = []
        for row in new.registers[sheet.number] ?? [] {
            let key = pairingKey(of: row, sheet)
            guard var same = waiting[key], !same.isEmpty else {
                changes.append(whole(row, sheet, .rowAdded(filled: row.entries.count)))
                continue
            }
            let before = same.removeFirst()
            waiting[key] = same
            changes += cells(of: sheet, before, row, hidden)
        }
        let gone = waiting.values.flatMap(\.self).sorted { $0.ordinal < $1.ordinal }
        return changes + gone.map { whole($0, sheet, .rowRemoved(filled: $0.entries.count)) }
    }

    private func cells(
        of sheet: FormSheet, _ old: RegisterRow, _ new: RegisterRow, _ hidden: Hidden
    ) -> [ReportChange] {
        let numbers = Set(old.entries.keys).union(new.entries.keys).sorted()
        return numbers.compactMap { number in
            let (was, now) = (old.entries[number], new.entries[number])
            guard Self.differ(was, now) else { return nil }
            let cell = sheet.column(number)?.cell
            let source = now?.source ?? new.places[number] ?? was?.source
            return ReportChange(
                at: Finding.Place(
                    sheet: source?.sheet, cell: source?.cell, column: number,
                    ordinal: new.ordinal),
                rowKey: key(of: new, sheet),
                .cell(
                    was: content(was, cell, hidden.old), now: content(now, cell, hidden.new)))
        }
    }

    private func whole(
        _ row: RegisterRow, _ sheet: FormSheet, _ kind: ReportChange.Kind
    ) -> ReportChange {
        let name = row.entries.values.first?.source.sheet ?? sheet.name
        let place = Finding.Place(
            sheet: name, column: sheet.keyColumn ?? sheet.columns.first?.number,
            ordinal: row.ordinal)
        return ReportChange(at: place, rowKey: key(of: row, sheet), kind)
    }

    private func key(of row: RegisterRow, _ sheet: FormSheet) -> String? {
        sheet.keyColumn.flatMap { row.key(in: $0) }
    }

    /// What pairs a row; empty for rows without a usable code.
    private func pairingKey(of row: RegisterRow, _ sheet: FormSheet) -> String {
        key(of: row, sheet).map { Wording.russianKey(ofKey: Wording.key($0)) } ?? ""
    }

    // MARK: Values

    /// Whether two cells differ in what they mean or, where that is unknown, in what was typed.
    private static func differ(_ one: Entry?, _ other: Entry?) -> Bool {
        guard let one, let other else { return one != nil || other != nil }
        if let value = one.value, let otherValue = other.value { return value != otherValue }
        return one.value != other.value || one.typed != other.typed
    }

    private func content(
        _ entry: Entry?, _ cell: InputCell?, _ hidden: Set<CellSource>
    ) -> ReportChange.Content {
        guard let entry else { return .blank }
        let isPersonal = cell?.isPersonal ?? true
        guard !isPersonal, !hidden.contains(entry.source) else { return .personal }
        return entry.value.map { .value($0) } ?? .unread
    }
}

extension Report.Version {
    /// The cells in which the checks found personal data.
    fileprivate var personalCells: Set<CellSource> {
        Set(
            findings.compactMap { finding in
                guard finding.fact.isPersonalData, let sheet = finding.place.sheet,
                    let cell = finding.place.cell
                else { return nil }
                return CellSource(sheet: sheet, cell: cell)
            })
    }
}
