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

    /// How much of a workbook is read before it is refused.
    enum Preset: String, ExpressibleByArgument, CaseIterable {
        case form
        case large

        var limits: Limits {
            switch self {
            case .form: .form
            case .large: .large
            }
        }
    }

    /// The name and the help of the command.
    public static let configuration = CommandConfiguration(
        commandName: "cells", abstract: CellsHelp.abstract)

    @Argument(help: ArgumentHelp(CellsHelp.file, valueName: "файл"))
    var file: String

    @Option(help: ArgumentHelp(CellsHelp.format, valueName: "формат"))
    var format = Format.jsonl

    @Option(help: ArgumentHelp(CellsHelp.limits, valueName: "пределы"))
    var limits = Preset.large

    /// Makes the command; the parser fills it.
    public init() {}

    /// Writes the cells of one sheet after the other to standard output.
    public mutating func run() throws {
        do {
            let book = try WorkbookReader(path: file, limits: limits.limits)
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
