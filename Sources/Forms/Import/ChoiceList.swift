/// A list of allowed values, prepared for recognising what people type.
struct ChoiceList: Sendable {
    /// How a text fits the list.
    enum Match: Equatable {
        /// It is this value.
        case value(String)
        /// It is this value once Latin letters are read as the Russian ones they look like.
        case corrected(String)
        /// The list does not have it.
        case none
    }

    /// The values for a sentence: all of a short list, the first ones of a long list.
    let shown: String
    private let values: Set<String>
    private let byKey: [String: String]
    private let byRussianKey: [String: String]
    private let byNumber: [Int: String]

    init(values: [String]) {
        let limit = 20
        shown =
            values.prefix(limit).joined(separator: "; ") + (values.count > limit ? "; …" : "")
        self.values = Set(values)
        byKey = Self.unique(values.map { (Wording.key($0), $0) })
        byRussianKey = Self.unique(
            values.map { (Wording.russianKey(ofKey: Wording.key($0)), $0) })
        byNumber = Self.unique(
            values.compactMap { value in Self.leadingNumber(of: value).map { ($0, value) } })
    }

    /// The lists of a form that have values, by name.
    static func lists(of form: Form) -> [String: ChoiceList] {
        var lists: [String: ChoiceList] = [:]
        for list in form.lists where !list.values.isEmpty {
            lists[list.name] = ChoiceList(values: list.values)
        }
        return lists
    }

    /// Finds the value that a text means, without regard to case, ё, spaces, dashes and quotes.
    func match(_ text: String) -> Match {
        if values.contains(text) { return .value(text) }
        let key = Wording.key(text)
        if let value = byKey[key] { return .value(value) }
        if let number = Int(key), let value = byNumber[number] { return .value(value) }
        return byRussianKey[Wording.russianKey(ofKey: key)].map(Match.corrected) ?? .none
    }

    /// The values by key; a key that two values share leads to none.
    private static func unique<Key: Hashable>(_ pairs: [(Key, String)]) -> [Key: String] {
        var found: [Key: String] = [:]
        var shared: Set<Key> = []
        for (key, value) in pairs {
            if let other = found[key], other != value { shared.insert(key) }
            found[key] = value
        }
        for key in shared { found[key] = nil }
        return found
    }

    private static func leadingNumber(of value: String) -> Int? {
        let digits = value.utf8.prefix { (48...57).contains($0) }
        return digits.count <= 6 ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }
}

extension Form.ValueList {
    /// Whether it has the value, as people would recognise it.
    package func has(_ value: String) -> Bool {
        ChoiceList(values: values).match(value) != .none
    }
}
