/// Numbers by cells of a form. A cell is looked up for every report of the city, hundreds of times;
/// a dictionary, whose hashes nobody can foresee, takes several times as long.
struct KeyIndex: Sendable {
    private struct Slot {
        var key = ValueKey(0, 0)
        var number = -1
    }

    /// At most a quarter is taken.
    private let slots: [Slot]

    init(_ numbers: [ValueKey: Int]) {
        var size = 4
        while size < numbers.count * 4 { size *= 2 }
        var slots = [Slot](repeating: Slot(), count: size)
        for (key, number) in numbers {
            var place = Self.place(of: key, among: size)
            while slots[place].number >= 0 { place = (place + 1) & (size - 1) }
            slots[place] = Slot(key: key, number: number)
        }
        self.slots = slots
    }

    /// The number of a cell; nil for one that has none.
    subscript(key: ValueKey) -> Int? {
        var place = Self.place(of: key, among: slots.count)
        while slots[place].number >= 0 {
            if slots[place].key == key { return slots[place].number }
            place = (place + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Where the search for a cell begins; neighbours begin far from each other.
    private static func place(of key: ValueKey, among size: Int) -> Int {
        let mixed =
            UInt64(bitPattern: Int64(key.row &* 1000 &+ key.column)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 32) & (size - 1)
    }
}
