internal import ArgumentParser
internal import Foundation
internal import Messages
internal import Parallel

/// The program: the command that its arguments name, from reading them to the exit code.
public enum Program {
    /// Runs and ends the process.
    public static func main() -> Never {
        Heap.share()
        do {
            var command = try SvodCommand.parseAsRoot(
                SvodCommand.understood(Array(CommandLine.arguments.dropFirst())))
            try command.run()
            exit(ExitCode.success.rawValue)
        } catch {
            let code = SvodCommand.exitCode(for: error)
            let text = UsageText.russian(SvodCommand.fullMessage(for: error))
            if !text.isEmpty {
                code.isSuccess ? Terminal.say(text) : Terminal.complain(text)
            }
            exit(code.rawValue)
        }
    }
}
