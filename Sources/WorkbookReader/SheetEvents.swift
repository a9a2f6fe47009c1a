internal import Spreadsheet
internal import XMLStream

/// Turns the markup of a worksheet into cell records.
///
/// The hot path of the reader: no String, no reference counting, no closure that escapes. Source:
/// ECMA-376 part 1, §18.3.1.73 (`row`) and §18.3.1.99 (`worksheet`).
struct SheetEvents: PartEvents {
    enum Name: Int, CaseIterable {
        case c, v, r, s, t, f, row, `is`, si, hidden, rPh, mergeCell, ref, worksheet
        case col, min, max, dataValidation, sqref, `type`, `operator`, allowBlank
        case showErrorMessage, errorStyle, formula1, formula2, chartsheet, dialogsheet
    }

    static let names = XMLNames(Name.self)

    /// Where programs put validations that refer to other sheets.
    static let extensionNamespaces = [
        "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
        "http://schemas.microsoft.com/office/excel/2006/main",
    ]

    /// How many bytes of a formula are kept; it is looked at, never computed.
    static let formulaLimit = 32_768

    /// Records for which there is room from the beginning; most sheets of a form have fewer.
    private static let usualCount = 512

    private enum Capture {
        case nothing, value, inline, formula
    }

    /// The records that were not taken yet.
    private(set) var batch = CellBatch()
    /// The merged rectangles.
    private(set) var merges: [CellRange] = []
    /// The hidden rows in the order of the file.
    private(set) var hiddenRows: [Int] = []
    /// The hidden columns in the order of the file.
    private(set) var hiddenColumns: [Int] = []
    /// The data validations, if they are wanted.
    private(set) var validations: ValidationCollector?
    /// The rule that was broken, if any.
    private(set) var exceeded: Limits.Rule?
    /// Whether the root element is that of a sheet, if only of a chart or of a dialog.
    private(set) var isSheet = false

    /// How many cells there were.
    private(set) var cellCount = 0

    private let limits: Limits
    private var capture = Capture.nothing
    private var open = OpenCell()
    private var formula: [UInt8] = []
    /// The row between whose tags the parser is.
    private var row = -1
    /// The cell that began last.
    private var place = CellAddress(row: -1, column: -1)
    private var isInCell = false
    private var isInInline = false
    private var sharedFormula = -1
    private var externalSharedFormulas: Set<Int> = []
    private var phoneticDepth = 0

    /// Begins a sheet; what stands in it beside cells is collected only if it is wanted.
    init(limits: Limits, collectsValidations: Bool) {
        self.limits = limits
        if collectsValidations { validations = ValidationCollector() }
        batch.records.reserveCapacity(Self.usualCount)
    }

    /// The cell that was read last.
    var cell: CellAddress? {
        place.row >= 0 && place.column >= 0 ? place : nil
    }

    /// Hands the records over and begins a new batch.
    mutating func takeBatch() -> CellBatch {
        var taken = CellBatch()
        swap(&taken, &batch)
        return taken
    }

    /// Takes the memory of a batch that was read, for the next one.
    mutating func reuse(_ empty: consuming CellBatch) {
        if batch.records.isEmpty { batch = empty }
    }

    mutating func start(_ name: Int, _ attributes: borrowing XMLAttributes) {
        // Nearly all elements are one of these two: they are not made a `Name` of.
        switch name {
        case Name.c.rawValue: startCell(attributes)
        case Name.v.rawValue where isInCell:
            open.startValue()
            capture = .value
        default: startOther(name, attributes)
        }
    }

    mutating func end(_ name: Int) {
        switch name {
        case Name.c.rawValue: finishCell()
        case Name.v.rawValue: capture = .nothing
        default: endOther(name)
        }
    }

    private mutating func startOther(_ name: Int, _ attributes: borrowing XMLAttributes) {
        switch Name(rawValue: name) {
        case .f where isInCell: startFormula(attributes)
        case .is where isInCell: isInInline = true
        case .t where isInInline && phoneticDepth == 0:
            capture = .inline
            open.startRun()
        case .rPh where isInInline: phoneticDepth += 1
        case .row: startRow(attributes)
        case .mergeCell: addMerge(attributes)
        case .worksheet, .chartsheet, .dialogsheet: isSheet = true
        case .col: addHiddenColumns(attributes)
        default: startValidation(name, attributes)
        }
    }

    private mutating func endOther(_ name: Int) {
        switch Name(rawValue: name) {
        case .t where capture == .inline:
            capture = .nothing
            open.endRun()
        case .f where capture == .formula:
            capture = .nothing
            finishFormula()
        case .is: isInInline = false
        case .rPh where phoneticDepth > 0: phoneticDepth -= 1
        default: endValidation(name)
        }
    }

    mutating func text(_ bytes: Span<UInt8>) {
        switch capture {
        case .nothing: validations?.append(bytes)
        case .value where open.value.count <= limits.textLength: open.appendValue(bytes)
        case .inline where open.inline.count <= limits.textLength: open.appendInline(bytes)
        case .value, .inline: exceeded = .textLength
        case .formula:
            if formula.count <= Self.formulaLimit { formula.append(span: bytes) }
        }
    }

    /// Passes on what belongs to a validation, whichever namespace it is in.
    private mutating func startValidation(_ name: Int, _ attributes: borrowing XMLAttributes) {
        guard validations != nil, let known = Self.validationName(name) else { return }
        switch known {
        case .dataValidation: validations?.start(attributes)
        case .formula1, .formula2, .sqref: validations?.startText(known)
        default: break
        }
    }

    private mutating func endValidation(_ name: Int) {
        guard validations != nil, let known = Self.validationName(name) else { return }
        switch known {
        case .dataValidation:
            validations?.end()
            if let validations {
                if validations.count > limits.validations { exceeded = .validations }
                if validations.size > limits.recordSize { exceeded = .records }
            }
        case .formula1, .formula2, .sqref: validations?.endText()
        default: break
        }
    }

    private static func validationName(_ name: Int) -> Name? {
        Name(rawValue: name < Name.allCases.count ? name : name - Name.allCases.count)
    }

    private mutating func addHiddenColumns(_ attributes: borrowing XMLAttributes) {
        var bounds = (first: 1, last: 0)
        var isHidden = false
        for index in 0..<attributes.count where !attributes.isPrefixed(index) {
            switch Name(rawValue: attributes.name(index)) {
            case .min: bounds.first = attributes.integer(index) ?? 1
            case .max: bounds.last = attributes.integer(index) ?? 0
            case .hidden: isHidden = attributes.isTrue(index)
            default: break
            }
        }
        let last = Swift.min(bounds.last, CellAddress.columnLimit)
        guard isHidden, bounds.first >= 1, bounds.first <= last,
            hiddenColumns.count < CellAddress.columnLimit
        else { return }
        hiddenColumns.append(contentsOf: (bounds.first - 1)..<last)
    }

    private mutating func startRow(_ attributes: borrowing XMLAttributes) {
        row = Swift.min(row + 1, CellAddress.rowLimit)
        place = CellAddress(row: row, column: -1)
        var isHidden = false
        for index in 0..<attributes.count where !attributes.isPrefixed(index) {
            switch Name(rawValue: attributes.name(index)) {
            case .r:
                let number = attributes.withRawValue(index) { NumberParser.index($0) } ?? 0
                if number >= 1 { row = Swift.min(number - 1, CellAddress.rowLimit) }
            case .hidden: isHidden = attributes.isTrue(index)
            default: break
            }
        }
        place.row = row
        if isHidden, row < CellAddress.rowLimit, hiddenRows.count < CellAddress.rowLimit {
            hiddenRows.append(row)
        }
    }

    private mutating func startCell(_ attributes: borrowing XMLAttributes) {
        isInCell = true
        isInInline = false
        sharedFormula = -1
        phoneticDepth = 0
        // A cell that stands in a row of another number does not move the cells behind it there.
        switch open.start(attributes) {
        case .cell(let row, let column): place = CellAddress(row: row, column: column)
        case .outside: isInCell = false
        case .nowhere: place = CellAddress(row: row, column: place.column + 1)
        }
        let isInSheet =
            place.row >= 0 && place.row < CellAddress.rowLimit
            && place.column < CellAddress.columnLimit
        if !isInSheet {
            isInCell = false
            place.column = Swift.min(place.column, CellAddress.columnLimit)
        }
    }

    private mutating func startFormula(_ attributes: borrowing XMLAttributes) {
        open.hasFormula = true
        formula.removeAll(keepingCapacity: true)
        capture = .formula
        for index in 0..<attributes.count where Name(rawValue: attributes.name(index)) == .si {
            sharedFormula = attributes.withRawValue(index) { NumberParser.index($0) } ?? -1
        }
    }

    private mutating func finishFormula() {
        open.isExternal = ExternalReference.occurs(in: formula)
        guard sharedFormula >= 0 else { return }
        if open.isExternal {
            externalSharedFormulas.insert(sharedFormula)
            if externalSharedFormulas.count > limits.records { exceeded = .records }
        } else if formula.isEmpty, !externalSharedFormulas.isEmpty {
            open.isExternal = externalSharedFormulas.contains(sharedFormula)
        }
    }

    private mutating func addMerge(_ attributes: borrowing XMLAttributes) {
        guard merges.count < limits.merges else {
            exceeded = .merges
            return
        }
        for index in 0..<attributes.count where Name(rawValue: attributes.name(index)) == .ref {
            let range = attributes.withRawValue(index) { CellReference.range($0) }
            if let range { merges.append(range) }
        }
    }

    private mutating func finishCell() {
        guard isInCell else { return }
        isInCell = false
        guard let record = open.record(row: place.row, column: place.column, &batch) else { return }
        guard place.row < limits.rows else { return exceeded = .rows }
        guard place.column < limits.columns else { return exceeded = .columns }
        cellCount += 1
        guard cellCount <= limits.cells else { return exceeded = .cells }
        batch.records.append(record)
    }
}
