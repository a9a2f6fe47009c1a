import Forms
import Yams

/// Where in a checklist an expression stands: what a mark and a column of the checked report mean.
struct ChecklistPlace: Hashable {
    /// Whether it is applied to criteria, one after the other.
    var isCriterion = false
    /// The rows of the checked report that a column without a row is looked for in.
    var rows: [Int] = []
    /// The wordings of the marks.
    var marks: [String] = []
}

/// Reads the part `checklist`: how the institutions that the form checks are judged.
extension DefinitionReader {
    static let checklistKeys = [
        "form", "sheet", "checked_on", "settles", "began", "ended", "marks", "criteria", "stop",
        "levels",
        "comparisons", "advice", "recommendations",
    ]
    static let criterionKeys = ["column", "weight", "rows", "name"]
    static let comparisonKeys = [
        "id", "title", "severity", "criteria", "rows", "when", "message",
    ]
    static let adviceKeys = [
        "sheet", "institution", "code", "text", "due", "sent", "withheld", "done", "fulfilled",
        "earlier", "days",
    ]
    static let recommendationKeys = [
        "code", "text", "days", "criteria", "rows", "when", "comparison",
    ]
    /// How many days there may be to do what is recommended.
    private static let terms = 0...365

    /// The checklist; nil when something was noted that leaves none.
    mutating func checklist(
        _ node: Node, _ sheets: [FormSheet], _ lists: [Form.ValueList]
    ) -> Checklist? {
        guard let fields = fields(node, allowed: Self.checklistKeys) else { return nil }
        let id = neededText("form", fields)
        checkedForm = neighbours.first { $0.id == id }
        if checkedForm == nil, let node = fields["form"], !id.isEmpty {
            note(.unknownForm(id), at: node)
        }
        let sheet = needed("sheet", fields).flatMap { self.register($0, sheets) }
        let institution = sheet.flatMap { self.institution(of: $0, at: fields["sheet"] ?? node) }
        let marks = needed("marks", fields).map { self.marks($0) } ?? []
        checklistPlace = ChecklistPlace(marks: marks.map(\.value))
        defer { checklistPlace = nil }
        let criteria =
            needed("criteria", fields).map { self.criteria($0, sheet, marks, lists) } ?? []
        let rowScope = FormRule.Scope.register(sheet: sheet?.number ?? 0)
        let settles = needed("settles", fields).flatMap { condition($0, in: .once) }
        let stop = needed("stop", fields).flatMap { condition($0, in: rowScope) }
        let checkedOn = needed("checked_on", fields).flatMap { column($0, of: sheet) }
        let cells = FormCells(sheets)
        let began = fields["began"].flatMap { day($0, cells) }
        let ended = fields["ended"].flatMap { day($0, cells) }
        let levels = needed("levels", fields).map { self.levels($0) } ?? []
        let comparisons =
            (fields["comparisons"].map { elements($0) } ?? [])
            .compactMap { comparison($0, criteria, rowScope) }
        noteRepeated(fields["comparisons"], "id", .comparison)
        let adviceSheet = needed("advice", fields).flatMap { self.adviceSheet($0, sheets) }
        let advice =
            (fields["recommendations"].map { elements($0) } ?? [])
            .compactMap {
                recommendation($0, criteria, comparisons, rowScope, adviceSheet?.days ?? 0)
            }
        noteRepeated(fields["recommendations"], "code", .recommendation)
        if let adviceSheet {
            checkCodes(of: fields["recommendations"], adviceSheet, sheets, lists)
        }
        guard let sheet, let institution, let settles, let stop, let checkedOn, let adviceSheet
        else { return nil }
        return Checklist(
            checkedForm: id, sheet: sheet.number, institution: institution, checkedOn: checkedOn,
            settles: settles, began: began, ended: ended, marks: marks, criteria: criteria,
            stop: stop, levels: levels, comparisons: comparisons, adviceSheet: adviceSheet,
            advice: advice)
    }

    // MARK: Sheets and columns

    private mutating func register(_ node: Node, _ sheets: [FormSheet]) -> FormSheet? {
        guard let number = integer(node) else { return nil }
        guard let sheet = sheets.first(where: { $0.number == number && $0.isRegister }) else {
            note(.unknownRegister(number), at: node)
            return nil
        }
        return sheet
    }

    /// The column of taxpayer numbers, which tells the rows apart.
    private mutating func institution(of sheet: FormSheet, at node: Node) -> Int? {
        guard let column = sheet.keyColumn else {
            note(.keyUnknown(sheet: sheet.number), at: node)
            return nil
        }
        if sheet.column(column)?.cell?.kind != .inn { note(.wrongType(.innCell), at: node) }
        return column
    }

    private mutating func column(_ node: Node, of sheet: FormSheet?) -> Int? {
        guard let number = integer(node) else { return nil }
        if let sheet, sheet.column(number) == nil {
            note(.unknownColumn(number, row: nil), at: node)
        }
        return number
    }

    private mutating func adviceSheet(
        _ node: Node, _ sheets: [FormSheet]
    ) -> Checklist.AdviceSheet? {
        guard let fields = fields(node, allowed: Self.adviceKeys) else { return nil }
        let sheet = needed("sheet", fields).flatMap { register($0, sheets) }
        func named(_ key: String, _ reader: inout DefinitionReader) -> Int? {
            reader.needed(key, fields).flatMap { reader.column($0, of: sheet) }
        }
        let institution = named("institution", &self)
        let code = named("code", &self)
        let text = named("text", &self)
        let due = named("due", &self)
        let sent = named("sent", &self)
        let done = named("done", &self)
        let scope = FormRule.Scope.register(sheet: sheet?.number ?? 0)
        let earlier = needed("earlier", fields).flatMap { condition($0, in: scope) }
        let withheld = needed("withheld", fields).flatMap { condition($0, in: scope) }
        let fulfilled = needed("fulfilled", fields).flatMap { condition($0, in: scope) }
        let days = needed("days", fields).flatMap { integer($0, in: Self.terms) }
        guard let sheet, let institution, let code, let text, let due, let sent, let done,
            let earlier, let withheld, let fulfilled, let days
        else { return nil }
        return Checklist.AdviceSheet(
            sheet: sheet.number, institution: institution, code: code, text: text, due: due,
            sent: sent, withheld: withheld, done: done, fulfilled: fulfilled, earlier: earlier,
            days: days)
    }

    /// The cell for a day at a node.
    private mutating func day(_ node: Node, _ cells: FormCells) -> ValueKey? {
        guard let reference = reference(node, in: .once), let key = cells.key(reference) else {
            return nil
        }
        if cells.kind(key) != .date { note(.wrongType(.dateCell), at: node) }
        return key
    }

    private mutating func condition(_ node: Node, in scope: FormRule.Scope) -> Expression? {
        expression(node, in: scope, as: .condition(.when))?.expression
    }

    // MARK: Marks, criteria, levels

    private mutating func marks(_ node: Node) -> [Checklist.Mark] {
        guard let mapping = node.mapping else {
            note(.wrongType(.mapping), at: node)
            return []
        }
        let marks = mapping.compactMap { key, value -> Checklist.Mark? in
            guard let name = text(key) else { return nil }
            if value.scalar?.string == "none" { return Checklist.Mark(value: name, points: nil) }
            return integer(value, in: 0...100).map { Checklist.Mark(value: name, points: $0) }
        }
        if marks.allSatisfy({ ($0.points ?? 0) == 0 }) { note(.noPoints, at: node) }
        return marks
    }

    private mutating func criteria(
        _ node: Node, _ sheet: FormSheet?, _ marks: [Checklist.Mark], _ lists: [Form.ValueList]
    ) -> [Checklist.Criterion] {
        var criteria: [Checklist.Criterion] = []
        for node in elements(node) {
            guard let fields = fields(node, allowed: Self.criterionKeys),
                let place = needed("column", fields), let column = column(place, of: sheet)
            else { continue }
            if criteria.contains(where: { $0.column == column }) {
                note(.duplicate(.criterion, "\(column)"), at: place)
            }
            checkMarks(column, of: sheet, marks, lists, at: place)
            let rows = fields["rows"].map { codes($0) } ?? []
            for row in rows where checkedForm?.row(row) == nil && checkedForm != nil {
                note(.unknownRow(row), at: fields["rows"] ?? node)
            }
            let weight = needed("weight", fields).flatMap { integer($0, in: 1...1000) } ?? 1
            let caption = sheet?.column(column)?.caption ?? ""
            criteria.append(
                Checklist.Criterion(
                    column: column, weight: weight, rows: rows,
                    name: optionalText("name", fields) ?? caption))
        }
        if criteria.isEmpty { note(.wrongType(.list), at: node) }
        return criteria
    }

    /// Notes marks that the list of a column does not have, or values of it that are worth nothing.
    private mutating func checkMarks(
        _ column: Int, of sheet: FormSheet?, _ marks: [Checklist.Mark], _ lists: [Form.ValueList],
        at node: Node
    ) {
        guard let cell = sheet?.column(column)?.cell else { return }
        guard case .choice(let name) = cell.kind,
            let values = lists.first(where: { $0.name == name })?.values
        else { return note(.wrongType(.markColumn), at: node) }
        for mark in marks where !values.contains(mark.value) {
            note(.notInList(mark.value, list: values, before: false), at: node)
        }
        for value in values where !marks.contains(where: { $0.value == value }) {
            note(.markWithoutPoints(value), at: node)
        }
    }

    private mutating func levels(_ node: Node) -> [Checklist.Level] {
        var levels: [Checklist.Level] = []
        for node in elements(node) {
            guard let fields = fields(node, allowed: ["name", "from"]),
                let from = needed("from", fields).flatMap({ integer($0, in: 0...100) })
            else { continue }
            let name = neededText("name", fields)
            if levels.contains(where: { $0.from == from }) {
                note(.duplicate(.level, "\(from)"), at: fields["from"] ?? node)
            }
            if levels.contains(where: { $0.name.matches(name) }) {
                note(.duplicate(.level, name), at: fields["name"] ?? node)
            }
            levels.append(Checklist.Level(name: name, from: from))
        }
        if !levels.contains(where: { $0.from == 0 }) { note(.noLowestLevel, at: node) }
        return levels.sorted { $0.from > $1.from }
    }

    // MARK: Comparisons and recommendations

    private mutating func comparison(
        _ node: Node, _ criteria: [Checklist.Criterion], _ rowScope: FormRule.Scope
    ) -> Checklist.Comparison? {
        guard let fields = fields(node, allowed: Self.comparisonKeys) else { return nil }
        let id = neededText("id", fields)
        if !id.isEmpty, !Self.isRuleCode(id) {
            note(.wrongType(.ruleCode), at: fields["id"] ?? node)
        }
        let title = neededText("title", fields)
        let severity = needed("severity", fields).flatMap { word($0, Severity.self) }
        let scope = scope(fields, criteria)
        let condition = needed("when", fields).flatMap { self.condition($0, in: rowScope) }
        let message = needed("message", fields).map { template($0, in: rowScope) }
        guard let severity, let condition, let message else { return nil }
        return Checklist.Comparison(
            id: id, title: title, severity: severity, scope: scope, condition: condition,
            message: message)
    }

    private mutating func recommendation(
        _ node: Node, _ criteria: [Checklist.Criterion], _ comparisons: [Checklist.Comparison],
        _ rowScope: FormRule.Scope, _ usualDays: Int
    ) -> Checklist.Advice? {
        guard let fields = fields(node, allowed: Self.recommendationKeys) else { return nil }
        let code = neededText("code", fields)
        let scope = scope(fields, criteria)
        let text = needed("text", fields).map { template($0, in: rowScope) }
        let days = fields["days"].flatMap { integer($0, in: Self.terms) } ?? usualDays
        guard let named = fields["comparison"] else {
            let condition = needed("when", fields).flatMap { self.condition($0, in: rowScope) }
            guard let text, let condition else { return nil }
            return Checklist.Advice(
                code: code, text: text, trigger: .condition(condition, scope), days: days)
        }
        for key in ["when", "criteria", "rows"] where fields[key] != nil {
            note(.keysExclude("comparison", key), at: named)
        }
        guard let id = self.text(named), let text else { return nil }
        if !comparisons.contains(where: { $0.id == id }) {
            note(.unknownWord(id, allowed: comparisons.map(\.id)), at: named)
        }
        return Checklist.Advice(
            code: code, text: text, trigger: .comparison(id: id), days: days)
    }

    /// Where an expression is applied; what follows is read as applied there.
    private mutating func scope(
        _ fields: Fields, _ criteria: [Checklist.Criterion]
    ) -> Checklist.Scope {
        let marks = checklistPlace?.marks ?? []
        if let node = fields["criteria"] {
            if let rows = fields["rows"] { note(.keysExclude("criteria", "rows"), at: rows) }
            let codes = self.codes(node)
            let named = criteria.filter { codes.contains($0.column) }
            for code in codes where !named.contains(where: { $0.column == code }) {
                note(.unknownCriterion(code), at: node)
            }
            checklistPlace = ChecklistPlace(
                isCriterion: true, rows: named.flatMap(\.rows), marks: marks)
            return .criteria(codes)
        }
        guard let node = fields["rows"] else {
            checklistPlace = ChecklistPlace(marks: marks)
            return .institution
        }
        let codes = self.codes(node)
        for code in codes where checkedForm != nil && checkedForm?.row(code) == nil {
            note(.unknownRow(code), at: node)
        }
        checklistPlace = ChecklistPlace(rows: codes, marks: marks)
        return .rows(codes)
    }

    /// Notes codes that the column for them does not offer.
    private mutating func checkCodes(
        of list: Node?, _ place: Checklist.AdviceSheet, _ sheets: [FormSheet],
        _ lists: [Form.ValueList]
    ) {
        let sheet = sheets.first { $0.number == place.sheet }
        guard case .choice(let name)? = sheet?.column(place.code)?.cell?.kind,
            let values = lists.first(where: { $0.name == name })?.values
        else { return }
        for node in list?.sequence.map(Array.init) ?? [] {
            guard let node = node["code"], let code = node.scalar?.string,
                !values.contains(code)
            else { continue }
            note(.notInList(code, list: values, before: false), at: node)
        }
    }

    private mutating func noteRepeated(_ list: Node?, _ key: String, _ thing: Mistake.Thing) {
        var seen: Set<String> = []
        for node in list?.sequence.map(Array.init) ?? [] {
            guard let place = node[key], let code = place.scalar?.string else { continue }
            if !seen.insert(code).inserted { note(.duplicate(thing, code), at: place) }
        }
    }
}
