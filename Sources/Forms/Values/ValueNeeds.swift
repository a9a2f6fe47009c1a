/// Which values of reports somebody needs: of a hundred thousand reports nobody can hold all.
public struct ValueNeeds: Hashable, Sendable {
    /// The cells of fixed rows.
    public let keys: Set<ValueKey>
    /// The answers that make needed cells 0 where they are blank.
    public let zeros: [ValueKey: ZeroCondition]
    /// The registers whose rows are needed, by the number of their sheet.
    public let registers: Set<Int>

    /// Names what is needed.
    ///
    /// - Parameters:
    ///   - keys: the cells of fixed rows.
    ///   - registers: the registers, by the number of their sheet.
    ///   - zeros: the answers that make cells 0 where they are blank; they are needed as well.
    public init(
        keys: Set<ValueKey> = [], registers: Set<Int> = [],
        zeros: [ValueKey: ZeroCondition] = [:]
    ) {
        self.zeros = zeros.filter { keys.contains($0.key) }
        self.keys = keys.union(self.zeros.values.map(\.key))
        self.registers = registers
    }
}
