internal import XMLStream
internal import ZipArchive

/// A part of a package being parsed piece by piece.
///
/// What its events collected is final only after ``readPiece()`` has returned false.
struct PartReader<Events: PartEvents>: ~Copyable {
    private let place: WorkbookError.Place
    private let budget: TimeBudget
    private var source: ZipEntryStream
    private var stream: XMLStream<Events>
    /// A piece, and a byte behind it.
    private var buffer: [UInt8]
    /// Whether a piece was parsed.
    private var hasBegun = false

    init(
        _ package: Package, _ part: String, _ events: consuming Events, sheet: String?
    ) throws(WorkbookError) {
        let place = WorkbookError.Place(file: package.file, part: part, sheet: sheet)
        guard let entry = package.archive.entry(named: part) else {
            throw WorkbookError(.damaged(.missing), at: place)
        }
        // A value that cannot be copied is complete or not there at all.
        let source: ZipEntryStream
        do { source = try package.archive.stream(entry) } catch {
            throw WorkbookError(.init(error), at: place)
        }
        self.place = place
        budget = package.budget
        self.source = source
        stream = XMLStream(events, limits: package.limits.markup)
        let pieceSize = package.limits.soundPieceSize
        // With room for a byte more than the archive claims, what is too much is noticed at once.
        let isWhole = (pieceSize...max(pieceSize, package.limits.wholeSize)).contains(entry.size)
        let size = (isWhole ? entry.size + 1 : pieceSize) + 1
        buffer = unsafe [UInt8](unsafeUninitializedCapacity: size) { $1 = size }
    }

    /// Parses the next piece.
    ///
    /// - Returns: whether there is more; false when the part has ended without an error.
    /// - Throws: ``WorkbookError``, with the place.
    mutating func readPiece() throws(WorkbookError) -> Bool {
        budget.resume()
        let count: Int
        do { count = try Self.unpack(&source, to: &buffer) } catch { throw failure(.init(error)) }
        let isFirst = !hasBegun
        hasBegun = true
        do {
            if isFirst && source.isComplete {
                try Self.parse(whole: &buffer, count, &stream)
            } else {
                try Self.parse(buffer, count, isLast: source.isComplete, &stream)
            }
        } catch { throw failure(.init(error)) }
        if let rule = stream.withEvents(\.exceeded) { throw failure(.limitExceeded(rule)) }
        if budget.isSpent() { throw failure(.limitExceeded(.time)) }
        return !source.isComplete
    }

    /// Lets the caller look at and change the events between two pieces.
    func withEvents<Result>(_ body: (inout Events) -> Result) -> Result {
        stream.withEvents(body)
    }

    private static func unpack(
        _ source: inout ZipEntryStream, to buffer: inout [UInt8]
    ) throws(ZipError) -> Int {
        var piece = buffer.mutableSpan
        var room = piece._mutatingExtracting(droppingLast: 1)
        return try source.read(into: &room)
    }

    private static func parse(
        whole buffer: inout [UInt8], _ count: Int, _ stream: inout XMLStream<Events>
    ) throws(XMLError) {
        buffer[count] = 0
        try stream.feed(whole: buffer.span.extracting(0...count))
    }

    private static func parse(
        _ buffer: [UInt8], _ count: Int, isLast: Bool, _ stream: inout XMLStream<Events>
    ) throws(XMLError) {
        try stream.feed(buffer.span.extracting(0..<count), isLast: isLast)
    }

    private func failure(_ reason: WorkbookError.Reason) -> WorkbookError {
        var place = place
        place.cell = stream.withEvents(\.cell)
        return WorkbookError(reason, at: place)
    }
}
