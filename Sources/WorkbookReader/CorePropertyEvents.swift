internal import Spreadsheet
internal import XMLStream

/// Collects the core properties of a document.
///
/// Source: ECMA-376 part 2, §11.1.
struct CorePropertyEvents: PartEvents {
    enum Name: Int, CaseIterable {
        case title, subject, creator, keywords, description, category, lastModifiedBy
        case created, modified
    }

    static let names = XMLNames(Name.self)

    static let acceptsForeignNamespaces = true

    private(set) var properties = DocumentProperties()
    private(set) var exceeded: Limits.Rule?
    private let limits: Limits
    private var value: [UInt8] = []

    init(limits: Limits) {
        self.limits = limits
    }

    mutating func start(_ name: Int, _ attributes: borrowing XMLAttributes) {
        value.removeAll(keepingCapacity: true)
    }

    mutating func end(_ name: Int) {
        guard let name = Name(rawValue: name), !value.isEmpty else { return }
        let text = String(decoding: value, as: UTF8.self)
        switch name {
        case .title: properties.title = text
        case .subject: properties.subject = text
        case .creator: properties.creator = text
        case .keywords: properties.keywords = text
        case .description: properties.comments = text
        case .category: properties.category = text
        case .lastModifiedBy: properties.lastModifiedBy = text
        case .created: properties.created = moment()
        case .modified: properties.modified = moment()
        }
    }

    mutating func text(_ bytes: Span<UInt8>) {
        guard value.count <= limits.textLength else { return exceeded = .textLength }
        value.append(span: bytes)
    }

    private func moment() -> DateTime? {
        guard let (kind, milliseconds) = ISODate.parse(value), kind == .isoDate else { return nil }
        return Serial.dateTime(milliseconds: milliseconds)
    }
}
