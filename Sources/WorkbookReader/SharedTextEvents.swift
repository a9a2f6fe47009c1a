internal import XMLStream

/// Collects the shared texts: runs joined, phonetic runs left out, escapes decoded.
///
/// Source: ECMA-376 part 1, §18.4.
struct SharedTextEvents: PartEvents {
    enum Name: Int, CaseIterable {
        case t, si, r, rPh, sst
    }

    static let names = XMLNames(Name.self)

    private(set) var texts: TextArena
    /// The rule that was broken, if any.
    private(set) var exceeded: Limits.Rule?
    private let limits: Limits
    private var isInText = false
    private var isCollecting = false
    /// How deep below an element whose text is not that of the cell: a phonetic run, an extension.
    private var foreignDepth = 0
    private var start = 0
    private var runStart = 0

    /// Makes room for a part that claims to have that size.
    init(limits: Limits, size: Int) {
        self.limits = limits
        texts = TextArena(room: min(size, limits.textSize))
    }

    mutating func start(_ name: Int, _ attributes: borrowing XMLAttributes) {
        switch Name(rawValue: name) {
        case .t where foreignDepth == 0 && isInText:
            isCollecting = true
            runStart = texts.bytes.count
        case .si where foreignDepth == 0:
            isInText = true
            start = texts.bytes.count
        case .rPh, nil: foreignDepth += 1
        case .t, .si, .r, .sst: break
        }
    }

    mutating func end(_ name: Int) {
        switch Name(rawValue: name) {
        case .t where isCollecting:
            isCollecting = false
            texts.unescape(from: runStart)
        case .rPh, nil: foreignDepth -= 1
        case .si where foreignDepth == 0: close()
        case .t, .si, .r, .sst: break
        }
    }

    mutating func text(_ bytes: Span<UInt8>) {
        guard isCollecting, exceeded == nil else { return }
        texts.append(bytes)
        if texts.bytes.count - start > limits.textLength { exceeded = .textLength }
        if texts.bytes.count > limits.textSize { exceeded = .textSize }
    }

    private mutating func close() {
        isInText = false
        texts.close()
        if texts.count > limits.sharedTexts { exceeded = .sharedTexts }
    }
}
