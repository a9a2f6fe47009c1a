/// The names that matter, found by where the parser keeps them.
///
/// The parser keeps every name once, so a name is told by its pointer. The table is a quarter full at
/// most: a name that does not matter is told as quickly as one that does.
@safe
struct NameTable: ~Copyable {
    private let slots: UnsafeMutablePointer<NameSlot>
    private let mask: Int

    /// Makes an empty table with room for so many names.
    init(capacity: Int) {
        var size = 8
        while size < capacity * 4 { size *= 2 }
        mask = size - 1
        unsafe slots = .allocate(capacity: size)
        unsafe slots.initialize(repeating: NameSlot(name: nil, number: -1), count: size)
    }

    deinit { unsafe slots.deallocate() }

    /// The table for looking up, which must not outlive this one.
    var lookup: NameLookup { unsafe NameLookup(slots: slots, mask: mask) }

    /// Puts a name in.
    func insert(_ name: UnsafePointer<UInt8>, number: Int) {
        var place = NameLookup.place(UInt(bitPattern: name)) & mask
        while unsafe slots[place].name != nil { place = (place + 1) & mask }
        unsafe slots[place] = unsafe NameSlot(name: name, number: number)
    }
}

/// What a ``NameTable`` holds at one place; no pointer means nothing.
@usableFromInline
@unsafe
struct NameSlot {
    @usableFromInline var name: UnsafePointer<UInt8>?
    @usableFromInline var number: Int

    init(name: UnsafePointer<UInt8>?, number: Int) {
        unsafe self.name = unsafe name
        unsafe self.number = number
    }
}

/// A ``NameTable`` while it is being used.
@safe
@usableFromInline
struct NameLookup {
    @usableFromInline let slots: UnsafeMutablePointer<NameSlot>
    @usableFromInline let mask: Int

    init(slots: UnsafeMutablePointer<NameSlot>, mask: Int) {
        unsafe self.slots = unsafe slots
        self.mask = mask
    }

    /// The number of a name; -1 for one that is not in the table.
    @inlinable
    @inline(__always)
    func number(_ name: UnsafePointer<UInt8>?) -> Int {
        // Numbers are compared more simply than pointers that may be nil. No name is found in the
        // first place that is free.
        let wanted = UInt(bitPattern: name)
        var place = Self.place(wanted) & mask
        while true {
            let found = unsafe UInt(bitPattern: slots[place].name)
            if found == wanted { return unsafe slots[place].number }
            if found == 0 { return -1 }
            place = (place &+ 1) & mask
        }
    }

    /// Where the search for a name begins; names lie close together, a few bytes apart.
    @inlinable
    static func place(_ name: UInt) -> Int {
        Int(truncatingIfNeeded: name ^ name >> 7)
    }
}
