internal import Spreadsheet
internal import XMLStream

/// What collects the content of a part.
protocol PartEvents: XMLEvents {
    /// The limit that the content exceeds, if any; looked at between pieces.
    var exceeded: Limits.Rule? { get }

    /// The cell that was read last, if the part has cells.
    var cell: CellAddress? { get }
}

extension PartEvents {
    var exceeded: Limits.Rule? { nil }
    var cell: CellAddress? { nil }
}
