import Forms
import Testing

@testable import Definitions

/// A mistake inside a text is found where it stands in the file, however the text is written.
@Suite struct PlaceTests {
    struct Writing: CustomTestStringConvertible {
        let testDescription: String
        let check: String
        /// Which line after the one of the check has the mistake.
        let line: Int
        /// The text that stands before the mistake in its line.
        let before: String

        init(_ what: String, _ check: String, line: Int = 0, before: String) {
            testDescription = what
            self.check = check
            self.line = line
            self.before = before
        }
    }

    @Test(arguments: [
        Writing("plain", "r110 < 5 + r103", before: "    check: r110 < "),
        Writing("in single quotes", "'r110 < 5 + r103'", before: "    check: 'r110 < "),
        Writing(
            "after a doubled quote", "'AND(r102 <> \"''\", r110 < 5 + r103)'",
            before: "    check: 'AND(r102 <> \"''\", r110 < "),
        Writing(
            "after escapes", #""AND(r102 <> \"\u0416\", r110 < 5 + r103)""#,
            before: #"    check: "AND(r102 <> \"\u0416\", r110 < "#),
        Writing(
            "on the second line", "AND(r102 <> \"Ж\",\n      r110 < 5 + r103)", line: 1,
            before: "      r110 < "),
        Writing(
            "on the second line in quotes", "\"AND(r102 <> \\\"Ж\\\",  \n  r110 < 5 + r103)\"",
            line: 1, before: "  r110 < "),
        Writing(
            "after an empty line", "'AND(r102 <> \"Ж\",\n\n      r110 < 5 + r103)'", line: 2,
            before: "      r110 < "),
        Writing(
            "after an escaped break", "\"AND(r102 <> \\\"Ж\\\", \\\n      r110 < 5 + r103)\"",
            line: 1, before: "      r110 < "),
        Writing(
            "in a folded block", ">-\n      AND(r102 <> \"Ж\",\n      r110 < 5 + r103)", line: 2,
            before: "      r110 < "),
        Writing(
            "moved in inside a folded block",
            ">-\n      AND(r102 <> \"Ж\",\n\n        r110 < 5 + r103)", line: 3,
            before: "        r110 < "),
        Writing(
            "in a literal block", "|\n      AND(r102 <> \"Ж\",\n      r110 < 5 + r103)\n", line: 2,
            before: "      r110 < "),
        Writing("behind an anchor", "&check r110 < 5 + r103", before: "    check: &check r110 < "),
        Writing("behind a tag", "!!str r110 < 5 + r103", before: "    check: !!str r110 < "),
        Writing(
            "on a line of its own", "\n      r110 < 5 + r103", line: 1, before: "      r110 < "),
    ])
    func aMistakeIsFoundWhereItStands(_ writing: Writing) throws {
        let yaml = SmallForm.yaml.replacing("check: r202 <= r201", with: "check: \(writing.check)")
        let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
        // The check is the fourth line after the code of the rule.
        let code = try #require(lines.firstIndex { $0.contains("id: R202") })
        let mistakes = try FormDefinition.review(yaml: yaml, file: "broken.yaml").mistakes
        let sum = Mistake(
            .cannotReckon(.plus, .number, .text), line: code + 5 + writing.line,
            column: writing.before.unicodeScalars.count + 1)
        #expect(mistakes == [sum])
    }
}
