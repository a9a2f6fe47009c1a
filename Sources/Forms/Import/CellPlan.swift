import FoundationEssentials

/// What a cell of the form takes, prepared for reading.
enum CellPlan: Sendable {
    case integer(ClosedRange<Int>)
    /// A whole number of per cent.
    case percent
    case decimal(places: Int, ClosedRange<Decimal>)
    case date
    case text(limit: Int)
    case choice(ChoiceList)
    case url
    case inn

    /// Prepares a cell. A choice from a list that the form leaves empty takes any text: such a list
    /// is filled when blanks are issued.
    init(_ cell: InputCell, lists: [String: ChoiceList]) {
        self =
            switch cell.kind {
            case .integer(0...100): .percent
            case .integer(let bounds): .integer(bounds)
            case .decimal(let places, let bounds): .decimal(places: places, bounds)
            case .date: .date
            case .text(let limit): .text(limit: limit)
            case .choice(let name): lists[name].map(Self.choice) ?? .text(limit: 500)
            case .url: .url
            case .inn: .inn
            }
    }

    /// Whether a dash here means that somebody wanted to say nought.
    var isNumeric: Bool {
        switch self {
        case .integer, .percent, .decimal: true
        case .date, .text, .choice, .url, .inn: false
        }
    }
}
