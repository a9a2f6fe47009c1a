public import Forms
import Yams

/// Reads `indicators.yaml`: the table of the indicators of the consolidated workbooks.
public enum IndicatorsFile {
    /// Reads the table.
    ///
    /// - Parameters:
    ///   - yaml: the text of the file.
    ///   - form: the form whose cells the formulas name.
    /// - Returns: the indicators in the order of the file.
    /// - Throws: ``IndicatorsError`` with the first thing that is wrong.
    public static func indicators(
        from yaml: String, for form: Form
    ) throws(IndicatorsError) -> [Indicator] {
        let file: Contents
        do {
            file = try YAMLDecoder().decode(Contents.self, from: yaml)
        } catch {
            throw .notReadable(reason: "\(error)")
        }
        var indicators: [Indicator] = []
        for entry in file.indicators {
            guard !indicators.contains(where: { $0.code == entry.code }) else {
                throw .repeatedCode(entry.code)
            }
            indicators.append(try entry.indicator(of: form))
        }
        return indicators
    }

    private struct Contents: Decodable {
        var indicators: [Entry]
    }

    private struct Entry: Decodable {
        var code: String
        var caption: String
        var unit: String
        var base: String?
        var kind: String
        var numerator: String?
        var denominator: String?
        var per_stock: Bool?
        var chart: Bool?
        var note: String?

        func indicator(of form: Form) throws(IndicatorsError) -> Indicator {
            Indicator(
                code: code, caption: caption, unit: try word(unit, as: Indicator.Unit.self),
                base: try word(base ?? "accepted", as: Indicator.Base.self),
                kind: try word(kind, as: Indicator.Kind.self),
                numerator: try quantity(numerator, of: form),
                denominator: try quantity(denominator, of: form),
                dividesByStock: per_stock ?? false, isCharted: chart ?? false, note: note)
        }

        private func word<Word: RawRepresentable<String>>(
            _ text: String, as type: Word.Type
        ) throws(IndicatorsError) -> Word {
            guard let word = Word(rawValue: text) else {
                throw .unknownWord(text, indicator: code)
            }
            return word
        }

        private func quantity(
            _ text: String?, of form: Form
        ) throws(IndicatorsError) -> Quantity? {
            guard let text else { return nil }
            let expression: Expression
            do {
                expression = try Expression(parsing: text)
            } catch {
                throw .notAnExpression(text, error, indicator: code)
            }
            guard let quantity = Quantity(expression) else {
                throw .tooMuchForAnIndicator(text, indicator: code)
            }
            if let absent = quantity.keys.first(where: { form.cell(at: $0) == nil }) {
                throw .noSuchCell(absent, indicator: code)
            }
            return quantity
        }
    }
}

/// What is wrong with the table of indicators.
public enum IndicatorsError: Error, Hashable, Sendable {
    /// The file is not a table of indicators; what the parser said.
    case notReadable(reason: String)
    /// Two indicators have the same code.
    case repeatedCode(String)
    /// A word that is none of the allowed ones.
    case unknownWord(String, indicator: String)
    /// A numerator or denominator that cannot be read.
    case notAnExpression(String, ExpressionError, indicator: String)
    /// A numerator or denominator that uses more of the language than indicators may.
    case tooMuchForAnIndicator(String, indicator: String)
    /// A cell that the form does not have, or crosses out.
    case noSuchCell(ValueKey, indicator: String)
}
