#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The mirror of the events: a file of lines beside the store.
///
/// It is the anchor outside the store: a store that was cut back, or changed together with all its
/// hashes, shows against it. So it is only ever added to; what it has and the store has not stays.
public enum Mirror {
    /// Brings the file level with the store, durably: what was not finished is written again, and
    /// what is missing is added.
    ///
    /// That a mirror is begun is itself an event, so that one which is lost later is missed.
    ///
    /// - Parameters:
    ///   - store: the store.
    ///   - path: the file; it is made, and a folder for it, where it is missing.
    ///   - now: the moment, in milliseconds since 1970.
    /// - Returns: what the file and the store say differently; nothing was written then, except
    ///   when the whole file was missing. Nil when they are level.
    /// - Throws: what the disk refused.
    public static func level(
        _ store: Store, to path: String, at now: Int64
    ) throws(StoreError) -> JournalProblem? {
        let file = try MirrorFile(path)
        defer { file.close() }
        let content = try file.content()
        guard !content.isEmpty else {
            let events = try store.events()
            let isFirst = !events.contains(where: \.beginsMirror)
            if file.isNew || isFirst {
                try store.append([.mirror(.init(events: events.count))], at: now)
            }
            try file.append(try store.events(), after: 0)
            return file.isNew && !isFirst ? .mirrorMissing : nil
        }
        let whole = wholeLines(of: content)
        guard let last = whole.last else {
            try file.append(try store.events(), after: 0)
            return nil
        }
        let number = Int64(whole.count)
        let events = try store.events(after: number - 1)
        guard let same = events.first else {
            return .mirrorLonger(lines: whole.count - (try store.events().count))
        }
        guard same.id == number, content[last].elementsEqual(same.line.utf8) else {
            return .mirrorDiffers(line: whole.count)
        }
        let hasRest = last.upperBound + 1 < content.count
        // What was begun and never finished may be cut off: the store has the whole line.
        guard !hasRest || events.count > 1 else { return .mirrorLonger(lines: 1) }
        try file.append(Array(events.dropFirst()), after: last.upperBound + 1)
        return nil
    }

    /// Compares the file with the store from the beginning.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - store: the store.
    /// - Returns: what they say differently; nil when they are level.
    /// - Throws: what the disk refused.
    public static func problem(
        of path: String, against store: Store
    ) throws(StoreError) -> JournalProblem? {
        // Read before the store: a run that goes on meanwhile writes to the store first.
        let content = try MirrorFile.content(of: path)
        let events = try store.events()
        guard let content else {
            if events.contains(where: \.beginsMirror) { return .mirrorMissing }
            return events.isEmpty ? nil : .mirrorShorter(lines: events.count)
        }
        let whole = wholeLines(of: content)
        for (index, (line, event)) in zip(whole, events).enumerated() {
            guard content[line].elementsEqual(event.line.utf8) else {
                return .mirrorDiffers(line: index + 1)
            }
        }
        let hasRest = (whole.last.map { $0.upperBound + 1 } ?? 0) < content.count
        let surplus = whole.count - events.count
        if surplus > 0 || (surplus == 0 && hasRest) {
            return .mirrorLonger(lines: max(surplus, 1))
        }
        return surplus < 0 ? .mirrorShorter(lines: -surplus) : nil
    }

    /// The lines that were written to their end. A power cut can leave zeros where a line was
    /// to be; what follows them is not whole either.
    private static func wholeLines(of content: [UInt8]) -> [Range<Int>] {
        let end = content.firstIndex(of: 0) ?? content.count
        var lines: [Range<Int>] = []
        var start = 0
        for index in 0..<end where content[index] == UInt8(ascii: "\n") {
            lines.append(start..<index)
            start = index + 1
        }
        return lines
    }
}

extension JournalEvent {
    /// Whether it tells that a mirror was begun.
    fileprivate var beginsMirror: Bool { kind == "mirror" }
}
