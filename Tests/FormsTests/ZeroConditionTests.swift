// 1. A blank number is 0 where an answer of the same report makes it so, and only there.
// 2. A number that was filled stays, 0 or not.
// 3. The cell with the answer is read even if nobody else needs it.
// 4. A whole report says of each such 0 where it comes from.
import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing

@Suite struct ZeroConditionTests {
    private static let answer = ValueKey(121)
    private static let none = ZeroCondition(key: answer, text: "да", isEqual: false)
    private static let place = CellSource(sheet: "1_Титул", cell: CellAddress(row: 23, column: 2))

    private static func submission(_ values: [ValueKey: FormValue]) -> Submission {
        Submission(
            entries: values.mapValues { Entry(value: $0, typed: "", source: place) })
    }

    private static func read(
        _ values: [ValueKey: FormValue], _ condition: ZeroCondition = none
    ) -> ReportValues {
        var collection = ValueCollection(
            ValueNeeds(
                keys: [ValueKey(301), ValueKey(304)],
                zeros: [ValueKey(304): condition, ValueKey(309): condition]))
        // Another report before it, so that each is judged by its own answer.
        _ = collection.add(submission([answer: .text("нет, не внедрена")]))
        let place = collection.add(submission(values))
        return ReportValues(collection.table(), place)
    }

    @Test("1") func anAnswerMakesABlank0() {
        let values = Self.read([Self.answer: .text("нет, нет наставляемых")])
        #expect(values[304] == .number(0))
        #expect(values[301] == nil)
    }

    @Test("1") func anotherAnswerOrNoneLeavesItBlank() {
        #expect(Self.read([Self.answer: .text("да")])[304] == nil)
        #expect(Self.read([:])[304] == nil)
        #expect(Self.read([Self.answer: .number(1)])[304] == nil)
    }

    @Test("1") func theAnswerCanBeOneWording() {
        let one = ZeroCondition(key: Self.answer, text: "нет", isEqual: true)
        #expect(Self.read([Self.answer: .text("нет")], one)[304] == .number(0))
        #expect(Self.read([Self.answer: .text("нет, не внедрена")], one)[304] == nil)
    }

    @Test("2", arguments: [0, 7]) func whatWasFilledStays(_ number: Int) {
        let values = Self.read([
            Self.answer: .text("нет, нет наставляемых"), ValueKey(304): .number(Decimal(number)),
        ])
        #expect(values[304] == .number(Decimal(number)))
    }

    @Test("3") func theAnswerIsNeeded() {
        let needs = ValueNeeds(
            keys: [ValueKey(304)], zeros: [ValueKey(304): Self.none, ValueKey(309): Self.none])
        #expect(needs.keys == [ValueKey(304), Self.answer])
        #expect(needs.zeros == [ValueKey(304): Self.none])
        #expect(
            ValueNeeds(keys: [ValueKey(301)], zeros: [ValueKey(304): Self.none]).keys.count == 1)
    }

    @Test("4") func aWholeReportTellsWhereA0ComesFrom() throws {
        let form = try TestForm.m61()
        let sent = Self.submission([
            Self.answer: .text("нет, нет наставляемых"), ValueKey(309): .number(2),
        ])
        let counted = sent.countingZeros(of: form)
        #expect(counted[304, 9] == .number(0))
        #expect(counted.entries[ValueKey(304)]?.impliedBy == Self.answer)
        #expect(counted.entries[ValueKey(304)]?.source == Self.place)
        #expect(counted[309] == .number(2))
        #expect(counted.entries[ValueKey(309)]?.impliedBy == nil)
        #expect(counted[301] == nil && counted[605] == nil && counted[813] == nil)
        let active = Self.submission([Self.answer: .text("да")])
        #expect(active.countingZeros(of: form).entries.count == 1)
    }
}
