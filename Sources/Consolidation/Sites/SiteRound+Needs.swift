public import Forms
import Validation

extension SiteRound {
    /// What a checklist asks for in the checked reports: of many reports nobody can hold all.
    ///
    /// - Parameters:
    ///   - checklist: how sites are judged.
    ///   - checkedForm: the form of the checked reports.
    /// - Returns: the cells that its expressions name.
    public static func needs(of checklist: Checklist, in checkedForm: Form) -> ValueNeeds {
        let index = FormIndex(checkedForm)
        var keys: Set<ValueKey> = []
        func add(_ expressions: [Expression], _ scope: Checklist.Scope = .institution) {
            let rows: [Int] =
                switch scope {
                case .institution: []
                case .criteria(let columns):
                    columns.compactMap(checklist.criterion).flatMap(\.rows)
                case .rows(let rows): rows
                }
            for expression in expressions {
                keys.formUnion(index.checkedKeys(of: expression, inRows: rows))
            }
        }
        let sheet = checklist.adviceSheet
        add([checklist.stop, sheet.withheld, sheet.fulfilled])
        for comparison in checklist.comparisons {
            add([comparison.condition] + comparison.message.values, comparison.scope)
        }
        for advice in checklist.advice {
            add(advice.text.values)
            if case .condition(let condition, let scope) = advice.trigger {
                add([condition], scope)
            }
        }
        return ValueNeeds(keys: keys)
    }
}
