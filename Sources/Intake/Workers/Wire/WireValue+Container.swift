internal import Containers
internal import Mail

extension Container.Kind: WireValue {}
extension ContainerError: WireValue {}

extension Container: WireValue {
    func encode(to writer: inout WireWriter) {
        kind.encode(to: &writer)
        sent.encode(to: &writer)
        received.encode(to: &writer)
        members.encode(to: &writer)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init(
            try Kind(from: &reader), sent: try .init(from: &reader),
            received: try .init(from: &reader), members: try .init(from: &reader))
    }
}

extension Moment: WireValue {
    func encode(to writer: inout WireWriter) {
        Int(clock).encode(to: &writer)
        offset.encode(to: &writer)
    }

    init(from reader: inout WireReader) throws(WireError) {
        let clock = try Int(from: &reader)
        // Days are counted with it: nothing may overflow.
        guard (0...Self.latest).contains(clock) else { throw WireError() }
        let offset = try Int?(from: &reader)
        guard offset.map({ abs($0) <= 24 * 60 }) ?? true else { throw WireError() }
        self.init(clock: Int64(clock), offset: offset)
    }

    /// The end of the year 9999, in milliseconds since 1970.
    private static let latest = 253_402_300_799_999
}

extension Member: WireValue {
    func encode(to writer: inout WireWriter) {
        name.encode(to: &writer)
        folders.encode(to: &writer)
        sent.encode(to: &writer)
        contents.encode(to: &writer)
    }

    init(from reader: inout WireReader) throws(WireError) {
        self.init(
            name: try .init(from: &reader), folders: try .init(from: &reader),
            sent: try .init(from: &reader), contents: try .init(from: &reader))
    }
}

extension Member.Contents: WireValue {
    /// What has no value of its own, in the order of its numbers on the wire, which begin with 1.
    private static let plain: [Self] = [.litter, .outlookPackage, .locked, .damaged, .tooLarge]

    func encode(to writer: inout WireWriter) {
        if case .file(let bytes) = self {
            writer.put(byte: 0)
            writer.put(bytes: bytes)
        } else {
            writer.put(byte: UInt8((Self.plain.firstIndex(of: self) ?? 0) + 1))
        }
    }

    init(from reader: inout WireReader) throws(WireError) {
        let number = Int(try reader.byte(below: UInt8(Self.plain.count + 1)))
        self = number == 0 ? .file(try reader.rawBytes()) : Self.plain[number - 1]
    }
}
