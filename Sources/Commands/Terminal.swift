internal import ArgumentParser
internal import Foundation
internal import Messages

/// What the program says, and with which code it ends.
enum Terminal {
    /// Prints lines for the user.
    static func say(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        FileHandle.standardOutput.write(Data((lines.joined(separator: "\n") + "\n").utf8))
    }

    /// Prints a line for the user.
    static func say(_ line: String) { say([line]) }

    /// Prints facts for a program; keys are in English and sorted.
    static func say(json facts: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        say(String(decoding: try encoder.encode(facts), as: UTF8.self))
    }

    /// Prints what went wrong.
    static func complain(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// Shows how far a long work is, on a terminal only; the line is wiped when all is done.
    static func show(_ line: String, isLast: Bool) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        let text = isLast ? "\r\u{1B}[K" : "\r\(line)\u{1B}[K"
        FileHandle.standardError.write(Data(text.utf8))
    }

    /// Does the work of a command; an error becomes a sentence and an exit code.
    static func perform(_ work: () throws -> Outcome) throws {
        let outcome: Outcome
        do {
            outcome = try work()
        } catch let code as ExitCode {
            throw code
        } catch {
            complain(Trouble.sentence(for: error))
            let isUsage = (error as? Trouble)?.isWrongUsage ?? false
            throw isUsage ? ExitCode.validationFailure : ExitCode(Outcome.failed.rawValue)
        }
        guard outcome == .done else { throw ExitCode(outcome.rawValue) }
    }
}

/// How a command ended; the raw values are the exit codes of the contract.
enum Outcome: Int32, Comparable {
    /// Done, and nothing to remark.
    case done = 0
    /// Done, there are remarks.
    case remarks = 1
    /// Done, a person must decide something.
    case decision = 2
    /// It could not be done.
    case failed = 3

    static func < (left: Outcome, right: Outcome) -> Bool { left.rawValue < right.rawValue }
}
