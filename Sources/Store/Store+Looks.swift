import Foundation
import GRDB

extension Store {
    /// Notes what lies in the inbox at a moment, and forgets what no longer does.
    ///
    /// A school is not late since its file lay unread over night: the moment that counts is the one
    /// at which the file was first seen as it is now, whichever run that was.
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
        let new = looks.filter { known[$0] == nil }
        let gone = known.keys.filter { !current.contains($0) }
        if !new.isEmpty || !gone.isEmpty {
            try write { db in
                for look in gone {
                    try db.cachedStatement(sql: "DELETE FROM look WHERE path = ?")
                        .execute(arguments: [Data(look.path)])
                }
                for look in new {
                    try db.cachedStatement(sql: "INSERT INTO look VALUES (?, ?, ?, ?, ?)")
                        .execute(arguments: [
                            Data(look.path), look.size, look.modified, look.modifiedNanoseconds,
                            moment,
                        ])
                }
            }
        }
        return Dictionary(
            looks.map { ($0, min(known[$0] ?? moment, moment)) }, uniquingKeysWith: min)
    }
}

extension Look {
    fileprivate init(_ row: Row) {
        self.init(
            path: Array(row["path"] as Data), size: row["size"], modified: row["modified"],
            modifiedNanoseconds: row["nanoseconds"])
    }
}
