import Spreadsheet

/// Which sheet of a file is which sheet of the form.
struct SheetSearch {
    private let plans: [SheetPlan]
    private let sheets: [SheetIndex]
    private let isReserved: [Bool]

    init(plans: [SheetPlan], sheets: [SheetIndex], isReserved: [Bool]) {
        self.plans = plans
        self.sheets = sheets
        self.isReserved = isReserved
    }

    /// The place of each sheet of the form among the sheets of the file: by its name when any of
    /// its codes stand there, else by at least half of its codes, else by its name alone.
    func places() -> [Int?] {
        var isFree = isReserved.map { !$0 }
        var found: [Int?] = Array(repeating: nil, count: plans.count)
        for find in [named, holdingCodes, namedOnly] {
            for plan in plans.indices where found[plan] == nil {
                guard let place = find(plan, sheets.indices.filter { isFree[$0] }) else { continue }
                found[plan] = place
                isFree[place] = false
            }
        }
        return found
    }

    /// The sheets that hold at least half of the codes of a sheet of the form although another
    /// sheet was taken for it.
    func copies(of plan: Int, besides taken: Int?) -> [Int] {
        sheets.indices.filter { $0 != taken && !isReserved[$0] && holdsHalf(of: plan, $0) }
    }

    private func named(_ plan: Int, _ free: [Int]) -> Int? {
        free.first { sheets[$0].key == plans[plan].key && codeCount(of: plan, $0) > 0 }
    }

    private func holdingCodes(_ plan: Int, _ free: [Int]) -> Int? {
        let candidates = free.filter { holdsHalf(of: plan, $0) }
        return candidates.max {
            (codeCount(of: plan, $0), $1) < (codeCount(of: plan, $1), $0)
        }
    }

    private func namedOnly(_ plan: Int, _ free: [Int]) -> Int? {
        free.first { sheets[$0].key == plans[plan].key }
    }

    private func holdsHalf(of plan: Int, _ sheet: Int) -> Bool {
        let count = codeCount(of: plan, sheet)
        return count > 0 && count * 2 >= plans[plan].markCount
    }

    private func codeCount(of plan: Int, _ sheet: Int) -> Int {
        sheets[sheet].lines[plan]?.count ?? 0
    }
}
