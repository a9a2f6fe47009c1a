internal import XMLStream

/// Collects the number format of every cell style; nothing else of the styles is read.
///
/// Source: ECMA-376 part 1, §18.8.10 (`cellXfs`) and §18.8.31 (`numFmts`).
struct StyleEvents: PartEvents {
    enum Name: Int, CaseIterable {
        case xf, numFmtId, cellXfs, numFmts, numFmt, formatCode
    }

    static let names = XMLNames(Name.self)

    private var codes: [Int: String] = [:]
    private var identifiers: [Int] = []
    private var isInCellStyles = false
    /// Formats stand in differential styles too, where their numbers mean nothing.
    private var isInFormats = false

    /// The rule that was broken, if any.
    private(set) var exceeded: Limits.Rule?
    private let limits: Limits
    /// The bytes of all codes.
    private var codeSize = 0

    init(limits: Limits) {
        self.limits = limits
    }

    /// The formats by the number of the cell style.
    func formats() -> [NumberFormat] {
        var known: [Int: NumberFormat] = [:]
        return identifiers.map { id in
            if let format = known[id] { return format }
            let format = codes[id].map { NumberFormat(code: $0) } ?? NumberFormat(builtIn: id)
            known[id] = format
            return format
        }
    }

    mutating func start(_ name: Int, _ attributes: borrowing XMLAttributes) {
        switch Name(rawValue: name) {
        case .cellXfs: isInCellStyles = true
        case .numFmts: isInFormats = true
        case .xf where isInCellStyles:
            identifiers.append(identifier(attributes) ?? 0)
            if identifiers.count > limits.styles { exceeded = .styles }
        case .numFmt where isInFormats:
            guard let id = identifier(attributes) else { return }
            for index in 0..<attributes.count
            where Name(rawValue: attributes.name(index)) == .formatCode {
                let code = attributes.string(index)
                codes[id] = code
                codeSize += code.utf8.count
                if codeSize > limits.recordSize { exceeded = .records }
                if codes.count > limits.records { exceeded = .records }
            }
        case .xf, .numFmt, .numFmtId, .formatCode, nil: break
        }
    }

    mutating func end(_ name: Int) {
        switch Name(rawValue: name) {
        case .cellXfs: isInCellStyles = false
        case .numFmts: isInFormats = false
        default: break
        }
    }

    mutating func text(_ bytes: Span<UInt8>) {}

    private func identifier(_ attributes: borrowing XMLAttributes) -> Int? {
        for index in 0..<attributes.count
        where Name(rawValue: attributes.name(index)) == .numFmtId {
            return attributes.withRawValue(index) { NumberParser.index($0) }
        }
        return nil
    }
}
