public import Forms
import Yams

/// Reads the file in which a form is described, such as `templates/form-6.1.yaml`.
public enum FormDefinition {
    /// Reads a form.
    ///
    /// The file is read to its end whatever is wrong, so that its author sees all mistakes at once.
    /// Only a file that is no YAML at all gives a single one.
    ///
    /// - Parameters:
    ///   - yaml: the contents of the file.
    ///   - file: the name of the file, for the error.
    ///   - versions: the definitions of older versions, of which the form's `replaces` speaks; those
    ///     that it does not speak of are not read.
    ///   - neighbours: the other forms of the workspace, one of which its `checklist` may check.
    /// - Returns: the form; every reference in its rules and conditions names a cell of the form.
    /// - Throws: ``DefinitionError`` with all mistakes of the file, or of the first older version
    ///   that has some; advice is not among them.
    public static func load(
        yaml: String, file: String, versions: [DefinitionFile] = [],
        beside neighbours: [Form] = []
    ) throws(DefinitionError) -> Form {
        let review = try OlderDefinitions(files: versions, neighbours: neighbours).review(
            DefinitionFile(yaml: yaml, name: file))
        guard let form = review.form else {
            throw DefinitionError(file: file, mistakes: review.mistakes.filter { !$0.isAdvice })
        }
        return form
    }

    /// The identifiers that a file names, read without looking at anything else in it.
    ///
    /// - Parameter yaml: the contents of the file.
    /// - Returns: the form's own and that of the form which its checklist checks; nil where there is
    ///   none.
    public static func names(in yaml: String) -> (id: String?, checked: String?) {
        guard let root = try? DefinitionReader.compose(yaml, file: "") else { return (nil, nil) }
        return (root["id"]?.scalar?.string, root["checklist"]?["form"]?.scalar?.string)
    }

    /// Reads a form and says all there is to say of its file.
    ///
    /// - Parameters:
    ///   - yaml: the contents of the file.
    ///   - file: the name of the file, for the error.
    ///   - versions: the definitions of older versions.
    ///   - neighbours: the other forms of the workspace, one of which its `checklist` may check.
    /// - Returns: the form, unless there is a mistake, with the mistakes and the advice.
    /// - Throws: ``DefinitionError`` with the mistakes of an older version.
    public static func review(
        yaml: String, file: String, versions: [DefinitionFile] = [],
        beside neighbours: [Form] = []
    ) throws(DefinitionError) -> DefinitionReview {
        try OlderDefinitions(files: versions, neighbours: neighbours).review(
            DefinitionFile(yaml: yaml, name: file))
    }
}

/// A file that describes a form.
public struct DefinitionFile: Hashable, Sendable {
    /// Its contents.
    public var yaml: String
    /// Its name, for errors.
    public var name: String

    /// Names contents.
    public init(yaml: String, name: String) {
        self.yaml = yaml
        self.name = name
    }
}

/// What there is to say of the file of a form.
public struct DefinitionReview: Sendable {
    /// The form; nil when the file has a mistake.
    public var form: Form?
    /// The mistakes and the advice in the order of the file.
    public var mistakes: [Mistake]
}

extension DefinitionReader {
    /// The root of a file; an empty one is an empty mapping.
    static func compose(_ yaml: String, file: String) throws(DefinitionError) -> Node {
        do {
            // Nothing here asks for the types of scalars, which are told by regular expressions.
            return try Yams.compose(yaml: yaml, .basic) ?? .mapping(Node.Mapping([]))
        } catch let error as YamlError {
            throw DefinitionError(file: file, mistakes: mistakes(of: error))
        } catch {
            let mistake = Mistake(.notYAML("\(error)"), line: 1, column: 1)
            throw DefinitionError(file: file, mistakes: [mistake])
        }
    }

    private static func mistakes(of error: YamlError) -> [Mistake] {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            [Mistake(.notYAML(problem), line: mark.line, column: mark.column)]
        case .duplicatedKeysInMapping(let keys, let context):
            keys.map {
                Mistake(.repeatedKey($0), line: context.mark.line, column: context.mark.column)
            }
        case .reader(let problem, _, _, _):
            [Mistake(.notYAML(problem), line: 1, column: 1)]
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            [Mistake(.notYAML("\(error)"), line: 1, column: 1)]
        }
    }
}
