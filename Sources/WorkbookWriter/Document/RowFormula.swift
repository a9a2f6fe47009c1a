/// A formula that is the same in every row of a table but for the number of the row.
///
/// It is looked through once, however many rows have it.
public struct RowFormula: Hashable, Sendable {
    /// Stands for the number of the row that the formula is in: "IF(B" + here + "=0,0,C" + here + ")".
    public static let here: Character = "\u{E000}"

    /// How many digits the greatest number of a row has.
    private static let digits = 7

    /// The formula as it was given.
    private let text: String
    /// The parts between the numbers, as the file has them; nil when the formula is empty or may
    /// become too long for one.
    private let parts: [[UInt8]]?

    /// Looks a formula through; what is wrong with it is said when it is written.
    ///
    /// - Parameter text: the formula without its "=", with ``here`` for the number of its row.
    public init(_ text: String) {
        self.text = text
        let places = text.count { $0 == Self.here }
        parts = FormulaText.accepted(text).flatMap { encoded in
            guard encoded.utf16.count + places * (Self.digits - 1) <= FormulaText.limit else {
                return nil
            }
            return encoded.split(separator: Self.here, omittingEmptySubsequences: false)
                .map { Array($0.utf8) }
        }
    }

    /// The formula of a zero-based row.
    public func text(inRow row: Int) -> String {
        text.split(separator: Self.here, omittingEmptySubsequences: false)
            .joined(separator: String(row + 1))
    }

    /// The formula of a zero-based row as the file has it.
    func encoded(inRow row: Int) -> String? {
        guard let parts, let first = parts.first else { return nil }
        let number = String(row + 1).utf8
        var bytes = first
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.count + number.count })
        for part in parts.dropFirst() {
            bytes.append(contentsOf: number)
            bytes.append(contentsOf: part)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
