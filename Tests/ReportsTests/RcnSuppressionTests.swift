// 1. No small count of a breakdown can be computed from all that the workbook prints.
// 2. No share tells a small count, neither with the city's nor with the other groups'.
// 3. Neither can one of a half-year be computed from the year.
import Completeness
import Consolidation
import Forms
import FoundationEssentials
import Spreadsheet
import TestSupport
import Testing
import WorkbookWriter

@testable import Reports

@Suite struct RcnSuppressionTests {
    private static func book(_ halves: [CityReports]) throws -> WorkbookDocument {
        try RcnWorkbook.document(ofYear: halves, created: DateTime(date: TestCity.deadline))
    }

    /// The groups of the two breakdowns.
    private static func groups(_ city: CityReports) -> [String: [(Organization) -> Bool]] {
        var kinds: [Set<String>] = [
            ["школа", "гимназия", "лицей", "школа-интернат", "образовательный комплекс"],
            ["детский сад"], ["учреждение дополнительного образования"],
        ]
        // One or two others do not stand alone.
        let others = city.board.statuses.count {
            $0.organization.kind == "иное" && $0.counted != nil
        }
        if others < 3 { kinds[2].insert("иное") } else { kinds.append(["иное"]) }
        return [
            "По_районам": city.board.districts.map { name in { $0.district == name } },
            "По_типам": kinds.map { names in { names.contains($0.kind) } },
        ]
    }

    private static func truth(
        _ city: CityReports, _ groups: [(Organization) -> Bool], _ names: [String]
    ) -> [String: [Int]] {
        var truth: [String: [Int]] = [:]
        for name in names {
            if let match = name.wholeMatch(of: /r([0-9]+)\.c([0-9]+)/),
                let row = Int(match.output.1), let column = Int(match.output.2)
            {
                truth[name] = groups.map { group in
                    city.board.statuses.filter { group($0.organization) }.reduce(0) {
                        $0 + ($1.counted?.submission.count(at: ValueKey(row, column)) ?? 0)
                    }
                }
                continue
            }
            truth[name] = groups.map { group in
                city.board.statuses.count { status in
                    guard group(status.organization) else { return false }
                    return switch name {
                    case "В реестре": true
                    case "Должны сдать": status.duty.isObliged
                    case "Представили": status.arrival != nil
                    case "Принято": status.counted != nil
                    default: status.isInTime
                    }
                }
            }
        }
        return truth
    }

    @Test("1", arguments: [6, 14, 40])
    func noSmallCountOfABreakdownCanBeComputed(of count: Int) throws {
        var hidden = 0
        for seed in 1...40 {
            let city = try SmallCity.make(seed: UInt64(seed * 1000 + count), of: count)
            let book = try Self.book([city])
            for (name, groups) in Self.groups(city) {
                let attack = SuppressionAttack(try book.sheet(name))
                #expect(attack.lines.count > 25)
                let truth = Self.truth(city, groups, Array(attack.lines.keys))
                for (name, line) in attack.lines {
                    for (mark, count) in zip(line.marks, truth[name] ?? []) {
                        if case .number(let printed) = mark {
                            #expect(printed == count && !(1...2).contains(count), "\(name)")
                        } else {
                            hidden += 1
                        }
                    }
                }
                let computed = attack.computed(truth: truth)
                #expect(computed.isEmpty, "\(name), \(seed): \(computed.prefix(2))")
            }
        }
        #expect(hidden > 1000)
    }

    @Test("2", arguments: [14, 60]) func noShareTellsASmallCount(of count: Int) throws {
        var shown = 0
        for seed in 1...40 {
            let city = try SmallCity.make(seed: UInt64(seed * 77 + count), of: count)
            let book = try Self.book([city])
            for (name, groups) in Self.groups(city) {
                let attack = SuppressionAttack(try book.sheet(name))
                let obliged = Self.truth(city, groups, ["Должны сдать"])["Должны сдать"] ?? []
                for code in ["6419", "6420"] {
                    let shares = try #require(attack.shares[code])
                    let counts = groups.map { Self.yes(code, city, $0) }
                    // How many there can be at most, by what is printed of those that owe.
                    let line = try #require(attack.lines["Должны сдать"])
                    let most = line.marks.map { mark in
                        switch mark {
                        case .number(let printed): printed
                        case .small: 2
                        case .withheld: line.total
                        }
                    }
                    // What the reader subtracts from the city's number of «yes».
                    let hidden = groups.indices.filter { shares[$0] == nil && obliged[$0] > 0 }
                    for index in groups.indices {
                        guard let share = shares[index] else { continue }
                        shown += 1
                        let told = Int((share * Double(obliged[index])).rounded())
                        #expect(told == counts[index])
                        #expect(!(1...2).contains(told), "\(name) \(code)")
                        #expect(!(1...2).contains(obliged[index] - told), "\(name) \(code)")
                    }
                    let small = hidden.filter { (1...2).contains(counts[$0]) }
                    let total = hidden.reduce(0) { $0 + counts[$1] }
                    for index in small where total > 2 {
                        // The others can take one more or one less between them.
                        let others = hidden.filter { $0 != index }
                        let lowest = max(0, total - others.reduce(0) { $0 + most[$1] })
                        let highest = min(total, most[index])
                        #expect(highest > lowest, "\(name) \(code) \(seed) \(counts) \(obliged)")
                    }
                }
            }
        }
        #expect(shown > count / 2)
    }

    private static func yes(
        _ code: String, _ city: CityReports, _ group: (Organization) -> Bool
    ) -> Int {
        city.board.statuses.count { status in
            guard group(status.organization), let submission = status.counted?.submission else {
                return false
            }
            if code == "6419" { return submission.text(at: ValueKey(121)) == "да" }
            return (submission.date(at: ValueKey(115)) ?? status.duty.due.adding(days: 1))
                <= status.duty.due
        }
    }

    @Test("3") func noSmallCountOfAHalfYearCanBeComputed() throws {
        var hidden = 0
        for seed in 1...30 {
            let halves = try Half.allCases.map {
                try SmallCity.make(seed: UInt64(seed * 10 + $0.rawValue), of: 5, half: $0)
            }
            let book = try Self.book(halves)
            let sheet = try book.sheet("Обучение")
            for code in [605, 606, 607, 608] {
                let row = try #require(
                    sheet.cells.first {
                        $0.key.column == 0 && $0.value.content == .number(Double(code))
                    }?
                    .key.row)
                let counts = halves.map { half in
                    half.board.statuses.reduce(0) {
                        $0 + ($1.counted?.submission.count(at: ValueKey(code)) ?? 0)
                    }
                }
                let year = try #require(sheet.value(row, 5))
                #expect(Int(year) == counts.reduce(0, +))
                let printed = (3...4).map { sheet.value(row, $0) }
                for (value, count) in zip(printed, counts) {
                    if value != nil {
                        #expect(value == Double(count) && !(1...2).contains(count))
                    } else {
                        hidden += 1
                    }
                }
                // One hidden half would be the difference of the year and the other.
                #expect(printed.count { $0 == nil } != 1)
            }
        }
        #expect(hidden > 10)
    }
}
