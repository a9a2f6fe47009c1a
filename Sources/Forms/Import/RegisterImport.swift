public import Spreadsheet

/// Reads the register of institutions out of the workbook that КИМЦ keeps.
public struct RegisterImport: Sendable {
    private let kinds: ChoiceList?
    private let districts: ChoiceList?

    /// What was read.
    public struct Reading: Sendable {
        /// The institutions in the order of the workbook.
        public var organizations: [Organization]
        /// What is wrong, row by row.
        public var problems: [RegisterProblem]

        /// Makes a reading.
        public init(organizations: [Organization], problems: [RegisterProblem]) {
            self.organizations = organizations
            self.problems = problems
        }
    }

    /// Prepares the reading; types and districts are those that the form offers.
    public init(form: Form) {
        kinds = Self.list(form.choices(at: form.identity.kind))
        districts = Self.list(form.choices(at: form.identity.district))
    }

    private static func list(_ values: [String]) -> ChoiceList? {
        values.isEmpty ? nil : ChoiceList(values: values)
    }

    /// Reads the first sheet that has a row with the captions «ИНН» and «Краткое наименование».
    ///
    /// The columns may stand in any order; of the others only what is filled in is taken. A row
    /// without a valid ИНН of its own is left out.
    public func read(_ workbook: WorkbookContents) -> Reading {
        for sheet in workbook.sheets {
            let index = SheetIndex(sheet, owners: CodeTable([:]))
            if let header = Self.header(of: index) { return read(index, header) }
        }
        return Reading(organizations: [], problems: [RegisterProblem(.noTable)])
    }

    private struct Header {
        var slot: Int
        var columns: [RegisterColumn: Int]
    }

    private static func header(of sheet: SheetIndex) -> Header? {
        for slot in sheet.rows.indices.prefix(100) {
            var columns: [RegisterColumn: Int] = [:]
            for cell in sheet.contents.cells[sheet.rows[slot].cells] {
                guard case .text(let text) = cell.value, let column = RegisterColumn(caption: text),
                    columns[column] == nil
                else { continue }
                columns[column] = cell.address.column
            }
            if columns[.inn] != nil, columns[.name] != nil {
                return Header(slot: slot, columns: columns)
            }
        }
        return nil
    }

    private func read(_ sheet: SheetIndex, _ header: Header) -> Reading {
        var reading = Reading(organizations: [], problems: [])
        var rowsByINN: [String: Int] = [:]
        for slot in sheet.rows.indices where slot > header.slot {
            let row = RegisterLine(sheet: sheet, slot: slot, columns: header.columns)
            let worksheetRow = sheet.rows[slot].number + 1
            guard !row.isBlank else { continue }
            if let fact = keyProblem(of: row, rowsByINN) {
                reading.problems.append(RegisterProblem(fact, worksheetRow: worksheetRow))
                continue
            }
            let (organization, facts) = organization(of: row)
            rowsByINN[organization.inn] = worksheetRow
            reading.organizations.append(organization)
            reading.problems += facts.map { RegisterProblem($0, worksheetRow: worksheetRow) }
        }
        reading.problems += Self.lostSuccessors(reading.organizations, rowsByINN)
        reading.problems.sort { ($0.worksheetRow ?? 0) < ($1.worksheetRow ?? 0) }
        return reading
    }

    private func keyProblem(
        of row: RegisterLine, _ rowsByINN: [String: Int]
    ) -> RegisterProblem.Fact? {
        guard let found = row.text(.inn) else { return .missingINN }
        guard let inn = row.inn(.inn) else { return .wrongINN(found: found) }
        return rowsByINN[inn].map { .duplicateINN(inn: inn, firstRow: $0) }
    }

    private func organization(
        of row: RegisterLine
    ) -> (Organization, problems: [RegisterProblem.Fact]) {
        var problems: [RegisterProblem.Fact] = []
        let inn = row.inn(.inn) ?? ""
        if row.text(.name) == nil { problems.append(.missingName) }
        let kind = choice(row.text(.kind), kinds) { problems.append(.unknownKind(found: $0)) }
        let district = choice(row.text(.district), districts) {
            problems.append(.unknownDistrict(found: $0))
        }
        let validFrom = row.date(.validFrom, &problems)
        let validTo = row.date(.validTo, &problems)
        if let validFrom, let validTo, validTo < validFrom { problems.append(.endsBeforeItBegins) }
        let successor = row.inn(.successor) ?? row.text(.successor)
        let organization = Organization(
            inn: inn, name: row.text(.name) ?? row.text(.fullName) ?? inn,
            fullName: row.text(.fullName) ?? row.text(.name) ?? inn, kind: kind,
            district: district, number: row.text(.number) ?? "", hosts: row.hosts(),
            synonyms: row.parts(.synonyms), validFrom: validFrom, validTo: validTo,
            successor: successor, exemption: row.text(.exemption),
            extensions: row.extensions(&problems))
        return (organization, problems)
    }

    /// The list's own wording, or what stands there when the list does not have it.
    private func choice(
        _ text: String?, _ list: ChoiceList?, unknown: (String) -> Void
    ) -> String {
        guard let list else { return text ?? "" }
        switch list.match(text ?? "") {
        case .value(let value), .corrected(let value): return value
        case .none:
            unknown(text ?? "")
            return text ?? ""
        }
    }

    private static func lostSuccessors(
        _ organizations: [Organization], _ rowsByINN: [String: Int]
    ) -> [RegisterProblem] {
        organizations.compactMap { organization in
            guard let successor = organization.successor, rowsByINN[successor] == nil else {
                return nil
            }
            return RegisterProblem(
                .unknownSuccessor(inn: successor), worksheetRow: rowsByINN[organization.inn])
        }
    }
}
