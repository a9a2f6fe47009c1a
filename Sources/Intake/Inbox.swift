public import Spreadsheet

/// The files that wait in the inbox.
public struct Inbox: Sendable {
    /// A file that waits.
    public struct File: Hashable, Sendable {
        /// Where it is.
        public var path: RawPath
        /// Where it is below the inbox, for people.
        public var name: String
        /// The day that its sub-folder is named by: the day of its arrival.
        public var folderDate: CalendarDate?
        /// Whether a lock beside it says that a program has it open.
        public var isOpenElsewhere: Bool

        /// Names a file.
        public init(
            path: RawPath, name: String, folderDate: CalendarDate?, isOpenElsewhere: Bool = false
        ) {
            self.path = path
            self.name = name
            self.folderDate = folderDate
            self.isOpenElsewhere = isOpenElsewhere
        }
    }

    /// The files to be read, ordered by the bytes of their paths.
    public var files: [File] = []
    /// What belongs to a system or a program and is passed over, for people.
    public var litter: [String] = []
    /// Folders whose names look like a day and are none, for people.
    public var oddFolders: [String] = []

    /// Lists an inbox with its sub-folders.
    ///
    /// - Parameter folder: the inbox.
    /// - Throws: ``DiskError`` when a folder cannot be listed.
    public init(listing folder: RawPath) throws(DiskError) {
        try list(folder, below: "", folderDate: nil, depth: 0)
    }

    private mutating func list(
        _ folder: RawPath, below prefix: String, folderDate: CalendarDate?, depth: Int
    ) throws(DiskError) {
        try Disk.giveBackClaimed(in: folder)
        let items = try Disk.items(of: folder)
        let names = Set(items.map(\.name.bytes))
        for item in items {
            let name = item.name.display
            if Self.isLitter(name) {
                // Our own traces and the keeper of an empty folder are not worth a word.
                if !name.hasPrefix(".svod-") && name != ".gitkeep" { litter.append(prefix + name) }
            } else if item.isFolder {
                guard depth < 8 else { continue }
                if Self.looksLikeDay(name) && Self.day(in: name) == nil {
                    oddFolders.append(prefix + name)
                }
                try list(
                    folder.appending(item.name), below: "\(prefix)\(name)/",
                    folderDate: Self.day(in: name) ?? folderDate, depth: depth + 1)
            } else {
                files.append(
                    File(
                        path: folder.appending(item.name), name: prefix + name,
                        folderDate: folderDate,
                        isOpenElsewhere: Self.locks(of: item.name).contains(where: names.contains)))
            }
        }
    }

    /// The day that a folder is named by: «2026-12-14», «2026_12_14», «14.12.2026», with words
    /// behind it or without; nil when it names none.
    static func day(in name: String) -> CalendarDate? {
        let numbers = leadingNumbers(name)
        guard numbers.count == 3, let first = Int(numbers[0]), let middle = Int(numbers[1]),
            let last = Int(numbers[2])
        else { return nil }
        if numbers[0].utf8.count == 4 {
            return CalendarDate(year: first, month: middle, day: last)
        }
        guard numbers[2].utf8.count == 4 else { return nil }
        return CalendarDate(year: last, month: middle, day: first)
    }

    /// Whether a name begins with two or three numbers as days do.
    private static func looksLikeDay(_ name: String) -> Bool {
        let numbers = leadingNumbers(name)
        return numbers.count >= 2
            && numbers.contains { $0.utf8.count == 4 && ($0.hasPrefix("20") || $0.hasPrefix("19")) }
    }

    /// The numbers at the beginning of a name with one of «-», «_», «.» between them.
    private static func leadingNumbers(_ name: String) -> [Substring] {
        let start = name.prefix { $0.isASCII && ($0.isNumber || "-_.".contains($0)) }
        return start.split { !$0.isNumber }
    }

    /// The names of the locks that programs put beside a file while they have it open: those of
    /// Excel, which cuts the beginning of long names, and of LibreOffice.
    private static func locks(of name: RawPath) -> [[UInt8]] {
        let excel = Array("~$".utf8)
        return [
            excel + name.bytes, excel + name.bytes.dropFirst(2),
            Array(".~lock.".utf8) + name.bytes + Array("#".utf8),
        ]
    }

    /// Whether a name is that of a lock, a temporary file or a system's own file.
    static func isLitter(_ name: String) -> Bool {
        let lower = name.lowercased()
        return name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~")
            || ["thumbs.db", "desktop.ini"].contains(lower)
            || [".part", ".filepart", ".crdownload", ".tmp", ".lnk"].contains {
                lower.hasSuffix($0)
            }
    }
}
