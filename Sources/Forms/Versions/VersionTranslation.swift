import Spreadsheet

/// The way from an older version of a form to the one that is current.
struct VersionTranslation: Sendable {
    /// The older version.
    var version: String { older.version }
    /// What the current version asks for and the older one did not.
    let gaps: VersionGaps

    let older: Form
    private let steps: [VersionStep]
    /// What those cells take now that took something else before, by their old codes.
    private let plans: [CellCode: CellPlan]
    private let places: VersionPlaces

    /// Prepares the way by the steps from the older version on.
    init(from older: Form, to form: Form, by steps: [VersionStep]) {
        self.older = older
        self.steps = steps
        var successors: [CellCode: CellCode] = [:]
        for (code, _, _) in older.cellCodes {
            successors[code] = steps.reduce(code) { code, step in
                code.flatMap(step.successor)
            }
        }
        let reached = Set(successors.values)
        let lacking = Set(form.cellCodes.map(\.code)).subtracting(reached)
        gaps = VersionGaps(version: older.version, groups: form.groups(of: lacking))
        plans = Self.plans(from: older, to: form, successors)
        places = VersionPlaces(from: older, to: form, successors)
    }

    private static func plans(
        from older: Form, to form: Form, _ successors: [CellCode: CellCode]
    ) -> [CellCode: CellPlan] {
        let lists = ChoiceList.lists(of: form)
        let cells = Dictionary(
            form.cellCodes.map { ($0.code, $0.cell) }, uniquingKeysWith: { first, _ in first })
        var plans: [CellCode: CellPlan] = [:]
        for (code, cell, _) in older.cellCodes {
            guard let next = successors[code].flatMap({ cells[$0] }) else { continue }
            // A wording can have been given up although the list looks the same.
            if next.kind != cell.kind || !older.choices(of: cell).isEmpty {
                plans[code] = CellPlan(next, lists: lists)
            }
        }
        return plans
    }

    // MARK: Reports

    /// A file that was read as the older version.
    func translated(_ reading: FormReading) -> FormReading {
        var (submission, findings) = translated(reading.submission)
        let isNew = Set(findings.map { MarkedPlace($0) })
        let kept = translated(reading.findings).filter { !isNew.contains(MarkedPlace($0)) }
        let remark = Finding(
            .olderFormVersion(found: version, current: places.form.version))
        findings = [remark] + kept + findings
        var translated = FormReading(
            submission: submission, identity: reading.identity, findings: findings)
        translated.gaps = gaps
        return translated
    }

    /// What the current version has to say of the findings of the older one.
    func translated(_ findings: [Finding]) -> [Finding] {
        places.translated(findings)
    }

    /// The report in the codes of the current version; what was given up, and what does not fit
    /// into its new cell, is told.
    func translated(_ submission: Submission) -> (submission: Submission, findings: [Finding]) {
        var translated = submission
        translated.formVersion = places.form.version
        translated.entries = [:]
        translated.registers = [:]
        translated.places = [:]
        translated.explanations = submission.explanations.compactMap { explanation in
            places.translated(explanation.key).map {
                Explanation(key: $0, text: explanation.text, source: explanation.source)
            }
        }
        var findings: [Finding] = []
        for (key, entry) in submission.entries.sorted(by: { $0.key < $1.key }) {
            let (carried, facts) = carry(entry, at: .fixed(key))
            guard case .fixed(let next)? = carried?.code else {
                findings.append(loss(of: entry, at: key))
                continue
            }
            translated.entries[next] = carried?.entry
            findings += facts.map {
                CellReading.finding($0, at: Finding.Place(next, entry.source))
            }
        }
        for (key, source) in submission.places {
            guard case .fixed(let next)? = places.successor(of: .fixed(key)) else { continue }
            translated.places[next] = source
        }
        for (sheet, rows) in submission.registers.sorted(by: { $0.key < $1.key }) {
            for row in rows { add(row, of: sheet, to: &translated, &findings) }
        }
        return (translated, findings)
    }

    private func add(
        _ row: RegisterRow, of sheet: Int, to translated: inout Submission,
        _ findings: inout [Finding]
    ) {
        var next = RegisterRow(ordinal: row.ordinal, entries: [:])
        var register: Int?
        for (column, entry) in row.entries.sorted(by: { $0.key < $1.key }) {
            let (carried, facts) = carry(entry, at: .register(sheet: sheet, column: column))
            guard case .register(let nextSheet, let nextColumn)? = carried?.code else {
                findings.append(loss(of: entry, inColumn: column, of: sheet, row))
                continue
            }
            register = nextSheet
            next.entries[nextColumn] = carried?.entry
            findings += facts.map { fact in
                CellReading.finding(
                    fact,
                    at: Finding.Place(
                        sheet: entry.source.sheet, cell: entry.source.cell, column: nextColumn,
                        ordinal: row.ordinal))
            }
        }
        for (column, source) in row.places {
            let code = CellCode.register(sheet: sheet, column: column)
            guard case .register(_, let nextColumn)? = places.successor(of: code) else { continue }
            next.places[nextColumn] = source
        }
        if let register { translated.registers[register, default: []].append(next) }
    }

    // MARK: Entries

    /// An entry in its new cell; nil when the cell was given up.
    private func carry(
        _ entry: Entry, at code: CellCode
    ) -> (carried: (code: CellCode, entry: Entry)?, facts: [Fact]) {
        var place = code
        var next = entry
        for step in steps {
            guard let successor = step.successor(of: place) else { return (nil, []) }
            if case .text(let text)? = next.value {
                next.value = step.wording(of: text, at: place).map { .text($0) }
            }
            place = successor
        }
        guard let value = entry.value, let plan = plans[code] else { return ((place, next), []) }
        let result = plan.fitted(next.value, was: value)
        next.value = result.value
        return ((place, next), result.facts)
    }

    private func loss(of entry: Entry, at key: ValueKey) -> Finding {
        let isPersonal = older.cell(at: key)?.isPersonal ?? false
        let row = older.row(key.row)
        let isOnly = row.map { $0.cells.count == 1 } ?? true
        return Finding(
            .valueGivenUp(
                version: version, row: key.row, column: isOnly ? nil : key.column,
                caption: older.caption(of: .row(key.row)),
                found: isPersonal ? nil : CellReading.quoted(shown(entry))),
            at: Finding.Place(sheet: entry.source.sheet, cell: entry.source.cell))
    }

    private func loss(
        of entry: Entry, inColumn column: Int, of sheet: Int, _ row: RegisterRow
    ) -> Finding {
        let definition = older.sheets.first { $0.number == sheet }?.column(column)
        let isPersonal = definition?.cell?.isPersonal ?? false
        return Finding(
            .valueGivenUp(
                version: version, row: nil, column: column,
                caption: older.caption(of: .column(sheet: sheet, number: column)),
                found: isPersonal ? nil : CellReading.quoted(shown(entry))),
            at: Finding.Place(
                sheet: entry.source.sheet, cell: entry.source.cell, ordinal: row.ordinal))
    }

    private func shown(_ entry: Entry) -> String {
        guard entry.typed.isEmpty else { return entry.typed }
        return switch entry.value {
        case .number(let number): ShownText.of(number)
        case .date(let date): date.russian
        case .text(let text): text
        case nil: ""
        }
    }
}

/// The place of a finding and the code of its fact.
private struct MarkedPlace: Hashable {
    var code: String
    var place: Finding.Place

    init(_ finding: Finding) {
        code = finding.fact.code
        place = finding.place
    }
}
