import GRDB
import GRDBSQLite

/// The memory of a workspace: who has to report, what arrived, what was found in it.
///
/// One database file in the mode WAL; what a method confirmed survives a loss of power. One
/// process works with it at a time. GRDB and SQLite stay inside this target.
public final class Store: Sendable {
    let queue: DatabaseQueue
    private let isOnDisk: Bool

    /// Opens the store in that file, and makes it if it is not there.
    ///
    /// A new file can be read by its owner only, and so can a folder that had to be made for it.
    ///
    /// - Parameter path: the path of the database file.
    /// - Throws: ``StoreError``.
    public convenience init(path: String) throws(StoreError) {
        try DatabaseFile.prepare(path)
        var configuration = Self.configuration
        configuration.journalMode = .wal
        let queue: DatabaseQueue
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw StoreError(error)
        }
        try self.init(queue: queue, path: path, isOnDisk: true)
    }

    /// A second look into the same file, for reading on another thread; one in memory has but one.
    ///
    /// It sees what was confirmed before, and closes by itself with the value.
    ///
    /// - Throws: ``StoreError``.
    public func reader() throws(StoreError) -> Store {
        guard isOnDisk else { return self }
        var configuration = Self.configuration
        configuration.readonly = true
        // Whoever goes through the lines once needs none of them again.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -4096") }
        do {
            return Store(reading: try DatabaseQueue(path: queue.path, configuration: configuration))
        } catch {
            throw StoreError(error)
        }
    }

    private init(reading queue: DatabaseQueue) {
        self.queue = queue
        isOnDisk = true
    }

    /// Opens a store that lives in memory and ends with the value; for tests and rehearsals.
    public static func inMemory() throws(StoreError) -> Store {
        let queue: DatabaseQueue
        do {
            queue = try DatabaseQueue(configuration: configuration)
        } catch {
            throw StoreError(error)
        }
        return try Store(queue: queue, path: ":memory:", isOnDisk: false)
    }

    private init(queue: DatabaseQueue, path: String, isOnDisk: Bool) throws(StoreError) {
        self.queue = queue
        self.isOnDisk = isOnDisk
        let isNewer: Bool
        let isCurrent: Bool
        do {
            (isNewer, isCurrent) = try queue.read { db in
                (
                    try Schema.migrator.hasBeenSuperseded(db),
                    try Schema.migrator.hasCompletedMigrations(db)
                )
            }
        } catch {
            throw StoreError(error)
        }
        guard !isNewer else { throw .newerSchema(path: path) }
        try makeDurable()
        // Looking for what is to be done would wait for a process that writes.
        guard !isCurrent else { return }
        do {
            try Schema.migrator.migrate(queue)
        } catch {
            throw StoreError(error)
        }
    }

    /// Brings everything into the database file and closes it.
    ///
    /// A run ends with this call, since SQLite does not report what fails while it closes by itself.
    ///
    /// - Throws: ``StoreError/checkpointIncomplete`` when part of the log stayed outside, and what
    ///   the disk refused.
    public func close() throws(StoreError) {
        if isOnDisk {
            let isComplete = try withoutTransaction { db in
                try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                    .map { (row: Row) in row[0] == 0 && row[1] == row[2] as Int? } ?? false
            }
            guard isComplete else { throw .checkpointIncomplete }
        }
        do {
            try queue.close()
        } catch {
            throw StoreError(error)
        }
    }

    /// What SQLite finds wrong with the file, in its own words; empty when all is well.
    ///
    /// Reads the whole file.
    public func integrityProblems() throws(StoreError) -> [String] {
        try read { db in
            let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check")
            let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
                "\(row["table"] as String? ?? "?") \(row["rowid"] as Int64? ?? 0): "
                    + "no row in \(row["parent"] as String? ?? "?")"
            }
            return damage.filter { $0 != "ok" } + orphans
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA recursive_triggers = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA secure_delete = ON;
                    PRAGMA cache_size = -65536;
                    """)
        }
        return configuration
    }

    /// GRDB sets `synchronous` to NORMAL after it has opened a database in the mode WAL, and a
    /// loss of power then takes confirmed work with it; so it is set again, and read back.
    private func makeDurable() throws(StoreError) {
        let level = try withoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            return try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
        }
        guard level == 2 else { throw .notDurable(synchronous: level) }
    }
}

extension Store {
    func read<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try queue.read(work)
        } catch {
            throw StoreError(error)
        }
    }

    /// Does the work as one transaction, which nothing of it outlives when it throws.
    func write<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            var value: Value?
            try queue.inTransaction(.immediate) { db in
                value = try work(db)
                return .commit
            }
            guard let value else { throw StoreError.database(code: SQLITE_ABORT, message: "") }
            return value
        } catch {
            throw StoreError(error)
        }
    }

    private func withoutTransaction<Value>(
        _ work: (Database) throws -> Value
    ) throws(StoreError) -> Value {
        do {
            return try queue.writeWithoutTransaction(work)
        } catch {
            throw StoreError(error)
        }
    }
}
