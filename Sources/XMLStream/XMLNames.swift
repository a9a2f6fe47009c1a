/// The names that an ``XMLEvents`` type knows, by number.
///
/// Best kept in a `static let`: making it looks up the spelling of every case.
public struct XMLNames: Sendable {
    let spellings: [[UInt8]]

    /// Takes the names from an enum whose cases are spelled like them and numbered from 0 without
    /// gaps.
    public init<Name: CaseIterable & RawRepresentable<Int>>(_ type: Name.Type) {
        spellings = Name.allCases.map { Array("\($0)".utf8) }
        precondition(
            Name.allCases.map(\.rawValue).elementsEqual(spellings.indices),
            "names are numbered from 0 without gaps")
    }
}
