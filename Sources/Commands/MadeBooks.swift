internal import Foundation
internal import Intake
internal import Store

/// What the outbox holds that need not be made again: of each workbook, what it was made from and
/// how its file looked then.
///
/// The list lies in the outbox itself. Where it is gone, or anything differs, a workbook is made
/// again, so nothing rests on it but time: a rebuilt form takes some thirty milliseconds, and in a
/// run of every day few of hundreds have changed.
struct MadeBooks {
    private struct Entry: Codable {
        /// A sum over all that the workbook is made from.
        var source: String
        var size: Int
        var modified: Int
        var nanoseconds: Int

        /// Whether the file looks as it did; network shares may number devices and files anew.
        func isOf(_ stamp: Disk.Stamp) -> Bool {
            size == stamp.size && modified == stamp.modified
                && nanoseconds == stamp.modifiedNanoseconds
        }
    }

    private static let sizeLimit = 16 << 20

    private let file: RawPath
    private let known: [String: Entry]
    private var current: [String: Entry] = [:]

    /// Reads the list of an outbox.
    init(in outbox: RawPath) {
        file = outbox.appending(".svod-made.json")
        let bytes = try? Disk.bytes(of: file, limit: Self.sizeLimit)
        known =
            bytes.flatMap { try? JSONDecoder().decode([String: Entry].self, from: Data($0)) } ?? [:]
    }

    /// A sum over the facts that a workbook is made from.
    static func sum(over facts: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return HashedBytes(Array(try encoder.encode(facts))).sha256
    }

    /// Whether the file at the path was made from the same, and nobody has touched it since.
    func holds(_ path: RawPath, madeFrom source: String) -> Bool {
        guard let entry = known[Self.name(of: path)], entry.source == source else { return false }
        return Disk.stamp(of: path).map { entry.isOf($0) } ?? false
    }

    /// Notes that the file at the path is as it should be.
    mutating func note(_ path: RawPath, madeFrom source: String) {
        guard let stamp = Disk.stamp(of: path) else { return }
        current[Self.name(of: path)] = Entry(
            source: source, size: stamp.size, modified: stamp.modified,
            nanoseconds: stamp.modifiedNanoseconds)
    }

    /// Writes the list of what was noted.
    ///
    /// - Throws: ``DiskError``.
    func save() throws(DiskError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(current) else { return }
        try Disk.publish(Array(data), at: file)
    }

    /// The path below the outbox.
    private static func name(of path: RawPath) -> String {
        "\(path.folder.lastPart.display)/\(path.lastPart.display)"
    }
}
