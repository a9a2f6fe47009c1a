internal import Foundation
internal import Intake
internal import Messages
internal import Store

/// A copy of all that a workspace cannot be made from again: the store, the events beside it, the
/// archive, the templates and the settings.
///
/// It is made under another name and gets its own when it is whole and checked. A run may go on
/// meanwhile: the store comes first, and whatever it refers to was archived before.
struct Backup {
    /// What was copied.
    struct Made {
        /// Where it lies.
        var path: RawPath
        /// How many files it has.
        var files = 0
        /// How many bytes they have.
        var bytes = 0
        /// What is wrong with it, because it is wrong with the workspace.
        var problems: [String] = []
    }

    let session: Session
    /// Where the copy is to lie.
    let target: RawPath

    /// Plans a copy.
    ///
    /// - Parameters:
    ///   - session: the workspace.
    ///   - place: a folder that is there, in which the copy gets a name with the day and the time,
    ///     or the name of a folder that is not.
    /// - Throws: ``Trouble`` when the copy cannot lie there.
    init(of session: Session, at place: String) throws {
        self.session = session
        let path = Workspace(place).root
        if Self.isFolder(path) {
            target = path.appending(
                CommandText.backupName(session.today, session.timeOfDay(of: session.now)))
        } else {
            target = path
        }
        guard Self.isFolder(target.folder) else {
            throw Trouble.noBackupFolder(path: target.folder.display)
        }
        guard !Disk.exists(target) else { throw Trouble.backupExists(path: target.display) }
        let parent = Self.real(target.folder)
        let workspace = session.workspace
        let root = Self.real(workspace.root)
        // What lies in the inbox or the outbox may lie elsewhere in truth.
        for real in [root, Self.real(workspace.inbox), Self.real(workspace.outbox)]
        where parent == real || parent.hasPrefix("\(real)/") {
            throw Trouble.backupInside(path: target.display)
        }
    }

    /// Makes the copy and checks it.
    ///
    /// - Returns: what was copied.
    /// - Throws: what kept the copy from being made; nothing has its name then.
    func make() throws -> Made {
        let part = target.folder.appending(".svod-backup-\(UUID().uuidString).part")
        do {
            let made = try fill(Workspace(part.display))
            try Disk.synchronize(part)
            guard !Disk.exists(target) else { throw Trouble.backupExists(path: target.display) }
            try FileManager.default.moveItem(atPath: part.display, toPath: target.display)
            try Disk.synchronize(target.folder)
            return made
        } catch {
            try? FileManager.default.removeItem(atPath: part.display)
            throw error
        }
    }

    private func fill(_ copy: Workspace) throws -> Made {
        let workspace = session.workspace
        var made = Made(path: target)
        for folder in [copy.root, copy.inbox, copy.journal.folder] { try makeFolder(folder) }
        let store = try session.store()
        try store.backup(to: copy.store.display)
        let stored = try Store(path: copy.store.display)
        try copyMirror(to: copy, stored, &made)
        let archive = Archive(directory: copy.archive.display)
        // Of what the archive lacks, the check below tells.
        for file in try stored.files() where session.archive.contains(file) {
            made.bytes += try archive.adopt(file, from: session.archive)
            made.files += 1
        }
        try copyFolder(workspace.templates, to: copy.templates, &made)
        if Disk.exists(workspace.settings) {
            try copyFile(workspace.settings, to: copy.settings, &made)
        }
        let check = Verification(of: copy, stored, outbox: false)
        made.problems = (check.damage + check.remarks).map(\.text)
        try stored.close()
        made.files += 1
        made.bytes += Disk.stamp(of: copy.store)?.size ?? 0
        return made
    }

    /// The mirror as it is, as far as the store of the copy goes: a run that goes on meanwhile may
    /// have added to it.
    private func copyMirror(to copy: Workspace, _ stored: Store, _ made: inout Made) throws {
        let mirror = session.workspace.journal
        let count = try stored.events().count
        if Disk.exists(mirror) {
            let bytes = try Disk.bytes(of: mirror, limit: .max - 1)
            let lines = bytes.split(
                separator: UInt8(ascii: "\n"), maxSplits: count, omittingEmptySubsequences: false)
            let kept = lines.prefix(count).reduce(0) { $0 + $1.count + 1 }
            try Disk.publish(Array(bytes.prefix(kept)), at: copy.journal)
        }
        _ = try Mirror.level(stored, to: copy.journal.display, at: session.now)
        try Disk.protect(copy.journal, mode: 0o600)
        made.files += 1
        made.bytes += Disk.stamp(of: copy.journal)?.size ?? 0
    }

    private func copyFolder(_ folder: RawPath, to copy: RawPath, _ made: inout Made) throws {
        try makeFolder(copy)
        for item in try Disk.items(of: folder) {
            let (from, to) = (folder.appending(item.name), copy.appending(item.name))
            switch item.kind {
            case .folder: try copyFolder(from, to: to, &made)
            case .file: try copyFile(from, to: to, &made)
            case .other: break
            }
        }
    }

    private func copyFile(_ file: RawPath, to copy: RawPath, _ made: inout Made) throws {
        let bytes = try Disk.bytes(of: file, limit: .max - 1)
        try Disk.publish(bytes, at: copy)
        try Disk.protect(copy, mode: 0o600)
        made.files += 1
        made.bytes += bytes.count
    }

    private func makeFolder(_ path: RawPath) throws {
        try Disk.makeFolder(path)
        try Disk.protect(path, mode: 0o700)
    }

    private static func isFolder(_ path: RawPath) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path.display, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    private static func real(_ path: RawPath) -> String {
        URL(fileURLWithPath: path.display).resolvingSymlinksInPath().standardizedFileURL.path
    }
}
