/// What each code of a form stands for, quick to ask: every number of a file is asked about.
struct CodeTable: Sendable {
    private let lowest: Int
    private let owners: [SheetIndex.CodeOwner?]

    /// Makes a table; its size is the span of the codes. Codes of more than six digits, which no
    /// cell is searched for, are left out.
    init(_ owners: [Int: SheetIndex.CodeOwner]) {
        let codes = owners.keys.filter { (1..<1_000_000).contains($0) }
        guard let lowest = codes.min(), let highest = codes.max() else {
            self.lowest = 0
            self.owners = []
            return
        }
        self.lowest = lowest
        self.owners = (lowest...highest).map { owners[$0] }
    }

    /// What the code stands for; nil when the form does not have it.
    subscript(_ code: Int) -> SheetIndex.CodeOwner? {
        let place = code - lowest
        return place >= 0 && place < owners.count ? owners[place] : nil
    }
}
