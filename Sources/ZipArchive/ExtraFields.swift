/// The extra fields of a record, each with an identifier and a length before it.
struct ExtraFields {
    private let fields: LittleEndian
    private let range: Range<Int>

    init(_ fields: LittleEndian, _ range: Range<Int>) {
        self.fields = fields
        self.range = range
    }

    /// Where the first field with the identifier lies; nil when there is none before the end or the
    /// first field that does not fit.
    func field(_ identifier: Int) -> Range<Int>? {
        var place = range.lowerBound
        while place + 4 <= range.upperBound {
            let end = place + 4 + fields.short(place + 2)
            guard end <= range.upperBound else { return nil }
            if fields.short(place) == identifier { return (place + 4)..<end }
            place = end
        }
        return nil
    }
}
