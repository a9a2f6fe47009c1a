/// A value that goes from the process that reads a file to the one that judges it.
///
/// Both are the same program, so the encoding has no version. What is decoded may come from a
/// process that an attacker took over: whatever the bytes are, decoding gives a value that could
/// have been read from a file, or an error.
protocol WireValue {
    /// Puts the value behind what is written.
    func encode(to writer: inout WireWriter)
    /// Takes the value that comes next.
    init(from reader: inout WireReader) throws(WireError)
}

extension WireValue {
    /// The value alone, as bytes.
    var encoded: [UInt8] {
        var writer = WireWriter()
        encode(to: &writer)
        return writer.bytes
    }

    /// The value that the bytes are, to the last of them.
    init(decoding bytes: [UInt8]) throws(WireError) {
        var reader = WireReader(bytes)
        try self.init(from: &reader)
        guard reader.isAtEnd else { throw WireError() }
    }
}

extension Bool: WireValue {
    func encode(to writer: inout WireWriter) { writer.put(byte: self ? 1 : 0) }

    init(from reader: inout WireReader) throws(WireError) {
        self = try reader.byte(below: 2) == 1
    }
}

extension Int: WireValue {
    func encode(to writer: inout WireWriter) {
        writer.put(varying: UInt64(bitPattern: Int64(self << 1 ^ self >> (Int.bitWidth - 1))))
    }

    init(from reader: inout WireReader) throws(WireError) {
        let bits = try reader.varying()
        self = Int(truncatingIfNeeded: bits >> 1) ^ -Int(truncatingIfNeeded: bits & 1)
    }
}

extension String: WireValue {
    func encode(to writer: inout WireWriter) { writer.put(self) }

    init(from reader: inout WireReader) throws(WireError) { self = try reader.text() }
}

extension Optional: WireValue where Wrapped: WireValue {
    func encode(to writer: inout WireWriter) {
        (self != nil).encode(to: &writer)
        self?.encode(to: &writer)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self = try Bool(from: &reader) ? try Wrapped(from: &reader) : nil
    }
}

extension Array: WireValue where Element: WireValue {
    func encode(to writer: inout WireWriter) {
        writer.put(count: count)
        for element in self {
            guard !writer.isFull else { return }
            element.encode(to: &writer)
        }
    }

    init(from reader: inout WireReader) throws(WireError) {
        let count = try reader.count()
        self = []
        reserveCapacity(count)
        for _ in 0..<count { append(try Element(from: &reader)) }
    }
}

extension Dictionary: WireValue where Key == String, Value: WireValue {
    func encode(to writer: inout WireWriter) {
        writer.put(count: count)
        for (key, value) in sorted(by: { $0.key < $1.key }) {
            key.encode(to: &writer)
            value.encode(to: &writer)
        }
    }

    init(from reader: inout WireReader) throws(WireError) {
        let count = try reader.count()
        self = [:]
        for _ in 0..<count {
            let key = try Key(from: &reader)
            self[key] = try Value(from: &reader)
        }
    }
}

extension Result: WireValue where Success: WireValue, Failure: WireValue {
    func encode(to writer: inout WireWriter) {
        switch self {
        case .success(let value):
            writer.put(byte: 0)
            value.encode(to: &writer)
        case .failure(let error):
            writer.put(byte: 1)
            error.encode(to: &writer)
        }
    }

    init(from reader: inout WireReader) throws(WireError) {
        self =
            try reader.byte(below: 2) == 0
            ? .success(try Success(from: &reader)) : .failure(try Failure(from: &reader))
    }
}

extension WireValue where Self: CaseIterable & Equatable, AllCases == [Self] {
    /// A choice among cases without values is the number of the case.
    func encode(to writer: inout WireWriter) {
        writer.put(byte: UInt8(Self.allCases.firstIndex(of: self) ?? 0))
    }

    init(from reader: inout WireReader) throws(WireError) {
        let cases = Self.allCases
        self = cases[Int(try reader.byte(below: UInt8(cases.count)))]
    }
}
