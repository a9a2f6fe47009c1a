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
    }

    /// The mistake with its line and column; nil when the fragment is not in the form.
    var mistake: Mistake? {
        let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
        guard let line = lines.firstIndex(where: { $0.contains(fragment) }),
            let start = lines[line].firstRange(of: fragment)?.lowerBound
        else { return nil }
        let column = lines[line].unicodeScalars.distance(from: lines[line].startIndex, to: start)
        return Mistake(kind, line: line + 1, column: column + offset + 1)
    }
}
