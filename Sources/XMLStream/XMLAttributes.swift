/// The attributes of an element while its beginning is being reported.
@safe
public struct XMLAttributes: ~Copyable {
    /// How many attributes there are.
    public let count: Int
    /// Five pointers an attribute: local name, prefix, namespace, beginning and end of the value.
    @usableFromInline let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    @usableFromInline let names: NameLookup

    init(
        count: Int, fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, names: NameLookup
    ) {
        self.count = count
        unsafe self.fields = unsafe fields
        self.names = names
    }

    /// The number of the attribute's local name, -1 for a name that does not matter.
    @inlinable
    public func name(_ index: Int) -> Int {
        precondition(index >= 0 && index < count, "an attribute lies within the element")
        guard let fields = unsafe fields else { return -1 }
        return unsafe names.number(fields[index * 5])
    }

    /// Whether the attribute is written with a prefix, as in `r:id`.
    @inlinable
    public func isPrefixed(_ index: Int) -> Bool {
        precondition(index >= 0 && index < count, "an attribute lies within the element")
        return unsafe fields?[index * 5 + 1] != nil
    }

    /// Calls `body` with the number of the local name and the raw value of every attribute that is
    /// written without a prefix.
    @inlinable
    public func forEachPlain(_ body: (Int, Span<UInt8>) -> Void) {
        guard var field = unsafe fields else { return }
        var rest = count
        while rest > 0 {
            if unsafe field[1] == nil, let start = unsafe field[3], let end = unsafe field[4] {
                let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
                body(unsafe names.number(field[0]), unsafe value.span)
            }
            unsafe field += 5
            rest &-= 1
        }
    }

    /// The local name of the attribute.
    func spelling(_ index: Int) -> String {
        precondition(index >= 0 && index < count, "an attribute lies within the element")
        guard let name = unsafe fields?[index * 5] else { return "" }
        return unsafe String(cString: name)
    }

    /// Calls `body` with the value as the parser holds it: UTF-8, "&" spelled as "&#38;".
    @inlinable
    public func withRawValue<Result>(_ index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
        precondition(index >= 0 && index < count, "an attribute lies within the element")
        guard let fields = unsafe fields, let start = unsafe fields[index * 5 + 3],
            let end = unsafe fields[index * 5 + 4]
        else { return body(Span()) }
        return body(unsafe UnsafeBufferPointer(start: start, count: end - start).span)
    }

    /// The value as text.
    public func string(_ index: Int) -> String {
        String(decoding: bytes(index), as: UTF8.self)
    }

    /// The value as UTF-8.
    public func bytes(_ index: Int) -> [UInt8] {
        withRawValue(index) { value in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(value.count)
            var place = 0
            while place < value.count {
                bytes.append(value[place])
                place += Self.isAmpersand(value, at: place) ? 5 : 1
            }
            return bytes
        }
    }

    /// Whether the value is one of the spellings of true.
    public func isTrue(_ index: Int) -> Bool {
        ["1", "true", "t", "on"].contains(string(index).lowercased())
    }

    /// The value as a whole number; nil when it is not one.
    public func integer(_ index: Int) -> Int? {
        Int(string(index))
    }

    private static func isAmpersand(_ value: Span<UInt8>, at place: Int) -> Bool {
        guard value[place] == UInt8(ascii: "&"), place + 5 <= value.count else { return false }
        return value[place + 1] == UInt8(ascii: "#") && value[place + 2] == UInt8(ascii: "3")
            && value[place + 3] == UInt8(ascii: "8") && value[place + 4] == UInt8(ascii: ";")
    }
}
