internal import Spreadsheet
internal import XMLStream

/// Collects the sheets, the defined names and the date system from the main part of a workbook.
///
/// Source: ECMA-376 part 1, §18.2.
struct WorkbookEvents: PartEvents {
    enum Name: Int, CaseIterable {
        case workbook, sheet, workbookPr, name, id, state, date1904, definedName, localSheetId
        case hidden
    }

    static let names = XMLNames(Name.self)

    /// A sheet as the workbook lists it.
    struct Sheet {
        var name = ""
        var relationship: [UInt8] = []
        var visibility = SheetContents.Visibility.visible
    }

    private static let nameLimit = 1024

    private(set) var sheets: [Sheet] = []
    private(set) var is1904 = false
    /// Whether the root element is that of a workbook.
    private(set) var isWorkbook = false
    private(set) var exceeded: Limits.Rule?

    private let limits: Limits
    private var names: [(name: DefinedName, sheet: Int?)] = []
    private var formula: [UInt8] = []
    /// The bytes of all defined names and their formulas.
    private var namesSize = 0
    private var isInName = false

    init(limits: Limits) {
        self.limits = limits
    }

    /// The defined names in the order of the file.
    func definedNames() -> [DefinedName] {
        names.map { entry in
            var name = entry.name
            name.sheet = entry.sheet.flatMap { sheets.indices.contains($0) ? sheets[$0].name : nil }
            return name
        }
    }

    mutating func start(_ name: Int, _ attributes: borrowing XMLAttributes) {
        switch Name(rawValue: name) {
        case .workbook: isWorkbook = true
        case .sheet: addSheet(attributes)
        case .definedName: startName(attributes)
        case .workbookPr:
            for index in 0..<attributes.count
            where Name(rawValue: attributes.name(index)) == .date1904 {
                is1904 = attributes.isTrue(index)
            }
        case .name, .id, .state, .date1904, .localSheetId, .hidden, nil: break
        }
    }

    mutating func end(_ name: Int) {
        guard Name(rawValue: name) == .definedName, isInName, !names.isEmpty else { return }
        names[names.count - 1].name.formula = String(decoding: formula, as: UTF8.self)
        namesSize += names[names.count - 1].name.name.utf8.count + formula.count
        if namesSize > limits.recordSize { exceeded = .records }
        isInName = false
        if names.count > limits.definedNames { exceeded = .definedNames }
    }

    mutating func text(_ bytes: Span<UInt8>) {
        guard isInName, formula.count <= SheetEvents.formulaLimit else { return }
        formula.append(span: bytes)
    }

    private mutating func startName(_ attributes: borrowing XMLAttributes) {
        var name = DefinedName(name: "", formula: "")
        var sheet: Int?
        for index in 0..<attributes.count where !attributes.isPrefixed(index) {
            switch Name(rawValue: attributes.name(index)) {
            case .name: name.name = attributes.string(index)
            case .localSheetId: sheet = attributes.integer(index)
            case .hidden: name.isHidden = attributes.isTrue(index)
            default: break
            }
        }
        names.append((name, sheet))
        formula.removeAll(keepingCapacity: true)
        isInName = true
    }

    private mutating func addSheet(_ attributes: borrowing XMLAttributes) {
        var sheet = Sheet()
        var plain: [UInt8] = []
        for index in 0..<attributes.count {
            switch Name(rawValue: attributes.name(index)) {
            case .name: sheet.name = attributes.string(index)
            case .id where attributes.isPrefixed(index):
                sheet.relationship = attributes.bytes(index)
            case .id: plain = attributes.bytes(index)
            case .state:
                switch attributes.string(index) {
                case "hidden": sheet.visibility = .hidden
                case "veryHidden": sheet.visibility = .veryHidden
                default: sheet.visibility = .visible
                }
            default: break
            }
        }
        if sheet.relationship.isEmpty { sheet.relationship = plain }
        // A name stands in every line that tells of a cell; Excel's longest has 31 characters.
        if sheet.name.utf8.count > Self.nameLimit { exceeded = .textLength }
        sheets.append(sheet)
        if sheets.count > limits.sheets { exceeded = .sheets }
    }
}
