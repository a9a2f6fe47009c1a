internal import Spreadsheet
internal import XMLStream

/// Collects the sheets and the date system from the main part of a workbook.
///
/// Source: ECMA-376 part 1, §18.2.
struct WorkbookEvents: XMLEvents {
    enum Name: Int, CaseIterable {
        case workbook, sheet, workbookPr, name, id, state, date1904
    }

    static let names = XMLNames(Name.self)

    /// A sheet as the workbook lists it.
    struct Sheet {
        var name = ""
        var relationship = ""
        var visibility = SheetContents.Visibility.visible
    }

    private(set) var sheets: [Sheet] = []
    private(set) var is1904 = false
    /// Whether the root element is that of a workbook.
    private(set) var isWorkbook = false

    mutating func start(_ name: Int, _ attributes: borrowing XMLAttributes) {
        switch Name(rawValue: name) {
        case .workbook: isWorkbook = true
        case .sheet: addSheet(attributes)
        case .workbookPr:
            for index in 0..<attributes.count
            where Name(rawValue: attributes.name(index)) == .date1904 {
                is1904 = attributes.isTrue(index)
            }
        case .name, .id, .state, .date1904, nil: break
        }
    }

    mutating func end(_ name: Int) {}
    mutating func text(_ bytes: Span<UInt8>) {}

    private mutating func addSheet(_ attributes: borrowing XMLAttributes) {
        var sheet = Sheet()
        for index in 0..<attributes.count {
            switch Name(rawValue: attributes.name(index)) {
            case .name: sheet.name = attributes.string(index)
            case .id where attributes.isPrefixed(index):
                sheet.relationship = attributes.string(index)
            case .state:
                switch attributes.string(index) {
                case "hidden": sheet.visibility = .hidden
                case "veryHidden": sheet.visibility = .veryHidden
                default: sheet.visibility = .visible
                }
            default: break
            }
        }
        sheets.append(sheet)
    }
}
