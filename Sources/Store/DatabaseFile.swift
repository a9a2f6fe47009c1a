#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The file of a store before SQLite sees it.
enum DatabaseFile {
    /// Makes the file, empty and for its owner only, if it is not there.
    ///
    /// SQLite would make it readable by everybody; the files it puts beside get the same mode.
    static func prepare(_ path: String) throws(StoreError) {
        let folder = Folder(containing: path)
        try folder.make()
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            guard errno == EEXIST else { throw .cannotOpen(path: path, errno: errno) }
            return try closeToOthers(path)
        }
        close(descriptor)
        try folder.sync()
    }

    private static func closeToOthers(_ path: String) throws(StoreError) {
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw .cannotOpen(path: path, errno: errno) }
        let mode = facts.st_mode & 0o777
        guard mode & 0o007 != 0 else { return }
        guard chmod(path, mode & 0o770) == 0 else { throw .cannotOpen(path: path, errno: errno) }
    }
}
