internal import CLibXML2

/// libxml2's parser with our callbacks: the push parser for a document in pieces, the plain one for a
/// document that is there as a whole.
///
/// No entity is substituted, no DTD is loaded, no limit is lifted.
@safe
@usableFromInline
final class Parser {
    /// Makes the library ready once, before the first parser: making two at a time does not.
    private static let readiness: Void = xmlInitParser()

    private let sink: EventSink
    private let limits: XMLLimits
    /// nil until there is something to parse.
    private var pointer: xmlParserCtxtPtr?

    @usableFromInline
    init(_ sink: EventSink, limits: XMLLimits) {
        _ = Self.readiness
        self.sink = sink
        self.limits = limits
    }

    deinit { unsafe xmlFreeParserCtxt(pointer) }

    /// Parses a piece; an empty one with `isLast` ends the document.
    func parse(_ bytes: Span<UInt8>, isLast: Bool) throws(XMLError) {
        if unsafe pointer == nil {
            try unsafe begin(xmlCreatePushParserCtxt(nil, nil, nil, 0, nil))
        }
        unsafe bytes.withUnsafeBytes { bytes in
            _ = unsafe xmlParseChunk(
                pointer, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(bytes.count), 0)
        }
        // Not with the last piece, which may be the first: of one that declares a wide encoding the
        // parser looks at the declaration alone, and would take it for the end of the document.
        if isLast { unsafe xmlParseChunk(pointer, nil, 0, 1) }
        try checkSoundness()
    }

    /// Parses a document of UTF-8 that has not been begun, in the memory where it is.
    ///
    /// - Parameter bytes: the document, not empty, and a zero behind it, at which the parser stops.
    /// - Throws: ``XMLError``.
    func parse(whole bytes: Span<UInt8>) throws(XMLError) {
        precondition(bytes[bytes.count - 1] == 0, "the parser has to find an end")
        // Memory that is not the parser's own cannot be translated from another encoding.
        try unsafe begin(xmlNewParserCtxt(), options: XML_PARSE_IGNORE_ENC)
        // As of the push parser inside of a piece: all is there, so that the parser neither asks for
        // more at every step nor gives back what it has read.
        unsafe pointer?.pointee.progressive = 1
        var rest = 0
        let isOpen = unsafe bytes.withUnsafeBytes { bytes in
            guard unsafe open(bytes.baseAddress, bytes.count - 1) else { return false }
            unsafe xmlParseDocument(pointer)
            // The memory is not to be looked at any more.
            let input = unsafe inputPop(pointer)
            if let input = unsafe input?.pointee { rest = unsafe input.end - input.cur }
            unsafe xmlFreeInputStream(input)
            return true
        }
        guard isOpen else { throw .limitExceeded(.names) }
        try checkSoundness()
        // A zero behind the root looks like the end.
        guard rest == 0 else {
            throw .malformed(line: 0, code: Int32(XML_ERR_DOCUMENT_END.rawValue))
        }
    }

    /// Whether the parser could be given the document.
    private func open(_ bytes: UnsafeRawPointer?, _ count: Int) -> Bool {
        let buffer = unsafe xmlParserInputBufferCreateStatic(
            bytes?.assumingMemoryBound(to: CChar.self), Int32(count), XML_CHAR_ENCODING_NONE)
        guard let buffer = unsafe buffer else { return false }
        let input = unsafe xmlNewIOInputStream(pointer, buffer, XML_CHAR_ENCODING_NONE)
        guard let input = unsafe input else {
            unsafe xmlFreeParserInputBuffer(buffer)
            return false
        }
        guard unsafe inputPush(pointer, input) >= 0 else {
            unsafe xmlFreeInputStream(input)
            return false
        }
        return true
    }

    private func begin(
        _ made: xmlParserCtxtPtr?, options: xmlParserOption = xmlParserOption(0)
    ) throws(XMLError) {
        guard let made = unsafe made else { throw .limitExceeded(.names) }
        unsafe pointer = unsafe made
        unsafe made.pointee.sax.pointee = Self.handler()
        unsafe made.pointee.userData = Unmanaged.passUnretained(sink).toOpaque()
        unsafe xmlCtxtUseOptions(made, Int32(XML_PARSE_NONET.rawValue | options.rawValue))
        unsafe xmlDictSetLimit(made.pointee.dict, limits.names)
        guard unsafe sink.intern(in: made) else { throw .limitExceeded(.names) }
    }

    private func checkSoundness() throws(XMLError) {
        if let failure = sink.failure { throw failure }
        guard let parser = unsafe pointer?.pointee else { return }
        let isSound = unsafe parser.wellFormed == 1 && parser.disableSAX == 0
        guard !isSound else { return }
        let problem = unsafe parser.lastError
        throw unsafe .malformed(line: Int(problem.line), code: problem.code)
    }

    private static func handler() -> xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handler.startElementNs = startElement
        unsafe handler.startDocument = { context in
            guard let context = unsafe context else { return }
            unsafe eventSink(context)._withUnsafeGuaranteedRef { $0.checkEncoding() }
        }
        unsafe handler.endElementNs = endElement
        let text: charactersSAXFunc = { context, bytes, count in
            guard let context = unsafe context else { return }
            unsafe eventSink(context)._withUnsafeGuaranteedRef { unsafe $0.text(bytes, Int(count)) }
        }
        unsafe handler.characters = text
        unsafe handler.ignorableWhitespace = unsafe text
        unsafe handler.cdataBlock = { context, bytes, count in
            guard let context = unsafe context else { return }
            unsafe eventSink(context)._withUnsafeGuaranteedRef {
                unsafe $0.literal(bytes, Int(count))
            }
        }
        unsafe handler.serror = { context, problem in
            // When the dictionary is full, the parser stops, and may call the document well-formed or
            // tell of what was missed.
            let isNames = unsafe problem?.pointee.code == Int32(XML_ERR_NO_MEMORY.rawValue)
            guard isNames, let context = unsafe context else { return }
            unsafe eventSink(context)._withUnsafeGuaranteedRef { $0.fail(.limitExceeded(.names)) }
        }
        unsafe handler.internalSubset = { context, _, _, _ in
            guard let context = unsafe context else { return }
            unsafe eventSink(context)._withUnsafeGuaranteedRef { $0.stop(.documentType) }
        }
        return unsafe handler
    }
}

/// An element begins. Not a closure, since the compiler calls a long closure from the function that
/// C calls, instead of putting its body there.
@inline(__always)
private func startElement(
    _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?,
    _ prefix: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?, _ declaredCount: Int32,
    _ declared: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int32, _ defaulted: Int32,
    _ fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
) {
    guard let context = unsafe context else { return }
    let declared = unsafe UnsafeBufferPointer(
        start: declared.map { unsafe UnsafePointer($0) }, count: Int(declaredCount) * 2)
    unsafe eventSink(context)._withUnsafeGuaranteedRef { sink in
        unsafe sink.start(name, space, declared, Int(count), fields)
    }
}

/// An element ends.
@inline(__always)
private func endElement(
    _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?,
    _ prefix: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?
) {
    guard let context = unsafe context else { return }
    unsafe eventSink(context)._withUnsafeGuaranteedRef { $0.end() }
}

/// The sink behind the context pointer of a callback; a callback can capture nothing.
private func eventSink(_ context: UnsafeMutableRawPointer) -> Unmanaged<EventSink> {
    unsafe Unmanaged<EventSink>.fromOpaque(context)
}
