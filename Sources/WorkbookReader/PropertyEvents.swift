internal import XMLStream

/// Collects the custom properties of a document, values as text.
///
/// Source: ECMA-376 part 1, §22.3.
struct PropertyEvents: PartEvents {
    enum Name: Int, CaseIterable {
        case property, name
    }

    static let names = XMLNames(Name.self)

    static let acceptsForeignNamespaces = true

    /// The longest name that is kept; Excel's has 255 characters.
    private static let nameLimit = 1024

    private(set) var properties: [String: String] = [:]
    private(set) var exceeded: Limits.Rule?
    private let limits: Limits
    private var current: String?
    /// The bytes of all names and values.
    private var size = 0
    private var value: [UInt8] = []

    init(limits: Limits) {
        self.limits = limits
    }

    mutating func start(_ name: Int, _ attributes: borrowing XMLAttributes) {
        guard Name(rawValue: name) == .property else { return }
        for index in 0..<attributes.count where Name(rawValue: attributes.name(index)) == .name {
            let name = attributes.bytes(index)
            current = name.count <= Self.nameLimit ? String(decoding: name, as: UTF8.self) : nil
        }
        value.removeAll(keepingCapacity: true)
    }

    mutating func end(_ name: Int) {
        guard Name(rawValue: name) == .property, let key = current else { return }
        EscapedText.decode(&value, from: 0)
        properties[key] = String(decoding: value, as: UTF8.self)
        size += key.utf8.count + value.count
        if properties.count > limits.records || size > limits.recordSize { exceeded = .records }
        current = nil
    }

    mutating func text(_ bytes: Span<UInt8>) {
        guard current != nil else { return }
        guard value.count <= limits.textLength else { return exceeded = .textLength }
        value.append(span: bytes)
    }
}
