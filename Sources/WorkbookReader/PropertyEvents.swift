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

    private(set) var properties: [String: String] = [:]
    private(set) var exceeded: Limits.Rule?
    private let limits: Limits
    private var current: String?
    private var value: [UInt8] = []

    init(limits: Limits) {
        self.limits = limits
    }

    mutating func start(_ name: Int, _ attributes: borrowing XMLAttributes) {
        guard Name(rawValue: name) == .property else { return }
        for index in 0..<attributes.count where Name(rawValue: attributes.name(index)) == .name {
            current = attributes.string(index)
        }
        value.removeAll(keepingCapacity: true)
    }

    mutating func end(_ name: Int) {
        guard Name(rawValue: name) == .property, let key = current else { return }
        EscapedText.decode(&value, from: 0)
        properties[key] = String(decoding: value, as: UTF8.self)
        if properties.count > limits.records { exceeded = .records }
        current = nil
    }

    mutating func text(_ bytes: Span<UInt8>) {
        guard current != nil else { return }
        guard value.count <= limits.textLength else { return exceeded = .textLength }
        value.append(span: bytes)
    }
}
