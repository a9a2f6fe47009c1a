import Forms
import Foundation
import Testing
import WorkbookWriter

@testable import Reports

/// The verdicts that LibreOffice came to, kept on record with the formulas that it calculated.
///
/// The record is written anew by the test that calculates when RECORD_GOLDEN is set.
struct LiveRecord {
    private let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Golden/live-verdicts.txt")

    /// What a rule came to: how often it was broken and how often it held; nothing when untold.
    static func piece(_ rule: LiveRule, _ verdicts: [Bool?]) -> [String] {
        let (broken, held) = (verdicts.count { $0 == false }, verdicts.count { $0 == true })
        return broken + held == 0 ? [] : ["\(rule.rule.id)=\(broken)/\(held)"]
    }

    /// Compares what was calculated with the record, or writes it.
    func take(_ lines: [String], formulasOf plan: LivePlan) throws {
        guard ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == nil else {
            let text = (Self.formulas(plan) + lines).map { $0 + "\n" }.joined()
            try text.write(to: file, atomically: true, encoding: .utf8)
            return
        }
        try matches(lines)
        try matches(formulasOf: plan)
    }

    /// Expects the verdicts to be those of the record.
    func matches(_ lines: [String]) throws {
        let kept = try self.lines().filter { !$0.hasPrefix("=") }
        for (found, expected) in zip(lines, kept) { #expect(found == expected) }
        #expect(lines.count == kept.count)
    }

    /// Expects the formulas to be those that the record is of.
    func matches(formulasOf plan: LivePlan) throws {
        let changed = Set(Self.formulas(plan)).symmetricDifference(
            try lines().filter { $0.hasPrefix("=") })
        #expect(
            changed.isEmpty,
            "formulas changed; let LibreOffice calculate: RECORD_GOLDEN=1 make interop")
    }

    private func lines() throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// Each rule with a sum over its formulas.
    private static func formulas(_ plan: LivePlan) -> [String] {
        plan.rules.map { rule in
            var sum: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in rule.verdicts.map(\.formula).joined(separator: "\n").utf8 {
                sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3
            }
            return "=\(rule.rule.id) \(String(sum, radix: 16))"
        }
    }
}
