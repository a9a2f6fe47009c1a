internal import CLibXML2

/// What the C callbacks reach: the part of a stream that does not depend on the type of its events.
///
/// C function pointers cannot be generic, hence the subclass ``TypedEventSink``.
@safe
class EventSink {
    /// The most attributes in one tag; comparing each with each takes quadratic time.
    private static let attributeLimit = 256

    private let dictionary: [[UInt8]]
    private let table: NameTable
    private let maximumDepth: Int
    private let ignoresNamespaces: Bool
    private let extensionSpellings: [String]
    private var parser: xmlParserCtxtPtr?
    private var root: UnsafePointer<UInt8>?
    private var extensionSpaces: [UnsafePointer<UInt8>] = unsafe []
    private var depth = 0
    private var scope = NamespaceScope()
    private var alternatives = Alternatives()
    private var lineEnds = LineEnds()
    /// Why the parser was stopped, unless by itself.
    final var failure: XMLError?

    init<Events: XMLEvents>(for events: Events.Type, depth: Int) {
        dictionary = events.names.spellings
        table = NameTable(capacity: dictionary.count)
        maximumDepth = depth
        ignoresNamespaces = events.acceptsForeignNamespaces
        extensionSpellings = events.extensionNamespaces
    }

    func forward(start name: Int, _ attributes: borrowing XMLAttributes) {}
    func forward(end name: Int) {}
    func forward(text: Span<UInt8>) {}

    /// Puts the names into the dictionary of the parser, so that they are told by their pointers.
    final func intern(in parser: xmlParserCtxtPtr) -> Bool {
        for (place, name) in dictionary.enumerated() {
            guard let pointer = unsafe xmlDictLookup(parser.pointee.dict, name, Int32(name.count))
            else { return false }
            unsafe table.insert(pointer, number: place)
        }
        unsafe self.parser = unsafe parser
        unsafe alternatives.intern(in: parser)
        for spelling in extensionSpellings {
            guard let space = unsafe xmlDictLookup(parser.pointee.dict, spelling, -1) else {
                return false
            }
            unsafe extensionSpaces.append(space)
        }
        return true
    }

    final func start(
        _ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?,
        _ declared: UnsafeBufferPointer<UnsafePointer<UInt8>?>, _ count: Int,
        _ fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        if depth == 0 { unsafe root = unsafe space }
        depth += 1
        if depth > maximumDepth { return stop(.limitExceeded(.depth)) }
        if count > Self.attributeLimit { return stop(.limitExceeded(.tagSize)) }
        if !declared.isEmpty, unsafe !scope.open(declared, depth: depth) {
            return stop(.limitExceeded(.namespaces))
        }
        let attributes = unsafe XMLAttributes(
            count: count, fields: fields, names: table.lookup)
        let isHidden = unsafe alternatives.start(name, space, attributes, depth: depth) {
            unsafe scope.find($0) == root
        }
        guard !isHidden else { return }
        forward(start: unsafe number(name, space), attributes)
    }

    final func end(_ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?) {
        scope.close(depth: depth)
        depth -= 1
        guard !alternatives.end(depth: depth) else { return }
        unsafe forward(end: number(name, space))
    }

    final func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
        guard !alternatives.isPassing, let bytes = unsafe bytes else { return }
        lineEnds.reset()
        forward(text: unsafe UnsafeBufferPointer(start: bytes, count: count).span)
    }

    /// Text of a CDATA section, whose line ends the parser leaves as they are.
    final func literal(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
        guard !alternatives.isPassing, let bytes = unsafe bytes else { return }
        let text = unsafe UnsafeBufferPointer(start: bytes, count: count).span
        lineEnds.normalize(text) { forward(text: $0) }
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

    private func number(_ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?) -> Int {
        if unsafe ignoresNamespaces || space == root { return unsafe table.lookup.number(name) }
        guard let space = unsafe space, unsafe extensionSpaces.contains(space) else { return -1 }
        let number = unsafe table.lookup.number(name)
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
