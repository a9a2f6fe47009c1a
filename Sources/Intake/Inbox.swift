internal import Containers
internal import Forms
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
        /// The ИНН that its sub-folder is named by: a person says whose report it is.
        public var folderINN: String?
        /// Whether a lock beside it says that a program has it open.
        public var isOpenElsewhere: Bool

        /// Names a file.
        public init(
            path: RawPath, name: String, folderDate: CalendarDate? = nil,
            folderINN: String? = nil, isOpenElsewhere: Bool = false
        ) {
            self.path = path
            self.name = name
            self.folderDate = folderDate
            self.folderINN = folderINN
            self.isOpenElsewhere = isOpenElsewhere
        }
    }

    /// Something in the inbox that a person should know of.
    public struct Oddity: Hashable, Sendable {
        /// Its name below the inbox, for people.
        public var name: String
        /// What is odd about it.
        public var kind: Kind

        /// What can be odd.
        public enum Kind: Hashable, Sendable {
            /// The name of a folder looks like a day and is none.
            case notADay
            /// The name of a folder looks like an ИНН and is none.
            case notAnINN
            /// A folder among the files to be sorted out whose name is no ИНН.
            case notSorted
            /// A link or a device, which is not followed.
            case notAFile
            /// A folder below too many others, which is not looked into.
            case tooDeep
        }
    }

    /// How many folders below each other are looked into.
    private static let depthLimit = 8

    /// The files to be read, ordered by the bytes of their paths.
    public var files: [File] = []
    /// What belongs to a system or a program and is passed over, for people.
    public var litter: [String] = []
    /// What else a person should know of.
    public var oddities: [Oddity] = []

    /// What a folder says of the files in it.
    private struct Place {
        var prefix: String
        var day: CalendarDate?
        var inn: String?
        var depth: Int
    }

    /// Whether files that a dead run had claimed get their names back.
    private let givesBack: Bool

    /// Begins without anything.
    init(givesBack: Bool) {
        self.givesBack = givesBack
    }

    /// Lists an inbox with its sub-folders, and gives files that a dead run had claimed their names
    /// back.
    ///
    /// - Parameter folder: the inbox.
    /// - Throws: ``DiskError`` when a folder cannot be listed.
    public init(listing folder: RawPath) throws(DiskError) {
        self.init(givesBack: true)
        try addAll(in: folder)
    }

    /// Adds the files of an inbox with its sub-folders.
    ///
    /// - Throws: ``DiskError`` when a folder cannot be listed.
    mutating func addAll(in folder: RawPath) throws(DiskError) {
        try list(folder, as: Place(prefix: "", depth: 0))
    }

    /// Adds the files of the sub-folders named by an ИНН of a folder that is no inbox itself: there
    /// a person has sorted them.
    ///
    /// - Throws: ``DiskError`` when a folder cannot be listed.
    mutating func addSorted(in folder: RawPath) throws(DiskError) {
        guard Disk.exists(folder) else { return }
        for item in try Disk.items(of: folder) where item.kind == .folder {
            let name = item.name.display
            guard let inn = Self.inn(in: name) else {
                oddities.append(
                    Oddity(name: "\(folder.lastPart.display)/\(name)", kind: .notSorted))
                continue
            }
            try list(
                folder.appending(item.name),
                as: Place(
                    prefix: "\(folder.lastPart.display)/\(name)/", inn: inn, depth: 1))
        }
    }

    private mutating func list(_ folder: RawPath, as place: Place) throws(DiskError) {
        if givesBack { try Disk.giveBackClaimed(in: folder) }
        let items = try Disk.items(of: folder)
        let names = Set(items.map(\.name.bytes))
        for item in items {
            let name = item.name.display
            guard !Litter.isName(name) else {
                // Our own traces and the keeper of an empty folder are not worth a word.
                if !name.hasPrefix(".svod-") && name != ".gitkeep" {
                    litter.append(place.prefix + name)
                }
                continue
            }
            switch item.kind {
            case .other: oddities.append(Oddity(name: place.prefix + name, kind: .notAFile))
            case .folder:
                try listBelow(folder.appending(item.name), name: name, in: place)
            case .file:
                files.append(
                    File(
                        path: folder.appending(item.name), name: place.prefix + name,
                        folderDate: place.day, folderINN: place.inn,
                        isOpenElsewhere: Self.locks(of: item.name).contains(where: names.contains)))
            }
        }
    }

    private mutating func listBelow(
        _ folder: RawPath, name: String, in place: Place
    ) throws(DiskError) {
        let full = place.prefix + name
        guard place.depth < Self.depthLimit else {
            oddities.append(Oddity(name: full, kind: .tooDeep))
            return
        }
        let day = Self.day(in: name)
        let inn = Self.inn(in: name)
        if day == nil, Self.looksLikeDay(name) {
            oddities.append(Oddity(name: full, kind: .notADay))
        }
        if inn == nil, Self.looksLikeINN(name) {
            oddities.append(Oddity(name: full, kind: .notAnINN))
        }
        try list(
            folder,
            as: Place(
                prefix: "\(full)/", day: day ?? place.day, inn: inn ?? place.inn,
                depth: place.depth + 1))
    }
}
