import FoundationEssentials

extension CellPlan {
    /// A value of another cell as this one takes it, and what there is to say about that.
    ///
    /// - Parameters:
    ///   - value: the value; nil for a wording that this cell no longer has.
    ///   - before: what it was.
    /// - Returns: the value, unless this cell cannot take it.
    func fitted(_ value: FormValue?, was before: FormValue) -> CellReading.Result {
        switch (self, value ?? before) {
        case (.choice(let list), .text(let text)):
            switch value == nil ? .none : list.match(text) {
            case .value(let found), .corrected(let found): return .value(.text(found))
            case .none:
                return .refused(.notInList(found: CellReading.quoted(text), list: list.shown))
            }
        case (.text(let limit), .text(let text)) where text.count > limit:
            return .value(.text(String(text.prefix(limit))), .textTooLong(limit: limit))
        case (.integer(let bounds), .number(let number)):
            return Self.checked(number, Decimal(bounds.lowerBound)...Decimal(bounds.upperBound))
        case (.percent, .number(let number)): return Self.checked(number, 0...100)
        case (.decimal(_, let bounds), .number(let number)): return Self.checked(number, bounds)
        case (_, let value): return .value(value)
        }
    }

    private static func checked(
        _ number: Decimal, _ bounds: ClosedRange<Decimal>
    ) -> CellReading.Result {
        if bounds.contains(number) { return .value(.number(number)) }
        return .value(
            .number(number),
            .outOfBounds(
                found: ShownText.of(number), lowest: ShownText.of(bounds.lowerBound),
                highest: ShownText.of(bounds.upperBound)))
    }
}
