internal import Spreadsheet
internal import XMLStream

/// Collects the data validations of a sheet, those in its extensions included.
///
/// Source: ECMA-376 part 1, §18.3.1.32; MS-XLSX, section 2.4.9 (`x14:dataValidation`).
struct ValidationCollector {
    private enum Capture {
        case nothing, first, second, ranges
    }

    /// The validations in the order of the file.
    private(set) var validations: [DataValidation] = []
    /// How many validations and ranges of theirs there are.
    private(set) var count = 0
    /// The bytes of all formulas.
    private(set) var size = 0
    private var current: DataValidation?
    private var capture = Capture.nothing
    private var text: [UInt8] = []

    /// A validation begins.
    mutating func start(_ attributes: borrowing XMLAttributes) {
        var validation = DataValidation(.anything)
        var isStop = true
        for index in 0..<attributes.count where !attributes.isPrefixed(index) {
            switch SheetEvents.Name(rawValue: attributes.name(index)) {
            case .sqref: validation.ranges = Self.ranges(attributes.string(index))
            case .`type`: validation.kind = .init(rawValue: attributes.string(index)) ?? .anything
            case .`operator`:
                validation.comparison = .init(rawValue: attributes.string(index)) ?? .between
            case .allowBlank: validation.allowsBlank = attributes.isTrue(index)
            case .showErrorMessage: validation.isEnforced = attributes.isTrue(index)
            case .errorStyle: isStop = attributes.string(index) == "stop"
            default: break
            }
        }
        validation.isEnforced = validation.isEnforced && isStop
        current = validation
    }

    /// A formula or the list of ranges begins.
    mutating func startText(_ name: SheetEvents.Name) {
        guard current != nil else { return }
        text.removeAll(keepingCapacity: true)
        capture =
            switch name {
            case .formula1: .first
            case .formula2: .second
            default: .ranges
            }
    }

    /// Text inside of a validation.
    mutating func append(_ bytes: Span<UInt8>) {
        guard capture != .nothing, text.count <= SheetEvents.formulaLimit else { return }
        text.append(span: bytes)
    }

    /// A formula or the list of ranges ends.
    mutating func endText() {
        let string = String(decoding: text, as: UTF8.self)
        size += text.count
        switch capture {
        case .nothing: break
        case .first: current?.first = string
        case .second: current?.second = string
        case .ranges: current?.ranges = Self.ranges(string)
        }
        capture = .nothing
    }

    /// The validation ends.
    mutating func end() {
        if let current {
            validations.append(current)
            count += max(1, current.ranges.count)
        }
        current = nil
        capture = .nothing
    }

    private static func ranges(_ text: String) -> [CellRange] {
        text.utf8.split(separator: UInt8(ascii: " ")).compactMap {
            CellRange(String(decoding: $0, as: UTF8.self))
        }
    }
}
