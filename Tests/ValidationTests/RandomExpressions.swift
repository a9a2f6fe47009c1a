import Forms
import FoundationEssentials
import Spreadsheet

/// Expressions and reports over ``SmallForm``, the same for the same seed.
///
/// Numbers and texts are few, so that comparisons are often decided by bounds and lists.
struct RandomExpressions {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

    // MARK: Expressions

    mutating func truth(_ depth: Int) -> String {
        guard depth > 0 else {
            return pick([
                "c505 = 1", "c513 = \"завершена\"", "c513 <> \"завершена\"", "half = 1",
                "r301.c3 > 999", "r301.c3 >= 0", "ISBLANK(c512)", "c505 = \"\"", "TRUE",
                "r121 = \"да\"", "c513 = \"реализуется\"", "c505 > 98", "c505 <= 1",
            ])
        }
        switch below(8) {
        case 0: return "AND(\(truth(depth - 1)), \(truth(depth - 1)))"
        case 1: return "OR(\(truth(depth - 1)), \(truth(depth - 1)), \(truth(depth - 1)))"
        case 2: return "NOT(\(truth(depth - 1)))"
        case 3: return "IF(\(truth(depth - 1)), \(truth(depth - 1)), \(truth(depth - 1)))"
        case 4: return "IF(\(truth(depth - 1)), \(truth(depth - 1)))"
        case 5: return "\(text(depth - 1)) \(pick(["=", "<>"])) \(text(depth - 1))"
        case 6: return "\(day(depth - 1)) \(pick(["<", ">=", "="])) \(day(depth - 1))"
        default:
            let sign = pick(["=", "<>", "<", "<=", ">", ">="])
            return "(\(number(depth - 1))) \(sign) (\(number(depth - 1)))"
        }
    }

    mutating func number(_ depth: Int) -> String {
        guard depth > 0 else {
            return pick([
                "0", "1", "0.5", "99", "100", "1001", "c505", "r301.c3", "r301.c4", "r302.c3",
                "half", "LEN(c502)", "COUNTA(r301.c3:r301.c6)", "COUNT(r301.c3:r301.c6)",
                "previous.c505", "COUNTIF(c505, \">=1\")", "SUM(current.c505)",
            ])
        }
        switch below(8) {
        case 0: return "SUM(r301.c3:r301.c6, \(number(depth - 1)))"
        case 1: return "\(pick(["MIN", "MAX"]))(\(number(depth - 1)), c505)"
        case 2: return "ABS(\(number(depth - 1)))"
        case 3: return "IF(\(truth(depth - 1)), \(number(depth - 1)), \(number(depth - 1)))"
        case 4: return "SUMIFS(c505, c513, \(text(0)))"
        case 5: return "-(\(number(depth - 1)))"
        default:
            return "(\(number(depth - 1))) \(pick(["+", "-", "*", "/"])) (\(number(depth - 1)))"
        }
    }

    private mutating func text(_ depth: Int) -> String {
        guard depth > 0 else {
            return pick([
                "c513", "c502", "r121", "\"завершена\"", "\"реализуется\"", "\"П-01\"", "\"да\"",
                "\"\"", "previous.c513", "\"Г-0123456\"",
            ])
        }
        switch below(3) {
        case 0: return "LEFT(\(text(depth - 1)), \(1 + below(4)))"
        case 1: return "IF(\(truth(depth - 1)), \(text(depth - 1)), \(text(depth - 1)))"
        default: return "(\(text(depth - 1)) & \(text(0)))"
        }
    }

    private mutating func day(_ depth: Int) -> String {
        guard depth > 0 else {
            return pick(["c511", "c512", "due", "today", "DATE(2026, 2, 30)", "school_year_start"])
        }
        return pick([
            "(\(day(depth - 1)) + \(number(0)))", "EDATE(\(day(depth - 1)), -12)",
            "IF(\(truth(0)), \(day(depth - 1)), \(day(0)))",
        ])
    }

    // MARK: Reports

    mutating func submission() -> Submission {
        var values: [ValueKey: FormValue] = [:]
        for (row, column) in [(301, 3), (301, 4), (301, 5), (301, 6), (302, 3)] where below(4) > 0 {
            values[ValueKey(row, column)] = .number(Decimal(pick([0, 1, 99, 1000])))
        }
        if below(3) > 0 { values[ValueKey(121)] = .text(pick(["да", "нет"])) }
        let rows = (0..<below(4)).map { _ in row() }
        var submission = SmallForm.submission(values, register: rows)
        if below(4) == 0 {
            submission.entries[ValueKey(301, 4)] = SmallForm.unreadable("5 чел.")
        }
        if below(4) == 0 {
            submission.registers[5]?.indices.forEach {
                submission.registers[5]?[$0].entries[505] = SmallForm.unreadable("много")
            }
        }
        return submission
    }

    private mutating func row() -> [Int: FormValue] {
        var row: [Int: FormValue] = [:]
        if below(4) > 0 { row[502] = .text(pick(["П-01", "п-01 ", "Г-02", "Г"])) }
        if below(4) > 0 { row[505] = .number(Decimal(pick([0, 1, 98, 99]))) }
        if below(4) > 0 { row[511] = .date(SmallForm.day(2026, 1 + below(9), 1)) }
        if below(2) > 0 { row[512] = .date(SmallForm.day(2025, 1 + below(12), 1)) }
        if below(4) > 0 { row[513] = .text(pick(["реализуется", "завершена"])) }
        return row
    }
}
