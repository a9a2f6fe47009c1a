import Spreadsheet

/// Finds what the library would accept although no other program can open the result.
///
/// The contents of cells are checked as they are written; everything else here, beforehand.
struct DocumentCheck {
    private let document: WorkbookDocument

    /// Checks the whole document.
    static func run(on document: WorkbookDocument) throws(WriteError) {
        let check = DocumentCheck(document: document)
        try check.sheetNames()
        try check.visibility()
        try check.names()
        try check.properties()
        for sheet in document.sheets { try SheetCheck(sheet: sheet).run() }
    }

    private func sheetNames() throws(WriteError) {
        guard !document.sheets.isEmpty else { throw .noSheets }
        var taken: Set<String> = []
        for (index, sheet) in document.sheets.enumerated() {
            let name = sheet.name
            guard !name.isEmpty else { throw .sheetNameEmpty(index) }
            guard name.utf16.count <= SheetName.limit else { throw .sheetNameTooLong(name) }
            let folded = SheetName.folded(name)
            guard !name.unicodeScalars.contains(where: "[]:*?/\\".unicodeScalars.contains),
                !name.hasPrefix("'"), !name.hasSuffix("'"), folded != "history",
                !EncodedText.holdsControl(name), !EncodedText.holdsForbidden(name)
            else { throw .sheetNameForbidden(name) }
            guard taken.insert(folded).inserted else { throw .sheetNameTaken(name) }
        }
    }

    private func visibility() throws(WriteError) {
        guard document.sheets.contains(where: { !$0.isHidden }) else { throw .noVisibleSheet }
        let active = document.activeSheet
        guard document.sheets.indices.contains(active), !document.sheets[active].isHidden else {
            throw .activeSheetNotShown(active)
        }
    }

    private func names() throws(WriteError) {
        var taken: Set<String> = []
        for defined in document.names {
            guard Self.isValid(defined.name) else { throw .nameInvalid(defined.name) }
            guard taken.insert(SheetName.folded(defined.name)).inserted else {
                throw .nameTaken(defined.name)
            }
            let place = WriteError.Place.name(defined.name)
            guard !defined.formula.isEmpty, !EncodedText.holdsForbidden(defined.formula) else {
                throw .forbiddenCharacter(place)
            }
            guard defined.formula.utf8.count <= Self.nameLimit else {
                throw .textTooLong(place, limit: Self.nameLimit)
            }
        }
    }

    /// How many bytes the library's buffers hold of a defined name, and of its formula.
    private static let nameLimit = 127

    private static func isValid(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, name.utf8.count <= nameLimit,
            first == "_" || first == "\\" || first.properties.isAlphabetic,
            CellAddress(name) == nil, !EncodedText.holdsForbidden(name)
        else { return false }
        let rest = name.unicodeScalars.dropFirst()
        return !isRowColumnReference(name)
            && rest.allSatisfy {
                $0 == "_" || $0 == "." || $0.properties.isAlphabetic
                    || $0.properties.numericType == .decimal
            }
    }

    /// Whether the name reads like a reference of the other notation: R, C, R1, C1, R1C1.
    private static func isRowColumnReference(_ name: String) -> Bool {
        // Every blank comes by here with all its names: a regular expression takes too long.
        var rest = name.utf8[...]
        func take(_ letter: UInt8) -> Bool {
            guard let first = rest.first, first | 0x20 == letter else { return false }
            rest = rest.dropFirst().drop {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }
            return true
        }
        let hasRow = take(UInt8(ascii: "r"))
        let hasColumn = take(UInt8(ascii: "c"))
        return (hasRow || hasColumn) && rest.isEmpty
    }

    private func properties() throws(WriteError) {
        let properties = document.properties
        let texts = [
            ("title", properties.title), ("subject", properties.subject),
            ("author", properties.author),
        ]
        for (name, text) in texts { try checkProperty(name, text) }
        for (name, value) in properties.custom {
            guard !name.isEmpty else { throw .nameInvalid(name) }
            try checkProperty(name, name)
            try checkProperty(name, value)
        }
        guard (1970...9999).contains(properties.created.date.year) else {
            throw .dateOutOfRange(.property("created"))
        }
    }

    private func checkProperty(_ name: String, _ text: String) throws(WriteError) {
        guard !EncodedText.holdsForbidden(text) else { throw .forbiddenCharacter(.property(name)) }
        guard text.utf16.count <= 255 else { throw .textTooLong(.property(name), limit: 255) }
    }
}
