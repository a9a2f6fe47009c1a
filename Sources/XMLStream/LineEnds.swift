/// Makes one line feed of every line end, as XML asks for.
///
/// Source: XML 1.0, section 2.11.
struct LineEnds {
    private var isAfterReturn = false

    /// Forgets what came before.
    mutating func reset() {
        isAfterReturn = false
    }

    /// Passes text on in pieces, its line ends made one; a pair may lie in two texts.
    mutating func normalize(_ text: Span<UInt8>, to body: (Span<UInt8>) -> Void) {
        let feed: [UInt8] = [UInt8(ascii: "\n")]
        var start = 0
        for place in 0..<text.count {
            let isSecond = isAfterReturn && text[place] == UInt8(ascii: "\n")
            isAfterReturn = text[place] == UInt8(ascii: "\r")
            guard isSecond || isAfterReturn else { continue }
            if start < place { body(text.extracting(start..<place)) }
            if isAfterReturn { body(feed.span) }
            start = place + 1
        }
        if start < text.count { body(text.extracting(start..<text.count)) }
    }
}
