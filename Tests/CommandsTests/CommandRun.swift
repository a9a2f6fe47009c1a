import ArgumentParser
import TestSupport
import Testing

@testable import Commands

/// A command run inside of the tests.
enum CommandRun {
    /// Runs a command; the code it ends with. Its files are read by the program as it was built.
    @discardableResult
    static func code(of arguments: [String]) throws -> Int32 {
        var command = try SvodCommand.parseAsRoot(arguments)
        let program = try #require(BuiltProgram.path(of: "svod"))
        do {
            try Readers.$program.withValue(program) { try command.run() }
            return 0
        } catch let code as ExitCode {
            return code.rawValue
        }
    }
}
