import Forms
import FoundationEssentials
import Spreadsheet

extension LiveCompiler {
    /// A function as a formula; nil when it cannot be written alike.
    mutating func call(
        _ function: Forms.Expression.Function, _ arguments: [Forms.Expression],
        in scope: LiveScope
    ) -> LivePiece? {
        switch function {
        case .sum, .min, .max: total(function, arguments, in: scope)
        case .count: count(arguments, in: scope)
        case .countFilled: countFilled(arguments, in: scope)
        case .countIf, .countIfs: rows("COUNTIFS", nil, arguments[...], in: scope)
        case .sumIfs: rows("SUMIFS", arguments[0], arguments.dropFirst(), in: scope)
        case .when: choice(arguments, in: scope)
        case .and: verdict("AND", neutral: "TRUE", decisive: "FALSE", arguments, in: scope)
        case .or: verdict("OR", neutral: "FALSE", decisive: "TRUE", arguments, in: scope)
        case .not: simple("NOT", .truth, arguments, in: scope)
        case .isBlank: isEmpty(arguments[0], in: scope)
        case .abs: simple("ABS", .number, arguments, in: scope)
        case .round: simple("ROUND", .number, arguments, in: scope)
        case .left: simple("LEFT", .text(isFree: true), arguments, in: scope)
        case .length: simple("LEN", .number, arguments, in: scope)
        case .date: simple("DATE", .date, arguments, in: scope)
        case .year: simple("YEAR", .number, arguments, in: scope)
        case .addMonths: simple("EDATE", .date, arguments, in: scope)
        // There is no such function in spreadsheets.
        case .host: nil
        }
    }

    private mutating func simple(
        _ name: String, _ kind: LivePiece.Kind, _ arguments: [Forms.Expression],
        in scope: LiveScope
    ) -> LivePiece? {
        guard let pieces = pieces(arguments, in: scope) else { return nil }
        let list = pieces.map(\.text).joined(separator: ",")
        return LivePiece(
            "\(name)(\(list))", kind, isSure: pieces.allSatisfy(\.isSure),
            hasDecimals: pieces.contains(where: \.hasDecimals))
    }

    private mutating func pieces(
        _ expressions: [Forms.Expression], in scope: LiveScope
    ) -> [LivePiece]? {
        var pieces: [LivePiece] = []
        for expression in expressions {
            guard let piece = piece(expression, in: scope) else { return nil }
            pieces.append(piece)
        }
        return pieces
    }

    // MARK: Logic

    private mutating func choice(
        _ arguments: [Forms.Expression], in scope: LiveScope
    ) -> LivePiece? {
        guard let parts = pieces(arguments, in: scope) else { return nil }
        let otherwise = parts.count > 2 ? parts[2].text : "NA()"
        return LivePiece(
            "IF(\(parts[0].text),\(parts[1].text),\(otherwise))", parts[1].kind,
            isSure: parts.count > 2 && parts.allSatisfy(\.isSure),
            hasDecimals: parts.contains(where: \.hasDecimals))
    }

    /// AND and OR, in which one decisive part decides whatever the others leave open.
    private mutating func verdict(
        _ name: String, neutral: String, decisive: String, _ arguments: [Forms.Expression],
        in scope: LiveScope
    ) -> LivePiece? {
        guard let parts = pieces(arguments, in: scope) else { return nil }
        let plain = "\(name)(\(parts.map(\.text).joined(separator: ",")))"
        if parts.allSatisfy(\.isSure) { return LivePiece(plain, .truth, isSure: true) }
        let known = parts.map { $0.isSure ? $0.text : "IFERROR(\($0.text),\(neutral))" }
        let isOpen = "\(name)(\(known.joined(separator: ",")))"
        return LivePiece(
            name == "AND"
                ? "IF(\(isOpen),\(plain),\(decisive))" : "IF(\(isOpen),\(decisive),\(plain))",
            .truth)
    }

    // MARK: Totals

    /// SUM, MIN and MAX: they pass blanks over, and are blank over nothing else.
    private mutating func total(
        _ function: Forms.Expression.Function, _ arguments: [Forms.Expression],
        in scope: LiveScope
    ) -> LivePiece? {
        if arguments.count == 1, case .range(let list) = list(arguments[0], in: scope),
            let current = list.current
        {
            guard function == .sum else { return nil }
            let range = list.text
            return LivePiece(
                "IF(COUNTIFS(\(current),1,\(range),\"<1E+99\")=0,NA(),"
                    + "SUMIFS(\(range),\(current),1)+0*SUM(\(current)))", .number)
        }
        guard let items = items(arguments, in: scope) else { return nil }
        let text = Self.total(function.rawValue, items.cells, items.computed[...], items.hasNumber)
        let kind = items.computed.first?.kind ?? items.kind
        return LivePiece(
            text, function == .sum ? .number : kind,
            isSure: items.hasNumber && items.cells.count == items.numbers
                && items.computed.isEmpty,
            hasDecimals: items.hasDecimals)
    }

    /// A total in which each computed part is passed over when it is an error.
    private static func total(
        _ name: String, _ cells: [String], _ computed: ArraySlice<LivePiece>, _ hasNumber: Bool
    ) -> String {
        guard let first = computed.first else {
            let list = cells.joined(separator: ",")
            if cells.isEmpty { return "NA()" }
            return hasNumber ? "\(name)(\(list))" : "IF(COUNT(\(list))=0,NA(),\(name)(\(list)))"
        }
        let rest = computed.dropFirst()
        let with = total(name, cells + [first.text], rest, true)
        return "IFERROR(\(with),\(total(name, cells, rest, hasNumber)))"
    }

    private mutating func count(
        _ arguments: [Forms.Expression], in scope: LiveScope
    ) -> LivePiece? {
        if arguments.count == 1, case .range(let list) = list(arguments[0], in: scope),
            let current = list.current
        {
            return LivePiece(
                "(COUNTIFS(\(current),1,\(list.text),\"<1E+99\")"
                    + "+0*SUMIFS(\(list.text),\(current),1)+0*SUM(\(current)))", .number)
        }
        guard let items = items(arguments, in: scope), items.computed.isEmpty else { return nil }
        let list = items.cells.joined(separator: ",")
        // The sum of cells that were not understood is an error.
        return LivePiece("(COUNT(\(list))+0*SUM(\(list)))", .number)
    }

    private mutating func countFilled(
        _ arguments: [Forms.Expression], in scope: LiveScope
    ) -> LivePiece? {
        var terms: [String] = []
        for argument in arguments {
            switch list(argument, in: scope) {
            case .range(let list):
                let range = list.text
                guard let current = list.current else {
                    terms.append(
                        "COUNT(\(range))+COUNTIF(\(range),\"?*\")+SUMPRODUCT(--ISERROR(\(range)))")
                    continue
                }
                terms.append(
                    "COUNTIFS(\(current),1,\(range),\"?*\")"
                        + "+COUNTIFS(\(current),1,\(range),\"<1E+99\")"
                        + "+SUMPRODUCT(--ISERROR(\(current)))")
            case .single:
                guard case .reference(let reference) = argument,
                    let cell = cell(of: reference, in: scope)
                else { return nil }
                terms.append("IFERROR(IF(LEN(\(cell.text))>0,1,0),1)")
            case .impossible: return nil
            }
        }
        return LivePiece("(\(terms.joined(separator: "+")))", .number, isSure: true)
    }

    /// What a total is taken of.
    private struct Items {
        /// Ranges, cells and written numbers.
        var cells: [String] = []
        var computed: [LivePiece] = []
        /// How many of the cells are written numbers.
        var numbers = 0
        var kind = LivePiece.Kind.number
        var hasDecimals = false
        var hasNumber: Bool { numbers > 0 }
    }

    private mutating func items(
        _ arguments: [Forms.Expression], in scope: LiveScope
    ) -> Items? {
        var items = Items()
        for argument in arguments {
            switch list(argument, in: scope) {
            case .impossible: return nil
            case .range(let list):
                guard list.current == nil else { return nil }
                items.cells.append(list.text)
                items.hasDecimals = items.hasDecimals || list.hasDecimals
            case .single:
                if case .reference(let reference) = argument {
                    guard let cell = cell(of: reference, in: scope) else { return nil }
                    items.cells.append(cell.text)
                    items.kind = cell.kind
                    items.hasDecimals = items.hasDecimals || cell.hasDecimals
                    continue
                }
                guard let piece = piece(argument, in: scope) else { return nil }
                items.hasDecimals = items.hasDecimals || piece.hasDecimals
                if case .number = argument {
                    items.cells.append(piece.text)
                    items.numbers += 1
                } else {
                    items.computed.append(piece)
                }
            }
        }
        // Each computed part doubles the formula.
        return items.computed.count <= 2 ? items : nil
    }
}
