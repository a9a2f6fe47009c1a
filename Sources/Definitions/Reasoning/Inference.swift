import Forms
import struct FoundationEssentials.Decimal

/// Works out what an expression can come to in a place, and notes what makes no sense in it.
///
/// The semantics are those of the evaluator, see the target `Validation`. Each piece is looked at
/// once, whatever is found, so that all that is wrong is told at once.
struct Inference {
    /// Something that makes no sense.
    struct Complaint: Hashable {
        var kind: Mistake.Kind
        /// How many characters of the expression's text stand before the piece.
        var position: Int
        /// Whether it is a mistake only if it is one wherever the expression is applied: what is
        /// needless in one row may be needed in another.
        var isShared: Bool
    }

    let form: FormDomains
    let place: RulePlace
    /// Whether the expression says itself which rows of a register are current.
    var isInsideCurrent = false
    /// Whether the expression is what an indicator adds up.
    var isInsideIndicator = false
    /// What references and variables hold besides, where a condition is supposed to hold.
    var known: [Expression: Domain] = [:]
    /// What makes no sense so far.
    private(set) var complaints: [Complaint] = []

    init(_ form: FormDomains, in place: RulePlace) {
        self.form = form
        self.place = place
    }

    mutating func complain(_ kind: Mistake.Kind, at piece: LocatedExpression, shared: Bool = false)
    {
        complaints.append(Complaint(kind: kind, position: piece.position, isShared: shared))
    }

    /// What the piece can come to.
    mutating func domain(of piece: LocatedExpression) -> Domain {
        switch piece.expression {
        case .number(let number): Domain(.numbers(NumberRange(number)), canBeBlank: false)
        case .text(let text): Domain(.texts(TextSet([text])), canBeBlank: false)
        case .boolean(let isTrue):
            Domain(.truths(TruthSet(canHold: isTrue, canFail: !isTrue)), canBeBlank: false)
        case .reference(let reference):
            known.isEmpty
                ? domain(of: reference, at: piece)
                : known[piece.expression] ?? domain(of: reference, at: piece)
        case .range(let first, let last):
            Domain(.list(range(from: first, to: last, at: piece)), canBeBlank: false)
        case .variable(let variable):
            known.isEmpty
                ? domain(of: variable, at: piece)
                : known[piece.expression] ?? domain(of: variable, at: piece)
        case .unary(.minus, _): negated(piece.parts[0])
        case .binary(let sign, _, _): domain(of: sign, at: piece)
        case .call(let function, _): domain(of: function, at: piece)
        }
    }

    /// What the piece can come to where one value belongs.
    mutating func value(of piece: LocatedExpression) -> Domain {
        let domain = domain(of: piece)
        guard case .list = domain.values else { return domain }
        let column: Int? =
            if case .reference(let reference) = piece.expression { reference.column } else { nil }
        complain(.listForOneValue(column: column), at: piece)
        return .unknown
    }

    /// How the piece can come out as a condition.
    mutating func truth(of piece: LocatedExpression) -> Domain {
        let domain = value(of: piece)
        switch domain.type {
        case .truth?, nil: return domain
        case let other?:
            complain(.notTruth(other), at: piece)
            return .unknown
        }
    }

    // MARK: References

    private mutating func domain(
        of reference: Expression.Reference, at piece: LocatedExpression
    ) -> Domain {
        if reference.source == .checked { return checkedDomain(of: reference) }
        if reference.row == nil, let column = reference.column,
            let sheet = form.register(ofColumn: column)
        {
            let cell = form.domain(ofColumn: column)
            switch reference.source {
            case .report where place.register == sheet: return cell
            case .previous where place.previous == sheet: return cell.ofAnotherVersion
            case .previous where place.register == sheet:
                if form.registers[sheet]?.hasKey == false {
                    complain(.keyUnknown(sheet: sheet), at: piece)
                }
                return cell.ofAnotherVersion
            case .report, .previous, .current, .checked:
                let list = wholeColumn(column, of: sheet, reference.source, at: piece)
                return Domain(.list(list), canBeBlank: false)
            }
        }
        guard reference.source != .current else {
            complain(.currentWithoutRegister, at: piece)
            return .unknown
        }
        guard let key = form.key(reference, in: place) else { return .unknown }
        let domain = form.domain(at: key)
        return reference.source == .previous ? domain.ofAnotherVersion : domain
    }

    private mutating func wholeColumn(
        _ column: Int, of sheet: Int, _ source: Expression.Source, at piece: LocatedExpression
    ) -> ListDomain {
        if source == .current {
            if isInsideCurrent {
                complain(.currentInsideItself, at: piece)
            } else if form.registers[sheet]?.hasCurrentRows == false {
                complain(.currentUnknown(sheet: sheet), at: piece)
            }
        }
        let cell = form.domain(ofColumn: column)
        return ListDomain(
            elements: [source == .previous ? cell.ofAnotherVersion : cell],
            shape: .rows(sheet: sheet, source))
    }

    /// The cells that a function goes through; a register's column is always meant as a whole.
    mutating func cells(of piece: LocatedExpression) -> ListDomain {
        if case .reference(let reference) = piece.expression, reference.row == nil,
            reference.source != .checked, let column = reference.column,
            let sheet = form.register(ofColumn: column)
        {
            return wholeColumn(column, of: sheet, reference.source, at: piece)
        }
        return list(domain(of: piece))
    }

    /// The cells of a list; a single value is a list of one.
    func list(_ domain: Domain) -> ListDomain {
        if case .list(let list) = domain.values { return list }
        return ListDomain(elements: [domain], shape: .cells(1))
    }

    private mutating func range(
        from first: Expression.Reference, to last: Expression.Reference,
        at piece: LocatedExpression
    ) -> ListDomain {
        let unknown = ListDomain(elements: [.unknown], shape: .open)
        let (low, high) = (first.column ?? 0, last.column ?? 0)
        if low > high || (first.row ?? 0) > (last.row ?? 0) {
            complain(.backwardRange, at: piece)
            return unknown
        }
        if first.source == .checked { return unknown }
        if first.row == nil, let sheet = form.register(ofColumn: low) {
            guard first.source == .report, place.register == sheet else {
                complain(.rangeWithoutRow, at: piece)
                return unknown
            }
            let columns = (low...high).filter { form.register(ofColumn: $0) == sheet }
            return ListDomain(
                elements: columns.map { form.domain(ofColumn: $0) }, shape: .cells(columns.count))
        }
        guard first.source != .current else {
            complain(.currentWithoutRegister, at: piece)
            return unknown
        }
        guard let keys = form.keys(from: first, to: last, in: place) else { return unknown }
        let cells = keys.map { form.domain(at: $0) }
        return ListDomain(
            elements: first.source == .previous ? cells.map(\.ofAnotherVersion) : cells,
            shape: .cells(keys.count))
    }

    private mutating func domain(
        of variable: Expression.Variable, at piece: LocatedExpression
    ) -> Domain {
        switch variable {
        // Which years a form is collected in changes more often than its rules.
        case .year: return Domain(.numbers(.all(whole: true)), canBeBlank: false)
        case .half:
            return Domain(
                .numbers(NumberRange(from: 1, to: 2, whole: true)), canBeBlank: false)
        case .due, .today: return Domain(.dates, canBeBlank: false)
        case .schoolYearStart: return Domain(.dates, canBeBlank: true)
        case .isUnchanged: return Domain(.truths(.open), canBeBlank: true)
        case .rowCaption:
            if place.row == nil { complain(.captionWithoutRow, at: piece) }
            return Domain(.texts(.any(longest: nil)), canBeBlank: false)
        case .registerName, .registerINN, .registerDistrict, .registerKind:
            return Domain(.texts(.any(longest: nil)), canBeBlank: true)
        case .registerHosts:
            let host = Domain(.texts(.any(longest: nil)), canBeBlank: false)
            return Domain(
                .list(ListDomain(elements: [host], shape: .open)), canBeBlank: false)
        case .score:
            if !isInsideIndicator { complain(.belongsElsewhere(variable.rawValue), at: piece) }
            return Domain(.numbers(.all()), canBeBlank: true)
        case .mark, .criteria, .checkedArrived, .checkedDue:
            return checklistDomain(of: variable, at: piece)
        }
    }
}
