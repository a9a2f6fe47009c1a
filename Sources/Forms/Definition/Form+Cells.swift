extension Form {
    /// The fixed row of that code; nil when the form has none.
    public func row(_ code: Int) -> FormRow? {
        for sheet in sheets {
            if let row = sheet.rows.first(where: { $0.code == code }) { return row }
        }
        return nil
    }

    /// The sheet that the fixed row of that code stands on; nil when the form has no such row.
    public func sheet(ofRow code: Int) -> FormSheet? {
        sheets.first { $0.rows.contains { $0.code == code } }
    }

    /// What the cell takes; nil when the form has no such cell or crosses it out.
    public func cell(at key: ValueKey?) -> InputCell? {
        key.flatMap { row($0.row)?.cells[$0.column] }
    }

    /// The wordings that the cell at a place offers; empty when it offers no choice.
    public func choices(at key: ValueKey?) -> [String] {
        choices(of: cell(at: key))
    }

    /// The wordings that a cell offers; empty when it offers no choice.
    public func choices(of cell: InputCell?) -> [String] {
        guard case .choice(let list)? = cell?.kind else { return [] }
        return self.list(named: list)?.values ?? []
    }
}
