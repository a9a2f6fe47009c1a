internal import CLibXML2

/// What the C callbacks reach: the part of a stream that does not depend on the type of its events.
@safe
@usableFromInline
final class EventSink {
    /// What changes while parsing, in memory of its own: access to it needs no checks.
    private let place: UnsafeMutablePointer<MarkupPlace>
    private let dictionary: [[UInt8]]
    private let extensionSpellings: [String]
    private let table: NameTable
    private let lookup: NameLookup
    private let handlers: EventHandlers
    private let ignoresNamespaces: Bool
    private var parser: xmlParserCtxtPtr?
    /// Why the parser was stopped, unless by itself.
    private(set) var failure: XMLError?

    @usableFromInline
    init(
        _ handlers: EventHandlers, _ names: XMLNames, ignoresNamespaces: Bool,
        extensionNamespaces: [String], limits: XMLLimits
    ) {
        self.handlers = handlers
        dictionary = names.spellings
        table = NameTable(capacity: dictionary.count)
        lookup = table.lookup
        self.ignoresNamespaces = ignoresNamespaces
        extensionSpellings = extensionNamespaces
        unsafe place = .allocate(capacity: 1)
        unsafe place.initialize(to: MarkupPlace(limits))
    }

    deinit {
        unsafe place.pointee.deallocate()
        unsafe place.deinitialize(count: 1)
        unsafe place.deallocate()
    }

    /// Puts the names into the dictionary of the parser, so that they are told by their pointers.
    func intern(in parser: xmlParserCtxtPtr) -> Bool {
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

    // Both are a part of the function that the parser calls, and of nothing else.
    @inline(__always)
    func start(
        _ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?,
        _ declared: UnsafeBufferPointer<UnsafePointer<UInt8>?>, _ count: Int,
        _ fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        guard unsafe place.pointee.enterPlainly(space, declared, count) else {
            return unsafe startUnusual(name, space, declared, count, fields)
        }
        unsafe report(lookup.number(name), count, fields)
    }

    /// An element about which there is something to say; apart from the usual, which then needs no
    /// room on the stack.
    @inline(never)
    private func startUnusual(
        _ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?,
        _ declared: UnsafeBufferPointer<UnsafePointer<UInt8>?>, _ count: Int,
        _ fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        if let rule = unsafe place.pointee.enter(space, declared, count) {
            return stop(.limitExceeded(rule))
        }
        let attributes = unsafe XMLAttributes(count: count, fields: fields, names: lookup)
        if unsafe place.pointee.hides(name, space, attributes) { return }
        let isOfRoot = unsafe ignoresNamespaces || place.pointee.isRoot(space)
        unsafe report(isOfRoot ? lookup.number(name) : extensionNumber(name, space), count, fields)
    }

    @inline(__always)
    private func report(
        _ number: Int, _ count: Int, _ fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        unsafe place.pointee.remember(number)
        handlers.start(number, unsafe XMLAttributes(count: count, fields: fields, names: lookup))
    }

    @inline(__always)
    func end() {
        guard let number = unsafe place.pointee.leave() else { return }
        handlers.end(number)
    }

    func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
        guard unsafe !place.pointee.alternatives.isPassing, let bytes = unsafe bytes else { return }
        unsafe place.pointee.lineEnds.reset()
        handlers.text(unsafe UnsafeBufferPointer(start: bytes, count: count).span)
    }

    /// Text of a CDATA section, whose line ends the parser leaves as they are.
    func literal(_ bytes: UnsafePointer<UInt8>?, _ count: Int) {
        guard unsafe !place.pointee.alternatives.isPassing, let bytes = unsafe bytes else { return }
        let text = unsafe UnsafeBufferPointer(start: bytes, count: count).span
        unsafe place.pointee.lineEnds.normalize(text) { handlers.text($0) }
    }

    /// Refuses other encodings before the first element is read.
    func checkEncoding() {
        guard let declared = unsafe parser?.pointee.encoding else { return }
        let name = unsafe UnsafeBufferPointer(start: declared, count: Int(xmlStrlen(declared)))
        if unsafe !Encodings.isKnown(name.span) { stop(.encoding) }
    }

    /// Ends the parsing for a reason of our own.
    func stop(_ reason: XMLError) {
        fail(reason)
        unsafe xmlStopParser(parser)
    }

    /// Keeps the reason why the parser stops, unless there is one.
    func fail(_ reason: XMLError) {
        if failure == nil { failure = reason }
    }

    private func extensionNumber(
        _ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?
    ) -> Int {
        guard let space = unsafe space, unsafe place.pointee.extensionSpaces.contains(space) else {
            return -1
        }
        let number = unsafe lookup.number(name)
        return number < 0 ? number : number + dictionary.count
    }
}
