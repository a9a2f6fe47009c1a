/// The cells of one piece of a sheet, and the texts that stand in the cells themselves.
struct CellBatch: Sendable {
    var records: [CellRecord] = []
    var texts: [UInt8] = []

    mutating func removeAll() {
        records.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
    }

    /// Takes a text over for a record of the kind.
    mutating func keep(_ text: ByteBuffer, as kind: CellRecord.Kind, in record: inout CellRecord) {
        record.kind = kind
        record.payload = UInt64(texts.count) << 32 | UInt64(text.count)
        text.withSpan { texts.append(span: $0) }
    }

    /// Adds the cells of another batch from `start` on, with their texts.
    mutating func append(_ other: CellBatch, from start: Int) {
        for var record in other.records[start...] {
            if record.hasOwnText {
                let range = record.textRange
                record.payload = UInt64(texts.count) << 32 | UInt64(range.count)
                texts.append(contentsOf: other.texts[range])
            }
            records.append(record)
        }
    }
}
