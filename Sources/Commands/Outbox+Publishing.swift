internal import Intake
internal import Messages
internal import Parallel
internal import Reports
internal import Store
internal import WorkbookWriter

/// How files get into the outbox: each whole or not at all, none over the work of a person.
extension Outbox {
    /// What is to lie at a path.
    struct Item {
        var path: RawPath
        var file: OutgoingFile
    }

    /// How many workbooks get their names together.
    private static let groupSize = 32

    /// Makes the workbooks side by side and puts each under its name: the consolidated ones that come
    /// first as soon as they are there, the others in groups, while the next are being made.
    ///
    /// One workbook that cannot be made must not keep the others from being.
    ///
    /// - Returns: where those lie that are up to date now.
    /// - Throws: ``StoreError`` when the store fails; the groups before it have got their names then.
    mutating func publish(_ books: [Book]) throws(StoreError) -> Set<RawPath> {
        let works = Works(books) { $0.make() }
        // Whatever fails, nobody goes on reading the store.
        defer { works.wait() }
        var published: Set<RawPath> = []
        var start = 0
        while start < books.count {
            let consolidated = books[start...].prefix { $0.export != nil }.count
            let count = consolidated > 0 ? consolidated : Self.groupSize
            let group = start..<min(start + count, books.count)
            published.formUnion(
                try publish(Array(books[group]), made: group.map(works.take)))
            start = group.upperBound
        }
        return published
    }

    private mutating func publish(
        _ books: [Book], made results: [Book.Made]
    ) throws(StoreError) -> Set<RawPath> {
        var published: Set<RawPath> = []
        var items: [Item] = []
        for (book, result) in zip(books, results) {
            switch result {
            case .bytes(let bytes): items.append(Item(path: book.path, file: OutgoingFile(bytes)))
            case .file(let workbook):
                attempt { () throws(DiskError) in
                    let file = try OutgoingFile(workbook)
                    items.append(Item(path: book.path, file: file))
                }
            case .upToDate: published.insert(book.path)
            case .leaks(let leaks):
                complain(
                    RunText.leak(
                        in: book.path.lastPart.display,
                        places: leaks.map { ($0.sheet, $0.cell) }), .decision)
            case .failed(let error):
                complain(RunText.notMade(book.path.lastPart.display, error), .failed)
            case .damaged(let error):
                complain(RunText.notReadBack(book.path.lastPart.display, error), .failed)
            case .unread(let error): throw error
            case .unreadable(let error): complain(DiskText.sentence(error), .failed)
            case .nothing: break
            }
        }
        published.formUnion(try put(items))
        for book in books where published.contains(book.path) {
            guard let export = book.export,
                let item = items.first(where: { $0.path == book.path })
            else { continue }
            exports.append(.init(export.book, of: export.period, sha256: item.file.sha256))
        }
        for book in books {
            guard let source = book.source, published.contains(book.path) else { continue }
            made.note(book.path, madeFrom: source)
        }
        return published
    }

    /// Puts files under their names.
    ///
    /// - Returns: where those lie that are up to date now, not those that had to be put beside.
    mutating func put(_ items: [Item]) throws(StoreError) -> Set<RawPath> {
        var published: Set<RawPath> = []
        var changed: [(item: Item, old: OldFile)] = []
        var unknown: [Item] = []
        for item in items {
            let old = old(item.path)
            if old.sha256 == item.file.sha256 {
                published.insert(item.path)
                clearAside(item.path)
                // What an earlier edition of the program put there is ours as well.
                if publications[name(of: item.path)] == nil { unknown.append(item) }
            } else {
                changed.append((item, old))
            }
        }
        try store.announce(
            Dictionary(
                (changed.map(\.item) + unknown).map { (name(of: $0.path), $0.file.sha256) },
                uniquingKeysWith: { $1 }))
        var placed: [Item] = []
        for (item, old) in changed where try put(item, instead: old) { placed.append(item) }
        var safe: Set<RawPath> = []
        for folder in Set(changed.map(\.item.path.folder)).sorted(by: { $0.display < $1.display }) {
            let isSafe = attempt { () throws(DiskError) in try Disk.synchronize(folder) }
            if isSafe { safe.insert(folder) }
        }
        var confirmed: [String: String] = [:]
        for item in placed {
            published.insert(item.path)
            written.insert(item.path)
            // Where the disk does not promise to keep the new name, the old file may come back.
            if safe.contains(item.path.folder) { confirmed[name(of: item.path)] = item.file.sha256 }
        }
        try store.confirm(confirmed)
        return published
    }

    /// Takes a file of ours away that no longer holds; what a person has changed stays.
    mutating func withdraw(_ path: RawPath) {
        guard Disk.exists(path) else { return }
        guard !old(path).isForeign else {
            complain(RunText.changedByHand(path.display), .remarks)
            return
        }
        attempt { () throws(DiskError) in try Disk.removeOwn(path) }
        clearAside(path)
    }

    // MARK: One file

    private func old(_ path: RawPath) -> OldFile {
        OldFile(at: path, known: publications[name(of: path)] ?? [])
    }

    /// Puts a file under its name, or beside it where that is somebody's.
    ///
    /// - Returns: whether it lies under its name.
    private mutating func put(_ item: Item, instead old: OldFile) throws(StoreError) -> Bool {
        // Hundreds of files may have been written since it was looked at.
        let old = old.isCurrent ? old : self.old(item.path)
        if old.isForeign || old.isOpen {
            try putAside(item, since: old.isForeign ? .changed : .open)
            return false
        }
        do throws(DiskError) {
            try item.file.put(at: item.path)
            clearAside(item.path)
            return true
        } catch {
            guard error.isOpenElsewhere, old.sha256 != nil else {
                complain(DiskText.sentence(error), .failed)
                return false
            }
        }
        try putAside(item, since: .open)
        return false
    }

    private mutating func putAside(
        _ item: Item, since reason: RunText.Aside
    ) throws(StoreError) {
        let path = aside(item.path)
        try store.announce([name(of: path): item.file.sha256])
        let isThere = attempt { () throws(DiskError) in
            try item.file.put(at: path)
        }
        guard isThere else { return }
        written.insert(path)
        complain(
            RunText.putAside(item.path.display, as: path.lastPart.display, since: reason),
            .remarks)
    }

    private mutating func clearAside(_ path: RawPath) {
        let aside = aside(path)
        guard Disk.exists(aside) else { return }
        let old = old(aside)
        guard !old.isForeign, old.sha256 != nil else { return }
        attempt { () throws(DiskError) in try Disk.removeOwn(aside) }
    }

    /// Where a file is put whose name is somebody's for the moment.
    private func aside(_ path: RawPath) -> RawPath {
        let name = path.lastPart.display
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        return path.folder.appending(
            FileName.safe(String(name[..<dot]), ending: CommandText.asideEnding(name[dot...])))
    }

    /// The path below the outbox.
    func name(of path: RawPath) -> String {
        RawPath(bytes: path.bytes.dropFirst(session.workspace.outbox.bytes.count + 1)).display
    }
}

/// A file that is to be put into the outbox.
struct OutgoingFile: Sendable {
    private enum Contents: Sendable {
        case bytes([UInt8])
        case workbook(FinishedWorkbook)
    }

    /// The SHA-256 of its bytes, 64 hexadecimal digits in lower case.
    let sha256: String
    private let contents: Contents

    /// A file of these bytes.
    init(_ bytes: [UInt8]) {
        sha256 = HashedBytes(bytes).sha256
        contents = .bytes(bytes)
    }

    /// A finished workbook, which is not held in memory.
    init(_ workbook: FinishedWorkbook) throws(DiskError) {
        sha256 = try workbook.withPath { path throws(DiskError) in
            try Disk.sha256(of: RawPath(path))
        }
        contents = .workbook(workbook)
    }

    /// Puts it under a name.
    func put(at path: RawPath) throws(DiskError) {
        switch contents {
        case .bytes(let bytes): _ = try Disk.put(bytes, at: path)
        case .workbook(let workbook):
            try workbook.withPath { source throws(DiskError) in
                try Disk.put(copyOf: RawPath(source), at: path)
            }
        }
    }
}

/// What lies in the outbox under the name of a file that is to be put there.
private struct OldFile {
    /// The hash of its bytes; nil when nothing lies there, or what cannot be read.
    var sha256: String?
    /// Whether the program did not write it.
    var isForeign = false
    /// Whether a lock beside it says that a program has it open.
    var isOpen = false
    private let path: RawPath
    private let stamp: Disk.Stamp?

    /// Whether the same lies there still.
    var isCurrent: Bool { Disk.stamp(of: path) == stamp }

    /// Looks at what lies there; `known` are the hashes of what the program has put there.
    init(at path: RawPath, known: Set<String>) {
        self.path = path
        stamp = Disk.stamp(of: path)
        guard let hash = try? Disk.sha256(of: path) else { return }
        sha256 = hash
        // Of files of earlier editions nothing is known; their names are ours all the same.
        isForeign = !known.isEmpty && !known.contains(hash)
        isOpen = Inbox.isLocked(path)
    }
}
