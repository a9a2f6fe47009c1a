internal import XMLStream

/// What a part refers to.
///
/// Source: ECMA-376 part 2, §9.3.
struct Relationships {
    /// One reference.
    struct Target {
        var id = ""
        /// The last component of the type's name, which Strict and Transitional share.
        var type = ""
        /// The path of the part referred to, without a leading slash.
        var path = ""
        var isExternal = false
    }

    /// All references in the order of the file.
    let targets: [Target]
    private let places: [String: Int]

    init(_ targets: [Target]) {
        self.targets = targets
        var places: [String: Int] = [:]
        for (place, target) in targets.enumerated() where !target.isExternal {
            places[target.id] = place
        }
        self.places = places
    }

    /// The parts of that type.
    func parts(ofType type: String) -> some Sequence<String> {
        targets.lazy.filter { $0.type == type && !$0.isExternal }.map(\.path)
    }

    /// The part with that identifier; of several the last one.
    func target(withID id: String) -> Target? {
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
        let isAbsolute = target.hasPrefix("/") || target.hasPrefix("\\")
        let base = isAbsolute ? [] : part.utf8.split(separator: UInt8(ascii: "/")).dropLast()
        var folders = base.map { String($0) ?? "" }
        for step in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
            switch step {
            case ".": break
            case "..": _ = folders.popLast()
            default: folders.append(String(step))
            }
        }
        return folders.joined(separator: "/")
    }
}

/// Collects the relationships of a part.
struct RelationshipEvents: PartEvents {
    enum Name: Int, CaseIterable {
        case Relationship, Id, `Type`, Target, TargetMode
    }

    static let names = XMLNames(Name.self)

    /// No program writes a longer path into an archive.
    private static let pathLimit = 2048

    /// The part whose relationships these are.
    let part: String
    private(set) var targets: [Relationships.Target] = []
    private let limit: Int

    init(part: String, limit: Int) {
        self.part = part
        self.limit = limit
    }

    /// The rule that was broken, if any.
    var exceeded: Limits.Rule? { targets.count > limit ? .records : nil }

    mutating func start(_ name: Int, _ attributes: borrowing XMLAttributes) {
        guard Name(rawValue: name) == .Relationship else { return }
        var target = Relationships.Target()
        for index in 0..<attributes.count {
            switch Name(rawValue: attributes.name(index)) {
            case .Id: target.id = attributes.string(index)
            case .`Type`:
                let type = attributes.string(index)
                target.type = String(type.split(separator: "/").last ?? "")
            case .Target:
                let path = attributes.string(index)
                target.path = path.utf8.count <= Self.pathLimit ? path : ""
            case .TargetMode: target.isExternal = attributes.string(index) == "External"
            case .Relationship, nil: break
            }
        }
        if !target.isExternal { target.path = Relationships.resolve(target.path, from: part) }
        targets.append(target)
    }

    mutating func end(_ name: Int) {}
    mutating func text(_ bytes: Span<UInt8>) {}
}
