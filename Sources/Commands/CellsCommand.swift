public import ArgumentParser
internal import Foundation
internal import Messages
internal import WorkbookReader

/// `svod cells`: every cell as the reader sees it.
public struct CellsCommand: ParsableCommand {
    /// How the cells are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case jsonl
    }

    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "cells", abstract: CellsHelp.abstract)

    @Argument(help: ArgumentHelp(CellsHelp.file))
    var file: String

    @Option(help: ArgumentHelp(CellsHelp.format))
    var format = Format.jsonl

    /// Makes the command; the parser fills it.
    public init() {}

    /// Writes the cells of one sheet after the other to standard output.
    public mutating func run() throws {
        do {
            let book = try WorkbookReader(path: file, limits: .large)
            for sheet in book.sheets {
                try book.writeCanonicalLines(of: sheet) { try write($0) }
            }
        } catch let error as WorkbookError {
            FileHandle.standardError.write(Data((ReadingMessage.text(error) + "\n").utf8))
            throw ExitCode(3)
        }
    }

    private func write(_ lines: Span<UInt8>) throws {
        try FileHandle.standardOutput.write(contentsOf: lines.withUnsafeBytes { Data($0) })
    }
}
