internal import Glibc
internal import XMLStream

/// The rest of a part that need not be parsed, since nobody asks for what it says.
///
/// Behind the cells of a sheet stand validations, conditional formats and links, in forms as many
/// bytes as the cells and slower ones. Only merged cells are looked for there. Source: ECMA-376
/// part 1, §18.3.1.99: the order of elements in a worksheet.
struct PartTail<Events: XMLEvents>: Sendable {
    /// The tag that ends what matters.
    let end: StaticString
    /// Whether the parser has seen that end; the bytes alone may stand in a comment.
    let isPastEnd: @Sendable (Events) -> Bool
    /// How the tags begin that matter behind it.
    let needed: StaticString
    /// The tag that ends them.
    let neededEnd: StaticString

    /// Parses the last piece of a part as far as it matters.
    ///
    /// - Returns: whether the rest was left out.
    func feed(
        _ piece: Span<UInt8>, to stream: inout XMLStream<Events>
    ) throws(XMLError) -> Bool {
        guard let cells = place(behind: end, in: piece) else {
            try stream.feed(piece)
            return false
        }
        try stream.feed(piece.extracting(0..<cells))
        let rest = piece.extracting(cells..<piece.count)
        let matter = place(behind: neededEnd, in: rest) ?? 0
        let isPast = stream.withEvents { isPastEnd($0) }
        let remainder = rest.extracting(matter..<rest.count)
        guard isPast, place(behind: needed, in: remainder) == nil else {
            try stream.feed(rest)
            return false
        }
        try stream.feed(rest.extracting(0..<matter))
        return true
    }

    /// The place behind the first tag that begins so; nil when there is none.
    private func place(behind tag: StaticString, in bytes: Span<UInt8>) -> Int? {
        let length = tag.utf8CodeUnitCount
        return unsafe bytes.withUnsafeBytes { bytes in
            guard var here = bytes.baseAddress else { return nil }
            let end = unsafe here + bytes.count
            while unsafe end - here >= length,
                let found = unsafe memchr(here, Int32(UInt8(ascii: "<")), end - here)
            {
                unsafe here = UnsafeRawPointer(found)
                guard unsafe end - here >= length else { return nil }
                if unsafe memcmp(here, tag.utf8Start, length) == 0 {
                    return unsafe here - (end - bytes.count) + length
                }
                unsafe here += 1
            }
            return nil
        }
    }
}

extension PartTail<SheetEvents> {
    /// What stands behind the cells of a sheet and its merged rectangles.
    static let ofSheet = PartTail(
        end: "</sheetData>", isPastEnd: { $0.isPastCells }, needed: "<mergeCell",
        neededEnd: "</mergeCells>")
}
