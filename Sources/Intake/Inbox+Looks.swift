public import Store

extension Inbox {
    /// Lists what lies in the inbox of a workspace, and what a person has sorted out of it.
    ///
    /// - Throws: ``DiskError`` when a folder cannot be listed.
    public init(of workspace: Workspace) throws(DiskError) {
        try self.init(listing: workspace.inbox)
        try addSorted(in: workspace.unclear)
    }

    /// Lists what lies in the inbox of a workspace, and notes when each file was first seen as it
    /// is now.
    ///
    /// - Parameters:
    ///   - workspace: whose inbox it is.
    ///   - store: keeps when files were first seen.
    ///   - now: the moment, in milliseconds since 1970.
    /// - Returns: what lies there, and the moments by the paths.
    /// - Throws: ``DiskError`` when a folder cannot be listed, ``StoreError`` when the store fails.
    public static func noted(
        in workspace: Workspace, _ store: Store, at now: Int64
    ) throws -> (inbox: Inbox, moments: [RawPath: Int64]) {
        let inbox = try Inbox(of: workspace)
        let prefix = workspace.root.bytes.count + 1
        let looks = inbox.files.compactMap { file in
            Disk.stamp(of: file.path).map { stamp in
                (
                    path: file.path,
                    look: Look(
                        path: Array(file.path.bytes.dropFirst(prefix)), size: stamp.size,
                        modified: stamp.modified, modifiedNanoseconds: stamp.modifiedNanoseconds)
                )
            }
        }
        let seen = try store.note(looks.map(\.look), at: now)
        let moments = looks.map { ($0.path, seen[$0.look] ?? now) }
        return (inbox, Dictionary(moments, uniquingKeysWith: min))
    }
}
