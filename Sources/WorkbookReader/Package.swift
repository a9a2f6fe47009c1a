internal import XMLStream
internal import ZipArchive

/// The parts of a workbook's package, read by name.
struct Package {
    let archive: ZipArchive
    let limits: Limits

    init(_ bytes: [UInt8], limits: Limits) throws(WorkbookError) {
        do { archive = try ZipArchive(bytes: bytes, limits: limits.container) } catch {
            throw WorkbookError(error)
        }
        self.limits = limits
    }

    /// Whether the package has the part.
    func has(_ part: String) -> Bool {
        archive.entry(named: part) != nil
    }

    /// The relationships of a part, or of the package when it is ""; none when there is no such part.
    func relationships(of part: String) throws(WorkbookError) -> Relationships {
        let path = Relationships.path(for: part)
        guard has(path) else { return Relationships(targets: []) }
        return Relationships(
            targets: try parse(path, RelationshipEvents(part: part)).targets)
    }

    /// Parses a whole part.
    func parse<Events: XMLEvents>(
        _ part: String, _ events: Events
    ) throws(WorkbookError) -> Events {
        try parse(part, events) { (_) throws(WorkbookError) in }
    }

    /// Parses a part piece by piece and calls `afterPiece` in between and at the end.
    ///
    /// What it saw is final only when this function returns.
    func parse<Events: XMLEvents>(
        _ part: String, _ events: Events,
        afterPiece: (inout Events) throws(WorkbookError) -> Void
    ) throws(WorkbookError) -> Events {
        guard let entry = archive.entry(named: part) else { throw .damaged(.missing, part: part) }
        var buffer = unsafe [UInt8](unsafeUninitializedCapacity: 64 << 10) { $1 = $0.count }
        var source: ZipEntryStream
        do { source = try archive.stream(entry) } catch { throw WorkbookError(error) }
        var stream: XMLStream<Events>
        do { stream = try XMLStream(events, limits: limits.markup) } catch {
            throw WorkbookError(error, part: part)
        }
        while true {
            let count: Int
            do {
                var room = buffer.mutableSpan
                count = try source.read(into: &room)
            } catch { throw WorkbookError(error) }
            guard count > 0 else { break }
            do { try stream.feed(buffer.span.extracting(0..<count)) } catch {
                throw WorkbookError(error, part: part)
            }
            try stream.withEvents(afterPiece)
        }
        var ended: Events
        do { ended = try stream.finish() } catch { throw WorkbookError(error, part: part) }
        try afterPiece(&ended)
        return ended
    }

    /// The first bytes of a part, at most 64 KiB.
    func beginning(of part: String) throws(WorkbookError) -> [UInt8] {
        guard let entry = archive.entry(named: part) else { return [] }
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        do {
            var source = try archive.stream(entry)
            var room = buffer.mutableSpan
            let count = try source.read(into: &room)
            return Array(buffer.prefix(count))
        } catch { throw WorkbookError(error) }
    }
}
