import Forms
import Yams

extension DefinitionReader {
    /// Notes what is wrong with the changes between an older version and the form.
    ///
    /// What was given up has to be said: a cell, a column or a value that is in the older version
    /// and not in the form is a mistake otherwise, so that nothing is lost by oversight.
    ///
    /// - Parameters:
    ///   - written: the changes.
    ///   - older: the older version.
    ///   - form: the form.
    ///   - count: how many mistakes there were before the changes were read.
    mutating func check(
        _ written: WrittenChanges, from older: Form, to form: Form, mistakesBefore count: Int
    ) {
        checkRows(written, from: older, to: form)
        checkColumns(written, from: older, to: form)
        checkLists(written, of: older)
        // What follows from a wrong name is not a mistake of its own.
        guard mistakes.count == count else { return }
        checkCaptions(written, from: older, to: form)
        let pairs = pairs(written, from: older, to: form)
        guard mistakes.count == count else { return }
        checkKinds(pairs, written)
        checkValues(pairs, written, from: older, to: form)
        checkRegisters(pairs, written)
        checkIdentity(pairs, written, from: older, to: form)
    }

    // MARK: Names

    private mutating func checkRows(_ written: WrittenChanges, from older: Form, to form: Form) {
        let changes = written.changes.rows
        var taken = Set(
            older.sheets.flatMap(\.rows).map(\.code).filter { !changes.mentions($0) })
        for change in written.rows {
            if older.row(change.old) == nil {
                note(
                    .replacement(.absent(.row, "\(change.old)", version: written.version)),
                    at: change.oldNode)
            }
            guard let new = change.new else { continue }
            if form.row(new) == nil {
                note(.unknownRow(new), at: change.newNode)
            } else if !taken.insert(new).inserted {
                note(.replacement(.sharedSuccessor(.row, "\(new)")), at: change.newNode)
            }
        }
    }

    private mutating func checkColumns(
        _ written: WrittenChanges, from older: Form, to form: Form
    ) {
        let known = Set(form.sheets.flatMap(\.inputColumns).map(\.number))
        for (number, node, changes) in written.columns {
            guard let sheet = older.sheets.first(where: { $0.number == number }) else {
                note(
                    .replacement(.absent(.sheet, "\(number)", version: written.version)), at: node)
                continue
            }
            let columns = Set(sheet.inputColumns.map(\.number))
            var taken = columns.subtracting(changes.map(\.old))
            for change in changes {
                if !columns.contains(change.old) {
                    note(
                        .replacement(.absent(.column, "\(change.old)", version: written.version)),
                        at: change.oldNode)
                }
                guard let new = change.new else { continue }
                if !known.contains(new) {
                    note(.unknownColumn(new, row: nil), at: change.newNode)
                } else if !taken.insert(new).inserted {
                    note(.replacement(.sharedSuccessor(.column, "\(new)")), at: change.newNode)
                }
            }
        }
    }

    private mutating func checkLists(_ written: WrittenChanges, of older: Form) {
        for (name, node, changes) in written.values {
            guard let list = older.list(named: name) else {
                note(.replacement(.absent(.list, name, version: written.version)), at: node)
                continue
            }
            for change in changes where !list.values.contains(change.old) {
                note(
                    .replacement(.absent(.value, change.old, version: written.version)),
                    at: change.oldNode)
            }
        }
    }

    /// A code that means something else now is easily overlooked, so a new name has to be noticed.
    private mutating func checkCaptions(
        _ written: WrittenChanges, from older: Form, to form: Form
    ) {
        let changes = written.changes
        for row in older.sheets.flatMap(\.rows) where !changes.rows.mentions(row.code) {
            let isNamed = row.cells.keys.allSatisfy {
                changes.cells.mentions(ValueKey(row.code, $0))
            }
            guard !isNamed, let now = form.row(row.code)?.caption else { continue }
            noteCaption(.row, "\(row.code)", row.caption, now, at: written.node)
        }
        for sheet in older.sheets {
            guard let newSheet = form.sheets.first(where: { $0.number == sheet.number }) else {
                continue
            }
            for column in sheet.inputColumns {
                let number = column.number
                guard changes.columns[sheet.number]?.mentions(number) != true,
                    newSheet.column(number) != nil
                else { continue }
                let group = CellGroup.column(sheet: sheet.number, number: number)
                noteCaption(
                    .column, "\(sheet.number): \(number)", older.caption(of: group),
                    form.caption(of: group), at: written.node)
            }
        }
    }

    private mutating func noteCaption(
        _ thing: Mistake.Thing, _ name: String, _ old: String, _ new: String, at node: Node
    ) {
        guard !Form.ValueList(name: "", values: [new]).has(old) else { return }
        note(.replacement(.captionDiffers(thing, name, old: old, new: new)), at: node)
    }

    // MARK: Cells

    /// A cell of the older version and the one that it becomes.
    private struct Pair {
        var old: CellCode
        var oldCell: InputCell
        var new: CellCode
        var newCell: InputCell
        /// Where the definition speaks of it.
        var node: Node
    }

    /// The cells with their successors; cells without one, and two with the same, are noted.
    private mutating func pairs(
        _ written: WrittenChanges, from older: Form, to form: Form
    ) -> [Pair] {
        let changes = written.changes
        let registers = form.registerSheets
        let cells = Dictionary(
            form.cellCodes.map { ($0.code, $0.cell) }, uniquingKeysWith: { first, _ in first })
        var pairs: [Pair] = []
        var taken: Set<CellCode> = []
        var orphans: Set<CellCode> = []
        for (code, cell, sheet) in older.cellCodes {
            if changes.givesUp(code, onSheet: sheet) { continue }
            let next = changes.successor(of: code, onSheet: sheet, registers: registers)
            guard let next, let newCell = cells[next] else {
                orphans.insert(code)
                continue
            }
            let node = written.node(of: code, onSheet: sheet)
            if !taken.insert(next).inserted {
                note(.replacement(.sharedSuccessor(.cell, next.notation)), at: node)
            }
            pairs.append(
                Pair(old: code, oldCell: cell, new: next, newCell: newCell, node: node))
        }
        for group in Set(older.groups(of: orphans).values) {
            switch group {
            case .row(let code): note(.replacement(.noSuccessor(.row, "\(code)")), at: written.node)
            case .column(let sheet, let number):
                note(.replacement(.noSuccessor(.column, "\(sheet): \(number)")), at: written.node)
            case .cell(let key):
                note(
                    .replacement(.noSuccessor(.cell, CellCode.fixed(key).notation)),
                    at: written.node)
            }
        }
        return pairs
    }

    private mutating func checkKinds(_ pairs: [Pair], _ written: WrittenChanges) {
        for pair in pairs where !pair.newCell.kind.takesValues(of: pair.oldCell.kind) {
            note(
                .replacement(.typesDiffer(old: pair.old.notation, new: pair.new.notation)),
                at: pair.node)
        }
    }

    /// Every value of a list must stand in the list of the cell that its cell becomes.
    private mutating func checkValues(
        _ pairs: [Pair], _ written: WrittenChanges, from older: Form, to form: Form
    ) {
        for pair in pairs {
            guard case .choice(let name) = pair.oldCell.kind,
                case .choice(let next) = pair.newCell.kind,
                let list = form.list(named: next), !list.values.isEmpty
            else { continue }
            let changes = written.values.first { $0.list == name }?.changes ?? []
            for value in older.list(named: name)?.values ?? [] {
                let change = changes.first { $0.old == value }
                if change != nil, change?.new == nil { continue }
                guard !list.has(change?.new ?? value) else { continue }
                if let change, let new = change.new {
                    note(.replacement(.unknownValue(new, list: next)), at: change.newNode)
                } else {
                    note(.replacement(.noSuccessor(.value, "\(name): \(value)")), at: written.node)
                }
            }
        }
    }

    private mutating func checkRegisters(_ pairs: [Pair], _ written: WrittenChanges) {
        var sheets: [Int: Int] = [:]
        for pair in pairs {
            guard case .register(let old, _) = pair.old, case .register(let new, _) = pair.new
            else { continue }
            if let other = sheets[old], other != new {
                note(.replacement(.splitRegister(old)), at: pair.node)
            }
            sheets[old] = new
        }
    }

    /// Whose report it is must be read from the same answers as before.
    private mutating func checkIdentity(
        _ pairs: [Pair], _ written: WrittenChanges, from older: Form, to form: Form
    ) {
        let successors = Dictionary(
            pairs.map { ($0.old, $0.new) }, uniquingKeysWith: { first, _ in first })
        for (name, cell) in Form.IdentityCells.named {
            guard let old = cell(older.identity) else { continue }
            if successors[.fixed(old)] != cell(form.identity).map(CellCode.fixed) {
                note(.replacement(.identityLost(name)), at: written.node)
            }
        }
    }
}

extension WrittenChanges {
    /// Where the successor of a cell is named; the version where none is.
    fileprivate func node(of code: CellCode, onSheet sheet: Int) -> Node {
        if case .fixed(let key) = code {
            if let change = cells.first(where: { $0.old == key }) { return change.newNode }
            if let change = rows.first(where: { $0.old == key.row }) { return change.newNode }
        }
        let columns = columns.first { $0.sheet == sheet }?.changes
        return columns?.first { $0.old == code.column }?.newNode ?? node
    }
}

extension VersionChanges {
    /// Whether it is said that the cell has no successor.
    fileprivate func givesUp(_ code: CellCode, onSheet sheet: Int) -> Bool {
        switch code {
        case .fixed(let key): successor(of: key, onSheet: sheet) == nil
        case .register(_, let column): successor(ofColumn: column, onSheet: sheet) == nil
        }
    }
}

extension CellCode {
    /// The cell as rules name it.
    fileprivate var notation: String {
        switch self {
        case .fixed(let key): "r\(key.row).c\(key.column)"
        case .register(_, let column): "c\(column)"
        }
    }
}

extension InputCell.Kind {
    /// Whether what was filled into a cell of the other kind can stand here.
    fileprivate func takesValues(of other: InputCell.Kind) -> Bool {
        switch (other, self) {
        case (.integer, .integer), (.integer, .decimal), (.decimal, .decimal), (.date, .date),
            (.inn, .inn), (.url, .url), (.choice, .choice), (.text, .text), (.text, .choice),
            (.choice, .text), (.url, .text), (.inn, .text):
            true
        default: false
        }
    }
}
