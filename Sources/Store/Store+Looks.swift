import Foundation
import GRDB

extension Store {
    /// For how long a file that is gone from the inbox is remembered, in milliseconds: a share may
    /// be away for days, and a file may be moved from folder to folder.
    private static let memory: Int64 = 60 * 24 * 60 * 60 * 1000

    /// Notes what lies in the inbox at a moment.
    ///
    /// A school is not late since its file lay unread over night: the moment that counts is the one
    /// at which the file was first seen as it is now, whichever run that was. A file that was moved
    /// is known by its size and the moment of its change.
    ///
    /// - Parameters:
    ///   - looks: all that lies there.
    ///   - moment: when, in milliseconds since 1970.
    /// - Returns: when each was first seen as it looks now; never later than `moment`.
    /// - Throws: what the disk refused.
    public func note(_ looks: [Look], at moment: Int64) throws(StoreError) -> [Look: Int64] {
        let known = try read { db in
            Dictionary(
                try Row.fetchAll(db, sql: "SELECT * FROM look").map { row in
                    (Look(row), row["seen_at"] as Int64)
                }, uniquingKeysWith: min)
        }
        let current = Set(looks)
        let gone = known.filter { !current.contains($0.key) }
        let moved = Dictionary(
            gone.map { ($0.key.withoutPath, $0.value) }, uniquingKeysWith: min)
        var seen: [Look: Int64] = [:]
        for look in looks {
            seen[look] = min(known[look] ?? moved[look.withoutPath] ?? moment, moment)
        }
        let new = looks.filter { known[$0] == nil }
        let forgotten = gone.filter { moment - $0.value > Self.memory }.keys
        if !new.isEmpty || !forgotten.isEmpty {
            try write { db in
                try Self.forget(forgotten, db)
                for look in new {
                    try db.cachedStatement(
                        sql: "INSERT OR REPLACE INTO look VALUES (?, ?, ?, ?, ?)"
                    )
                    .execute(arguments: [
                        Data(look.path), look.size, look.modified, look.modifiedNanoseconds,
                        seen[look],
                    ])
                }
            }
        }
        return seen
    }

    /// Forgets files that are on record and out of the inbox.
    ///
    /// - Throws: what the disk refused.
    public func forget(_ looks: [Look]) throws(StoreError) {
        guard !looks.isEmpty else { return }
        try write { db in try Self.forget(looks, db) }
    }

    private static func forget(_ looks: some Sequence<Look>, _ db: Database) throws {
        for look in looks {
            try db.cachedStatement(sql: "DELETE FROM look WHERE path = ?")
                .execute(arguments: [Data(look.path)])
        }
    }
}

extension Look {
    fileprivate init(_ row: Row) {
        self.init(
            path: Array(row["path"] as Data), size: row["size"], modified: row["modified"],
            modifiedNanoseconds: row["nanoseconds"])
    }

    /// What stays when a file is moved.
    fileprivate var withoutPath: Look {
        Look(path: [], size: size, modified: modified, modifiedNanoseconds: modifiedNanoseconds)
    }
}
