/// The place of a cell in a sheet.
///
/// Rows and columns are zero-based everywhere in the package; only this type knows the notation
/// "B7" that people see. Source: ECMA-376 part 1, §18.18.7 (`ST_CellRef`).
public struct CellAddress: Hashable, Sendable, Codable {
    /// How many rows a sheet can have.
    public static let rowLimit = 1_048_576
    /// How many columns a sheet can have.
    public static let columnLimit = 16_384

    /// The zero-based row.
    @Narrow public var row: Int
    /// The zero-based column.
    @Narrow public var column: Int

    /// Makes the address of a zero-based row and column.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads an address such as "B7" or "$B$7"; nil when the text is not one, or lies outside a sheet.
    public init?(_ text: some StringProtocol) {
        var column = 0
        var row = 0
        var letters = 0
        var digits = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "$") where letters == 0 || digits == 0:
                continue
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0 && letters < 3:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
                letters += 1
            case UInt8(ascii: "a")...UInt8(ascii: "z") where digits == 0 && letters < 3:
                column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
                letters += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where letters > 0 && digits < 7:
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
                digits += 1
            default:
                return nil
            }
        }
        guard (1...Self.columnLimit).contains(column), (1...Self.rowLimit).contains(row) else {
            return nil
        }
        self.init(row: row - 1, column: column - 1)
    }

    /// The letters of a zero-based column: 0 is "A", 26 is "AA".
    public static func letters(ofColumn column: Int) -> String {
        precondition(column >= 0, "a column is not negative")
        var letters: [UInt8] = []
        var rest = column + 1
        while rest > 0 {
            letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// The address as formulas write it when it must not move: "$B$7".
    public var absolute: String {
        "$\(Self.letters(ofColumn: column))$\(row + 1)"
    }
}

extension CellAddress: CustomStringConvertible {
    /// The address as a person sees it: "B7".
    public var description: String {
        "\(Self.letters(ofColumn: column))\(row + 1)"
    }
}

extension CellAddress: Comparable {
    /// Row by row, and from left to right within a row.
    public static func < (left: CellAddress, right: CellAddress) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }
}
