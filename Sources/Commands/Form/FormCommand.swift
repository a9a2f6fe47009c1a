public import ArgumentParser
internal import Intake
internal import Messages

/// `svod form`: what there is to do with the definition of a form.
public struct FormCommand: ParsableCommand {
    /// The name of the command and what it can do.
    public static let configuration = CommandConfiguration(
        commandName: "form", abstract: HelpText.form,
        subcommands: [FormCheckCommand.self, FormDocCommand.self])

    /// Makes the command; the parser fills it.
    public init() {}
}

/// The text of a definition.
enum DefinitionText {
    /// The largest file that is read.
    private static let limit = 16 << 20

    /// The text of a file; one that is no UTF-8 is not guessed at.
    static func read(_ path: RawPath) throws -> String {
        let bytes = try Disk.bytes(of: path, limit: limit)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let contents = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        guard let text = String(validating: contents, as: UTF8.self) else {
            throw Trouble.notUTF8(path: path.display)
        }
        return text
    }
}
