internal import Spreadsheet
internal import XMLStream

/// Turns the markup of a worksheet into cell records.
///
/// The hot path of the reader: no String, no reference counting, no closure that escapes. Source:
/// ECMA-376 part 1, §18.3.1.4 (`c`) and §18.3.1.73 (`row`).
struct SheetEvents: PartEvents {
    enum Name: Int, CaseIterable {
        case c, v, r, s, t, f, row, `is`, si, hidden, rPh, mergeCell, ref, worksheet
        case col, min, max, dataValidation, sqref, `type`, `operator`, allowBlank
        case showErrorMessage, errorStyle, formula1, formula2
    }

    static let names = XMLNames(Name.self)

    /// Where programs put validations that refer to other sheets.
    static let extensionNamespaces = [
        "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
        "http://schemas.microsoft.com/office/excel/2006/main",
    ]

    /// How many bytes of a formula are kept; it is looked at, never computed.
    static let formulaLimit = 65_536

    private enum Capture {
        case nothing, value, inline, formula
    }

    /// The type of a cell, attribute `t`.
    private enum CellType {
        case number, shared, text, inline, boolean, error, date
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
    /// Whether the root element is that of a worksheet.
    private(set) var isWorksheet = false

    /// How many cells this and earlier sheets had.
    private(set) var cellCount: Int

    private let limits: Limits
    private var capture = Capture.nothing
    private var value: [UInt8] = []
    private var formula: [UInt8] = []
    private var row = -1
    private var column = -1
    private var style: Int32 = 0
    private var type = CellType.number
    private var isInCell = false
    private var hasValue = false
    private var hasFormula = false
    private var hasInline = false
    private var isExternal = false
    private var sharedFormula = -1
    private var externalSharedFormulas: Set<Int> = []
    private var phoneticDepth = 0
    private var runStart = 0

    /// Begins a sheet of a workbook whose earlier sheets had so many cells.
    init(limits: Limits, cellCount: Int, collectsValidations: Bool) {
        self.limits = limits
        self.cellCount = cellCount
        if collectsValidations { validations = ValidationCollector() }
    }

    /// The cell that was read last.
    var cell: CellAddress? {
        row >= 0 && column >= 0 ? CellAddress(row: row, column: column) : nil
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
        switch Name(rawValue: name) {
        case .c: startCell(attributes)
        case .v where isInCell:
            hasValue = true
            capture = .value
        case .f where isInCell: startFormula(attributes)
        case .is where isInCell: hasInline = true
        case .t where hasInline && phoneticDepth == 0:
            capture = .inline
            runStart = value.count
        case .rPh where isInCell: phoneticDepth += 1
        case .row: startRow(attributes)
        case .mergeCell: addMerge(attributes)
        case .worksheet: isWorksheet = true
        case .col: addHiddenColumns(attributes)
        default: startValidation(name, attributes)
        }
    }

    mutating func end(_ name: Int) {
        switch Name(rawValue: name) {
        case .c:
            finishCell()
            isInCell = false
        case .v: capture = .nothing
        case .t where capture == .inline:
            capture = .nothing
            EscapedText.decode(&value, from: runStart)
        case .f where capture == .formula:
            capture = .nothing
            finishFormula()
        case .rPh where isInCell: phoneticDepth -= 1
        default: endValidation(name)
        }
    }

    mutating func text(_ bytes: Span<UInt8>) {
        switch capture {
        case .nothing: validations?.append(bytes)
        case .value, .inline:
            if value.count <= limits.textLength {
                value.append(span: bytes)
            } else {
                exceeded = .textLength
            }
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
            if let count = validations?.validations.count, count > limits.validations {
                exceeded = .validations
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
        row += 1
        column = -1
        var isHidden = false
        for index in 0..<attributes.count where !attributes.isPrefixed(index) {
            switch Name(rawValue: attributes.name(index)) {
            case .r:
                if let number = attributes.withRawValue(index, { NumberParser.index($0) }),
                    number >= 1, number <= CellAddress.rowLimit
                {
                    row = number - 1
                }
            case .hidden: isHidden = attributes.isTrue(index)
            default: break
            }
        }
        if isHidden, hiddenRows.count < CellAddress.rowLimit { hiddenRows.append(row) }
    }

    private mutating func startCell(_ attributes: borrowing XMLAttributes) {
        column += 1
        style = 0
        type = .number
        isInCell = true
        hasValue = false
        hasFormula = false
        hasInline = false
        isExternal = false
        sharedFormula = -1
        phoneticDepth = 0
        if !value.isEmpty { value.removeAll(keepingCapacity: true) }
        for index in 0..<attributes.count where !attributes.isPrefixed(index) {
            switch Name(rawValue: attributes.name(index)) {
            case .r:
                if let (row, column) = attributes.withRawValue(index, { CellReference.parse($0) }) {
                    (self.row, self.column) = (row, column)
                }
            case .s:
                style = attributes.withRawValue(index) {
                    Int32(truncatingIfNeeded: NumberParser.index($0) ?? 0)
                }
            case .t: type = attributes.withRawValue(index) { Self.type($0) }
            default: break
            }
        }
    }

    private static func type(_ bytes: Span<UInt8>) -> CellType {
        guard bytes.count > 0 else { return .number }
        switch (bytes[0], bytes.count) {
        case (UInt8(ascii: "s"), 1): return .shared
        case (UInt8(ascii: "s"), 3): return .text
        case (UInt8(ascii: "i"), 9): return .inline
        case (UInt8(ascii: "b"), 1): return .boolean
        case (UInt8(ascii: "e"), 1): return .error
        case (UInt8(ascii: "d"), 1): return .date
        default: return .number
        }
    }

    private mutating func startFormula(_ attributes: borrowing XMLAttributes) {
        hasFormula = true
        formula.removeAll(keepingCapacity: true)
        capture = .formula
        for index in 0..<attributes.count where Name(rawValue: attributes.name(index)) == .si {
            sharedFormula = attributes.withRawValue(index) { NumberParser.index($0) } ?? -1
        }
    }

    private mutating func finishFormula() {
        isExternal = ExternalReference.occurs(in: formula)
        guard sharedFormula >= 0 else { return }
        if isExternal {
            externalSharedFormulas.insert(sharedFormula)
        } else if formula.isEmpty, !externalSharedFormulas.isEmpty {
            isExternal = externalSharedFormulas.contains(sharedFormula)
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
        guard hasValue || hasInline || hasFormula else { return }
        var record = CellRecord(
            row: Int32(truncatingIfNeeded: row), column: Int16(truncatingIfNeeded: column),
            kind: .nothing, isFormula: hasFormula, isExternal: isExternal, style: style, payload: 0)
        let isFilled = interpret(&record)
        guard isFilled || hasFormula else { return }
        guard row < limits.rows else { return exceeded = .rows }
        guard column < Swift.min(limits.columns, CellAddress.columnLimit) else {
            return exceeded = .columns
        }
        cellCount += 1
        guard cellCount <= limits.cells else { return exceeded = .cells }
        batch.records.append(record)
    }

    /// Reads the collected value as its type says; false when there is none.
    private mutating func interpret(_ record: inout CellRecord) -> Bool {
        if value.isEmpty {
            if type == .text && hasValue { record.kind = .emptyText }
            return false
        }
        switch type {
        case .number where hasInline && !hasValue: return keepText(&record, .inlineText)
        case .number:
            guard let number = NumberParser.number(value.span) else {
                return keepText(&record, .inlineText)
            }
            record.kind = .number
            record.payload = number.bitPattern
        case .shared:
            guard let index = NumberParser.index(value.span) else { return false }
            record.kind = .sharedText
            record.payload = UInt64(index)
        case .text, .inline:
            // The runs of inline texts are decoded one by one already.
            if !hasInline { EscapedText.decode(&value, from: 0) }
            return keepText(&record, .inlineText)
        case .error: return keepText(&record, .error)
        case .boolean:
            record.kind = .boolean
            let first = value.first { !NumberParser.isBlank($0) }
            record.payload = first == UInt8(ascii: "1") || first == UInt8(ascii: "t") ? 1 : 0
        case .date:
            guard let (kind, milliseconds) = ISODate.parse(value) else {
                return keepText(&record, .inlineText)
            }
            record.kind = kind
            record.payload = UInt64(bitPattern: Int64(milliseconds))
        }
        return true
    }

    private mutating func keepText(_ record: inout CellRecord, _ kind: CellRecord.Kind) -> Bool {
        record.kind = kind
        record.payload = UInt64(batch.texts.count) << 32 | UInt64(value.count)
        batch.texts.append(contentsOf: value)
        return true
    }
}
