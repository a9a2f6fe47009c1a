import GRDB

extension Store {
    /// The hashes of what the program has put into the outbox, by the path below it: of what lies
    /// there, and of what was to be put there when a run died.
    public func publications() throws(StoreError) -> [String: Set<String>] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT path, sha256 FROM publication").reduce(into: [:]) {
                $0[$1["path"] as String, default: []].insert($1["sha256"])
            }
        }
    }

    /// Notes what is about to be put into the outbox, by the path below it.
    ///
    /// It is noted before, so that a run which dies in between does not leave a file that looks as
    /// though somebody else had written it.
    public func announce(_ publications: [String: String]) throws(StoreError) {
        guard !publications.isEmpty else { return }
        try write { db in
            for (path, sha256) in publications {
                try db.cachedStatement(sql: "INSERT OR IGNORE INTO publication VALUES (?, ?)")
                    .execute(arguments: [path, sha256])
            }
        }
    }

    /// Notes that the outbox holds this now, by the path below it. What was there before is
    /// forgotten.
    public func confirm(_ publications: [String: String]) throws(StoreError) {
        guard !publications.isEmpty else { return }
        try write { db in
            for (path, sha256) in publications {
                try db.cachedStatement(
                    sql: "DELETE FROM publication WHERE path = ? AND sha256 <> ?"
                ).execute(arguments: [path, sha256])
            }
        }
    }
}
