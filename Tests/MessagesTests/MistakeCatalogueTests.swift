import Definitions
import Forms
import Messages
import TestSupport
import Testing

/// Every sentence about a definition that makes no sense, as it was agreed.
struct MistakeCatalogueTests {
    private static let catalogue: [Mistake.Kind] = [
        .incomparable(.date, .number), .incomparable(.text, .number), .incomparable(.text, .truth),
        .incomparable(.truth, .truth), .emptyTextOrdered,
        .cannotReckon(.plus, .number, .text), .cannotReckon(.minus, .number, .date),
        .cannotReckon(.times, .date, .number), .cannotReckon(.joined, .text, .truth),
        .cannotNegate(.text), .divisionByZero,
        .wrongArgument(.sum, expected: [.number], found: .text),
        .wrongArgument(.max, expected: [.number, .date], found: .truth),
        .wrongArgument(.host, expected: [.text], found: .date),
        .answersDiffer(.number, .text), .notTruth(.number), .notTruth(.list), .notAmount(.date),
        .notShown(.list), .notShown(.truth), .listForOneValue(column: 506),
        .listForOneValue(column: nil), .unequalLists, .backwardRange, .rangeWithoutRow,
        .currentWithoutRegister, .currentUnknown(sheet: 5), .currentInsideItself,
        .keyUnknown(sheet: 5), .captionWithoutRow, .placeElsewhere, .beyondIndicators,
        .notInList("завершона", list: ["реализуется", "завершена"], before: false),
        .notInList("дa", list: ["да", "нет"], before: false),
        .notInList("начата", list: ["реализуется", "завершена"], before: true),
        .decided(holds: true), .decided(holds: false),
        .neverHolds(.when), .neverHolds(.required), .neverHolds(.requiredWhile),
        .neverHolds(.zeroWhen), .neverHolds(.current), .alwaysHolds(.when), .alwaysHolds(.required),
        .alwaysHolds(.requiredWhile), .alwaysHolds(.current), .neverBroken,
        .neverBrokenIn(.row, [301, 304, 305, 306]), .neverBrokenIn(.column, [3, 4]),
        .repeatsRule("R302"), .beyondZero, .noNumbers, .emptyList("consent"),
        .unusedList("consent"),
        .noNumberFits(places: 1), .crossedOutRequired(row: 303), .allCrossedOut(.row, 303),
        .allCrossedOut(.column, 9), .columnNumberTaken(3, sheet: "1_Титул"),
        .institutionsWithoutINN, .wrongType(.respondentCell),
        .wrongType(.ownColumn), .wrongType(.textColumn), .wrongType(.innCell),
        .wrongType(.dateCell), .wrongType(.numberCell), .wrongType(.textCell),
        .wrongType(.halfCell), .wrongType(.ruleCode), .wrongType(.listName), .wrongType(.item),
        .duplicate(.indicator, "6401"), .duplicate(.item, "4.10"), .wrongType(.day), .backwardDays,
        .belongsElsewhere("checked."), .unknownForm("M61"), .unknownCriterion(6219),
        .markWithoutPoints("н/п"), .noPoints, .noLowestLevel, .wrongType(.markColumn),
        .duplicate(.criterion, "6201"), .duplicate(.level, "85"), .duplicate(.comparison, "V01"),
        .duplicate(.recommendation, "6301"),
    ]

    @Test func theSentencesAreAsAgreed() throws {
        let lines = Self.catalogue.map { kind in
            let text = MistakeText(Mistake(kind, line: 1, column: 1))
            return "\(kind.code) \(kind.isAdvice ? "совет" : "ошибка")\t\(text.fact) \(text.remedy)"
        }
        let made = lines.joined(separator: "\n") + "\n"
        #expect(try Golden.difference(of: made, from: "mistakes") == nil)
    }

    @Test(arguments: catalogue)
    func aMistakeIsTwoSentencesAndCalledByItsName(_ kind: Mistake.Kind) {
        let text = MistakeText(Mistake(kind, line: 1, column: 1))
        #expect(text.fact.hasSuffix("."))
        #expect(text.remedy.hasSuffix("."))
        #expect(kind.code == String("\(kind)".prefix { $0 != "(" }))
    }
}
