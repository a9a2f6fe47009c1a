internal import CLibXML2

/// The push parser of libxml2 with our callbacks.
///
/// Only `XML_PARSE_NONET` is set: no entity is substituted, no DTD is loaded, no limit is lifted.
@safe
@usableFromInline
struct Parser: ~Copyable {
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    private let pointer: xmlParserCtxtPtr
    private let sink: EventSink

    @usableFromInline
    init?(_ sink: EventSink, limits: XMLLimits) {
        guard Self.isReady else { return nil }
        var handler = unsafe Self.handler()
        let context = unsafe Unmanaged.passUnretained(sink).toOpaque()
        guard let pointer = unsafe xmlCreatePushParserCtxt(&handler, context, nil, 0, nil) else {
            return nil
        }
        unsafe xmlCtxtUseOptions(pointer, Int32(XML_PARSE_NONET.rawValue))
        unsafe xmlDictSetLimit(pointer.pointee.dict, limits.names)
        guard unsafe sink.intern(in: pointer) else {
            unsafe xmlFreeParserCtxt(pointer)
            return nil
        }
        unsafe self.pointer = unsafe pointer
        self.sink = sink
    }

    deinit { unsafe xmlFreeParserCtxt(pointer) }

    /// Parses a piece; an empty one with `isLast` ends the document.
    func parse(_ bytes: Span<UInt8>, isLast: Bool) throws(XMLError) {
        unsafe bytes.withUnsafeBytes { bytes in
            _ = unsafe xmlParseChunk(
                pointer, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(bytes.count), isLast ? 1 : 0)
        }
        if let failure = sink.failure { throw failure }
        // When the dictionary is full, the parser stops and still calls the document well-formed.
        let isSound = unsafe pointer.pointee.wellFormed == 1 && pointer.pointee.disableSAX == 0
        guard !isSound else { return }
        let problem = unsafe pointer.pointee.lastError
        let isNames = unsafe problem.code == Int32(XML_ERR_NO_MEMORY.rawValue)
        throw isNames
            ? .limitExceeded(.names)
            : unsafe .malformed(line: Int(problem.line), code: problem.code)
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
        unsafe handler.serror = { _, _ in }
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
