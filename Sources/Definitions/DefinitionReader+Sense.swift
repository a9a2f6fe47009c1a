import Forms
import Yams

extension DefinitionReader {
    /// The most places of one expression that are looked at; no form has as many.
    static let placeLimit = 4000
    /// The most pieces that are looked at to find out whether a condition can hold.
    static let effort = 2000

    /// Notes what makes no sense in the expressions read so far.
    mutating func checkSense(_ form: FormDomains) {
        for group in groups(form) {
            for complaint in complaints(group, form) where !isConcluded(complaint, of: group) {
                note(complaint.kind, in: group.node, offset: complaint.position)
                if !complaint.kind.isAdvice { troubled.insert(Spot(group.node)) }
            }
            if case .condition(let condition) = group.purpose,
                !troubled.contains(Spot(group.node))
            {
                conclude(condition, group, form)
            }
        }
        checkRules(form)
    }

    /// Whether more will be said of it: a check that always holds is a rule that does nothing.
    private func isConcluded(_ complaint: Inference.Complaint, of group: Group) -> Bool {
        guard complaint.kind == .decided(holds: true), group.purpose == .check,
            case .binary = group.piece.expression
        else { return false }
        return complaint.position == group.piece.position
    }

    // MARK: One text, wherever it is applied

    /// An expression with all places it is applied to.
    private struct Group {
        var piece: LocatedExpression
        var node: Node
        var purpose: PendingExpression.Purpose
        var cases: [Case]
    }

    /// One place of an expression.
    private struct Case: Hashable {
        var place: RulePlace
        var given: LocatedExpression?
    }

    private func groups(_ form: FormDomains) -> [Group] {
        var groups: [Group] = []
        var indices: [Spot: Int] = [:]
        var seen: [Set<Case>] = []
        for item in pending where item.purpose != .named {
            let spot = Spot(item.node, offset: item.piece.position)
            let index = indices[spot] ?? groups.count
            if index == groups.count {
                indices[spot] = index
                seen.append([])
                groups.append(
                    Group(piece: item.piece, node: item.node, purpose: item.purpose, cases: []))
            }
            let pieces = [item.piece] + [item.given].compactMap(\.self)
            for place in form.places(of: item.scope, limit: Self.placeLimit) {
                var reduced = place.reduced(to: pieces)
                reduced.checklist = item.checklist
                let new = Case(place: reduced, given: item.given)
                if seen[index].insert(new).inserted { groups[index].cases.append(new) }
            }
        }
        return groups
    }

    /// What makes no sense: in one of the places, or if it may be needed in another, in all.
    private func complaints(_ group: Group, _ form: FormDomains) -> [Inference.Complaint] {
        var found: [Inference.Complaint] = []
        var counts: [Shared: (count: Int, first: Inference.Complaint)] = [:]
        for place in group.cases.map(\.place) {
            for complaint in inference(group, form, place).complaints {
                if complaint.isShared {
                    counts[Shared(complaint), default: (0, complaint)].count += 1
                } else if !found.contains(complaint) {
                    found.append(complaint)
                }
            }
        }
        found += counts.values.filter { $0.count == group.cases.count }.map(\.first)
        return found.sorted { $0.position < $1.position }
    }

    /// What makes complaints of several places the same.
    private struct Shared: Hashable {
        var position: Int
        var holds: Bool?

        init(_ complaint: Inference.Complaint) {
            position = complaint.position
            if case .decided(let holds) = complaint.kind { self.holds = holds }
        }
    }

    private func inference(
        _ group: Group, _ form: FormDomains, _ place: RulePlace
    ) -> Inference {
        var inference = Inference(form, in: place)
        switch group.purpose {
        case .condition(let condition):
            inference.isInsideCurrent = condition == .current
            _ = inference.truth(of: group.piece)
        case .check:
            _ = inference.truth(of: group.piece)
        case .shown:
            let type = inference.domain(of: group.piece).type
            if let type, type == .list || type == .truth {
                inference.complain(.notShown(type), at: group.piece)
            }
        case .amount:
            inference.isInsideIndicator = true
            let type = inference.value(of: group.piece).type
            if let type, type != .number, type != .truth {
                inference.complain(.notAmount(type), at: group.piece)
            }
        case .named: break
        }
        return inference
    }

    // MARK: Conditions

    /// Notes a condition that never holds, or always.
    private mutating func conclude(
        _ condition: Mistake.Condition, _ group: Group, _ form: FormDomains
    ) {
        var isReached = false
        var isMet = false
        var isCertain = true
        for place in group.cases {
            var effort = Self.effort
            let start = Inference(form, in: place.place)
            let given = place.given.map { start.supposing($0, true, effort: &effort) } ?? start
            guard let given else { continue }
            isReached = true
            if given.supposing(group.piece, true, effort: &effort) != nil { isMet = true }
            var plain = start
            let canBeBlank = plain.domain(of: group.piece).canBeBlank
            let canFail = start.supposing(group.piece, false, effort: &effort) != nil
            // A comparison that always holds has been called one.
            if canFail || canBeBlank || !plain.complaints.isEmpty { isCertain = false }
        }
        // What is given and cannot be is told where it stands.
        guard isReached else { return }
        if !isMet {
            note(.neverHolds(condition), in: group.node, offset: group.piece.position)
        } else if isCertain {
            note(.alwaysHolds(condition), in: group.node, offset: group.piece.position)
        }
    }
}

extension FormDomains {
    /// The places that a scope goes through; what the form does not have is left out.
    func places(of scope: FormRule.Scope, limit: Int) -> [RulePlace] {
        switch scope {
        case .once: [RulePlace()]
        case .rows(let rows):
            rows.filter(hasRow).prefix(limit).map { RulePlace(row: $0) }
        case .columns(let columns): columns.prefix(limit).map { RulePlace(column: $0) }
        case .cells(let rows, let columns):
            rows.filter(hasRow).prefix(limit).flatMap { row in
                columns.prefix(limit / rows.count).map { RulePlace(row: row, column: $0) }
            }
        case .register(let sheet):
            registers[sheet] == nil ? [] : [RulePlace(register: sheet)]
        case .previousRegister(let sheet):
            registers[sheet] == nil ? [] : [RulePlace(previous: sheet)]
        }
    }
}

extension RulePlace {
    /// The place without the row or column that none of the pieces asks for.
    func reduced(to pieces: [LocatedExpression]) -> RulePlace {
        var (asksForRow, asksForColumn) = (false, false)
        for piece in pieces {
            piece.forEach { part in
                switch part.expression {
                case .reference(let reference):
                    if reference.row == nil { asksForRow = true }
                    if reference.column == nil { asksForColumn = true }
                case .variable(.rowCaption): asksForRow = true
                default: break
                }
            }
        }
        var reduced = self
        if !asksForRow { reduced.row = nil }
        if !asksForColumn { reduced.column = nil }
        return reduced
    }
}
