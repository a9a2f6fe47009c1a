internal import Mail
internal import ZipArchive

/// Takes the files out of a zip archive.
enum ArchiveMembers {
    /// How many entries there may be for each file that counts: archivers of macOS add one of their
    /// own to each, and folders are entries as well.
    private static let entriesPerMember = 4

    static func read(_ bytes: [UInt8], _ limits: ContainerLimits) throws(ContainerError) -> [Member]
    {
        let archive: ZipArchive
        do { archive = try ZipArchive(bytes: bytes, limits: zipLimits(limits)) } catch {
            throw ContainerError(error)
        }
        var members: [Member] = []
        var count = 0
        for entry in archive.entries {
            let name = name(of: entry)
            var steps = FileNameText.steps(name)
            // An entry whose name ends with a slash is a folder.
            guard name.last != "/", name.last != "\\", let last = steps.popLast() else { continue }
            let isLitter = (steps + [last]).contains(where: Litter.isName)
            if !isLitter { count += 1 }
            guard count <= limits.members else { throw .tooManyMembers }
            let contents = isLitter ? .litter : try contents(of: entry, in: archive)
            members.append(Member(name: last, folders: steps, contents: contents))
        }
        return members
    }

    private static func zipLimits(_ limits: ContainerLimits) -> ZipLimits {
        ZipLimits(
            fileSize: limits.archiveSize, entries: limits.members * entriesPerMember,
            entrySize: limits.memberSize, totalSize: limits.totalSize, ratio: limits.ratio,
            acceptsDuplicates: true, acceptsOddNames: true)
    }

    /// The name, decoded. Without a mark of UTF-8 it is DOS Russian from Windows and 7-Zip, Windows
    /// Russian from a few others, or UTF-8 all the same from macOS.
    private static func name(of entry: ZipArchive.Entry) -> String {
        if let name = entry.unicodeName.flatMap({ String(validating: $0, as: UTF8.self) }) {
            return name
        }
        return RussianText.decode(entry.nameBytes, among: [.dos, .windows])
    }

    /// Unpacks an entry. What is wrong with one harms no other, as long as the archive stays within
    /// its limits.
    private static func contents(
        of entry: ZipArchive.Entry, in archive: ZipArchive
    ) throws(ContainerError) -> Member.Contents {
        do {
            var stream = try archive.stream(entry)
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            while true {
                var room = buffer.mutableSpan
                let count = try stream.read(into: &room)
                guard count > 0 else { return .file(bytes) }
                bytes += buffer[..<count]
            }
        } catch {
            switch error {
            case .encrypted: return .locked
            case .limitExceeded(.totalSize, _): throw .tooLarge
            case .limitExceeded: return .tooLarge
            default: return .damaged
            }
        }
    }
}

extension ContainerError {
    fileprivate init(_ error: ZipError) {
        self =
            switch error {
            case .limitExceeded(.entries, _): .tooManyMembers
            case .limitExceeded: .tooLarge
            case .overlappingEntries, .duplicateEntry, .oddName: .forbidden
            case .unreadable, .empty, .notZip, .truncated, .damagedDirectory, .encrypted,
                .unsupportedMethod, .damagedEntry, .wrongChecksum, .wrongSize:
                .damaged
            }
    }
}
