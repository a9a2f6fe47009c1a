import Spreadsheet
import WorkbookWriter

/// Documents for the tests of the writer.
enum Sample {
    static let created = DateTime(
        date: CalendarDate(iso: "2026-12-15") ?? CalendarDate(dayNumber: 0),
        milliseconds: 9 * 3_600_000)

    /// A document of the sheets, with the properties every workbook has.
    static func document(_ sheets: [SheetDocument], names: [WorkbookDocument.DefinedName] = [])
        -> WorkbookDocument
    {
        WorkbookDocument(
            sheets: sheets, names: names,
            properties: .init(
                title: "Форма 6.1", subject: "Второе полугодие", author: "КИМЦ", created: created,
                custom: [("template_id", "6.1"), ("Учреждение", "МБОУ СШ № 7")]))
    }

    /// A sheet with one content in its first cell.
    static func sheet(
        _ content: CellContent = .text("а"), name: String = "Лист",
        _ change: (inout SheetDocument) -> Void = { _ in }
    ) -> SheetDocument {
        var sheet = SheetDocument(name: name)
        sheet.put(content, at: CellAddress(row: 0, column: 0), CellStyle())
        change(&sheet)
        return sheet
    }

    /// A range that the test knows to be well written.
    static func range(_ text: String) -> CellRange {
        guard let range = CellRange(text) else { preconditionFailure("no range: \(text)") }
        return range
    }

    /// A cell that the test knows to be well written.
    static func cell(_ text: String) -> CellAddress { range(text).first }

    /// A workbook with every feature of the writer.
    static var everything: WorkbookDocument {
        document(
            [form, charts, reference],
            names: [.init(name: "Список_районы", formula: "'Списки'!$A$1:$A$3")])
    }

    private static let line = Color(0xC9B458)

    private static var form: SheetDocument {
        var sheet = SheetDocument(name: "Раздел 1")
        let header = CellStyle().with {
            $0.isBold = true
            $0.ink = Color(0xFFFFFF)
            $0.fill = Color(0x1F3864)
            $0.wraps = true
            $0.horizontal = .center
            $0.border = .init(Color(0xFFFFFF))
        }
        let input = CellStyle().with {
            $0.fill = Color(0xFFF9E5)
            $0.border = .init(line)
            $0.isLocked = false
            $0.numberFormat = "#,##0"
        }
        let crossed = CellStyle().with {
            $0.fill = Color(0x9CA3AF)
            $0.isHatched = true
            $0.horizontal = .center
        }
        let title = CellStyle().with {
            $0.size = 14
            $0.isBold = true
        }
        sheet.put(.text("Сведения об олимпиадах"), over: range("A1:E1"), title)
        for (column, caption) in [
            "Показатель", "Код строки", "Всего", "Доля", "Дата",
        ].enumerated() {
            sheet.put(.text(caption), at: CellAddress(row: 2, column: column), header)
        }
        for row in 3..<7 {
            sheet.put(
                .text("Участников этапа \(row - 2)"), at: CellAddress(row: row, column: 0),
                CellStyle().with { $0.indent = 1 })
            sheet.put(
                .text("00\(row - 2)"), at: CellAddress(row: row, column: 1),
                CellStyle().with { $0.horizontal = .center })
            sheet.put(
                .number(Double(row * 1250)), at: CellAddress(row: row, column: 2), input)
            sheet.put(
                .formula(
                    "IF(C8=0,\"-\",C\(row + 1)/C8)", cached: .number(Double(row * 1250) / 22500)),
                at: CellAddress(row: row, column: 3),
                CellStyle().with { $0.numberFormat = "0.0%" })
            sheet.put(
                .date(CalendarDate(dayNumber: 20_000 + row)), at: CellAddress(row: row, column: 4),
                CellStyle().with { $0.numberFormat = "dd.mm.yyyy" })
        }
        sheet.put(.text("Итого"), at: cell("A8"), title.with { $0.size = 10 })
        sheet.put(
            .formula("SUM(C4:C7)", cached: .number(22500)), at: cell("C8"),
            CellStyle().with { $0.isBold = true })
        sheet.put(.text("х"), at: cell("D8"), crossed)
        sheet.put(.boolean(true), at: cell("E8"), CellStyle())
        sheet.put(
            .link(text: "К диаграммам", target: .cell(sheet: "Диаграммы", cell("B2"))),
            at: cell("A10"), CellStyle().with { $0.isUnderlined = true })
        sheet.put(
            .link(text: "Сайт", target: .web("https://example.org/?a=1&b=2")), at: cell("A11"),
            CellStyle())
        sheet.put(.blank, at: cell("A12"), input)
        sheet.columnWidths = [0: 34, 1: 9, 2: 12, 3: 10, 4: 12]
        sheet.rowHeights = [0: 24, 2: 30]
        sheet.hiddenColumns = [6]
        sheet.tabColor = line
        sheet.frozenAt = cell("C4")
        sheet.selection = cell("C4")
        sheet.filter = range("A3:E7")
        sheet.isProtected = true
        sheet.validations = validations
        sheet.conditionalFormats = conditions
        sheet.notes = [
            cell("A4"): Note(text: "Считаются все участники школьного этапа.", author: "КИМЦ"),
            cell("C4"): Note(
                text: "Каждый ученик считается один раз,\nсколько бы предметов он ни писал. "
                    + "Победители и призёры входят в это число.", author: "КИМЦ"),
        ]
        sheet.print.repeatedRows = 2...2
        sheet.print.repeatedColumns = 0...1
        sheet.print.footer = "&L6.1&C2026&Rстр. &P из &N"
        sheet.print.area = range("A1:E12")
        return sheet
    }

    private static var validations: [PlacedValidation] {
        let districts = (1...12).map { "Муниципальный район № \($0)" }
        let prompt = Validation.Prompt(title: "Число", text: "Целое число от 0.")
        return [
            PlacedValidation(
                range: range("C4:C7"),
                validation: Validation(.whole(0...999_999), prompt: prompt, refusal: prompt)),
            PlacedValidation(
                range: range("A12"), validation: Validation(.list(districts), prompt: prompt)),
            PlacedValidation(range: range("B12"), validation: Validation(.list(["да", "нет"]))),
            PlacedValidation(
                range: range("C12"), validation: Validation(.listFrom("Список_районы"))),
            PlacedValidation(range: range("D12"), validation: Validation(.decimal(0...1.5))),
            PlacedValidation(
                range: range("E12"),
                validation: Validation(
                    .date(CalendarDate(dayNumber: 20_000)...CalendarDate(dayNumber: 20_100)))),
            PlacedValidation(range: range("A13"), validation: Validation(.text(upTo: 100))),
            PlacedValidation(range: range("B13"), validation: Validation(.formula("B13>A13"))),
            PlacedValidation(range: range("C13"), validation: Validation(.any, prompt: prompt)),
        ]
    }

    private static var conditions: [ConditionalFormat] {
        let wrong = CellStyle().with {
            $0.fill = Color(0xFDE2E1)
            $0.ink = Color(0x9C0006)
            $0.isBold = true
        }
        return [
            ConditionalFormat(range: range("C4:C7"), rule: .formula("C4>7000"), style: wrong),
            ConditionalFormat(range: range("B4:B7"), rule: .equals("002"), style: wrong),
            ConditionalFormat(range: range("D4:D7"), rule: .bar(Color(0x8FB3E0))),
            ConditionalFormat(
                range: range("E4:E7"), rule: .scale(low: Color(0xFFFFFF), high: Color(0xA9D08E))),
        ]
    }

    private static var charts: SheetDocument {
        var sheet = SheetDocument(name: "Диаграммы")
        let kinds: [(Chart.Kind, String, Int, Bool)] = [
            (.columns, "В срок сдали 87 % учреждений", 2, true),
            (.bars, "Больше всех — Советский район", 1, false),
            (.stackedBars, "Состав участников", 2, false),
            (.sharedBars, "Доли участников", 2, false), (.lines, "Рост за год", 2, false),
            (.columns, "Один ряд", 1, false),
        ]
        for (index, (kind, title, count, hasLine)) in kinds.enumerated() {
            var chart = Chart(kind: kind, title: title, series: [])
            for number in 0..<count {
                var series = Chart.Series(
                    name: "Ряд \(number + 1)", sheet: "Списки", categories: range("A1:A3"),
                    values: CellRange(rows: 0...2, columns: (number + 1)...(number + 1)),
                    color: number == 0 ? Color(0x1F3864) : Color(0xE0A030))
                series.isLine = hasLine && number == 1
                series.hasLabels = true
                if count == 1 { series.pointColors = [1: Color(0xC0504D)] }
                chart.series.append(series)
            }
            let row = 1 + index / 2 * 17
            let column = 1 + index % 2 * 7
            sheet.charts.append(
                PlacedChart(
                    over: CellRange(rows: row...(row + 15), columns: column...(column + 5)), chart))
        }
        return sheet
    }

    private static var reference: SheetDocument {
        var sheet = SheetDocument(name: "Списки")
        for (row, (name, one, two)) in [
            ("Центральный", 31.0, 20.0), ("Советский", 54, 35), ("Кировский", 22, 18),
        ].enumerated() {
            sheet.put(.text(name), at: CellAddress(row: row, column: 0), CellStyle())
            sheet.put(.number(one), at: CellAddress(row: row, column: 1), CellStyle())
            sheet.put(.number(two), at: CellAddress(row: row, column: 2), CellStyle())
        }
        sheet.isHidden = true
        return sheet
    }
}
