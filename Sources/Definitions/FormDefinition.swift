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
    /// - Returns: the form; every reference in its rules and conditions names a cell of the form.
    /// - Throws: ``DefinitionError`` with all mistakes of the file, or of the first older version
    ///   that has some.
    public static func load(
        yaml: String, file: String, versions: [DefinitionFile] = []
    ) throws(DefinitionError) -> Form {
        try OlderDefinitions(files: versions).form(DefinitionFile(yaml: yaml, name: file))
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

extension DefinitionReader {
    /// The root of a file; an empty one is an empty mapping.
    static func compose(_ yaml: String, file: String) throws(DefinitionError) -> Node {
        do {
            return try Yams.compose(yaml: yaml) ?? .mapping(Node.Mapping([]))
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
