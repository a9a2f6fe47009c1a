import Spreadsheet

extension WorkbookDocument {
    /// The document with every list that cannot stand inside a validation moved to a hidden sheet.
    ///
    /// The sheet comes last and is called «Списки», or «Списки 2», «Списки 3»… where a sheet of
    /// that name is there already; each different list is one of its columns. A list stays inside
    /// its validation when it has at most 255 values, is at most 254 bytes long with its commas,
    /// and no value is empty, has a comma or a quote, or begins or ends with a space.
    func movingLongListsToSheet() throws(WriteError) -> WorkbookDocument {
        var result = self
        var columns: [[String]: Int] = [:]
        var helper = SheetDocument(name: freeName(for: "Списки"))
        helper.isHidden = true
        for (index, sheet) in sheets.enumerated() {
            for (place, placed) in sheet.validations.enumerated() {
                guard case .list(let values) = placed.validation.rule else { continue }
                guard !values.isEmpty else {
                    throw .listEmpty(.range(sheet: sheet.name, placed.range))
                }
                if Self.fitsInside(values) { continue }
                let column = columns[values] ?? columns.count
                if columns.updateValue(column, forKey: values) == nil {
                    for (row, value) in values.enumerated() {
                        let address = CellAddress(row: row, column: column)
                        helper.put(.text(value), at: address, CellStyle())
                    }
                }
                let range = CellRange(rows: 0...(values.count - 1), columns: column...column)
                result.sheets[index].validations[place].validation.rule = .listFrom(
                    "\(SheetName.quoted(helper.name))!\(range.absolute)")
            }
        }
        if !columns.isEmpty { result.sheets.append(helper) }
        return result
    }

    private static func fitsInside(_ values: [String]) -> Bool {
        guard values.count <= 255 else { return false }
        let bytes = values.reduce(values.count - 1) { $0 + $1.utf8.count }
        return bytes <= 254
            && values.allSatisfy { value in
                !value.isEmpty && value.first != " " && value.last != " "
                    && !value.utf8.contains(UInt8(ascii: ","))
                    && !value.utf8.contains(UInt8(ascii: "\""))
                    && !EncodedText.holdsControl(value)
            }
    }

    private func freeName(for wish: String) -> String {
        let taken = Set(sheets.map { SheetName.folded($0.name) })
        var name = wish
        var number = 2
        while taken.contains(SheetName.folded(name)) {
            name = "\(wish) \(number)"
            number += 1
        }
        return name
    }
}
