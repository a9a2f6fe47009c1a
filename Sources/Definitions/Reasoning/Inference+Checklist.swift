import Forms

extension Inference {
    /// What a reference to the checked report can hold.
    func checkedDomain(of reference: Expression.Reference) -> Domain {
        let cells = form.checked.first.map { checked in
            checked.keys(ofChecked: reference, in: place).map { checked.domain(at: $0) }
        }
        let one = cells.flatMap { cells in
            cells.dropFirst().reduce(cells.first) { $0?.union($1) }
        }
        guard reference.row == nil, place.checklist?.isCriterion == true else {
            return one ?? .unknown
        }
        let list = ListDomain(elements: [one ?? .unknown], shape: .open)
        return Domain(.list(list), canBeBlank: false)
    }

    /// What a fact of a checklist can hold.
    mutating func checklistDomain(
        of variable: Expression.Variable, at piece: LocatedExpression
    ) -> Domain {
        guard let checklist = place.checklist, checklist.isCriterion || variable != .mark else {
            complain(.belongsElsewhere(variable.rawValue), at: piece)
            return .unknown
        }
        switch variable {
        case .mark: return Domain(.texts(TextSet(checklist.marks)), canBeBlank: true)
        case .checkedArrived, .checkedDue: return Domain(.dates, canBeBlank: true)
        default: return Domain(.texts(.any(longest: nil)), canBeBlank: false)
        }
    }
}
