import Forms
import Yams

/// Reads a form together with the older versions that it replaced.
struct OlderDefinitions {
    /// The definitions of older versions.
    let files: [DefinitionFile]
    /// The versions on the way down to the one being read.
    var newer: Set<String> = []
    /// The other forms, of which a checklist checks one.
    var neighbours: [Form] = []

    /// What there is to say of a file, with its form unless there is a mistake.
    func review(_ file: DefinitionFile) throws(DefinitionError) -> DefinitionReview {
        let root: Node
        do throws(DefinitionError) {
            root = try DefinitionReader.compose(file.yaml, file: file.name)
        } catch {
            return DefinitionReview(form: nil, mistakes: error.mistakes)
        }
        var reader = DefinitionReader(source: file.yaml)
        reader.olderForms = try forms(replacedBy: root)
        reader.newerVersions = newer
        reader.neighbours = neighbours
        let form = reader.form(root)
        let isSound = reader.mistakes.allSatisfy(\.isAdvice)
        return DefinitionReview(form: isSound ? form : nil, mistakes: reader.mistakes.sorted())
    }

    /// The form of an older version, which has to be sound.
    private func form(_ file: DefinitionFile) throws(DefinitionError) -> Form {
        let review = try review(file)
        guard let form = review.form else {
            throw DefinitionError(
                file: file.name, mistakes: review.mistakes.filter { !$0.isAdvice })
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
            // Versions of several forms may lie there; the one of another form is told of only where
            // there is none of this one.
            var found: DefinitionFile?
            for file in files {
                let other = try DefinitionReader.compose(file.yaml, file: file.name)
                guard Self.version(of: other) == version else { continue }
                let isOfForm = Self.id(of: other) == Self.id(of: root)
                if isOfForm || found == nil { found = file }
                if isOfForm { break }
            }
            if let found { forms[version] = try below.form(found) }
        }
        return forms
    }

    private static func id(of node: Node) -> String? { node["id"]?.scalar?.string }

    private static func version(of node: Node) -> String? {
        node["version"]?.scalar?.string
    }
}
