public import Forms

/// The small form with a past: what it was in version 2025.2, and what became of that.
///
/// A row and a column have other numbers, two columns changed places, a row, a register's column
/// and a value of a list were given up, and a row, a column, a cell and a register's column are new.
public enum OlderSmallForm {
    /// The older version.
    public static let version = "2025.2"

    /// The form as it is, with its older version.
    public static let current: Form = {
        var form = newest
        form.older = [OlderVersion(form: older, changes: changes)]
        return form
    }()

    /// What became of the older version.
    public static let changes = VersionChanges(
        rows: .init(renamed: [305: 303], dropped: [304]),
        columns: [
            2: .init(renamed: [4: 5, 5: 4]), 5: .init(renamed: [512: 511], dropped: [514]),
        ],
        values: ["yesNo": .init(renamed: ["не нужно": "не требуется"], dropped: ["скоро"])])

    /// The form as it was.
    public static let older: Form = {
        var form = SmallForm.form
        form.version = version
        form.sheets[0].rows[0].cells[3]?.kind = .text(limit: 40)
        form.lists[3].values = ["да", "нет", "не нужно", "скоро"]
        swapColumns(of: &form.sheets[1])
        form.sheets[2].rows[1].cells[4] = nil
        form.sheets[2].rows[2].code = 305
        form.sheets[2].rows[0].cells[3]?.kind = .integer(0...9000)
        form.sheets[2].rows.insert(row(304, "Внешних"), at: 2)
        form.sheets[3].columns = form.sheets[3].columns.dropLast().map { column in
            var column = column
            if column.number == 511 { column.number = 512 }
            return column
        }
        form.sheets[3].columns.append(
            FormColumn(
                number: 514, caption: "Кто ведёт", role: .input,
                cell: InputCell(kind: .text(limit: 50), requirement: .always, isPersonal: true)))
        return form
    }()

    private static let newest: Form = {
        var form = SmallForm.form
        let cell = InputCell(kind: .integer(0...5000), requirement: .always)
        form.sheets[2].columns.append(
            FormColumn(number: 6, caption: "от 3 лет", role: .input, cell: cell))
        for index in form.sheets[2].rows.indices { form.sheets[2].rows[index].cells[6] = cell }
        form.sheets[2].rows.append(row(304, "Кураторов"))
        return form
    }()

    private static func row(_ code: Int, _ caption: String) -> FormRow {
        FormRow(
            code: code, caption: caption,
            cells: [3: InputCell(kind: .integer(0...5000), requirement: .always)])
    }

    private static func swapColumns(of sheet: inout FormSheet) {
        for index in sheet.columns.indices where [4, 5].contains(sheet.columns[index].number) {
            sheet.columns[index].number = 9 - sheet.columns[index].number
        }
        sheet.columns.sort { $0.number < $1.number }
        for index in sheet.rows.indices {
            let cells = sheet.rows[index].cells
            sheet.rows[index].cells[4] = cells[5]
            sheet.rows[index].cells[5] = cells[4]
        }
    }
}
