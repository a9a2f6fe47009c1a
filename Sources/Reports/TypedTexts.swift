import Forms
import Validation

/// The texts that schools typed, prepared for a search through a workbook.
///
/// Texts are compared word by word, without regard to case, ё and punctuation. A personal cell is
/// found anywhere in a text; other texts only when they are long enough not to be a coincidence.
struct TypedTexts: Sendable {
    /// The least length of a free text that cannot be a coincidence, in characters.
    private static let telling = 25
    /// The least length of a personal value, in characters.
    private static let personal = 4

    /// The texts as words, by their first word.
    private var texts: [String: Set<[String]>] = [:]

    init(_ reports: [Report], form: Form, except names: Set<String>) {
        let allowed = Set(names.map(Self.words))
        for report in reports {
            for version in [report.latest, report.accepted].compactMap(\.self) {
                add(version.submission, form, except: allowed)
                let explanations =
                    version.findings.compactMap(\.explanation)
                    + version.submission.explanations.map(\.text)
                for text in explanations { add(text, least: Self.telling, except: allowed) }
            }
        }
    }

    /// Whether one of the texts stands in `text`.
    func areFound(in text: String) -> Bool {
        let words = Self.words(text)
        for (index, word) in words.enumerated() {
            guard let candidates = texts[word] else { continue }
            if candidates.contains(where: { words[index...].starts(with: $0) }) { return true }
        }
        return false
    }

    private mutating func add(
        _ submission: Submission, _ form: Form, except allowed: Set<[String]>
    ) {
        for sheet in form.sheets {
            for row in sheet.rows {
                for (column, cell) in row.cells {
                    let entry = submission.entries[ValueKey(row.code, column)]
                    add(entry, cell, except: allowed)
                }
            }
            for row in submission.registers[sheet.number] ?? [] {
                for column in sheet.inputColumns {
                    guard let cell = column.cell else { continue }
                    add(row.entries[column.number], cell, except: allowed)
                }
            }
        }
    }

    private mutating func add(_ entry: Entry?, _ cell: InputCell, except allowed: Set<[String]>) {
        guard let entry, cell.isPersonal || cell.kind.isFreeText else { return }
        var candidates = [entry.typed]
        if case .text(let text)? = entry.value { candidates.append(text) }
        let least = cell.isPersonal ? Self.personal : Self.telling
        for text in candidates { add(text, least: least, except: allowed) }
    }

    private mutating func add(_ text: String, least: Int, except allowed: Set<[String]>) {
        guard text.count >= least else { return }
        let words = Self.words(text)
        guard let first = words.first, !allowed.contains(words) else { return }
        texts[first, default: []].insert(words)
    }

    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isPartOfWord(scalar) {
                word.append(FoldedScalars.folded(scalar))
            } else if !word.isEmpty {
                words.append(String(word))
                word.removeAll(keepingCapacity: true)
            }
        }
        return word.isEmpty ? words : words + [String(word)]
    }

    /// Letters, digits, and marks above letters, since й may come as two characters. Russian and
    /// Latin letters need no tables.
    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x300...0x36F, 0x400...0x481: true
        case 0..<0x80: false
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }
}

extension InputCell.Kind {
    /// Whether people can type anything there.
    fileprivate var isFreeText: Bool {
        switch self {
        case .text: true
        case .integer, .decimal, .date, .choice, .url, .inn: false
        }
    }
}
