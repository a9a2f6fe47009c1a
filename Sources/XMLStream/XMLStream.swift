/// A document being parsed piece by piece.
///
/// Nothing that the events collected is final before the last piece is parsed without an error.
/// DOCTYPE is refused in any encoding. Of `mc:AlternateContent` only the alternative is reported that
/// needs no other namespace than that of the root element.
@safe
public struct XMLStream<Events: XMLEvents>: ~Copyable {
    @usableFromInline let events: EventBox<Events>
    @usableFromInline let parser: Parser
    @usableFromInline let limits: XMLLimits
    @usableFromInline var meter: TagMeter?

    /// Makes a stream that reports to `events`.
    @inlinable
    public init(_ events: consuming Events, limits: XMLLimits = XMLLimits()) {
        let events = EventBox(events)
        let sink = unsafe EventSink(
            EventHandlers(events.pointer), Events.names,
            ignoresNamespaces: Events.acceptsForeignNamespaces,
            extensionNamespaces: Events.extensionNamespaces, limits: limits)
        self.events = events
        parser = Parser(sink, limits: limits)
        self.limits = limits
    }

    /// Parses the next piece.
    ///
    /// The first piece has to hold the beginning of the document, four bytes at least; one of UTF-16
    /// may not end in the middle of a unit.
    ///
    /// - Parameters:
    ///   - bytes: the piece.
    ///   - isLast: whether the document ends with it; the last piece may be empty.
    /// - Throws: ``XMLError``.
    public mutating func feed(_ bytes: Span<UInt8>, isLast: Bool = false) throws(XMLError) {
        if !bytes.isEmpty {
            try measure(bytes)
        } else if !isLast {
            return
        }
        try parser.parse(bytes, isLast: isLast)
    }

    /// Parses a document of which no piece was parsed before; that takes less time than a piece that
    /// is all of it.
    ///
    /// - Parameter bytes: the document, and behind it a zero that is no part of it.
    /// - Throws: ``XMLError``.
    public mutating func feed(whole bytes: Span<UInt8>) throws(XMLError) {
        precondition(meter == nil, "a document is parsed whole or in pieces")
        let document = bytes.extracting(droppingLast: 1)
        guard Encodings.isUTF8(document.extracting(first: Self.beginning)) else {
            return try feed(document, isLast: true)
        }
        try measure(document)
        try parser.parse(whole: bytes)
    }

    private mutating func measure(_ bytes: Span<UInt8>) throws(XMLError) {
        if meter == nil { meter = try Self.meter(for: bytes, limit: limits.tagSize) }
        guard meter?.admits(bytes) == true else { throw .limitExceeded(.tagSize) }
    }

    /// Lets the caller look at and change the events between two pieces.
    @inlinable
    public func withEvents<Result, Failure: Error>(
        _ body: (inout Events) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(&events.pointer.pointee)
    }

    /// Where a declaration stands: at the very beginning, behind a mark of two or three bytes at most.
    private static var beginning: Int { 128 }

    /// Tells the width of the characters from the first bytes; everything but UTF-8 and UTF-16 is
    /// refused.
    private static func meter(for bytes: Span<UInt8>, limit: Int) throws(XMLError) -> TagMeter {
        let beginning = bytes.extracting(first: Self.beginning)
        guard Encodings.admits(beginning) else { throw .encoding }
        let first = beginning[0]
        let second = beginning.count > 1 ? beginning[1] : 0x20
        // Two zeros in a row are one half of a character of UTF-32.
        let isWide = beginning.count > 3 && beginning[2] == 0 && beginning[3] == 0
        switch (first, second) {
        case (0xFF, 0xFE) where !isWide, (0x3C, 0) where !isWide:
            return TagMeter(limit: limit, width: 2, isBigEndian: false)
        case (0xFE, 0xFF), (0, 0x3C):
            return TagMeter(limit: limit, width: 2, isBigEndian: true)
        case (0xEF, 0xBB), (0x3C, 1...), (0x09, 1...), (0x0A, 1...), (0x0D, 1...), (0x20, 1...):
            return TagMeter(limit: limit, width: 1, isBigEndian: false)
        default:
            throw .encoding
        }
    }
}
