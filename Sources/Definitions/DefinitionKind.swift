import Yams

/// What a file of the folder of templates describes.
public enum DefinitionKind: Hashable, Sendable, CaseIterable {
    /// A form.
    case form
    /// The table of the indicators.
    case indicators
    /// The road map.
    case roadMap

    /// The sections that nothing else has, the one that it cannot be without first.
    public var sections: [String] {
        switch self {
        case .form: ["sheets", "id", "identity", "lists", "rules", "checklist"]
        case .indicators: ["indicators"]
        case .roadMap: ["items", "statements"]
        }
    }

    /// Tells what a file describes by the sections that it has.
    ///
    /// - Parameter yaml: the contents of the file.
    /// - Returns: the kind; nil when it has no section of any.
    /// - Throws: ``DefinitionError`` when the file is no YAML.
    public static func kind(of yaml: String) throws(DefinitionError) -> DefinitionKind? {
        let sections = try DefinitionReader.compose(yaml, file: "").mapping
        return allCases.first { kind in
            kind.sections.contains { sections?[$0] != nil }
        }
    }
}
