import Spreadsheet

/// Formulas as they look from their cells: two that are alike calculate the same.
enum RelativeFormula {
    /// The formula with its references told by their distance; nil when it cannot be shared by
    /// several cells.
    ///
    /// - Parameters:
    ///   - formula: the formula as the file has it.
    ///   - address: its cell.
    /// - Returns: bytes that only formulas with the same meaning have.
    static func bytes(of formula: String, at address: CellAddress) -> [UInt8]? {
        let bytes = Array(formula.utf8)
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                let end = bytes[(place + 1)...].firstIndex(of: byte) ?? bytes.count - 1
                result += bytes[place...end]
                place = end + 1
                continue
            }
            // References to other sheets and workbooks, and what was lost.
            if [UInt8(ascii: "!"), UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "#")]
                .contains(byte)
            {
                return nil
            }
            guard isPartOfWord(byte) else {
                result.append(byte)
                place += 1
                continue
            }
            let end = bytes[place...].firstIndex { !isPartOfWord($0) } ?? bytes.count
            let isFunction = end < bytes.count && bytes[end] == UInt8(ascii: "(")
            if !isFunction, let reference = Reference(bytes[place..<end]) {
                result += reference.seen(from: address)
            } else if !isFunction, isBesideColon(bytes, place..<end) {
                // Whole rows or columns.
                return nil
            } else {
                result += bytes[place..<end]
            }
            place = end
        }
        return result
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "$") || FormulaText.isPartOfWord(byte)
    }

    private static func isBesideColon(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
        let colon = UInt8(ascii: ":")
        return word.lowerBound > 0 && bytes[word.lowerBound - 1] == colon
            || word.upperBound < bytes.count && bytes[word.upperBound] == colon
    }

    /// A reference to a cell as it is written in a formula.
    private struct Reference {
        private var address: CellAddress
        private var isColumnFixed = false
        private var isRowFixed = false

        init?(_ word: ArraySlice<UInt8>) {
            var rest = word
            func takeDollar() -> Bool {
                guard rest.first == UInt8(ascii: "$") else { return false }
                rest.removeFirst()
                return true
            }
            isColumnFixed = takeDollar()
            let letters = rest.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
            rest = rest.dropFirst(letters.count)
            isRowFixed = takeDollar()
            guard !letters.isEmpty,
                let address = CellAddress(String(decoding: letters + rest, as: UTF8.self))
            else { return nil }
            self.address = address
        }

        /// The reference as text that no other one gives.
        func seen(from cell: CellAddress) -> [UInt8] {
            let row = isRowFixed ? "R\(address.row)" : "R[\(address.row - cell.row)]"
            let column =
                isColumnFixed ? "C\(address.column)" : "C[\(address.column - cell.column)]"
            return Array((row + column).utf8)
        }
    }
}
