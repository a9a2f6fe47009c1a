public import Forms
import Messages
public import Spreadsheet
public import WorkbookWriter

/// Makes the blank of a form: its sheets, derived from the definition, and nothing else.
///
/// What is the same for every institution is laid out once; a document then takes a few
/// milliseconds. A layout can be used from several tasks.
public struct BlankLayout: Sendable {
    private let form: Form
    private let map: BlankMap
    private let sheets: [Half: [BlankFormSheet]]
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
    ///   - previous: its last accepted report before the period; nil when there is none.
    ///   - values: what the school sent, to get its own form back; nil for an empty blank with the
    ///     facts of the register.
    /// - Returns: the workbook.
    public func document(
        organization: Organization?, period: Period, due: CalendarDate, created: DateTime,
        previous: Submission? = nil, values: Submission? = nil
    ) -> WorkbookDocument {
        let entries =
            values.map(BlankFilling.sent)
            ?? BlankFilling.prefilled(form: form, organization: organization, period: period)
        let registers = values?.registers ?? [:]
        let filled = filledSheets(period: period, entries: entries, registers: registers)
        let subtitle = BlankText.subtitle(organization: organization, period: period, due: due)
        let footer = BlankText.footer(form: form, organization: organization, period: period)
        let service = BlankText.service(form: form, period: period, organization: organization)

        var documents = [
            BlankCover(form: form, sheets: filled).document(
                organization: organization, period: period, due: due)
        ]
        documents += filled.map { $0.withSubtitle(subtitle) }
        let check = BlankCheck(sheets: filled, map: map, values: entries, registers: registers)
        documents.append(check.document(subtitle: subtitle))
        documents += [lists, BlankServiceSheets.service(service)]
        for index in documents.indices { documents[index].print.footer = footer }
        return WorkbookDocument(
            sheets: documents, names: names,
            properties: .init(
                title: BlankText.documentTitle(form: form, organization: organization),
                subject: BlankText.period(period), author: form.collector, created: created,
                custom: [
                    ("svod.form", form.id), ("svod.version", form.version),
                    ("svod.period", period.description), ("svod.inn", organization?.inn ?? ""),
                ].map { (name: $0.0, value: $0.1) }))
    }

    private func filledSheets(
        period: Period, entries: [ValueKey: FormValue], registers: [Int: [RegisterRow]]
    ) -> [BlankFormSheet] {
        let filling = BlankFilling(map: map)
        return (sheets[period.half] ?? []).map { template in
            var sheet = template
            if sheet.grid.sheet.isRegister {
                let rows = registers[sheet.grid.sheet.number] ?? []
                if rows.count > sheet.grid.lines.count {
                    sheet = enlarged(sheet, rows: rows.count, half: period.half)
                }
                filling.put(rows, into: &sheet)
            } else {
                filling.put(entries, into: &sheet)
            }
            return sheet
        }
    }

    /// The same register with more rows, so that nothing a school sent is lost.
    private func enlarged(_ sheet: BlankFormSheet, rows: Int, half: Half) -> BlankFormSheet {
        var grid = sheet.grid
        grid.makeRoom(forEntries: rows)
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
