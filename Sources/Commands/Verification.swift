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
    ///   - outbox: whether its outbox is looked at.
    init(of workspace: Workspace, _ store: Store, outbox: Bool = true) {
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
        if outbox { checkOutbox(workspace.outbox, store) }
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
                // A run that died between archiving and recording leaves it; the next one needs it.
                check.remarks.append(Finding(kind: "archive", text: CommandText.surplus(file)))
            }
        }
    }

    /// Compares what lies in the outbox with what was put there. That a file is gone is worth a
    /// word for the workbooks of the city only: the others are there to be sent.
    private mutating func checkOutbox(_ outbox: RawPath, _ store: Store) {
        attempt { (check: inout Verification) throws(StoreError) in
            for (name, known) in try store.publications().sorted(by: { $0.key < $1.key }) {
                let path = outbox.appending(name)
                guard Disk.exists(path) else { continue }
                do throws(DiskError) {
                    let bytes = try Disk.bytes(of: path, limit: .max - 1)
                    guard !known.contains(HashedBytes(bytes).sha256) else { continue }
                    check.remark(CommandText.changedInOutbox(name))
                } catch {
                    check.remark(DiskText.sentence(error))
                }
            }
            for export in try store.lastExports() {
                let name = CommandText.exportName(export.book, of: export.period)
                guard !Disk.exists(outbox.appending(name)) else { continue }
                check.remark(CommandText.exportMissing(name))
            }
        }
    }

    private mutating func remark(_ text: String) {
        remarks.append(Finding(kind: "outbox", text: text))
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
