internal import Definitions
internal import Forms
internal import Foundation
internal import Intake
internal import Messages
internal import Parallel

/// The file of a form with those of its older versions, which lie in a folder beside it.
enum FormFile {
    /// The name of that folder.
    static let versions = "versions"

    /// The files of the forms of a workspace, the one that it cannot be without first.
    static func all(in workspace: Workspace) throws -> [RawPath] {
        guard FileManager.default.fileExists(atPath: workspace.form.display) else {
            throw Trouble.noForm(path: workspace.form.display)
        }
        let others = try names(in: workspace.templates).map { workspace.templates.appending($0) }
        return [workspace.form] + others.filter { $0 != workspace.form }
    }

    /// The names of the files of forms in a folder; copies of them are left out.
    static func names(in folder: RawPath) throws -> [String] {
        let copies = try Set(copies(in: folder).map(\.name))
        return try allNames(in: folder).filter { !copies.contains($0) }
    }

    /// The files in a folder that are copies of others there by their names and describe the same
    /// form, or, half edited, cannot tell which. They are never read in another's place.
    static func copies(in folder: RawPath) throws -> [(name: String, original: String)] {
        let names = try allNames(in: folder)
        return try names.compactMap { name in
            // Of a copy of a copy the shortest name is the original.
            guard
                let original = names.filter({ isCopy(name, of: $0) }).min(by: {
                    $0.count < $1.count
                })
            else { return nil }
            func id(_ name: String) throws -> String? {
                try text(at: folder.appending(name)).flatMap { FormDefinition.names(in: $0).id }
            }
            guard let own = try id(name) else {
                return saysThatItIsACopy(name) ? (name, original) : nil
            }
            return Identity.isAny(of: [try id(original)].compactMap(\.self), own)
                ? (name, original) : nil
        }
    }

    /// Whether a name is another one with an addition: «form-6.1 копия.yaml», «form-6.1 (2).yaml».
    private static func isCopy(_ name: String, of original: String) -> Bool {
        let (stem, base) = (name.dropLast(ending.count), original.dropLast(ending.count))
        guard stem.hasPrefix(base), let next = stem.dropFirst(base.count).first else {
            return false
        }
        return " -–—_(~".contains(next)
    }

    /// Whether a name has what programs add to the name of a copy. A form of its own that has a
    /// mistake must not be taken for one.
    private static func saysThatItIsACopy(_ name: String) -> Bool {
        let words = name.folded
        return words.contains("копия") || words.contains("copy")
            || words.firstMatch(of: #/\(\d+\)/#) != nil
    }

    private static let ending = ".yaml"

    private static func allNames(in folder: RawPath) throws -> [String] {
        try Disk.items(of: folder).filter { $0.kind == .file }.map(\.name.display)
            .filter { $0.hasPrefix("form-") && $0.hasSuffix(ending) }.sorted()
    }

    /// The forms that the files describe, the one that the institutions fill in first.
    static func forms(of files: [RawPath]) throws -> [Form] {
        var found: [(form: Form, path: RawPath)] = []
        let forms = Parallel.map(files) { path in Result { try form(at: path) } }
        for (path, result) in zip(files, forms) {
            guard let form = try result.get() else { continue }
            let isMain = form.respondents == .institutions
            let other = found.first { other in
                Identity.isAny(of: [other.form.id], form.id)
                    || isMain && other.form.respondents == .institutions
            }
            if let other { throw Trouble.formTwice(other.path.display, path.display) }
            found.insert((form, path), at: isMain ? 0 : found.count)
        }
        return found.map(\.form)
    }

    /// The form of a file; nil when there is no such file.
    static func form(at path: RawPath) throws -> Form? {
        try text(at: path).map { try form($0, at: path) }
    }

    /// The form that a text at a path describes.
    static func form(_ yaml: String, at path: RawPath) throws -> Form {
        try FormDefinition.load(
            yaml: yaml, file: path.display, versions: try definitions(beside: path),
            beside: try checkedForm(of: yaml, at: path))
    }

    /// What there is to say of a text at a path.
    static func review(_ yaml: String, at path: RawPath) throws -> DefinitionReview {
        try FormDefinition.review(
            yaml: yaml, file: path.display, versions: try definitions(beside: path),
            beside: try checkedForm(of: yaml, at: path))
    }

    /// The form whose reports the checklist of a text checks, from a file in the same folder; none
    /// when there is no checklist or no such file.
    private static func checkedForm(of yaml: String, at path: RawPath) throws -> [Form] {
        guard let id = FormDefinition.names(in: yaml).checked else { return [] }
        for name in try names(in: path.folder) {
            let other = path.folder.appending(name)
            guard other != path, let text = try text(at: other),
                FormDefinition.names(in: text).id == id
            else { continue }
            return [try form(text, at: other)]
        }
        return []
    }

    private static func definitions(beside path: RawPath) throws -> [DefinitionFile] {
        try older(beside: path).map {
            DefinitionFile(yaml: try DefinitionText.read($0), name: $0.display)
        }
    }

    /// The definitions of older versions beside the file of a form.
    static func older(beside path: RawPath) throws -> [RawPath] {
        let folder = path.folder.appending(versions)
        guard FileManager.default.fileExists(atPath: folder.display) else { return [] }
        return try Disk.items(of: folder).filter { item in
            let name = item.name.display
            return item.kind == .file && name.hasSuffix(".yaml") && !name.hasPrefix(".")
        }.map { folder.appending($0.name) }
    }

    /// The text of a file; nil when there is none.
    static func text(at path: RawPath) throws -> String? {
        do {
            return try DefinitionText.read(path)
        } catch let error as DiskError where error.code == ENOENT {
            return nil
        }
    }
}
