extension Form {
    /// The sheet of the form that a place is on; nil when the form has none of that name.
    public func sheet(of place: Finding.Place) -> FormSheet? {
        if let row = place.row { return sheet(ofRow: row) }
        if let column = place.column,
            let register = sheets.first(where: { $0.isRegister && $0.column(column) != nil })
        {
            return register
        }
        return sheets.first { $0.name == place.sheet }
    }

    /// What the cell at a place takes; nil when the form has no cell there.
    public func cell(at place: Finding.Place) -> InputCell? {
        guard let column = place.column else { return nil }
        if let row = place.row { return cell(at: ValueKey(row, column)) }
        return sheet(of: place)?.column(column)?.cell
    }

    /// The findings as a person goes through the form: sheet by sheet, row by row, and from left to
    /// right; what is about the whole file comes first.
    ///
    /// - Parameters:
    ///   - findings: the findings.
    ///   - gravestFirst: whether errors come first, then warnings, then notices, each kind in that
    ///     order.
    ///   - place: where a finding stands, should more be known of that than the finding says.
    /// - Returns: the same findings in the order of the form.
    public func inOrder(
        _ findings: [Finding], gravestFirst: Bool = false,
        by place: (Finding) -> Finding.Place = { $0.place }
    ) -> [Finding] {
        func rank(_ finding: Finding) -> [Int] {
            let place = place(finding)
            let severity = Severity.allCases.firstIndex(of: finding.severity) ?? 0
            return [
                gravestFirst ? severity : 0, sheet(of: place)?.number ?? -1, place.row ?? -1,
                place.ordinal ?? -1, place.column ?? -1,
            ]
        }
        return findings.enumerated().map { (rank($0.element) + [$0.offset], $0.element) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }
            .map(\.1)
    }
}

extension Submission {
    /// What stands at a place; nil when nothing does.
    public func entry(at place: Finding.Place, of form: Form) -> Entry? {
        guard let column = place.column else { return nil }
        if let row = place.row { return entries[ValueKey(row, column)] }
        return registerRow(at: place, of: form)?.entries[column]
    }

    /// What the row of a register that a place is in calls itself; nil when it has no usable code.
    public func registerKey(at place: Finding.Place, of form: Form) -> String? {
        guard let column = form.sheet(of: place)?.keyColumn else { return nil }
        return registerRow(at: place, of: form)?.key(in: column)
    }

    /// The row of a register that a place is in; nil when it is in none.
    public func registerRow(at place: Finding.Place, of form: Form) -> RegisterRow? {
        guard let ordinal = place.ordinal, let sheet = form.sheet(of: place) else { return nil }
        return entry(ordinal, ofSheet: sheet.number)?.row
    }
}
