import Glibc

extension Disk {
    /// Removes a file, but only while it is the very one that the stamp was taken of: a newer file
    /// that took its name meanwhile stays.
    ///
    /// It is claimed by renaming and then looked at; looking first would leave a moment in which a
    /// newer file could be removed unread.
    ///
    /// - Returns: whether it was removed.
    /// - Throws: ``DiskError`` when the file is the one and cannot be removed.
    static func remove(_ path: RawPath, stamped stamp: Stamp) throws(DiskError) -> Bool {
        var claims = Claims()
        return try remove(path, stamped: stamp, by: &claims)
    }

    /// The same for one of many files, which are claimed in the same folder.
    static func remove(
        _ path: RawPath, stamped stamp: Stamp, by claims: inout Claims
    ) throws(DiskError) -> Bool {
        // Renaming changes what a change of contents that kept the size and the day would show.
        guard let now = Disk.stamp(of: path), now == stamp else { return false }
        let claimed = try claims.place(for: path)
        guard path.withCString({ from in claimed.withCString { rename(from, $0) } }) == 0 else {
            if errno == ENOENT { return false }
            throw DiskError(.remove, path, code: errno)
        }
        guard Disk.stamp(of: claimed)?.isOfSameContents(as: stamp) == true else {
            _ = giveBack(claimed, to: path)
            return false
        }
        guard claimed.withCString({ unlink($0) }) == 0 else {
            let code = errno
            _ = giveBack(claimed, to: path)
            throw DiskError(.remove, path, code: code)
        }
        return true
    }

    /// The folders in which files lie for the moment between being claimed and being removed: one
    /// beside the files of each folder, gone with the value unless something has to stay in it.
    struct Claims: ~Copyable {
        /// The folder with the claims of this value, by the folder of the files.
        private var folders: [RawPath: RawPath] = [:]

        deinit {
            for (folder, claim) in folders {
                _ = claim.withCString { rmdir($0) }
                _ = folder.appending(claimFolder).withCString { rmdir($0) }
            }
        }

        /// Where a file is to be claimed.
        fileprivate mutating func place(for path: RawPath) throws(DiskError) -> RawPath {
            if let known = folders[path.folder] { return known.appending(path.lastPart) }
            let claims = path.folder.appending(claimFolder)
            try makeFolder(claims)
            // A folder of its own, so that no file which a dead run had claimed stands in the way.
            var template =
                claims.appending("XXXXXX").bytes.map(CChar.init(bitPattern:)) + [0]
            guard mkdtemp(&template) != nil else {
                let code = errno
                _ = claims.withCString { rmdir($0) }
                throw DiskError(.remove, path, code: code)
            }
            let claim = RawPath(bytes: template.dropLast().map(UInt8.init(bitPattern:)))
            folders[path.folder] = claim
            return claim.appending(path.lastPart)
        }
    }

    /// Gives files that a dead run had claimed their names back.
    ///
    /// A file whose name was taken meanwhile stays claimed until that one is gone.
    ///
    /// - Throws: ``DiskError`` when the claimed files cannot be listed.
    static func giveBackClaimed(in folder: RawPath) throws(DiskError) {
        let claims = folder.appending(claimFolder)
        guard stamp(of: claims) != nil else { return }
        for item in try items(of: claims) {
            let claim = claims.appending(item.name)
            guard item.kind == .folder else {
                // As an earlier edition of the program claimed files.
                _ = giveBack(claim, to: folder.appending(item.name))
                continue
            }
            for file in try items(of: claim) {
                _ = giveBack(claim.appending(file.name), to: folder.appending(file.name))
            }
            _ = claim.withCString { rmdir($0) }
        }
        _ = claims.withCString { rmdir($0) }
    }

    /// Gives a file its name unless another has it; whether it has it now.
    private static func giveBack(_ claimed: RawPath, to path: RawPath) -> Bool {
        // A link never takes the place of another file, as renaming would.
        if claimed.withCString({ from in path.withCString { link(from, $0) } }) == 0 {
            return claimed.withCString { unlink($0) } == 0
        }
        // Some network shares have no links.
        guard errno != EEXIST, stamp(of: path) == nil else { return false }
        return claimed.withCString { from in path.withCString { rename(from, $0) } } == 0
    }

    /// Whether a program of this computer has the file open for writing; false where the file
    /// system does not tell.
    static func isBeingWritten(_ path: RawPath) -> Bool {
        let descriptor = path.withCString {
            open($0, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        }
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        // Whoever opens the file while the lease lasts makes the kernel send this signal, which
        // would end the program.
        signal(SIGIO, SIG_IGN)
        guard fcntl(descriptor, setLease, F_RDLCK) == 0 else { return errno == EAGAIN }
        _ = fcntl(descriptor, setLease, F_UNLCK)
        return false
    }

    /// F_SETLEASE of Linux, which Swift's view of the C library leaves out.
    private static let setLease: Int32 = 1024

    /// Where files lie for the moment between being claimed and being removed.
    private static let claimFolder = ".svod-claim"
}
