import GRDB

extension Store {
    /// Writes the store as it is now into a new file, for its owner only; a program that writes to
    /// the store meanwhile is not held up.
    ///
    /// - Parameter path: the new file.
    /// - Throws: ``StoreError``; the file is to be thrown away then.
    public func backup(to path: String) throws(StoreError) {
        try DatabaseFile.prepare(path)
        do {
            let copy = try DatabaseQueue(path: path)
            try queue.backup(to: copy)
            try copy.close()
        } catch {
            throw StoreError(error)
        }
    }
}
