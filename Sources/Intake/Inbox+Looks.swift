public import Store

extension Inbox {
    /// Lists what lies in the inbox of a workspace, and what a person has sorted out of it.
    ///
    /// - Parameters:
    ///   - workspace: whose inbox it is.
    ///   - givesBack: whether files that a dead run had claimed get their names back, which only who
    ///     holds the workspace may do.
    /// - Throws: ``DiskError`` when a folder cannot be listed.
    public init(of workspace: Workspace, givesBack: Bool) throws(DiskError) {
        self.init(givesBack: givesBack)
        try addAll(in: workspace.inbox)
        try addSorted(in: workspace.unclear)
    }

    /// Lists what lies in the inbox of a workspace, and notes when each file was first seen as it
    /// is now. The workspace must be held by this program alone.
    ///
    /// - Parameters:
    ///   - workspace: whose inbox it is.
    ///   - store: keeps when files were first seen.
    ///   - now: the moment, in milliseconds since 1970.
    /// - Returns: what lies there, the looks and the moments by the paths.
    /// - Throws: ``DiskError`` when a folder cannot be listed, ``StoreError`` when the store fails.
    public static func noted(
        in workspace: Workspace, _ store: Store, at now: Int64
    ) throws -> (inbox: Inbox, looks: [RawPath: Look], moments: [RawPath: Int64]) {
        let inbox = try Inbox(of: workspace, givesBack: true)
        let prefix = workspace.root.bytes.count + 1
        var looks: [RawPath: Look] = [:]
        for file in inbox.files {
            guard let stamp = Disk.stamp(of: file.path) else { continue }
            looks[file.path] = Look(
                path: Array(file.path.bytes.dropFirst(prefix)), size: stamp.size,
                modified: stamp.modified, modifiedNanoseconds: stamp.modifiedNanoseconds)
        }
        let seen = try store.note(inbox.files.compactMap { looks[$0.path] }, at: now)
        return (inbox, looks, looks.compactMapValues { seen[$0] })
    }
}
