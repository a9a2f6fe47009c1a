/// What a form asks for and the older version that a file was filled in on did not.
public struct VersionGaps: Sendable {
    /// The older version.
    package var version: String
    /// The cells that it did not have, each with the row or column it is named by.
    package var groups: [CellCode: CellGroup]

    /// Names what the older version did not have.
    package init(version: String, groups: [CellCode: CellGroup]) {
        self.version = version
        self.groups = groups
    }

    /// What is to be said of a group of them.
    package func finding(of group: CellGroup, in form: Form) -> Finding {
        let fact = Fact.absentFromVersion(version: version, caption: form.caption(of: group))
        let place: Finding.Place
        switch group {
        case .row(let code):
            place = Finding.Place(sheet: form.sheet(ofRow: code)?.name, row: code)
        case .column(let sheet, let number):
            let name = form.sheets.first { $0.number == sheet }?.name
            place = Finding.Place(sheet: name, column: number)
        case .cell(let key):
            place = Finding.Place(
                sheet: form.sheet(ofRow: key.row)?.name, row: key.row, column: key.column)
        }
        return Finding(fact, at: place)
    }
}
