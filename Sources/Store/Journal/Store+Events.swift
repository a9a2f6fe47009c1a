import GRDB

extension Store {
    /// The moment of the last event, in milliseconds since 1970; nil in a store without any.
    public func latestMoment() throws(StoreError) -> Int64? {
        try read { db in
            try Int64.fetchOne(db, sql: "SELECT at FROM event ORDER BY id DESC LIMIT 1")
        }
    }

    /// How each workbook of the city was last written, in the order they were first.
    public func lastExports() throws(StoreError) -> [JournalEntry.Exported] {
        try read { db in
            var last: [JournalEntry.Exported] = []
            let rows = try String.fetchAll(
                db, sql: "SELECT facts FROM event WHERE kind = 'export' ORDER BY id")
            for facts in rows {
                let export: JournalEntry.Exported = try JSON.value(from: facts, table: "event")
                if let index = last.firstIndex(where: export.isOfSameBook) {
                    last[index] = export
                } else {
                    last.append(export)
                }
            }
            return last
        }
    }
}

extension JournalEntry.Exported {
    /// Whether it is the same workbook, as it was at another time.
    fileprivate func isOfSameBook(_ other: JournalEntry.Exported) -> Bool {
        (book, period) == (other.book, other.period)
    }
}
