internal import Intake
internal import Messages
internal import Store

/// What the check of a workspace found.
struct Verification {
    /// Something that is wrong.
    struct Finding: Encodable {
        /// A word for it, for programs.
        var kind: String
        /// What is wrong and what to do.
        var text: String
    }

    /// How many files are on record.
    private(set) var files = 0
    /// How many events the journal has.
    private(set) var events = 0
    /// What is damaged or was changed.
    private(set) var damage: [Finding] = []
    /// What is no damage and yet worth knowing.
    private(set) var remarks: [Finding] = []

    /// Reads everything.
    ///
    /// What one part of the check cannot read must not keep the others from being made.
    ///
    /// - Parameters:
    ///   - workspace: the workspace.
    ///   - store: its store.
    ///   - exports: whether the workbooks of its outbox are looked at.
    init(of workspace: Workspace, _ store: Store, exports: Bool = true) {
        attempt { (check: inout Verification) throws(StoreError) in
            for words in try store.integrityProblems() {
                check.damage.append(Finding(kind: "store", text: CommandText.damage(words)))
            }
        }
        attempt { (check: inout Verification) throws(StoreError) in
            check.events = try store.events().count
            for problem in try store.journalProblems() { check.note(problem) }
            let mirror = workspace.journal.display
            if let problem = try Mirror.problem(of: mirror, against: store) { check.note(problem) }
        }
        checkArchive(Archive(directory: workspace.archive.display), store)
        guard exports else { return }
        attempt { (check: inout Verification) throws(StoreError) in
            for export in try store.lastExports() { check.compare(export, workspace) }
        }
    }

    /// How the check ended.
    var outcome: Outcome {
        damage.isEmpty ? remarks.isEmpty ? .done : .remarks : .decision
    }

    private mutating func note(_ problem: JournalProblem) {
        let finding = Finding(kind: "journal", text: JournalText.sentence(for: problem))
        // A run that died in between leaves the mirror behind, and the next one makes up for it.
        if case .mirrorShorter = problem { remarks.append(finding) } else { damage.append(finding) }
    }

    private mutating func checkArchive(_ archive: Archive, _ store: Store) {
        attempt { (check: inout Verification) throws(StoreError) in
            let known = try store.files()
            check.files = known.count
            for file in known {
                check.attempt("archive") { (_: inout Verification) throws(StoreError) in
                    try archive.verify(file)
                }
            }
            for file in Set(try archive.files()).subtracting(known).sorted() {
                check.damage.append(Finding(kind: "archive", text: CommandText.surplus(file)))
            }
        }
    }

    /// Compares a workbook with what was written last.
    private mutating func compare(_ export: JournalEntry.Exported, _ workspace: Workspace) {
        let name = CommandText.exportName(export.book, of: export.period)
        let path = workspace.outbox.appending(name)
        guard Disk.exists(path) else {
            remarks.append(Finding(kind: "outbox", text: CommandText.exportMissing(name)))
            return
        }
        do throws(DiskError) {
            let bytes = try Disk.bytes(of: path, limit: .max - 1)
            guard HashedBytes(bytes).sha256 != export.sha256 else { return }
            remarks.append(Finding(kind: "outbox", text: CommandText.exportChanged(name)))
        } catch {
            remarks.append(Finding(kind: "outbox", text: DiskText.sentence(error)))
        }
    }

    private mutating func attempt(
        _ kind: String = "store", _ work: (inout Verification) throws(StoreError) -> Void
    ) {
        do {
            try work(&self)
        } catch {
            damage.append(Finding(kind: kind, text: StoreText.sentence(error)))
        }
    }
}

/// What the check found, for programs; the sentences are Russian.
struct VerificationFacts: Encodable {
    var files: Int
    var events: Int
    var damage: [Verification.Finding]
    var remarks: [Verification.Finding]

    init(_ verification: Verification) {
        files = verification.files
        events = verification.events
        damage = verification.damage
        remarks = verification.remarks
    }
}
