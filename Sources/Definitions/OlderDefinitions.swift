import Forms
import Yams

/// Reads a form together with the older versions that it replaced.
struct OlderDefinitions {
    /// The definitions of older versions.
    let files: [DefinitionFile]
    /// The versions on the way down to the one being read.
    var newer: Set<String> = []

    /// The form of a file.
    func form(_ file: DefinitionFile) throws(DefinitionError) -> Form {
        let root = try DefinitionReader.compose(file.yaml, file: file.name)
        var reader = DefinitionReader()
        reader.olderForms = try forms(replacedBy: root)
        reader.newerVersions = newer
        let form = reader.form(root)
        guard let form, reader.mistakes.isEmpty else {
            throw DefinitionError(file: file.name, mistakes: reader.mistakes.sorted())
        }
        return form
    }

    /// The forms that a definition says it replaces, as far as there are files of them.
    private func forms(replacedBy root: Node) throws(DefinitionError) -> [String: Form] {
        var below = self
        if let version = Self.version(of: root) { below.newer.insert(version) }
        var forms: [String: Form] = [:]
        for node in root["replaces"]?.sequence.map(Array.init) ?? [] {
            guard let version = Self.version(of: node), forms[version] == nil,
                !below.newer.contains(version)
            else { continue }
            for file in files {
                let other = try DefinitionReader.compose(file.yaml, file: file.name)
                guard Self.version(of: other) == version else { continue }
                forms[version] = try below.form(file)
                break
            }
        }
        return forms
    }

    private static func version(of node: Node) -> String? {
        node["version"]?.scalar?.string
    }
}
