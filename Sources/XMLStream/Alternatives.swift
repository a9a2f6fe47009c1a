internal import CLibXML2

/// Chooses among the alternatives of `mc:AlternateContent`.
///
/// Taken is the first `Choice` that requires nothing but the namespace of the document, else the
/// `Fallback`. The elements of the mechanism itself are reported to nobody: what they hold stands
/// where they stand. Source: ECMA-376 part 3, §10.
@safe
struct Alternatives {
    private static let spelling = "http://schemas.openxmlformats.org/markup-compatibility/2006"

    /// No program requires more namespaces for one choice.
    private static let requirementLimit = 16

    /// An `AlternateContent` that is open.
    private struct Group {
        let depth: Int
        var isDecided = false
    }

    private var namespace: UnsafePointer<UInt8>?
    private var group: UnsafePointer<UInt8>?
    private var choice: UnsafePointer<UInt8>?
    private var fallback: UnsafePointer<UInt8>?
    private var groups: [Group] = []
    /// The depths of the elements that hide while what they hold is reported.
    private var transparent: [Int] = []
    /// The depth of the alternative that is passed over; 0 outside of one.
    private var passedDepth = 0

    /// Whether the content is passed over.
    var isPassing: Bool { passedDepth > 0 }

    /// Whether there is anything to be told of elements that end.
    var isActive: Bool { passedDepth > 0 || !transparent.isEmpty }

    /// Whether a namespace is that of the mechanism.
    func concerns(_ space: UnsafePointer<UInt8>?) -> Bool {
        unsafe space != nil && space == namespace
    }

    /// Learns where the parser keeps the names of the mechanism.
    mutating func intern(in parser: xmlParserCtxtPtr) {
        unsafe namespace = unsafe xmlDictLookup(parser.pointee.dict, Self.spelling, -1)
        unsafe group = unsafe xmlDictLookup(parser.pointee.dict, "AlternateContent", -1)
        unsafe choice = unsafe xmlDictLookup(parser.pointee.dict, "Choice", -1)
        unsafe fallback = unsafe xmlDictLookup(parser.pointee.dict, "Fallback", -1)
    }

    /// Looks at an element that begins; `isUnderstood` tells it of the prefix of a namespace.
    ///
    /// - Returns: whether the element is reported to nobody.
    mutating func start(
        _ name: UnsafePointer<UInt8>?, _ space: UnsafePointer<UInt8>?,
        _ attributes: borrowing XMLAttributes, depth: Int, isUnderstood: (String) -> Bool
    ) -> Bool {
        if passedDepth > 0 { return true }
        guard unsafe concerns(space) && (name == group || name == choice || name == fallback) else {
            return false
        }
        if unsafe name == group {
            groups.append(Group(depth: depth))
        } else if let last = groups.indices.last, groups[last].depth == depth - 1 {
            let isTaken =
                unsafe !groups[last].isDecided
                && (name == fallback || Self.requirements(attributes).allSatisfy(isUnderstood))
            if !isTaken {
                passedDepth = depth
                return true
            }
            groups[last].isDecided = true
        }
        transparent.append(depth)
        return true
    }

    /// Looks at an element that ends; `depth` is how many are still open.
    ///
    /// - Returns: whether the element is reported to nobody.
    mutating func end(depth: Int) -> Bool {
        if passedDepth > 0 {
            if passedDepth == depth + 1 { passedDepth = 0 }
            return true
        }
        guard transparent.last == depth + 1 else { return false }
        transparent.removeLast()
        if groups.last?.depth == depth + 1 { groups.removeLast() }
        return true
    }

    /// The prefixes in the attribute `Requires`; a choice without any, or with too many, is never
    /// taken.
    private static func requirements(_ attributes: borrowing XMLAttributes) -> [String] {
        for index in 0..<attributes.count where attributes.spelling(index) == "Requires" {
            let prefixes = attributes.string(index).utf8.split(separator: UInt8(ascii: " "))
            guard (1...requirementLimit).contains(prefixes.count) else { return [""] }
            return prefixes.map { String(decoding: $0, as: UTF8.self) }
        }
        return [""]
    }
}
