import Forms
import FoundationEssentials
import Testing

private typealias Expression = Forms.Expression

struct ExpressionParserTests {
    @Test func aRuleOfTheFormIsReadIntoItsTree() throws {
        let parsed = try Expression(parsing: "r304.c3 = SUM(r304.c4:r304.c9)")
        let total = Expression.Reference(row: 304, column: 3)
        let first = Expression.Reference(row: 304, column: 4)
        let last = Expression.Reference(row: 304, column: 9)
        #expect(
            parsed == .binary(.equal, .reference(total), .call(.sum, [.range(first, last)])))
    }

    @Test(arguments: [
        ("1+2*3", "1 + 2 * 3"), ("(1+2)*3", "(1 + 2) * 3"), ("1-2-3", "1 - 2 - 3"),
        ("1-(2-3)", "1 - (2 - 3)"), ("8/4/2", "8 / 4 / 2"), ("8/(4/2)", "8 / (4 / 2)"),
        ("-r1.c3*2", "-r1.c3 * 2"), ("-(1+2)", "-(1 + 2)"), ("- - 1", "--1"),
        ("1+2 & 3 = 4", "1 + 2 & 3 = 4"), ("(1=2)=3", "(1 = 2) = 3"), ("1=(2=3)", "1 = (2 = 3)"),
        ("(\"a\"&\"b\")&\"c\"", "\"a\" & \"b\" & \"c\""), ("\"a \"\"b\"\"\"", "\"a \"\"b\"\"\""),
        ("if(r121=\"да\";r319.c3>=1)", "IF(r121 = \"да\", r319.c3 >= 1)"),
        ("true", "TRUE"), ("0.50", "0.5"), ("previous.r301.c3", "previous.r301.c3"),
        ("SUM(c4:c9)", "SUM(c4:c9)"), ("SUM(r401:r406)", "SUM(r401:r406)"),
        ("COUNTIF(register.hosts,HOST(r112))", "COUNTIF(register.hosts, HOST(r112))"),
        ("school_year_start<=c514", "school_year_start <= c514"), ("LEFT(c502,1)", "LEFT(c502, 1)"),
        ("COUNTIFS(c513,\"<>\"&r1,c502,\"П*\")", "COUNTIFS(c513, \"<>\" & r1, c502, \"П*\")"),
    ])
    func notationIsPrintedInOneWay(text: String, canonical: String) throws {
        let parsed = try Expression(parsing: text)
        #expect(parsed.description == canonical)
        #expect(try Expression(parsing: canonical) == parsed)
    }

    @Test(
        arguments: [
            ("", .unexpectedEnd, 0), ("1 +", .unexpectedEnd, 3), ("1 2", .unexpectedPiece("2"), 2),
            ("(1", .unexpectedEnd, 2), ("1)", .unexpectedPiece(")"), 1),
            ("1 ? 2", .unexpectedCharacter("?"), 2),
            ("r1.c3 = \"да", .unclosedText, 8), ("r304.с3", .unknownName("r304.с3"), 0),
            ("1 + foo", .unknownName("foo"), 4), ("c3.r304", .unknownName("c3.r304"), 0),
            ("previous", .unknownName("previous"), 0), ("r", .unknownName("r"), 0),
            ("R304", .unknownName("R304"), 0),
            ("previous.previous.r1", .unknownName("previous.previous.r1"), 0),
            ("VLOOKUP(1)", .unknownFunction("VLOOKUP"), 0),
            ("SUM()", .argumentCount(.sum, found: 0), 0),
            ("1 + NOT(1, 2)", .argumentCount(.not, found: 2), 4),
            ("COUNTIFS(c1, 1, c2)", .argumentCount(.countIfs, found: 3), 0),
            ("r1.c1:r1.c2", .rangeNotAllowed, 5), ("ABS(r1.c1:r1.c2)", .rangeNotAllowed, 9),
            ("register.hosts = 1", .rangeNotAllowed, 0),
            ("COUNTIF(c1, register.hosts)", .rangeNotAllowed, 12),
            ("SUM(r1.c1:r2.c2)", .crookedRange, 4), ("SUM(r1.c1:c2)", .crookedRange, 4),
            ("SUM(previous.r1.c1:r1.c2)", .crookedRange, 4),
            ("1 < c3 < 5", .chainedComparison, 7), ("r123456", .codeOutOfBounds("r123456"), 0),
            ("r1.c0", .codeOutOfBounds("c0"), 0), ("SUM(1,)", .unexpectedPiece(")"), 6),
            ("1234567890123456789012345678901", .numberTooLong, 0),
        ] as [(String, ExpressionError.Kind, Int)])
    func aMistakeIsNamedWithItsPlace(text: String, kind: ExpressionError.Kind, position: Int) {
        #expect(throws: ExpressionError(kind, at: position)) { try Expression(parsing: text) }
    }

    @Test(arguments: [
        String(repeating: "(", count: 100_000), String(repeating: "-", count: 100_000) + "1",
        String(repeating: "NOT(", count: 100_000), "1" + String(repeating: "+1", count: 100_000),
        "1" + String(repeating: "&\"\"", count: 100_000),
    ])
    func hostileDepthIsRefused(text: String) {
        let error = #expect(throws: ExpressionError.self) { try Expression(parsing: text) }
        #expect(error?.kind == .tooDeep)
    }

    @Test func referencesAndVariablesAreFoundInTheirOrder() throws {
        let parsed = try Expression(
            parsing: "IF(r121 = \"да\", SUM(r1.c4:r1.c9) >= previous.r2.c3, due > c108)")
        #expect(
            parsed.references.map(\.description) == [
                "r121", "r1.c4", "r1.c9", "previous.r2.c3", "c108",
            ])
        #expect(parsed.variables == [.due])
    }

    @Test func printedTreesAreReadBackEqual() throws {
        var source = TreeSource(seed: 2026)
        for _ in 0..<3000 {
            let tree = source.tree(depth: 5)
            #expect(try Expression(parsing: tree.description) == tree, "\(tree)")
        }
    }
}

/// Makes expressions by chance, the same ones for the same seed.
private struct TreeSource {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

    private mutating func reference() -> Expression.Reference {
        let shape = below(3)
        return Expression.Reference(
            row: shape == 0 ? nil : 1 + below(999), column: shape == 1 ? nil : 1 + below(518),
            in: below(4) == 0 ? .previous : .report)
    }

    mutating func tree(depth: Int) -> Expression {
        guard depth > 0 else {
            switch below(5) {
            case 0: return .number(Decimal(below(100_000)) / 100)
            case 1: return .text(pick(["", "да", "a\"b", "{x}", "П*", "ё Ж"]))
            case 2: return .boolean(below(2) == 0)
            case 3:
                return .variable(
                    pick([.year, .half, .due, .today, .schoolYearStart, .registerINN]))
            default: return .reference(reference())
            }
        }
        switch below(4) {
        case 0: return .unary(.minus, tree(depth: depth - 1))
        case 1, 2:
            let signs: [Expression.BinaryOperator] = [
                .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .minus,
                .times, .divided, .joined,
            ]
            return .binary(pick(signs), tree(depth: below(depth)), tree(depth: below(depth)))
        default:
            let function = pick(Expression.Function.allCases)
            let counts = (1...5).filter(function.accepts(argumentCount:))
            return .call(
                function,
                (0..<pick(counts)).map { place in
                    guard function.takesList(at: place), below(2) == 0 else {
                        return tree(depth: below(depth))
                    }
                    let from = reference()
                    var to = from
                    if to.column != nil {
                        to.column = 1 + below(99)
                    } else {
                        to.row = 1 + below(99)
                    }
                    return below(5) == 0 ? .variable(.registerHosts) : .range(from, to)
                })
        }
    }
}
