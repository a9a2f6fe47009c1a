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
    /// - Parameters:
    ///   - store: the store.
    ///   - path: the file; it is made, and a folder for it, where it is missing.
    /// - Returns: what the file and the store say differently; nothing was written then, except
    ///   when the whole file was missing. Nil when they are level.
    /// - Throws: what the disk refused.
    public static func level(_ store: Store, to path: String) throws(StoreError) -> JournalProblem?
    {
        let file = try MirrorFile(path)
        defer { file.close() }
        let content = try file.content()
        guard !content.isEmpty else {
            let events = try store.events()
            try file.append(events, after: 0)
            return file.isNew && !events.isEmpty ? .mirrorMissing : nil
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

    /// What the file and the store say differently, read from the beginning; nil when they are
    /// level.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - store: the store.
    /// - Throws: what the disk refused.
    public static func problem(
        of path: String, against store: Store
    ) throws(StoreError) -> JournalProblem? {
        // Read before the store: a run that goes on meanwhile writes to the store first.
        let content = try MirrorFile.content(of: path)
        let events = try store.events()
        guard let content else { return events.isEmpty ? nil : .mirrorMissing }
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
