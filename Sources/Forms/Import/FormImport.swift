public import Spreadsheet

/// Reads files as a form. Make it once and read many files with it: the form is prepared then.
public struct FormImport: Sendable {
    private let form: Form
    private let plans: [SheetPlan]
    private let owners: CodeTable
    /// The place of the sheet that says whose report it is.
    private let titlePlace: Int?
    /// How files are read that were filled in on older versions, by version.
    private let older: [String: OlderImport]

    /// Prepares the reading of a form.
    public init(form: Form) {
        self.form = form
        let lists = ChoiceList.lists(of: form)
        plans = form.sheets.map { SheetPlan($0, lists: lists) }
        var owners: [Int: SheetIndex.CodeOwner] = [:]
        for (sheet, plan) in plans.enumerated() {
            let codes = plan.isRegister ? plan.columns.map(\.number) : plan.rows.map(\.code)
            for (place, code) in codes.enumerated() {
                owners[code] = SheetIndex.CodeOwner(
                    sheet: sheet, place: place, isColumn: plan.isRegister)
            }
        }
        self.owners = CodeTable(owners)
        titlePlace = owners[form.identity.respondent.row]?.sheet
        older = OlderImport.all(of: form)
    }

    /// Whether a sheet of that name holds only what the blank prints and computes itself, so that a
    /// file need not be read there.
    public static func isPrintedOnly(_ sheetName: String) -> Bool {
        printedKeys.contains(Wording.sheetKey(sheetName))
    }

    private static let printedKeys = Set(
        OwnSheet.allCases.filter(\.isPrintedOnly).map { Wording.sheetKey($0.name) })
    private static let reservedKeys = Set(OwnSheet.allCases.map { Wording.sheetKey($0.name) })

    /// Which part of the form's rows, and of the columns of its registers, a file has: from 0 to 1.
    public func likeness(of workbook: WorkbookContents) -> Double {
        let sheets = workbook.sheets.map { SheetIndex($0, owners: owners) }
        let found = plans.indices.map { place in
            sheets.compactMap { $0.lines[place]?.count }.max() ?? 0
        }
        let all = plans.reduce(0) { $0 + $1.markCount }
        return all == 0 ? 0 : Double(found.reduce(0, +)) / Double(all)
    }

    /// Reads a file: all its values, whose report it is, and all that is wrong with its sheets and
    /// cells. Whether required cells are filled is not judged here.
    ///
    /// Cells are found by the codes of their rows and the numbers of their columns, so that moved
    /// tables, inserted rows and columns and renamed sheets do no harm. A file that was filled in on
    /// an older version is read as that and then translated.
    public func read(_ workbook: WorkbookContents) -> FormReading {
        if !older.isEmpty, let version = IdentityReading(form: form).version(of: workbook),
            let older = older[version]
        {
            return older.read(workbook)
        }
        let tables = workbook.sheets.map(explanationTable)
        let isReserved = zip(workbook.sheets, tables).map { sheet, table in
            table != nil || Self.reservedKeys.contains(Wording.sheetKey(sheet.name))
        }
        let sheets = zip(workbook.sheets, isReserved).map { sheet, isReserved in
            SheetIndex(sheet, owners: isReserved ? CodeTable([:]) : owners)
        }
        let search = SheetSearch(plans: plans, sheets: sheets, isReserved: isReserved)
        let places = search.places()
        var submission = Submission()
        let cellCount = plans.reduce(0) { $0 + $1.rows.count * $1.inputs.count }
        submission.places.reserveCapacity(cellCount)
        submission.entries.reserveCapacity(cellCount)
        var findings: [Finding] = []
        var titles: [[ValueKey: Entry]] = []
        for (place, plan) in plans.enumerated() {
            guard let found = places[place] else {
                findings.append(Finding(.sheetMissing(name: plan.name)))
                continue
            }
            if sheets[found].key != plan.key {
                let name = sheets[found].contents.name
                findings.append(
                    Finding(
                        .sheetRenamed(name: plan.name, found: name),
                        at: Finding.Place(sheet: name)))
            }
            let reading = SheetReading(sheets[found], as: plan, place: place)
            submission.take(reading, of: plan)
            findings += reading.findings
        }
        for table in tables.compactMap(\.self) {
            submission.explanations += table.explanations
            findings += table.findings
        }
        if let titlePlace {
            titles = [submission.entries]
            titles += search.copies(of: titlePlace, besides: places[titlePlace]).map { copy in
                SheetReading(sheets[copy], as: plans[titlePlace], place: titlePlace).values
            }
        }
        let recognised = places.count { $0 != nil }
        let identity = IdentityReading(form: form).identity(
            of: workbook, titles: titles,
            looksLikeForm: recognised > 0 && recognised * 2 >= plans.count)
        submission.formVersion = form.version
        if workbook.hasMacros { findings.append(Finding(.macrosIgnored)) }
        if let found = identity.formVersion, identity.isOfForm, found != form.version {
            findings.insert(
                Finding(.otherFormVersion(found: found, current: form.version)), at: 0)
        }
        return FormReading(submission: submission, identity: identity, findings: findings)
    }

    /// The explanations on a sheet; nil when it has none, or is a sheet of the form by its name,
    /// which may well have a column «Пояснение» of its own.
    private func explanationTable(_ sheet: SheetContents) -> ExplanationTable? {
        let key = Wording.sheetKey(sheet.name)
        return plans.contains { $0.key == key } ? nil : ExplanationTable(sheet)
    }
}

extension Submission {
    fileprivate mutating func take(_ reading: SheetReading, of plan: SheetPlan) {
        for (key, entry) in reading.entries { entries[key] = entry }
        for (key, source) in reading.places { places[key] = source }
        if plan.isRegister { registers[plan.number] = reading.registerRows }
    }
}

extension SheetReading {
    fileprivate var values: [ValueKey: Entry] {
        Dictionary(entries.map { ($0.key, $0.entry) }, uniquingKeysWith: { first, _ in first })
    }
}
