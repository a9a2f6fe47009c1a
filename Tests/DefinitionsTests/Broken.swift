import Definitions
import Testing

/// The small form with one mistake put into it.
struct Broken: CustomTestStringConvertible {
    let testDescription: String
    let yaml: String
    let kind: Mistake.Kind
    /// The text at which the mistake is found, with the place inside it.
    let fragment: String
    let offset: Int
    /// Whether the mistake is in the last rule.
    private let isAtEnd: Bool

    /// Makes a broken form.
    ///
    /// - Parameters:
    ///   - what: what is wrong.
    ///   - right: a text of the small form.
    ///   - wrong: what stands there instead.
    ///   - kind: the mistake that this is.
    ///   - fragment: the text at which it is found, on one line of the broken form.
    ///   - offset: how many characters of the fragment come before the mistake.
    init(
        _ what: String, _ right: String, _ wrong: String, _ kind: Mistake.Kind,
        at fragment: String, offset: Int = 0
    ) {
        testDescription = what
        yaml = SmallForm.yaml.replacing(right, with: wrong, maxReplacements: 1)
        self.kind = kind
        self.fragment = fragment
        self.offset = offset
        isAtEnd = false
    }

    /// Makes a form with one more rule, which makes no sense.
    ///
    /// - Parameters:
    ///   - what: what is wrong.
    ///   - rule: the lines of the rule after its code, with the check and its scope.
    ///   - message: what the rule says.
    ///   - lost: a line of the small form that is not there.
    ///   - kind: the mistake that this is.
    ///   - fragment: the text of the rule at which it is found, on one line.
    ///   - offset: how many characters of the fragment come before the mistake.
    init(
        _ what: String, rule: String..., says message: String = "Так нельзя",
        without lost: String = "", is kind: Mistake.Kind, at fragment: String, offset: Int = 0
    ) {
        testDescription = what
        let lines =
            ["  - id: R999", "    severity: error"] + rule.map { "    \($0)" }
            + [
                "    message: '\(message)'", "    remedy: Проверьте.", "    title: Что-то верно",
                "",
            ]
        let form = lost.isEmpty ? SmallForm.yaml : SmallForm.yaml.replacing("\(lost)\n", with: "")
        yaml = form + "\n" + lines.joined(separator: "\n")
        self.kind = kind
        self.fragment = fragment
        self.offset = offset
        isAtEnd = true
    }

    /// The mistake with its line and column; nil when the fragment is not in the form.
    var mistake: Mistake? {
        let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
        let line =
            isAtEnd
            ? lines.lastIndex { $0.contains(fragment) } : lines.firstIndex { $0.contains(fragment) }
        guard let line,
            let start = lines[line].firstRange(of: fragment)?.lowerBound
        else { return nil }
        let column = lines[line].unicodeScalars.distance(from: lines[line].startIndex, to: start)
        return Mistake(kind, line: line + 1, column: column + offset + 1)
    }
}
