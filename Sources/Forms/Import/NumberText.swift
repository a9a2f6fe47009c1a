/// What a text says where a number is expected.
enum NumberText: Equatable {
    /// `significand` divided by ten to the power of `decimals`.
    case number(significand: Int, decimals: Int, isPercent: Bool)
    /// Digits that can be read in two ways: «1.234», «12 34».
    case ambiguous
    /// Anything else.
    case words

    /// Reads a text without guessing.
    init(_ text: some StringProtocol) {
        guard var signs = Self.signs(of: text) else {
            self = .words
            return
        }
        let isPercent = signs.last == UInt8(ascii: "%")
        if isPercent { signs.removeLast() }
        let isNegative = signs.first == UInt8(ascii: "-")
        if isNegative || signs.first == UInt8(ascii: "+") { signs.removeFirst() }
        let body = Self.trimmed(signs)
        guard body.contains(where: Self.isDigit), body.allSatisfy(Self.isBody) else {
            self = .words
            return
        }
        guard let (whole, fraction) = Self.parts(of: body) else {
            self = Self.looksGrouped(body) ? .ambiguous : .words
            return
        }
        guard whole.count + fraction.count <= 15 else {
            self = .words
            return
        }
        let significand = (whole + fraction).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        self = .number(
            significand: isNegative ? -significand : significand, decimals: fraction.count,
            isPercent: isPercent)
    }

    /// The text in ASCII with plain spaces and minus signs, trimmed; nil when it holds letters.
    private static func signs(of text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.count <= 60 else { return nil }
        var signs: [UInt8] = []
        for scalar in text.unicodeScalars {
            if Wording.isSpace(scalar) {
                signs.append(UInt8(ascii: " "))
            } else if Wording.isDash(scalar) {
                signs.append(UInt8(ascii: "-"))
            } else if signs.isEmpty, scalar == "'" || scalar == "’" || scalar == "`" {
                continue
            } else if scalar.isASCII {
                signs.append(UInt8(scalar.value))
            } else {
                return nil
            }
        }
        return Array(trimmed(signs))
    }

    private static func trimmed(_ signs: [UInt8]) -> ArraySlice<UInt8> {
        let space = UInt8(ascii: " ")
        guard let first = signs.firstIndex(where: { $0 != space }),
            let last = signs.lastIndex(where: { $0 != space })
        else { return [] }
        return signs[first...last]
    }

    /// The digits before and after the decimal sign; nil when the text is ambiguous or no number.
    private static func parts(of body: ArraySlice<UInt8>) -> (whole: [UInt8], fraction: [UInt8])? {
        let marks = body.filter { isMark($0) }
        guard let last = marks.last, let place = body.lastIndex(where: isMark) else {
            return grouped(body, by: UInt8(ascii: " ")).map { ($0, []) }
        }
        let before = body[..<place]
        let after = Array(body[(place + 1)...])
        guard after.allSatisfy(isDigit) else { return nil }
        if marks.count == 1 {
            let canBeGroup =
                after.count == 3 && (1...3).contains(before.count) && before.allSatisfy(isDigit)
                && before.first != UInt8(ascii: "0")
            if canBeGroup { return nil }
            return before.isEmpty ? ([], after) : grouped(before, by: 32).map { ($0, after) }
        }
        let group = marks[0]
        guard marks.dropLast().allSatisfy({ $0 == group }) else { return nil }
        return group == last
            ? grouped(body, by: group).map { ($0, []) }
            : grouped(before, by: group).map { ($0, after) }
    }

    /// The digits without their group sign; nil unless all groups but the first have three.
    private static func grouped(_ body: ArraySlice<UInt8>, by sign: UInt8) -> [UInt8]? {
        let groups = body.split(separator: sign, omittingEmptySubsequences: false)
        guard let first = groups.first, !first.isEmpty,
            groups.allSatisfy({ $0.allSatisfy(isDigit) }),
            groups.count == 1
                || (first.count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 })
        else { return nil }
        return groups.flatMap { $0 }
    }

    /// Whether the digits could be meant as one number at all.
    private static func looksGrouped(_ body: ArraySlice<UInt8>) -> Bool {
        body.filter(isMark).count <= 1
    }

    private static func isDigit(_ sign: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(sign)
    }

    private static func isMark(_ sign: UInt8) -> Bool {
        sign == UInt8(ascii: ",") || sign == UInt8(ascii: ".")
    }

    private static func isBody(_ sign: UInt8) -> Bool {
        isDigit(sign) || isMark(sign) || sign == UInt8(ascii: " ")
    }
}
