import Glibc

/// Holds a workspace for one writing program at a time; readers are not affected.
///
/// The lock belongs to the open file, so it is gone with the process however that ends.
public final class WorkspaceLock: Sendable {
    /// What a lock is for; the raw values are the names of the files.
    public enum Purpose: String, Sendable {
        /// Writing to the store, the archive and the outbox.
        case work = ".svod.lock"
        /// Watching the inbox, which leaves others to their work in between.
        case watch = ".svod.watch.lock"
    }

    private let descriptor: Int32

    /// Takes the lock.
    ///
    /// - Returns: nil when another program holds it.
    /// - Throws: ``DiskError`` when the lock file cannot be opened.
    public static func take(
        in workspace: Workspace, for purpose: Purpose = .work
    ) throws(DiskError) -> WorkspaceLock? {
        let path = workspace.root.appending(purpose.rawValue)
        let descriptor = path.withCString { open($0, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
        guard descriptor >= 0 else { throw DiskError(.write, path, code: errno) }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            close(descriptor)
            guard code == EWOULDBLOCK else { throw DiskError(.write, path, code: code) }
            return nil
        }
        return WorkspaceLock(descriptor: descriptor)
    }

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }
}
