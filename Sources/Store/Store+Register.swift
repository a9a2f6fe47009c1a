public import Forms
import FoundationEssentials
import GRDB

extension Store {
    /// Keeps the register as it is now; does nothing when it is the one on record.
    ///
    /// - Parameters:
    ///   - organizations: the institutions in the order of the register.
    ///   - takenAt: when it was read, in milliseconds since 1970.
    /// - Throws: ``StoreError/repeatedOrganization(inn:)``, and what the disk refused.
    public func saveRegister(
        _ organizations: [Organization], takenAt: Int64
    ) throws(StoreError) {
        var seen: Set<String> = []
        for organization in organizations where !seen.insert(organization.inn).inserted {
            throw .repeatedOrganization(inn: organization.inn)
        }
        try write { db in
            let latest = try Int64.fetchOne(db, sql: "SELECT max(id) FROM register_snapshot")
            if let latest, try Self.register(db, snapshot: latest) == organizations { return }
            try db.execute(
                sql: "INSERT INTO register_snapshot (taken_at) VALUES (?)", arguments: [takenAt])
            let snapshot = db.lastInsertedRowID
            let insert = try db.makeStatement(
                sql: """
                    INSERT INTO organization
                        (snapshot_id, ord, inn, name, kind, district, successor, facts)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """)
            for (index, organization) in organizations.enumerated() {
                try insert.execute(arguments: [
                    snapshot, index, organization.inn, organization.name, organization.kind,
                    organization.district, organization.successor, JSON.text(of: organization),
                ])
            }
        }
    }

    /// The register on record, in its order; empty while none is.
    ///
    /// Without a moment, in milliseconds since 1970, it is the current one; else the one that was
    /// current then. Before the first one was taken, that one stands in.
    public func register(asOf moment: Int64? = nil) throws(StoreError) -> [Organization] {
        try read { db in
            let snapshot = try Int64.fetchOne(
                db,
                sql: """
                    SELECT id FROM register_snapshot
                    ORDER BY taken_at <= ? DESC, CASE WHEN taken_at <= ? THEN -id ELSE id END
                    LIMIT 1
                    """,
                arguments: [moment ?? .max, moment ?? .max])
            return try snapshot.map { try Self.register(db, snapshot: $0) } ?? []
        }
    }

    static func register(_ db: Database, snapshot: Int64) throws -> [Organization] {
        try String.fetchAll(
            db, sql: "SELECT facts FROM organization WHERE snapshot_id = ? ORDER BY ord",
            arguments: [snapshot]
        ).map { try JSON.value(from: $0, table: "organization") }
    }

    static func currentRegister(_ db: Database) throws -> [Organization] {
        let snapshot = try Int64.fetchOne(db, sql: "SELECT max(id) FROM register_snapshot")
        return try snapshot.map { try register(db, snapshot: $0) } ?? []
    }
}
