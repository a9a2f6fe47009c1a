/// A worksheet being read batch by batch.
struct SheetReader: ~Copyable {
    private var part: PartReader<SheetEvents>
    private var isOver = false

    init(_ part: consuming PartReader<SheetEvents>) {
        self.part = part
    }

    /// The records of the next piece that has some; nil when the sheet has ended without an error.
    mutating func next() throws(WorkbookError) -> CellBatch? {
        while !isOver {
            isOver = try !part.readPiece()
            let batch = part.withEvents { $0.takeBatch() }
            if !batch.records.isEmpty { return batch }
            recycle(batch)
        }
        return nil
    }

    /// Gives the memory of a batch back for the next one.
    func recycle(_ batch: consuming CellBatch) {
        var used = batch
        used.removeAll()
        part.withEvents { $0.reuse(used) }
    }

    /// What was collected beside the cells; all of it once ``next()`` has returned nil.
    var events: SheetEvents { part.withEvents { $0 } }
}
