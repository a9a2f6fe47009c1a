import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Parallel

/// 1. Results keep the order of what they were made of. 2. The first error is thrown. 3. Of two
/// stages the second takes one value at a time, and nothing goes on after an error. 4. What goes on
/// beside is waited for, and its error is thrown each time. 5. Results are taken in their order while
/// later ones are still being made. 6. Calls may wait for each other if there are threads besides.
struct ParallelTests {
    private struct Broken: Error, Equatable { var number: Int }

    @Test("1: the order is kept", arguments: [0, 1, 2, 1000])
    func order(_ count: Int) {
        #expect(Parallel.map(Array(0..<count)) { $0 * 2 } == (0..<count).map { $0 * 2 })
    }

    @Test("6: as many calls at once as there are cores, and one more", .timeLimit(.minutes(1)))
    func besides() {
        let count = ProcessInfo.processInfo.activeProcessorCount + 1
        let arrived = Atomic(0)
        let gate = DispatchSemaphore(value: 0)
        let numbers = Parallel.map(Array(0..<count), extraThreads: 1) { number in
            if arrived.add(1, ordering: .relaxed).newValue == count {
                for _ in 0..<count { gate.signal() }
            }
            gate.wait()
            return number
        }
        #expect(numbers == Array(0..<count))
    }

    @Test("2: of several errors the first by order is thrown")
    func errors() {
        #expect(throws: Broken(number: 7)) {
            try Parallel.map(Array(0..<100)) { (number) throws(Broken) in
                if number % 10 == 7 { throw Broken(number: number) }
            }
        }
    }

    @Test("4: the result of work beside, or its error")
    func beside() throws {
        let gate = Mutex(0)
        let sum = Background { gate.withLock { $0 += (1...1000).reduce(0, +) } }
        sum.value()
        #expect(gate.withLock { $0 } == 500_500)
        let broken = Background { () throws(Broken) -> Int in throw Broken(number: 3) }
        for _ in 1...2 {
            #expect(throws: Broken(number: 3)) { try broken.value() }
        }
    }

    @Test("5: a result is taken before the others are there")
    func takenInOrder() {
        let gate = DispatchSemaphore(value: 0)
        let works = Works(Array(0..<50)) { number in
            if number == 1 { gate.wait() }
            return number * 2
        }
        #expect(works.take(0) == 0)
        gate.signal()
        #expect((1..<50).map(works.take) == (1..<50).map { $0 * 2 })
        works.wait()
        let none = Works([Int]()) { $0 }
        none.wait()
    }

    @Test("3: the stages follow each other value by value")
    func stages() {
        let busy = Mutex(false)
        let outputs = Pipeline.run(Array(0..<200), begin: { $0 + 1 }) { draft in
            let wasBusy = busy.withLock { busy in
                defer { busy = true }
                return busy
            }
            busy.withLock { $0 = false }
            return wasBusy ? -1 : draft
        }
        #expect(outputs == Array(1...200))
    }

    @Test("3: nothing is finished after an error, and little is begun")
    func stagesStop() {
        let finished = Counter()
        var begun = 0
        #expect(throws: Broken(number: 5)) {
            _ = try Pipeline.run(
                Array(0..<1000),
                begin: { number in
                    begun += 1
                    return number
                },
                finish: { (number: Int) throws(Broken) in
                    if number == 5 { throw Broken(number: number) }
                    finished.add()
                })
        }
        #expect(finished.value == 5)
        #expect(begun <= 8)
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }
        func add() { count.withLock { $0 += 1 } }
    }
}
