import Spreadsheet
import WorkbookWriter

/// What users do to the tabs of a workbook, and what their program does to the rest of it then.
extension WorkbookDocument {
    /// Renames a sheet; formulas and links follow.
    mutating func rename(sheet old: String, to new: String) {
        for index in sheets.indices where sheets[index].name == old { sheets[index].name = new }
        changeReferences(
            toSheet: old, formula: { $0.replacing("'\(old)'!", with: "'\(new)'!") },
            link: { text, cell in .link(text: text, target: .cell(sheet: new, cell)) })
    }

    /// Deletes a sheet; formulas lose what they referred to, links become plain texts.
    mutating func remove(sheet name: String) {
        sheets.removeAll { $0.name == name }
        changeReferences(
            toSheet: name, formula: { _ in Self.lost }, link: { text, _ in .text(text) })
    }

    /// What a formula becomes whose sheet is gone.
    private static let lost = "#REF!"

    private mutating func changeReferences(
        toSheet name: String, formula change: (String) -> String,
        link: (String, CellAddress) -> CellContent
    ) {
        func changed(_ formula: String) -> String {
            formula.contains("'\(name)'!") ? change(formula) : formula
        }
        for index in names.indices { names[index].formula = changed(names[index].formula) }
        for index in sheets.indices {
            sheets[index].changeContents { content in
                switch content {
                case .formula(let formula, let cached):
                    let result = changed(formula)
                    return .formula(result, cached: result == Self.lost ? .text(result) : cached)
                case .prepared(let formula, let cached):
                    let result = changed(formula.text)
                    return result == formula.text
                        ? content
                        : .formula(result, cached: result == Self.lost ? .text(result) : cached)
                case .link(let text, .cell(name, let cell)): return link(text, cell)
                // Formulas that rows have in common stand in consolidated workbooks only.
                case .blank, .text, .number, .date, .boolean, .inRow, .link: return content
                }
            }
            sheets[index].changeFormulasOfRules(changed)
        }
    }
}

extension SheetDocument {
    fileprivate mutating func changeContents(_ change: (CellContent) -> CellContent) {
        for (address, cell) in cells {
            let content = change(cell.content)
            if content != cell.content { cells[address]?.content = content }
        }
        plainCells?.changeContents(change)
    }

    fileprivate mutating func changeFormulasOfRules(_ change: (String) -> String) {
        for index in conditionalFormats.indices {
            guard case .formula(let formula) = conditionalFormats[index].rule else { continue }
            conditionalFormats[index].rule = .formula(change(formula))
        }
        for index in validations.indices {
            switch validations[index].validation.rule {
            case .formula(let formula):
                validations[index].validation.rule = .formula(change(formula))
            case .listFrom(let source):
                validations[index].validation.rule = .listFrom(change(source))
            case .any, .list, .whole, .decimal, .date, .text: break
            }
        }
    }
}
