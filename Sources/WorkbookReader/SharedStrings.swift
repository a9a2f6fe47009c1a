internal import Spreadsheet

/// The shared texts as Strings, each made once and only when a cell holds it.
struct SharedStrings {
    private let arena: TextArena
    private var strings: [String?]

    init(_ arena: TextArena) {
        self.arena = arena
        strings = Array(repeating: nil, count: arena.count)
    }

    /// The text as the value of a cell; nil when it is empty or does not exist.
    mutating func value(_ index: Int) -> CellValue? {
        guard let range = arena.range(index), !range.isEmpty else { return nil }
        if let known = strings[index] { return .text(known) }
        let string = String(decoding: arena.bytes[range], as: UTF8.self)
        strings[index] = string
        return .text(string)
    }
}
