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

    /// The folder of a part: its steps with a slash between each two.
    static func folder(of part: String) -> [UInt8] {
        let steps = part.utf8.split(separator: UInt8(ascii: "/")).dropLast()
        return Array(steps.joined(separator: CollectionOfOne(UInt8(ascii: "/"))))
    }

    /// Where a target lies, absolute or relative to the folder of the part that names it.
    static func resolve(_ target: [UInt8], in folder: [UInt8]) -> String {
        func isSlash(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
        }
        var path = target.first.map(isSlash) == true ? [] : folder
        for step in target.split(whereSeparator: isSlash) {
            if step.elementsEqual("..".utf8) {
                path.removeSubrange((path.lastIndex(of: UInt8(ascii: "/")) ?? 0)...)
            } else if !step.elementsEqual(".".utf8) {
                if !path.isEmpty { path.append(UInt8(ascii: "/")) }
                path += step
            }
        }
        return String(decoding: path, as: UTF8.self)
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

    /// The folder of the part whose relationships these are.
    private let folder: [UInt8]
    private(set) var targets: [Relationships.Target] = []
    private let limits: Limits
    /// The bytes of all targets.
    private var size = 0

    init(part: String, limits: Limits) {
        folder = Relationships.folder(of: part)
        self.limits = limits
    }

    /// The rule that was broken, if any.
    var exceeded: Limits.Rule? {
        targets.count > limits.records || size > limits.recordSize ? .records : nil
    }

    mutating func start(_ name: Int, _ attributes: borrowing XMLAttributes) {
        guard Name(rawValue: name) == .Relationship, exceeded == nil else { return }
        var target = Relationships.Target()
        var path: [UInt8] = []
        var isExternal = false
        for index in 0..<attributes.count {
            switch Name(rawValue: attributes.name(index)) {
            case .Id: target.id = Self.bytes(attributes, index, limit: Self.nameLimit)
            case .`Type`:
                let type = Self.bytes(attributes, index, limit: Self.nameLimit)
                let last = type.split(separator: UInt8(ascii: "/")).last ?? []
                target.type = String(decoding: last, as: UTF8.self)
            case .Target:
                path = Self.bytes(attributes, index, limit: Self.pathLimit)
            case .TargetMode: isExternal = attributes.string(index) == "External"
            case .Relationship, nil: break
            }
        }
        // What lies elsewhere is never followed, and a sheet may have any number of links.
        if isExternal { return }
        target.path = Relationships.resolve(path, in: folder)
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
