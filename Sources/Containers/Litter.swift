/// Names that say that something belongs to a system or a program and to no person.
public enum Litter {
    /// Whether a name is that of a lock, a temporary file or a system's own file or folder.
    public static func isName(_ name: String) -> Bool {
        let lower = name.lowercased()
        return name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~")
            || lower.hasPrefix("~syncthing~") || systemNames.contains(lower)
            || unfinished.contains { lower.hasSuffix($0) }
    }

    private static let systemNames: Set<String> = [
        "thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "system volume information",
        "__macosx", "@eadir", "#recycle",
    ]

    /// How the names end that programs give to what they have not finished, and shortcuts.
    private static let unfinished = [
        ".part", ".partial", ".filepart", ".crdownload", ".download", ".opdownload", ".tmp", ".lnk",
    ]
}
