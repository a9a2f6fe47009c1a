/// A cell as the reader keeps it while the sheet streams by: 24 bytes, no reference.
struct CellRecord: Sendable {
    /// What the payload means.
    enum Kind: UInt8, Sendable {
        /// The bits of a Double.
        case number
        /// The number of a shared text.
        case sharedText
        /// Where a text begins among the texts of the batch, and its length.
        case inlineText
        /// The same for the literal of an error.
        case error
        /// 0 or 1.
        case boolean
        /// Milliseconds since 1 January 1970.
        case isoDate
        /// Milliseconds since midnight.
        case isoTime
        /// Milliseconds.
        case isoDuration
        /// A formula saved without its result.
        case nothing
        /// A formula whose result is the empty text.
        case emptyText
    }

    var row: Int32
    var column: Int16
    var kind: Kind
    var isFormula: Bool
    var isExternal: Bool
    var style: Int32
    var payload: UInt64

    /// Whether the payload says where a text of the batch lies.
    var hasOwnText: Bool { kind == .inlineText || kind == .error }

    var number: Double { Double(bitPattern: payload) }
    var milliseconds: Int { Int(Int64(bitPattern: payload)) }
    var textRange: Range<Int> {
        let start = Int(payload >> 32)
        return start..<start + Int(payload & 0xFFFF_FFFF)
    }
}
