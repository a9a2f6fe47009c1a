internal import CLibXML2

/// The namespaces that are declared where the parser is.
///
/// The parser searches all of them for every prefix, so there must not be many.
@safe
struct NamespaceScope {
    @unsafe
    private struct Declaration {
        let prefix: UnsafePointer<UInt8>?
        let space: UnsafePointer<UInt8>?
        let depth: Int
    }

    private var declarations: [Declaration] = unsafe []
    /// The depth of the last declaration; 0 when there is none.
    private(set) var deepest = 0

    /// Takes the declarations of a tag, a prefix and a namespace each; false when they are too many.
    mutating func open(
        _ declared: UnsafeBufferPointer<UnsafePointer<UInt8>?>, depth: Int, limit: Int
    ) -> Bool {
        deepest = depth
        for index in stride(from: 0, to: declared.count, by: 2) {
            unsafe declarations.append(
                unsafe Declaration(
                    prefix: declared[index], space: declared[index + 1], depth: depth))
        }
        return unsafe declarations.count <= limit
    }

    /// Forgets what the element at that depth declared.
    mutating func close(depth: Int) {
        while let last = unsafe declarations.last, unsafe last.depth >= depth {
            unsafe declarations.removeLast()
        }
        deepest = unsafe declarations.last?.depth ?? 0
    }

    /// The namespace of a prefix; nil when it has none.
    func find(_ prefix: String) -> UnsafePointer<UInt8>? {
        unsafe declarations.last { unsafe xmlStrEqual($0.prefix, prefix) == 1 }?.space
    }
}
