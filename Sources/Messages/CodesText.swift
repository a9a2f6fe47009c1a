/// Codes of rows or columns in a sentence.
enum CodesText {
    /// Codes with runs of neighbours drawn together: «301, 304–306».
    static func words(_ codes: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for code in codes {
            if let last = runs.last, last.upperBound + 1 == code {
                runs[runs.count - 1] = last.lowerBound...code
            } else {
                runs.append(code...code)
            }
        }
        return runs.flatMap { run in
            switch run.count {
            case 1: ["\(run.lowerBound)"]
            case 2: ["\(run.lowerBound)", "\(run.upperBound)"]
            default: ["\(run.lowerBound)–\(run.upperBound)"]
            }
        }.joined(separator: ", ")
    }
}
