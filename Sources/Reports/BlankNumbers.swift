import FoundationEssentials

extension Decimal {
    /// The number as spreadsheets keep it.
    var nearestDouble: Double {
        // Its own text is always a number that Double reads.
        Double(description) ?? 0
    }
}
