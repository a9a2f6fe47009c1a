#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension Archive {
    /// Takes a file over from another archive, as one more name of the same bytes where the file
    /// system allows it, else as a copy.
    ///
    /// - Returns: how many bytes it has.
    /// - Throws: ``StoreError/notArchived(sha256:)``, ``StoreError/archive(step:path:errno:)``.
    @discardableResult
    public func adopt(_ sha256: String, from other: Archive) throws(StoreError) -> Int {
        let (old, new) = (other.path(of: sha256), path(of: sha256))
        let folder = Folder(containing: new)
        try folder.make()
        guard link(old, new) != 0, errno != EEXIST else {
            try folder.sync()
            var facts = stat()
            guard stat(new, &facts) == 0 else {
                throw .archive(step: .read, path: new, errno: errno)
            }
            return Int(facts.st_size)
        }
        let bytes = try other.bytes(of: sha256)
        // Stored under the hash it should have: that it has another shows when the copy is checked.
        try store([HashedBytes(bytes, claimed: sha256)])
        return bytes.count
    }
}

extension HashedBytes {
    fileprivate init(_ bytes: [UInt8], claimed sha256: String) {
        self.bytes = bytes
        self.sha256 = sha256
    }
}
