import Foundation
import Testing

@testable import Forms

/// The packed values of many reports:
/// 1. every cell that has a number is found, and no other,
/// 2. going through a column says of each report what asking the report does.
struct ValueTableTests {
    /// Numbers that are the same in every run.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    @Test("1: cells of all codes that a definition may have", arguments: [0, 1, 3, 4, 250, 5000])
    func index(_ count: Int) {
        var dice = Dice(state: UInt64(count))
        var numbers: [ValueKey: Int] = [:]
        while numbers.count < count {
            let isDense = Bool.random(using: &dice)
            let row = Int.random(in: isDense ? 201...420 : 1...99_999, using: &dice)
            let column = Int.random(in: isDense ? 3...24 : 1...99_999, using: &dice)
            numbers[ValueKey(row, column)] = numbers.count
        }
        let index = KeyIndex(numbers)
        for (key, number) in numbers { #expect(index[key] == number) }
        for _ in 0..<1000 {
            let key = ValueKey(
                .random(in: 1...500, using: &dice), .random(in: 1...30, using: &dice))
            #expect(index[key] == numbers[key])
        }
    }

    @Test("2: a column and the reports say the same") func columns() throws {
        var dice = Dice(state: 7)
        let keys = (1...9).map { ValueKey(300 + $0, 3) }
        let values: [FormValue] = [
            .number(0), .number(12), .number(-3), .number(Decimal(15) / 10), .text("да"),
            .text("нет"), .text(""), .number(Decimal(1 << 40)),
        ]
        var collection = ValueCollection(ValueNeeds(keys: Set(keys), registers: []))
        for _ in 0..<200 {
            _ = collection.beginReport()
            for key in keys {
                guard let value = values.randomElement(using: &dice), Bool.random(using: &dice)
                else { continue }
                collection.set(value, inColumn: try #require(collection.column(of: key)))
            }
        }
        let table = collection.table()
        let reports = (0..<200).filter { _ in Int.random(in: 0..<3, using: &dice) > 0 }
        let places = reports.map { Int32($0) }
        for key in keys {
            var numbers: [Int: ExactNumber] = [:]
            table.forEachNumber(at: key, of: places) { numbers[$0] = $1 }
            var answers: [Int: String] = [:]
            for text in ["да", "нет", "", "может быть"] {
                table.forEachReport(of: places, with: text, at: key) { answers[$0] = text }
            }
            for (index, report) in reports.enumerated() {
                let single = ReportValues(table, report)
                #expect(numbers[index]?.asDecimal == single.number(at: key)?.asDecimal)
                #expect(answers[index] == single.text(at: key))
            }
        }
    }
}
