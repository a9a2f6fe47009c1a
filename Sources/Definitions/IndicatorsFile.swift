public import Forms
import Yams

/// Reads `indicators.yaml`: the table of the indicators of the consolidated workbooks.
public enum IndicatorsFile {
    /// Reads the table.
    ///
    /// - Parameters:
    ///   - yaml: the text of the file.
    ///   - form: the form whose cells the formulas name.
    ///   - file: the name of the file, for the error.
    /// - Returns: the indicators in the order of the file.
    /// - Throws: ``DefinitionError`` with all mistakes; advice is not among them.
    public static func indicators(
        from yaml: String, for form: Form, file: String = "indicators.yaml"
    ) throws(DefinitionError) -> [Indicator] {
        let (indicators, mistakes) = review(yaml: yaml, for: form)
        let serious = mistakes.filter { !$0.isAdvice }
        guard serious.isEmpty else { throw DefinitionError(file: file, mistakes: serious) }
        return indicators
    }

    /// Reads the table and says all there is to say of its file.
    ///
    /// - Parameters:
    ///   - yaml: the text of the file.
    ///   - form: the form whose cells the formulas name.
    /// - Returns: the indicators that could be read, and the mistakes and the advice in the order
    ///   of the file.
    public static func review(
        yaml: String, for form: Form
    ) -> (indicators: [Indicator], mistakes: [Mistake]) {
        let root: Node
        do {
            root = try DefinitionReader.compose(yaml, file: "")
        } catch {
            return ([], error.mistakes)
        }
        var reader = DefinitionReader(source: yaml)
        let indicators = reader.indicators(root, form)
        return (indicators, reader.mistakes.sorted())
    }
}

extension DefinitionReader {
    private static let indicatorKeys = [
        "code", "caption", "unit", "base", "kind", "numerator", "denominator", "per_stock",
        "chart", "note",
    ]

    fileprivate mutating func indicators(_ node: Node, _ form: Form) -> [Indicator] {
        guard let fields = fields(node, allowed: ["indicators"]),
            let table = needed("indicators", fields)
        else { return [] }
        var codes: Set<String> = []
        let indicators = elements(table).compactMap { node -> Indicator? in
            guard let fields = self.fields(node, allowed: Self.indicatorKeys) else { return nil }
            let code = neededText("code", fields)
            if !code.isEmpty, !codes.insert(code).inserted {
                note(.duplicate(.indicator, code), at: fields["code"] ?? node)
            }
            return indicator(code, fields, form)
        }
        soundLists = Set(form.lists.map(\.name))
        checkReferences(form.sheets)
        checkSense(domains(of: form.sheets, form.lists))
        return indicators
    }

    private mutating func indicator(
        _ code: String, _ fields: Fields, _ form: Form
    ) -> Indicator? {
        let caption = neededText("caption", fields)
        let unit = needed("unit", fields).flatMap { word($0, Indicator.Unit.self) }
        let base = fields["base"].map { word($0, Indicator.Base.self) } ?? .accepted
        let kind = needed("kind", fields).flatMap { word($0, Indicator.Kind.self) }
        let numerator = fields["numerator"].flatMap { quantity($0, form) }
        let denominator = fields["denominator"].flatMap { quantity($0, form) }
        let dividesByStock = fields["per_stock"].flatMap { truth($0) } ?? false
        let isCharted = fields["chart"].flatMap { truth($0) } ?? false
        let remark = optionalText("note", fields)
        guard let unit, let base, let kind else { return nil }
        return Indicator(
            code: code, caption: caption, unit: unit, base: base, kind: kind,
            numerator: numerator, denominator: denominator, dividesByStock: dividesByStock,
            isCharted: isCharted, note: remark)
    }

    private mutating func quantity(_ node: Node, _ form: Form) -> Quantity? {
        guard let piece = expression(node, in: .once, as: .amount) else { return nil }
        guard let quantity = Quantity(piece.expression) else {
            note(.beyondIndicators, at: node)
            return nil
        }
        // The ends of a range are references and checked as such; the cells between are not.
        let named = piece.expression.references.compactMap(\.row)
        for key in quantity.keys where !named.contains(key.row) && form.cell(at: key) == nil {
            note(.unknownColumn(key.column, row: key.row), at: node)
        }
        return quantity
    }
}
