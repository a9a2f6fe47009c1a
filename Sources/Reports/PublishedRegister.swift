public import Forms

/// The rows of a register whose definition says that a consolidated workbook shows them.
public struct PublishedRegister: Sendable {
    /// The form that the register belongs to.
    public let form: Form
    /// The sheet of the register.
    public let sheet: FormSheet
    /// The filled rows in their order.
    public let rows: [RegisterRow]

    /// Collects the rows that the counting reports of a form have in a register.
    ///
    /// - Parameters:
    ///   - sheet: the sheet of the register.
    ///   - form: the form that the sheet belongs to.
    ///   - submissions: the reports that count, in their order.
    public init(_ sheet: FormSheet, of form: Form, in submissions: [Submission]) {
        self.sheet = sheet
        self.form = form
        rows = submissions.flatMap { $0.registers[sheet.number] ?? [] }
    }

    /// Collects all registers that a form publishes.
    ///
    /// - Parameters:
    ///   - form: the form.
    ///   - submissions: the reports that count, in their order.
    /// - Returns: a register for each such sheet, in the order of the form.
    public static func all(
        of form: Form, in submissions: [Submission]
    ) -> [PublishedRegister] {
        form.sheets.filter { $0.isRegister && $0.publication != nil }.map {
            PublishedRegister($0, of: form, in: submissions)
        }
    }

    /// What stands for consent in the column that a personal column names: the first wording of
    /// its list.
    func isAgreed(_ column: FormColumn, in row: RegisterRow) -> Bool {
        guard let consent = column.consent, let cell = sheet.column(consent)?.cell,
            let yes = form.choices(of: cell).first
        else { return false }
        return row.entries[consent]?.value == .text(yes)
    }

    /// The texts of personal columns that their people agreed to have published.
    public var agreedTexts: Set<String> {
        var texts: Set<String> = []
        for column in personalColumns {
            for row in rows where isAgreed(column, in: row) {
                if case .text(let text)? = row.entries[column.number]?.value { texts.insert(text) }
            }
        }
        return texts
    }

    /// The texts of the columns that anybody may read.
    var openTexts: [String] {
        let columns = openColumns
        return rows.flatMap { row in
            columns.compactMap { column in
                guard case .text(let text)? = row.entries[column.number]?.value else { return nil }
                return text
            }
        }
    }

    /// The columns with personal data.
    var personalColumns: [FormColumn] {
        sheet.inputColumns.filter { $0.cell?.isPersonal == true }
    }

    /// The columns that anybody may read: neither personal nor a consent to that.
    var openColumns: [FormColumn] {
        let consents = Set(sheet.inputColumns.compactMap(\.consent))
        return sheet.inputColumns.filter {
            $0.cell?.isPersonal != true && !consents.contains($0.number)
        }
    }
}

extension Form {
    /// Whether a consolidated workbook shows rows of its registers.
    public var publishes: Bool { sheets.contains { $0.isRegister && $0.publication != nil } }
}
