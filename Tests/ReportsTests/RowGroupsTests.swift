import Testing

@testable import Reports

struct RowGroupsTests {
    @Test("things are found by any rows of theirs; those without rows never stand at an end")
    func things() {
        let counts = [0, 2, 0, 3, 1, 0, 0, 4, 0]
        let groups = RowGroups(counts)
        #expect(groups.rowCount == 10)
        let owners = counts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
        for low in 0..<10 {
            for high in low + 1...10 {
                let found = groups.things(inRows: low..<high)
                #expect(found.things == owners[low]..<owners[high - 1] + 1)
                let all = owners.indices.filter { found.things.contains(owners[$0]) }
                #expect(found.rows == all[0]..<all[all.count - 1] + 1)
            }
        }
    }

    @Test func oneRowEach() {
        let groups = RowGroups(ofOneRow: 5)
        #expect(groups.rowCount == 5)
        let found = groups.things(inRows: 2..<4)
        #expect(found.things == 2..<4 && found.rows == 2..<4)
        #expect(RowGroups([]).rowCount == 0)
    }
}
