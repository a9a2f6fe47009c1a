import CXLSXWriter
import Spreadsheet

/// Fills a workbook of the library from a checked document.
struct WorkbookRenderer {
    let document: WorkbookDocument

    /// Writes sheets, names and properties.
    ///
    /// Rows of long tables go to `rows` alone.
    func render(into workbook: borrowing OpenWorkbook, rows: PackedRows) throws(WriteError) {
        let pointer = unsafe workbook.pointer
        unsafe setStandardFont(of: pointer)
        let handles = try unsafe addSheets(to: pointer)
        var formats = unsafe FormatTable(of: pointer)
        var links = LinkBudget(sheets: document.sheets.map(\.name))
        for (index, sheet) in document.sheets.enumerated() {
            let renderer = unsafe SheetRenderer(
                document: sheet, sheet: handles[index], workbook: pointer)
            let render = { () throws(WriteError) in
                try renderer.render(formats: &formats, links: &links)
            }
            if let cells = sheet.plainCells {
                try render()
                try rows.take(
                    renderer.plainRows(cells, formats: &formats), number: index + 1)
            } else if sheet.madeRows == nil {
                try render()
            } else {
                try unsafe rows.collect(from: handles[index], number: index + 1, render)
            }
        }
        unsafe show(handles)
        try unsafe setProperties(of: pointer)
        for defined in document.names {
            let formula = defined.formula.hasPrefix("=") ? defined.formula : "=" + defined.formula
            try LibraryError.check(unsafe workbook_define_name(pointer, defined.name, formula))
        }
    }

    /// Makes Arial 10 the font of cells without a look, and so the measure of column widths.
    private func setStandardFont(of workbook: UnsafeMutablePointer<lxw_workbook>) {
        let plain = CellStyle()
        guard let standard = unsafe sheet_standard_format(workbook) else { return }
        unsafe format_set_font_name(standard, plain.font)
        unsafe format_set_font_size(standard, plain.size)
    }

    private func addSheets(to workbook: UnsafeMutablePointer<lxw_workbook>) throws(WriteError)
        -> [UnsafeMutablePointer<lxw_worksheet>]
    {
        var handles: [UnsafeMutablePointer<lxw_worksheet>] = unsafe []
        for sheet in document.sheets {
            // The library looks at its option whenever a sheet is added.
            unsafe workbook.pointee.options.constant_memory = sheet.isWrittenInOrder ? 1 : 0
            guard let handle = unsafe workbook_add_worksheet(workbook, sheet.name) else {
                throw .refused(reason: "sheet \(sheet.name)")
            }
            // The library leaves names such as "2026" and "A1" without the apostrophes they need.
            unsafe sheet_replace(&handle.pointee.quoted_name, SheetName.quoted(sheet.name))
            unsafe handles.append(handle)
        }
        return unsafe handles
    }

    private func show(_ handles: [UnsafeMutablePointer<lxw_worksheet>]) {
        unsafe worksheet_activate(handles[document.activeSheet])
        if let first = document.sheets.firstIndex(where: { !$0.isHidden }), first > 0 {
            unsafe worksheet_set_first_sheet(handles[first])
        }
        for (index, sheet) in document.sheets.enumerated() where sheet.isHidden {
            unsafe worksheet_hide(handles[index])
        }
    }

    private func setProperties(of workbook: UnsafeMutablePointer<lxw_workbook>)
        throws(WriteError)
    {
        let strings = CStrings()
        let properties = document.properties
        var known = unsafe lxw_doc_properties()
        unsafe known.title = try strings.copy(properties.title)
        unsafe known.subject = try strings.copy(properties.subject)
        unsafe known.author = try strings.copy(properties.author)
        unsafe known.company = try strings.copy(properties.author)
        let created = properties.created
        let seconds = created.date.dayNumber * 86_400 + created.milliseconds / 1000
        unsafe known.created = max(1, seconds)  // 0 would stand for the present
        try LibraryError.check(unsafe workbook_set_properties(workbook, &known))
        for (name, value) in properties.custom {
            try LibraryError.check(
                unsafe workbook_set_custom_property_string(workbook, name, value))
        }
    }
}

/// What links need to know of the rest of the workbook.
struct LinkBudget {
    /// The names of all sheets.
    let sheets: Set<String>
    /// How many links the sheet may still have.
    var left = 0

    init(sheets: [String]) {
        self.sheets = Set(sheets)
    }

    /// Begins a sheet, which has a limit of its own. Source: the published limits of Excel.
    mutating func beginSheet() { left = 65_530 }
}
