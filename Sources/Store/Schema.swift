import GRDB

/// The tables of the store, step by step. A step that was released is never edited; a change is a
/// new step.
enum Schema {
    /// How many values a line can hold.
    static let columnLimit = 18

    /// The steps in their order.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { db in
            try db.execute(sql: v1)
        }
        migrator.registerMigration("v2") { db in
            try db.execute(sql: v2)
        }
        migrator.registerMigration("v3") { db in
            try db.execute(sql: v3)
            try EarlierEvents(db: db).write()
        }
        migrator.registerMigration("v4") { db in
            try db.execute(sql: v4)
        }
        return migrator
    }

    /// When files of the inbox were first seen, which containers they came in, which versions have
    /// the same values, and what was put into the outbox.
    private static let v4 = """
        CREATE TABLE look (
            path BLOB PRIMARY KEY,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            nanoseconds INTEGER NOT NULL,
            seen_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE arrival ADD COLUMN container TEXT;

        ALTER TABLE submission ADD COLUMN contents TEXT;

        CREATE TABLE publication (
            path TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (path, sha256)
        ) STRICT, WITHOUT ROWID;
        """

    /// The chain of events. The triggers keep it whole against this program's own mistakes; that
    /// somebody else changed it is what the hashes tell.
    private static let v3 = """
        CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            facts TEXT NOT NULL,
            prev TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT;

        CREATE TRIGGER event_follows BEFORE INSERT ON event
            WHEN new.id <> (SELECT ifnull(max(id), 0) + 1 FROM event)
        BEGIN
            SELECT raise(ABORT, 'an event follows the last one');
        END;
        CREATE TRIGGER event_stays BEFORE UPDATE ON event
        BEGIN
            SELECT raise(ABORT, 'an event is never changed');
        END;
        CREATE TRIGGER event_is_kept BEFORE DELETE ON event
        BEGIN
            SELECT raise(ABORT, 'an event is never removed');
        END;
        """

    /// What schools write about warnings.
    private static let v2 = """
        ALTER TABLE finding ADD COLUMN explanation TEXT;

        CREATE TABLE explanation (
            submission_id INTEGER NOT NULL REFERENCES submission (id),
            ord INTEGER NOT NULL,
            code TEXT NOT NULL,
            place TEXT NOT NULL,
            text TEXT NOT NULL,
            sheet TEXT NOT NULL,
            cell TEXT NOT NULL,
            PRIMARY KEY (submission_id, ord)
        ) STRICT, WITHOUT ROWID;
        """

    private static let v1 = """
        CREATE TABLE register_snapshot (
            id INTEGER PRIMARY KEY,
            taken_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE organization (
            snapshot_id INTEGER NOT NULL REFERENCES register_snapshot (id),
            ord INTEGER NOT NULL,
            inn TEXT NOT NULL,
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            district TEXT NOT NULL,
            successor TEXT,
            facts TEXT NOT NULL,
            PRIMARY KEY (snapshot_id, inn)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE file (
            sha256 TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            first_seen INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE submission (
            id INTEGER PRIMARY KEY,
            inn TEXT NOT NULL,
            year INTEGER NOT NULL,
            half INTEGER NOT NULL CHECK (half IN (1, 2)),
            form_id TEXT NOT NULL,
            form_version TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0),
            sha256 TEXT NOT NULL REFERENCES file (sha256),
            verdict TEXT NOT NULL,
            report_kind TEXT,
            correction INTEGER,
            published TEXT,
            as_of TEXT,
            filled INTEGER NOT NULL,
            required INTEGER NOT NULL,
            entry_count INTEGER NOT NULL,
            place_count INTEGER NOT NULL,
            UNIQUE (inn, year, half, form_id, version),
            UNIQUE (inn, year, half, form_id, sha256)
        ) STRICT;
        CREATE INDEX submission_by_period ON submission (year, half, form_id);
        CREATE INDEX submission_by_file ON submission (sha256);

        CREATE TABLE arrival (
            id INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL REFERENCES file (sha256),
            original_name TEXT NOT NULL,
            arrival_date TEXT NOT NULL,
            arrival_source TEXT NOT NULL,
            seen_at INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            reason TEXT,
            candidates TEXT,
            inn TEXT,
            year INTEGER,
            half INTEGER,
            form_id TEXT,
            submission_id INTEGER REFERENCES submission (id)
        ) STRICT;
        CREATE UNIQUE INDEX arrival_once
            ON arrival (sha256, original_name, arrival_date, ifnull(submission_id, 0));
        CREATE INDEX arrival_by_submission ON arrival (submission_id);
        CREATE INDEX arrival_by_report ON arrival (year, half, form_id, inn);

        CREATE TABLE journal (
            id INTEGER PRIMARY KEY,
            entered_at INTEGER NOT NULL,
            arrival_date TEXT NOT NULL,
            sha256 TEXT REFERENCES file (sha256),
            inn TEXT,
            year INTEGER,
            half INTEGER,
            form_id TEXT,
            CHECK ((sha256 IS NULL) <> (inn IS NULL))
        ) STRICT;
        CREATE INDEX journal_by_file ON journal (sha256);
        CREATE INDEX journal_by_report ON journal (inn, year, half, form_id);

        CREATE TABLE line (
            submission_id INTEGER NOT NULL REFERENCES submission (id),
            row_code INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            sheet_name TEXT NOT NULL,
            kinds TEXT NOT NULL,
            typed TEXT,
            cells TEXT NOT NULL,
            odd_cells TEXT,
            v1 ANY, v2 ANY, v3 ANY, v4 ANY, v5 ANY, v6 ANY, v7 ANY, v8 ANY, v9 ANY,
            v10 ANY, v11 ANY, v12 ANY, v13 ANY, v14 ANY, v15 ANY, v16 ANY, v17 ANY, v18 ANY,
            PRIMARY KEY (submission_id, row_code, ordinal)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE finding (
            submission_id INTEGER NOT NULL REFERENCES submission (id),
            ord INTEGER NOT NULL,
            code TEXT NOT NULL,
            severity TEXT NOT NULL,
            sheet TEXT,
            cell TEXT,
            row_code INTEGER,
            col INTEGER,
            ordinal INTEGER,
            fact TEXT NOT NULL,
            PRIMARY KEY (submission_id, ord)
        ) STRICT, WITHOUT ROWID;

        CREATE VIEW current_organization AS
            SELECT * FROM organization
            WHERE snapshot_id = (SELECT max(id) FROM register_snapshot);

        CREATE VIEW current_submission AS
            SELECT * FROM submission AS s
            WHERE verdict <> 'returned' AND NOT EXISTS (
                SELECT 1 FROM submission AS t
                WHERE t.inn = s.inn AND t.year = s.year AND t.half = s.half
                    AND t.form_id = s.form_id AND t.verdict <> 'returned'
                    AND (ifnull(t.correction, 0), t.id) > (ifnull(s.correction, 0), s.id)
            );

        CREATE VIEW current_line AS
            SELECT o.district, o.kind, o.name, s.inn, s.year, s.half, s.form_id, s.version,
                l.row_code, l.ordinal, l.sheet_name, l.kinds,
                l.v1, l.v2, l.v3, l.v4, l.v5, l.v6, l.v7, l.v8, l.v9,
                l.v10, l.v11, l.v12, l.v13, l.v14, l.v15, l.v16, l.v17, l.v18
            FROM current_organization AS o
            JOIN current_submission AS s ON s.inn = o.inn
            JOIN line AS l ON l.submission_id = s.id;
        """
}
