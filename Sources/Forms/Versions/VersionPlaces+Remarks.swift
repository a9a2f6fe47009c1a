extension VersionPlaces {
    /// The key of a remark that was explained, at its current place; nil when what it speaks of was
    /// given up.
    func translated(_ key: RemarkKey) -> RemarkKey? {
        guard let colon = key.place.lastIndex(of: ":") else { return key }
        let column = Int(key.place[key.place.index(after: colon)...])
        let place = key.place[..<colon]
        let parts: (row: String, column: Int?)?
        if let row = Int(place) {
            parts = fixed(row, column)
        } else {
            parts = inRegister(String(place), column)
        }
        guard let parts else { return nil }
        let number = parts.column.map(String.init) ?? ""
        return RemarkKey(code: key.code, place: "\(parts.row):\(number)")
    }

    private func fixed(_ row: Int, _ column: Int?) -> (row: String, column: Int?)? {
        guard let column else { return successor(ofRow: row).map { ("\($0)", nil) } }
        return successor(of: ValueKey(row, column)).map { ("\($0.row)", $0.column) }
    }

    /// A row that is named by the value in its key column, or by its number, or no row at all.
    private func inRegister(_ row: String, _ column: Int?) -> (row: String, column: Int?)? {
        guard let column, let next = successor(ofRegisterColumn: column) else { return nil }
        guard let sign = row.firstIndex(of: "="), let key = Int(row[..<sign]) else {
            return (row, next)
        }
        return successor(ofRegisterColumn: key).map { ("\($0)\(row[sign...])", next) }
    }
}
