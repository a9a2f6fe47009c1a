import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// The first sheet of a blank: a cover, the meaning of colours, the contents, the instruction.
struct BlankCover {
    private typealias Words = BlankText.Cover

    /// The form.
    let form: Form
    /// The numbered sheets, for the contents.
    let sheets: [BlankFormSheet]
    /// How things stand, as the sheet «Проверка» sums it up.
    let summary: String
    /// Whether numbers of the report before stand beside the tables.
    var hasReference = false
    /// What goes on from it, in a sentence; nil for nothing.
    var carried: String?

    /// A margin, labels, and three columns of text.
    private static let widths: [Double] = [2, 6, 20, 22, 22, 26, 2]
    private static let first = 1
    private static let last = 5

    /// Makes the sheet.
    func document(
        organization: Organization?, district: String?, period: Period, due: CalendarDate
    ) -> SheetDocument {
        var page = FlowPage(name: BlankText.instructionSheet, widths: Self.widths)
        putBand(into: &page)
        putFacts(organization, district, period, due, into: &page)
        putLegend(into: &page)
        putContents(into: &page)
        putInstruction(into: &page)
        page.sheet.tabColor = Theme.Palette.readTab
        page.sheet.isProtected = true
        page.sheet.selection = CellAddress(row: 0, column: 0)
        page.sheet.print.isLandscape = false
        page.sheet.print.area = CellRange(
            rows: 0...max(page.row - 1, 0), columns: 0...Self.widths.count - 1)
        return page.sheet
    }

    // MARK: Parts

    private func putBand(into page: inout FlowPage) {
        let all = 0...Self.widths.count - 1
        page.band(height: 8)
        page.put(form.collector, over: all, Theme.coverSmall)
        page.put(form.shortTitle, over: all, Theme.coverTitle)
        page.put(form.title, over: all, Theme.coverSubtitle)
        page.put(Words.roadMap(form.roadMapItem), over: all, Theme.coverSmall)
        page.band(height: 8)
        page.skip(10)
    }

    private func putFacts(
        _ organization: Organization?, _ district: String?, _ period: Period,
        _ due: CalendarDate, into page: inout FlowPage
    ) {
        let name = organization.map { $0.fullName.isEmpty ? $0.name : $0.fullName }
        let title = form.sheet(ofRow: form.identity.respondent.row)?.name ?? ""
        let isInstitution = form.respondents == .institutions
        var facts = [
            (
                isInstitution ? Words.organization : Words.respondent,
                name ?? Words.anyOrganization(sheet: title)
            )
        ]
        if let district { facts.append((Words.districtLabel, district)) }
        if let organization, organization.hasINN {
            facts.append((Words.identity, "\(organization.inn), \(organization.district)"))
        }
        facts.append((Words.period, CompletenessText.name(of: period, in: form)))
        facts.append((Words.due, Words.due(due)))
        facts.append((Words.collector, form.collector))
        for (label, text) in facts {
            let isDue = label == Words.due
            page.put(label, over: Self.first...2, Theme.factLabel, advancing: false)
            page.put(text, over: 3...Self.last, isDue ? Theme.factStrong : Theme.fact)
        }
        if let carried {
            page.put(
                BlankText.Reference.carried, over: Self.first...2, Theme.factLabel,
                advancing: false)
            page.put(carried, over: 3...Self.last, Theme.fact)
        }
        page.put(Words.state, over: Self.first...2, Theme.factLabel, advancing: false)
        let cell = "'\(BlankText.checkSheet)'!\(BlankCheck.summary.absolute)"
        page.put(
            summary, over: 3...Self.last, Theme.fact, as: .formula(cell, cached: .text(summary)))
        page.skip(10)
    }

    private func putLegend(into page: inout FlowPage) {
        let centred = { (style: CellStyle) in style.with { $0.horizontal = .center } }
        var samples: [(CellContent, CellStyle, String)] = [
            (.blank, Theme.inputNumber, Words.required),
            (.text(Words.sampleRequired), centred(Theme.inputOptional), Words.filled),
            (.blank, Theme.inputOptional, Words.optional),
            (.text(Theme.cross), Theme.crossedOut, Words.crossed),
            (.text("301"), Theme.rowCode, Words.locked),
            (.text("48"), centred(Theme.computed), Words.computed),
        ]
        if hasReference {
            samples.append((.text("48"), centred(Theme.previous), BlankText.Reference.legend))
        }
        page.put(Words.legend, over: Self.first...Self.last, Theme.sectionTitle)
        for (content, style, text) in samples {
            let sample = CellAddress(row: page.row, column: Self.first)
            page.sheet.put(content, at: sample, style.with { $0.isLocked = true })
            page.put(
                text, over: 2...Self.last,
                Theme.plain.with {
                    $0.wraps = true
                    $0.indent = 1
                    $0.horizontal = .left
                })
        }
        page.skip(10)
    }

    private func putContents(into page: inout FlowPage) {
        page.put(Words.contents, over: Self.first...Self.last, Theme.sectionTitle)
        for form in sheets {
            let sheet = form.grid.sheet
            let target = CellContent.LinkTarget.cell(
                sheet: sheet.name,
                CellAddress(row: form.grid.firstRow, column: form.grid.firstInputColumn))
            let number = CellAddress(row: page.row, column: Self.first)
            page.sheet.put(.number(Double(sheet.number)), at: number, Theme.rowCode)
            page.put(
                sheet.title, over: 2...Self.last, Theme.linkCaption,
                as: .link(text: sheet.title, target: target))
        }
        page.skip(10)
    }

    private func putInstruction(into page: inout FlowPage) {
        for block in form.instruction {
            page.put(block.heading, over: Self.first...Self.last, Theme.sectionTitle)
            for paragraph in block.paragraphs {
                page.put(paragraph, over: Self.first...Self.last, Theme.paragraph)
            }
            page.skip(6)
        }
    }
}

extension FlowPage {
    /// Leaves a row of the cover's colour.
    fileprivate mutating func band(height: Double) {
        sheet.put(
            .blank, over: CellRange(rows: row...row, columns: 0...widths.count - 1),
            Theme.coverSmall)
        skip(height)
    }
}
