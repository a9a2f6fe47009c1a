internal import CLibXML2

/// What the C callbacks reach: the part of a stream that does not depend on the type of its events.
///
/// C function pointers cannot be generic, hence the subclass ``TypedEventSink``.
@safe
class EventSink {
    /// What changes while parsing, in memory of its own: access to it needs no checks.
    private let place: UnsafeMutablePointer<MarkupPlace>
    private let dictionary: [[UInt8]]
    private let extensionSpellings: [String]
    private let table: NameTable
    private let lookup: NameLookup
    private let maximumDepth: Int
    private let ignoresNamespaces: Bool
    private var parser: xmlParserCtxtPtr?
    /// Why the parser was stopped, unless by itself.
    private(set) final var failure: XMLError?

    init<Events: XMLEvents>(for events: Events.Type, depth: Int) {
        dictionary = events.names.spellings
        table = NameTable(capacity: dictionary.count)
        lookup = table.lookup
        maximumDepth = depth
        ignoresNamespaces = events.acceptsForeignNamespaces
        extensionSpellings = events.extensionNamespaces
        unsafe place = .allocate(capacity: 1)
        unsafe place.initialize(to: MarkupPlace())
    }

    deinit {
        unsafe place.deinitialize(count: 1)
        unsafe place.deallocate()
    }

    func forward(start name: Int, _ attributes: borrowing XMLAttributes) {}
    func forward(end name: Int) {}
    func forward(text: Span<UInt8>) {}

    /// Puts the names into the dictionary of the parser, so that they are told by their pointers.
    final func intern(in parser: xmlParserCtxtPtr) -> Bool {
        for (number, name) in dictionary.enumerated() {
            guard let pointer = unsafe xmlDictLookup(parser.pointee.dict, name, Int32(name.count))
            else { return false }
            unsafe table.insert(pointer, number: number)
        }
        unsafe self.parser = unsafe parser
        unsafe place.pointee.alternatives.intern(in: parser)
        for spelling in extensionSpellings {
            guard let space = unsafe xmlDictLookup(parser.pointee.dict, spelling, -1) else {
                return false
            }
            unsafe place.pointee.extensionSpaces.append(space)
        }
        return true
    }

    final func start(
        _ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?,
        _ declared: UnsafeBufferPointer<UnsafePointer<UInt8>?>, _ count: Int,
        _ fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        if let rule = unsafe place.pointee.enter(
            space, declared, attributes: count, maximumDepth: maximumDepth)
        {
            return stop(.limitExceeded(rule))
        }
        let attributes = unsafe XMLAttributes(count: count, fields: fields, names: lookup)
        guard unsafe !place.pointee.hides(name, space, attributes) else { return }
        forward(start: unsafe number(name, space), attributes)
    }

    final func end(_ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?) {
        guard unsafe place.pointee.leave() else { return }
        forward(end: unsafe number(name, space))
    }

    final func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
        guard unsafe !place.pointee.alternatives.isPassing, let bytes = unsafe bytes else { return }
        unsafe place.pointee.lineEnds.reset()
        forward(text: unsafe UnsafeBufferPointer(start: bytes, count: count).span)
    }

    /// Text of a CDATA section, whose line ends the parser leaves as they are.
    final func literal(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
        guard unsafe !place.pointee.alternatives.isPassing, let bytes = unsafe bytes else { return }
        let text = unsafe UnsafeBufferPointer(start: bytes, count: count).span
        unsafe place.pointee.lineEnds.normalize(text) { forward(text: $0) }
    }

    /// Refuses encodings that the parser does not know by itself before the first element is read:
    /// others would have it load code from the system.
    final func checkEncoding() {
        guard let declared = unsafe parser?.pointee.encoding else { return }
        switch unsafe String(cString: declared).uppercased() {
        case "UTF-8", "UTF8", "UTF-16", "UTF16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII",
            "ISO-8859-1", "ISO-LATIN-1":
            return
        default: stop(.encoding)
        }
    }

    /// Ends the parsing for a reason of our own.
    final func stop(_ reason: XMLError) {
        if failure == nil { failure = reason }
        unsafe xmlStopParser(parser)
    }

    private final func number(
        _ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?
    ) -> Int {
        if unsafe ignoresNamespaces || space == place.pointee.root {
            return unsafe lookup.number(name)
        }
        guard let space = unsafe space, unsafe place.pointee.extensionSpaces.contains(space) else {
            return -1
        }
        let number = unsafe lookup.number(name)
        return number < 0 ? number : number + dictionary.count
    }
}

/// Hands the events on to a value of a known type.
@safe
final class TypedEventSink<Events: XMLEvents>: EventSink {
    /// The events, in memory of their own: access to them needs no checks while parsing.
    let events: UnsafeMutablePointer<Events>

    init(_ events: consuming Events, limits: XMLLimits) {
        unsafe self.events = .allocate(capacity: 1)
        unsafe self.events.initialize(to: events)
        super.init(for: Events.self, depth: limits.depth)
    }

    deinit {
        unsafe events.deinitialize(count: 1)
        unsafe events.deallocate()
    }

    override func forward(start name: Int, _ attributes: borrowing XMLAttributes) {
        unsafe events.pointee.start(name, attributes)
    }

    override func forward(end name: Int) {
        unsafe events.pointee.end(name)
    }

    override func forward(text: Span<UInt8>) {
        unsafe events.pointee.text(text)
    }
}
