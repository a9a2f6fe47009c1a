internal import XMLStream

/// What a part refers to.
///
/// Source: ECMA-376 part 2, §9.3.
struct Relationships {
    /// One reference.
    struct Target {
        var id: [UInt8] = []
        /// The last component of the type's name, which Strict and Transitional share.
        var type = ""
        /// The path of the part referred to, without a leading slash.
        var path = ""
    }

    /// The references to other parts in the order of the file.
    let targets: [Target]
    /// By the bytes of the identifiers: Strings that are long and odd take long to compare.
    private let places: [[UInt8]: Int]

    init(_ targets: [Target]) {
        self.targets = targets
        var places: [[UInt8]: Int] = [:]
        for (place, target) in targets.enumerated() { places[target.id] = place }
        self.places = places
    }

    /// The parts of that type.
    func parts(ofType type: String) -> some Sequence<String> {
        targets.lazy.filter { $0.type == type }.map(\.path)
    }

    /// The part with that identifier; of several the last one.
    func target(withID id: [UInt8]) -> Target? {
        places[id].map { targets[$0] }
    }

    /// The path of the part that holds the relationships of `part`; of the package when it is "".
    static func path(for part: String) -> String {
        let slash = part.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { String(part[...$0]) } ?? ""
        let name = slash.map { String(part[part.utf8.index(after: $0)...]) } ?? part
        return "\(folder)_rels/\(name).rels"
    }

    /// Where a target lies that `part` names, absolute or relative to its own folder.
    static func resolve(_ target: String, from part: String) -> String {
        func isSlash(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
        }
        let isAbsolute = target.utf8.first.map(isSlash) == true
        var folders = isAbsolute ? [] : part.utf8.split(separator: UInt8(ascii: "/")).dropLast()
        for step in target.utf8.split(whereSeparator: isSlash) {
            if step.elementsEqual("..".utf8) {
                _ = folders.popLast()
            } else if !step.elementsEqual(".".utf8) {
                folders.append(step)
            }
        }
        let path = folders.joined(separator: CollectionOfOne(UInt8(ascii: "/")))
        return String(decoding: Array(path), as: UTF8.self)
    }
}

/// Collects the relationships of a part.
struct RelationshipEvents: PartEvents {
    enum Name: Int, CaseIterable {
        case Relationship, Id, `Type`, Target, TargetMode
    }

    static let names = XMLNames(Name.self)

    /// No program writes a longer path into an archive, nor a longer identifier or type.
    private static let pathLimit = 2048
    private static let nameLimit = 255

    /// The part whose relationships these are.
    let part: String
    private(set) var targets: [Relationships.Target] = []
    private let limits: Limits
    /// The bytes of all targets.
    private var size = 0

    init(part: String, limits: Limits) {
        self.part = part
        self.limits = limits
    }

    /// The rule that was broken, if any.
    var exceeded: Limits.Rule? {
        targets.count > limits.records || size > limits.recordSize ? .records : nil
    }

    mutating func start(_ name: Int, _ attributes: borrowing XMLAttributes) {
        guard Name(rawValue: name) == .Relationship, exceeded == nil else { return }
        var target = Relationships.Target()
        var isExternal = false
        for index in 0..<attributes.count {
            switch Name(rawValue: attributes.name(index)) {
            case .Id: target.id = Self.bytes(attributes, index, limit: Self.nameLimit)
            case .`Type`:
                let type = Self.bytes(attributes, index, limit: Self.nameLimit)
                let last = type.split(separator: UInt8(ascii: "/")).last ?? []
                target.type = String(decoding: last, as: UTF8.self)
            case .Target:
                let path = Self.bytes(attributes, index, limit: Self.pathLimit)
                target.path = String(decoding: path, as: UTF8.self)
            case .TargetMode: isExternal = attributes.string(index) == "External"
            case .Relationship, nil: break
            }
        }
        // What lies elsewhere is never followed, and a sheet may have any number of links.
        if isExternal { return }
        target.path = Relationships.resolve(target.path, from: part)
        size += target.id.count + target.type.utf8.count + target.path.utf8.count
        targets.append(target)
    }

    mutating func end(_ name: Int) {}
    mutating func text(_ bytes: Span<UInt8>) {}

    /// A value, or nothing in place of one that is too long to mean anything.
    private static func bytes(
        _ attributes: borrowing XMLAttributes, _ index: Int, limit: Int
    ) -> [UInt8] {
        let bytes = attributes.bytes(index)
        return bytes.count <= limit ? bytes : []
    }
}
