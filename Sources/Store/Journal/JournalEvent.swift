import GRDB
import Hashing

/// A link of the chain: an entry, when it was made, and a hash over it and the link before.
public struct JournalEvent: Hashable, Sendable {
    /// Its number, from 1 without a gap.
    public let id: Int64
    /// When a file that it tells of was first seen, or else when it was made, in milliseconds since
    /// 1970.
    public let at: Int64
    /// The word for what happened.
    public let kind: String
    /// What happened, as JSON in one line.
    public let facts: String
    /// The hash of the link before; zeros before the first.
    public let prev: String
    /// The hash of this link.
    public let hash: String

    /// What stands for the hash of a link before the first.
    static let origin = String(repeating: "0", count: 64)

    init(_ entry: JournalEntry, at moment: Int64, after last: (id: Int64, hash: String)?) throws {
        id = (last?.id ?? 0) + 1
        at = moment
        kind = entry.kind
        facts = try entry.facts()
        prev = last?.hash ?? Self.origin
        hash = Self.hash(prev: prev, id: id, at: at, kind: kind, facts: facts)
    }

    /// Reads the row that a statement over ``columns`` stands on.
    init(_ row: RawStatement) {
        id = row.integer(0)
        at = row.integer(1)
        kind = row.text(2)
        facts = row.text(3)
        prev = row.text(4)
        hash = row.text(5)
    }

    static let columns = "id, at, kind, facts, prev, hash"

    /// The entry; nil for a kind that only a later program knows.
    ///
    /// - Throws: ``StoreError/damaged(table:detail:)``.
    public func entry() throws -> JournalEntry? {
        try JournalEntry(kind: kind, facts: facts)
    }

    /// The event as a line of the mirror, without the end of the line.
    var line: String {
        """
        {"id":\(id),"at":\(at),"kind":"\(kind)","facts":\(facts),"prev":"\(prev)","hash":"\(hash)"}
        """
    }

    /// Whether the hash is that of what the event says.
    var isWhole: Bool {
        hash == Self.hash(prev: prev, id: id, at: at, kind: kind, facts: facts)
    }

    /// Neither a word nor JSON in one line holds the end of a line, so that the text hashed can be
    /// parted in one way only.
    private static func hash(
        prev: String, id: Int64, at: Int64, kind: String, facts: String
    ) -> String {
        SHA256.hexadecimal(of: Array("\(prev)\n\(id)\n\(at)\n\(kind)\n\(facts)".utf8))
    }
}

/// The table `event`, inside one transaction.
struct EventTable {
    let db: Database

    /// Adds an entry to the chain.
    func append(_ entry: JournalEntry, at moment: Int64) throws {
        let event = try JournalEvent(entry, at: moment, after: last())
        try db.cachedStatement(sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)")
            .execute(arguments: [
                event.id, event.at, event.kind, event.facts, event.prev, event.hash,
            ])
    }

    private func last() throws -> (id: Int64, hash: String)? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT id, hash FROM event ORDER BY id DESC LIMIT 1")
        ).map { row in (row[0], row[1]) }
    }

    /// Goes through the events after a number, in their order.
    func forEach(after id: Int64 = 0, _ body: (JournalEvent) throws -> Void) throws {
        let statement = try db.cachedStatement(
            sql: "SELECT \(JournalEvent.columns) FROM event WHERE id > ? ORDER BY id")
        let raw = RawStatement(statement)
        raw.rewind()
        defer { raw.rewind() }
        raw.bind(id, at: 1)
        while try raw.step() { try body(JournalEvent(raw)) }
    }
}

extension Store {
    /// Adds entries to the chain of events, all or none.
    ///
    /// - Parameters:
    ///   - entries: what happened, in its order.
    ///   - moment: when, in milliseconds since 1970.
    /// - Throws: what the disk refused.
    public func append(_ entries: [JournalEntry], at moment: Int64) throws(StoreError) {
        guard !entries.isEmpty else { return }
        try write { db in
            let events = EventTable(db: db)
            for entry in entries { try events.append(entry, at: moment) }
        }
    }

    /// The events after a number, in their order; all of them when none is told.
    public func events(after id: Int64 = 0) throws(StoreError) -> [JournalEvent] {
        try read { db in
            var events: [JournalEvent] = []
            try EventTable(db: db).forEach(after: id) { events.append($0) }
            return events
        }
    }
}
