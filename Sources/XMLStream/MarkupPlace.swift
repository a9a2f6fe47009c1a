/// Where in a document the parser is, and what is in force there.
@safe
struct MarkupPlace {
    /// The most attributes in one tag; comparing each with each takes quadratic time.
    private static let attributeLimit = 256

    /// The namespace of the root element.
    private(set) var root: UnsafePointer<UInt8>?
    /// Further namespaces whose elements matter.
    var extensionSpaces: [UnsafePointer<UInt8>] = unsafe []
    var alternatives = Alternatives()
    var lineEnds = LineEnds()
    private var depth = 0
    private var scope = NamespaceScope()

    /// An element begins; the rule that it breaks, if any.
    mutating func enter(
        _ space: UnsafePointer<UInt8>?, _ declared: UnsafeBufferPointer<UnsafePointer<UInt8>?>,
        attributes: Int, maximumDepth: Int
    ) -> XMLLimits.Rule? {
        if depth == 0 { unsafe root = unsafe space }
        depth += 1
        if depth > maximumDepth { return .depth }
        if attributes > Self.attributeLimit { return .tagSize }
        if declared.isEmpty { return nil }
        return unsafe scope.open(declared, depth: depth) ? nil : .namespaces
    }

    /// Whether the element that has begun is reported to nobody.
    mutating func hides(
        _ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?,
        _ attributes: borrowing XMLAttributes
    ) -> Bool {
        if unsafe !alternatives.isPassing && !alternatives.concerns(space) { return false }
        let scope = scope
        let root = unsafe root
        return unsafe alternatives.start(name, space, attributes, depth: depth) {
            unsafe scope.find($0) == root
        }
    }

    /// An element ends; whether that is reported.
    mutating func leave() -> Bool {
        if scope.deepest >= depth { scope.close(depth: depth) }
        depth -= 1
        return !alternatives.isActive || !alternatives.end(depth: depth)
    }
}
