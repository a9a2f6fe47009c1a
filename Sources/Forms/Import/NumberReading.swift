import FoundationEssentials
import Spreadsheet

/// Reads the cells that take numbers.
enum NumberReading {
    typealias Result = CellReading.Result

    /// A whole number. Source: failure modes C01-C05, C07, C10.
    static func integer(
        _ cell: SheetContents.Cell, shown: String, bounds: ClosedRange<Int>
    ) -> Result {
        let quantity: CellNumber
        switch CellNumber.of(cell, shown: shown) {
        case .number(let found): quantity = found
        case .refused(let fact): return .refused(fact)
        }
        if quantity.isPercent { return .refused(.notANumber(found: CellReading.quoted(shown))) }
        guard let whole = quantity.whole else {
            return .refused(.notWhole(found: CellReading.quoted(shown)))
        }
        return whole.checked(bounds, quantity, shown: shown)
    }

    /// A whole number of per cent. Source: failure mode C06.
    static func percent(_ cell: SheetContents.Cell, shown: String) -> Result {
        let quantity: CellNumber
        switch CellNumber.of(cell, shown: shown) {
        case .number(let found): quantity = found
        case .refused(let fact): return .refused(fact)
        }
        guard let whole = quantity.whole else {
            return .refused(.notWhole(found: CellReading.quoted(shown)))
        }
        var result = whole.checked(0...100, quantity, shown: shown)
        if quantity.isPercent {
            result.facts.removeAll { $0.code == "C01" }
            result.facts.append(
                .percentRead(found: CellReading.quoted(shown), read: Decimal(whole)))
        }
        return result
    }

    /// A number with decimals, to the last place that the form asks for.
    static func decimal(
        _ cell: SheetContents.Cell, shown: String, places: Int, bounds: ClosedRange<Decimal>
    ) -> Result {
        let quantity: CellNumber
        switch CellNumber.of(cell, shown: shown) {
        case .number(let found): quantity = found
        case .refused(let fact): return .refused(fact)
        }
        guard !quantity.isPercent, let number = quantity.rounded(toPlaces: places) else {
            return .refused(.notANumber(found: CellReading.quoted(shown)))
        }
        var facts = quantity.remark(read: number, shown: shown)
        if !bounds.contains(number) {
            facts.append(
                .outOfBounds(
                    found: CellReading.quoted(shown), lowest: ShownText.of(bounds.lowerBound),
                    highest: ShownText.of(bounds.upperBound)))
        }
        return Result(value: .number(number), facts: facts)
    }
}

extension Int {
    /// The number with the remarks that its bounds and its writing call for.
    fileprivate func checked(
        _ bounds: ClosedRange<Int>, _ quantity: CellNumber, shown: String
    ) -> CellReading.Result {
        var facts = quantity.remark(read: Decimal(self), shown: shown)
        if !bounds.contains(self) {
            facts.append(
                .outOfBounds(
                    found: CellReading.quoted(shown), lowest: String(bounds.lowerBound),
                    highest: String(bounds.upperBound)))
        }
        return CellReading.Result(value: .number(Decimal(self)), facts: facts)
    }
}
