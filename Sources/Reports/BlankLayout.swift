public import Forms
import Messages
import Validation
public import Spreadsheet
public import WorkbookWriter

/// Makes the blank of a form: its sheets, derived from the definition, and nothing else.
///
/// What is the same for every institution is laid out once; a document then takes a few
/// milliseconds. A layout can be used from several tasks.
public struct BlankLayout: Sendable {
    private let form: Form
    /// Where values stand.
    let map: BlankMap
    private let sheets: [Half: [BlankFormSheet]]
    /// The rules as formulas, with and without those that ask for the report before.
    private let plans: (plain: LivePlan, comparing: LivePlan)
    private let carrying: BlankCarrying
    private let lists: SheetDocument
    private let names: [WorkbookDocument.DefinedName]

    /// Lays out the sheets of a form.
    public init(form: Form) {
        self.form = form
        let measured = BlankWidths(form: form)
        let grids = form.sheets.map { BlankGrid($0, widths: measured.widths(of: $0)) }
        let map = BlankMap(grids: grids)
        self.map = map
        let inputs = BlankInputs(form: form)
        var sheets: [Half: [BlankFormSheet]] = [:]
        for half in Half.allCases {
            sheets[half] = grids.map {
                BlankFormSheet(grid: $0, map: map, inputs: inputs, half: half)
            }
        }
        self.sheets = sheets
        plans = (
            LivePlan(form: form, grids: grids, comparing: false),
            LivePlan(form: form, grids: grids, comparing: true)
        )
        carrying = BlankCarrying(form: form)
        lists = BlankServiceSheets.lists(of: form)
        names = BlankServiceSheets.names(of: form) + Self.names(of: sheets, map: map)
    }

    /// The blank of an institution for a period.
    ///
    /// - Parameters:
    ///   - organization: whose blank it is; nil for one that anybody can use.
    ///   - period: the half-year of the collection.
    ///   - due: the last day of the collection.
    ///   - created: when the workbook counts as made.
    ///   - previous: its last accepted report before the period, in the form as it is now; nil when
    ///     there is none.
    ///   - values: what the school sent, to get its own form back; nil for a blank with the facts of
    ///     the register and what goes on from the report before.
    ///   - institutions: those that get a row in registers with a row for each.
    ///   - district: the district that the blank is for, where nobody answers for it yet.
    /// - Returns: the workbook.
    public func document(
        organization: Organization?, period: Period, due: CalendarDate, created: DateTime,
        previous: Submission? = nil, values: Submission? = nil, institutions: [Organization] = [],
        district: String? = nil
    ) -> WorkbookDocument {
        let context = ValidationContext(
            period: period, due: due, today: due, organization: organization, previous: previous)
        let carried = values == nil ? self.carried(context) : nil
        let entries = values.map(BlankFilling.sent) ?? prefilled(carried, context, district)
        let registers = values?.registers ?? carried?.registers ?? [:]
        let printed = BlankFilling.printed(institutions, besides: registers, in: form)
        var filled = filledSheets(
            period: period, entries: entries, registers: printed, previous: previous)
        if let carried { mark(carried, in: &filled) }
        if let organization { offerName(of: organization, in: &filled) }
        let subtitle = BlankText.subtitle(
            form: form, organization: organization, district: district, period: period, due: due)
        let footer = BlankText.footer(
            form: form, organization: organization, district: district, period: period)
        let facts = serviceFacts(organization, period, district)

        let values = values ?? BlankFilling.submission(entries, registers)
        let plan = plan(of: filled, comparing: previous != nil)
        let results = LiveResults(plan, values: values, context: context)
        let check = BlankCheck(
            sheets: filled, map: map, values: entries, registers: registers,
            rules: BlankRules(plan: plan, results: results))
        let (checkSheet, summary) = check.document(subtitle: subtitle)

        var documents = [
            BlankCover(
                form: form, sheets: filled, summary: summary, hasReference: previous != nil,
                carried: carried?.sentence(period.previous, form)
            ).document(
                organization: organization, district: district, period: period, due: due)
        ]
        documents += filled.map { $0.withSubtitle(subtitle) }
        documents += [checkSheet, lists, BlankServiceSheets.service(facts)]
        documents.append(
            LiveSheet(
                plan: plan, results: results, values: values, shown: (entries, printed),
                context: context
            ).document())
        for index in documents.indices { documents[index].print.footer = footer }
        return WorkbookDocument(
            sheets: documents, names: names,
            properties: .init(
                title: BlankText.documentTitle(form: form, organization: organization),
                subject: CompletenessText.name(of: period, in: form), author: form.collector,
                created: created,
                custom: facts.map { (name: $0.key.property, value: $0.value) }))
    }

    /// What the workbook says of itself.
    private func serviceFacts(
        _ organization: Organization?, _ period: Period, _ district: String?
    ) -> [(key: ServiceKey, value: String)] {
        // Who names himself does so on the title sheet, and may well do it otherwise next time.
        let office = form.respondents == .persons ? "" : organization?.inn ?? ""
        let facts: [(key: ServiceKey, value: String)] = [
            (.form, form.id), (.version, form.version), (.period, period.description),
            (form.respondents == .institutions ? .inn : .respondent, office),
        ]
        return facts + (district.map { [(.district, $0)] } ?? [])
    }

    /// The rules as formulas over the usual sheets.
    func plan(comparing: Bool) -> LivePlan {
        comparing ? plans.comparing : plans.plain
    }

    /// The rules over these sheets; written anew when a register has more lines than usual.
    private func plan(of filled: [BlankFormSheet], comparing: Bool) -> LivePlan {
        let plan = plan(comparing: comparing)
        let fits = zip(plan.map.grids, filled).allSatisfy {
            $0.lines.count == $1.grid.lines.count
        }
        return fits
            ? plan : LivePlan(form: form, grids: filled.map(\.grid), comparing: comparing)
    }

    private func filledSheets(
        period: Period, entries: [ValueKey: FormValue], registers: [Int: [RegisterRow]],
        previous: Submission?
    ) -> [BlankFormSheet] {
        let filling = BlankFilling(map: map)
        return (sheets[period.half] ?? []).map { template in
            var sheet = template
            if sheet.grid.sheet.isRegister {
                let rows = registers[sheet.grid.sheet.number] ?? []
                // The rows of the report before are compared line by line, too.
                let before = previous?.registers[sheet.grid.sheet.number]?.count ?? 0
                let count = max(rows.count, before)
                let isFixed = sheet.grid.sheet.isPerInstitution && count > 0
                if isFixed ? count != sheet.grid.lines.count : count > sheet.grid.lines.count {
                    sheet = resized(sheet, rows: count, half: period.half)
                }
                filling.put(rows, into: &sheet)
            } else {
                filling.put(entries, into: &sheet)
                if let previous, sheet.grid.address(form.identity.respondent) == nil {
                    BlankReference(grid: sheet.grid, form: form, period: period.previous)
                        .put(previous, into: &sheet.document)
                }
            }
            return sheet
        }
    }

    // MARK: What is known beforehand

    /// What goes on from the report before.
    private struct Carried {
        var values: [ValueKey: FormValue]
        var registers: [Int: [RegisterRow]]

        func sentence(_ period: Period, _ form: Form) -> String? {
            BlankText.Reference.carried(
                from: period, form: form, values: values.count,
                rows: registers.values.map(\.count).reduce(0, +))
        }
    }

    /// What goes on from the report before; nil when there is none.
    private func carried(_ context: ValidationContext) -> Carried? {
        context.previous.map { previous in
            Carried(
                values: carrying.values(from: previous, of: context.organization),
                registers: carrying.rows(from: previous, context: context))
        }
    }

    private func prefilled(
        _ carried: Carried?, _ context: ValidationContext, _ district: String?
    ) -> [ValueKey: FormValue] {
        BlankFilling.prefilled(
            form: form, organization: context.organization, district: district,
            period: context.period
        ).merging(carried?.values ?? [:]) { known, _ in known }
    }

    /// Tells on each sheet with values of the report before that they have to be looked at.
    private func mark(_ carried: Carried, in sheets: inout [BlankFormSheet]) {
        for index in sheets.indices {
            let grid = sheets[index].grid
            let hasRows = carried.registers[grid.sheet.number]?.isEmpty == false
            let hasValues = carried.values.keys.contains { grid.address($0) != nil }
            if hasRows || hasValues { sheets[index].addToHelp(BlankText.Reference.check) }
        }
    }

    /// Offers the name that the register has, and no other.
    private func offerName(of organization: Organization, in sheets: inout [BlankFormSheet]) {
        guard !organization.name.isEmpty else { return }
        for index in sheets.indices {
            guard let name = form.identity.name.flatMap(sheets[index].grid.address)
            else { continue }
            let own = CellRange(name, name)
            let rules = sheets[index].document.validations
            guard let rule = rules.first(where: { $0.range.contains(name) }) else { continue }
            var offer = rule
            offer.range = own
            offer.validation.rule = .list([organization.name])
            // The rule may hold for neighbours of the cell as well.
            sheets[index].document.validations =
                rules.flatMap { $0.without([name]) } + [offer]
        }
    }

    /// The same register with so many rows, so that nothing that was sent is lost.
    private func resized(_ sheet: BlankFormSheet, rows: Int, half: Half) -> BlankFormSheet {
        var grid = sheet.grid
        grid.setEntries(rows)
        return BlankFormSheet(grid: grid, map: map, inputs: BlankInputs(form: form), half: half)
    }

    /// Names for the cells that conditions on other sheets ask for.
    private static func names(
        of sheets: [Half: [BlankFormSheet]], map: BlankMap
    ) -> [WorkbookDocument.DefinedName] {
        var keys: Set<ValueKey> = []
        for sheet in sheets.values.joined() {
            for part in sheet.required {
                keys.formUnion(
                    (part.fact?.references ?? []).compactMap { map.leaves(sheet.grid, $0) })
            }
        }
        return keys.sorted().compactMap { key in
            map.grid(ofRow: key.row).flatMap { grid in
                grid.address(key).map {
                    .init(
                        name: BlankMap.name(of: key),
                        formula: "'\(grid.sheet.name)'!\($0.absolute)")
                }
            }
        }
    }
}
