/// Where in a document the parser is, and what is in force there.
@safe
struct MarkupPlace {
    /// The namespace of the root element.
    private(set) var root: UnsafePointer<UInt8>?
    /// Further namespaces whose elements matter.
    var extensionSpaces: [UnsafePointer<UInt8>] = unsafe []
    var alternatives = Alternatives()
    var lineEnds = LineEnds()
    private var depth = 0
    private let limits: XMLLimits
    /// The numbers of the elements that are open, by their depth.
    private let numbers: UnsafeMutablePointer<Int>
    private var scope = NamespaceScope()

    init(_ limits: XMLLimits) {
        self.limits = limits
        unsafe numbers = .allocate(capacity: limits.depth + 1)
        unsafe numbers.initialize(repeating: -1, count: limits.depth + 1)
    }

    /// Gives the memory back; nothing else may be called after that.
    func deallocate() { unsafe numbers.deallocate() }

    /// An element begins; does nothing and gives false unless it is one of the many about which
    /// there is nothing to say.
    @inline(__always)
    mutating func enterPlainly(
        _ space: UnsafePointer<UInt8>?, _ declared: UnsafeBufferPointer<UnsafePointer<UInt8>?>,
        _ attributes: Int
    ) -> Bool {
        guard unsafe isRoot(space), declared.count == 0, attributes <= limits.attributes,
            depth < limits.depth, depth > 0, !alternatives.isPassing
        else { return false }
        depth &+= 1
        return true
    }

    /// Whether a namespace is that of the root element; one comparison, as of numbers.
    @inline(__always)
    func isRoot(_ space: UnsafePointer<UInt8>?) -> Bool {
        unsafe UInt(bitPattern: space) == UInt(bitPattern: root)
    }

    /// An element begins; the rule that it breaks, if any.
    mutating func enter(
        _ space: UnsafePointer<UInt8>?, _ declared: UnsafeBufferPointer<UnsafePointer<UInt8>?>,
        _ attributes: Int
    ) -> XMLLimits.Rule? {
        guard depth < limits.depth else { return .depth }
        if depth == 0 { unsafe root = unsafe space }
        depth += 1
        if attributes > limits.attributes { return .attributes }
        if declared.isEmpty { return nil }
        return unsafe scope.open(declared, depth: depth, limit: limits.namespaces)
            ? nil : .namespaces
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

    /// Keeps the number of the element that has begun.
    func remember(_ number: Int) { unsafe numbers[depth] = number }

    /// An element ends; its number, or nil when that is reported to nobody.
    @inline(__always)
    mutating func leave() -> Int? {
        if scope.deepest >= depth { scope.close(depth: depth) }
        // After an error the parser may still end elements that never began.
        guard depth > 0 else { return nil }
        depth -= 1
        if alternatives.isActive, alternatives.end(depth: depth) { return nil }
        return unsafe numbers[depth + 1]
    }
}
