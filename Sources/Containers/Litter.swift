/// Names that say that a file belongs to a system or a program and to no person.
public enum Litter {
    /// Whether a name is that of a lock, a temporary file or a system's own file.
    public static func isName(_ name: String) -> Bool {
        let lower = name.lowercased()
        return name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~")
            || ["thumbs.db", "desktop.ini"].contains(lower)
            || [".part", ".filepart", ".crdownload", ".tmp", ".lnk"].contains {
                lower.hasSuffix($0)
            }
    }

    /// Whether a folder is one that archivers of macOS add.
    static func isFolder(_ name: String) -> Bool {
        name == "__MACOSX"
    }
}
