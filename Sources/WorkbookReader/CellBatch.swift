/// The cells of one piece of a sheet, and the texts that stand in the cells themselves.
struct CellBatch {
    var records: [CellRecord] = []
    var texts: [UInt8] = []

    mutating func removeAll() {
        records.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
    }
}
