/// Which values of reports somebody needs: of a hundred thousand reports nobody can hold all.
public struct ValueNeeds: Hashable, Sendable {
    /// The cells of fixed rows.
    public var keys: Set<ValueKey>
    /// The registers whose rows are needed, by the number of their sheet.
    public var registers: Set<Int>

    /// Names what is needed.
    public init(keys: Set<ValueKey> = [], registers: Set<Int> = []) {
        self.keys = keys
        self.registers = registers
    }
}
