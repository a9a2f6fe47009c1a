/// The taxpayer number of an institution: ten digits, the last of which checks the others.
public enum INN {
    /// Whether the text is ten ASCII digits, not all zero, with the right check digit.
    public static func isValid(_ text: some StringProtocol) -> Bool {
        let digits = text.utf8.map { Int($0) - 48 }
        guard digits.count == 10, digits.allSatisfy((0...9).contains),
            digits.contains(where: { $0 != 0 })
        else { return false }
        return digits[9] == checkDigit(of: digits)
    }

    /// The number with its tenth digit, from the first nine; nil when they are not nine digits.
    public static func completing(_ nineDigits: some StringProtocol) -> String? {
        let digits = nineDigits.utf8.map { Int($0) - 48 }
        guard digits.count == 9, digits.allSatisfy((0...9).contains) else { return nil }
        return String(nineDigits) + String(checkDigit(of: digits))
    }

    /// What the first nine digits are multiplied by; the sum leaves the tenth when it is divided by
    /// 11 and then by 10. Source: order of the Federal Tax Service on ИНН.
    public static let weights = [2, 4, 10, 3, 5, 9, 4, 6, 8]

    private static func checkDigit(of digits: [Int]) -> Int {
        zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 } % 11 % 10
    }
}
