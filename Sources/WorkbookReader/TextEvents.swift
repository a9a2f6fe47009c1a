internal import Spreadsheet
internal import XMLStream

/// Collects every text of a part, whatever the part is: the texts of elements, those of cells
/// joined from their runs, and the values of attributes.
struct TextEvents: PartEvents {
    enum Name: Int, CaseIterable {
        case c, r, s, t, v, f, row, `is`, si, p, text
    }

    static let names = XMLNames(Name.self)

    static let acceptsForeignNamespaces = true

    /// A text that was found.
    struct Found {
        /// The cell it belongs to, if any.
        var cell: CellAddress?
        /// Where it stands among the bytes; of a shared text the number instead.
        var range: Range<Int>
        var isShared = false
        /// Whether it is a formula, which may hold texts.
        var isFormula = false
    }

    private(set) var found: [Found] = []
    private(set) var bytes: [UInt8] = []
    private(set) var exceeded: Limits.Rule?
    private(set) var cell: CellAddress?

    private let limits: Limits
    /// Whether the value of the cell is text, or the number of a shared one.
    private var type: UInt8 = 0
    private var isInCell = false
    private var own: [UInt8] = []
    /// What the runs of a text add up to, so that none can be split between two runs.
    private var runs: [UInt8] = []

    init(limits: Limits) {
        self.limits = limits
    }

    /// Forgets what was taken.
    mutating func clear() {
        found.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func start(_ name: Int, _ attributes: borrowing XMLAttributes) {
        flushOwn()
        switch Name(rawValue: name) {
        case .c: startCell(attributes)
        case .row, .r, .t, .v: break
        default: addValues(of: attributes)
        }
    }

    mutating func end(_ name: Int) {
        switch Name(rawValue: name) {
        case .v where isInCell:
            // Numbers, days and truths are no texts.
            if type == UInt8(ascii: "s") {
                if let number = Int(String(decoding: own, as: UTF8.self)) {
                    found.append(Found(cell: cell, range: number..<number, isShared: true))
                }
            } else if type != 0 {
                add(own)
            }
            own.removeAll(keepingCapacity: true)
        case .f where isInCell:
            // Most formulas hold no text.
            if own.contains(UInt8(ascii: "\"")) { add(own, isFormula: true) }
            own.removeAll(keepingCapacity: true)
        case .t:
            runs += own
            own.removeAll(keepingCapacity: true)
        case .r: break
        case .c:
            flushRuns()
            isInCell = false
            cell = nil
        case .is, .si, .p, .text: flushRuns()
        default: flushOwn()
        }
    }

    mutating func text(_ piece: Span<UInt8>) {
        guard own.count + runs.count <= limits.textLength else { return exceeded = .textLength }
        own.append(span: piece)
    }

    /// Ends the part: runs that nothing closes are a text as well.
    mutating func finish() {
        flushOwn()
        flushRuns()
    }

    private mutating func startCell(_ attributes: borrowing XMLAttributes) {
        isInCell = true
        type = 0
        for index in 0..<attributes.count where !attributes.isPrefixed(index) {
            switch Name(rawValue: attributes.name(index)) {
            case .r:
                cell = attributes.withRawValue(index) { CellReference.range($0) }?.first
            case .t:
                attributes.withRawValue(index) { value in
                    // "s" and "str"; "inlineStr" has its text elsewhere, the rest are no texts.
                    guard !value.isEmpty, value[0] == UInt8(ascii: "s") else { return }
                    type = value.count == 1 ? UInt8(ascii: "s") : UInt8(ascii: "t")
                }
            default: break
            }
        }
    }

    private mutating func addValues(of attributes: borrowing XMLAttributes) {
        for index in 0..<attributes.count { add(attributes.bytes(index)) }
    }

    private mutating func flushOwn() {
        guard !own.isEmpty else { return }
        add(own)
        own.removeAll(keepingCapacity: true)
    }

    private mutating func flushRuns() {
        guard !runs.isEmpty else { return }
        add(runs)
        runs.removeAll(keepingCapacity: true)
    }

    private mutating func add(_ text: [UInt8], isFormula: Bool = false) {
        guard !text.isEmpty else { return }
        let start = bytes.count
        bytes += text
        if !isFormula { EscapedText.decode(&bytes, from: start) }
        found.append(Found(cell: cell, range: start..<bytes.count, isFormula: isFormula))
    }
}
