import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

extension InputCell.Kind {
    /// Whether values of the type may have decimals.
    var hasDecimals: Bool {
        if case .decimal = self { true } else { false }
    }
}

/// A value of the form as the sheet «Расчёт» keeps it: a number, the number of a day, a text, an
/// empty text for an empty cell, and the error #N/A for what is not understood.
///
/// The formulas understand what the import understands, as far as formulas can: numbers typed as
/// text, days typed as ДД.ММ.ГГГГ, choices without regard to case.
enum LiveValue {
    private static let noBreakSpace = "\u{A0}"

    /// Whether what was typed gets a cell of its own, since it is looked at many times.
    static func isTakenOver(_ kind: InputCell.Kind) -> Bool {
        switch kind {
        case .integer, .decimal, .date, .inn: true
        case .text, .choice, .url: false
        }
    }

    /// What crosses out a cell where no number is asked for: such a cell is taken for empty.
    static let crossings = "-–—хxХX"

    /// The formula that takes over what was typed into a cell: a number as it is, a text without
    /// blanks that mean nothing.
    static func typed(as kind: InputCell.Kind, at cell: String) -> String {
        switch kind {
        case .integer, .decimal:
            "IF(ISNUMBER(\(cell)),\(cell),TRIM(SUBSTITUTE(\(cell),\"\(noBreakSpace)\",\" \")))"
        case .date: "IF(ISNUMBER(\(cell)),\(cell),TRIM(\(cell)))"
        case .inn: "IF(ISNUMBER(\(cell)),\(cell),SUBSTITUTE(\(cell),\" \",\"\"))"
        case .text, .choice, .url: "TRIM(\(cell))"
        }
    }

    /// What that formula comes to; nil stands for an empty cell.
    static func cached(typed value: FormValue?, as kind: InputCell.Kind) -> CellContent.Cached {
        switch (value, kind) {
        case (nil, _): .text("")
        case (.number(let number), _): .number(number.nearestDouble)
        case (.date(let date), _): .number(Double(serial(date)))
        case (.text(let text), .integer), (.text(let text), .decimal):
            .text(trimmed(text.replacing(noBreakSpace, with: " ")))
        case (.text(let text), .inn): .text(text.replacing(" ", with: ""))
        case (.text(let text), _): .text(trimmed(text))
        }
    }

    /// The text as TRIM leaves it.
    private static func trimmed(_ text: String) -> String {
        text.split(separator: " ").joined(separator: " ")
    }

    /// The formula that takes a value of that type from what was typed.
    static func formula(of kind: InputCell.Kind, from typed: String, in form: Form) -> String {
        switch kind {
        case .integer: number(typed, rounded: wholeNumber(typed))
        case .decimal(let places, _): number(typed, rounded: "ROUND(\(typed),\(places))")
        case .date: date(typed)
        case .text: text(typed) { $0 }
        case .choice(let name):
            text(typed) { text in
                form.list(named: name).map { choice(text, of: $0) } ?? text
            }
        case .url:
            text(typed) { text in
                "IF(OR(LEFT(\(text),4)=\"http\",ISNUMBER(FIND(\".\",\(text)))),\(text),NA())"
            }
        case .inn: inn(typed)
        }
    }

    /// What such a formula comes to for a value; nil stands for an empty cell.
    static func cached(_ entry: Entry?) -> CellContent.Cached {
        guard let entry else { return .text("") }
        return switch entry.value {
        case .number(let number): .number(number.nearestDouble)
        case .date(let date): .number(Double(serial(date)))
        case .text(let text): .text(text)
        case nil: .notAvailable
        }
    }

    /// A value of the report before, which does not change; nil when there is none.
    static func constant(_ entry: Entry?) -> CellContent? {
        switch entry?.value {
        case .number(let number): .number(number.nearestDouble)
        case .date(let date): .number(Double(serial(date)))
        case .text(let text): .text(text)
        case nil: entry == nil ? nil : .formula("NA()", cached: .notAvailable)
        }
    }

    /// The number of a day in the 1900 system.
    static func serial(_ date: CalendarDate) -> Int {
        date.dayNumber + CalendarDate.serialOfDayZero
    }

    // MARK: Numbers

    private static func wholeNumber(_ cell: String) -> String {
        "IF(ABS(\(cell)-ROUND(\(cell),0))<0.000001,ROUND(\(cell),0),NA())"
    }

    private static func number(_ typed: String, rounded: String) -> String {
        let digits = "SUBSTITUTE(\(typed),\" \",\"\")"
        // Digits only, in one group or with a space before the last three.
        let plain =
            "IF(AND(TEXT(VALUE(\(digits)),REPT(\"0\",LEN(\(digits))))=\(digits),"
            + "OR(\(typed)=\(digits),"
            + "\(typed)=REPLACE(\(digits),MAX(1,LEN(\(digits))-2),0,\" \"))),"
            + "VALUE(\(digits)),NA())"
        return "IF(ISNUMBER(\(typed)),\(rounded),IF(\(typed)=\"\",\"\",\(plain)))"
    }

    // MARK: Days

    private static func date(_ typed: String) -> String {
        let (day, month) = ("VALUE(LEFT(\(typed),2))", "VALUE(MID(\(typed),4,2))")
        let year = "VALUE(RIGHT(\(typed),4))"
        let date = "DATE(\(year),\(month),\(day))"
        // A month that there is, and a day that it has: others would run on into the next.
        let written =
            "IF(AND(LEN(\(typed))=10,MID(\(typed),3,1)=\".\",MID(\(typed),6,1)=\".\","
            + "ABS(2*\(month)-13)<12,DAY(\(date))=\(day),\(isInBounds(year))),\(date),NA())"
        return "IF(ISNUMBER(\(typed)),IF(\(isInBounds("YEAR(\(typed))")),INT(\(typed)),NA()),"
            + "IF(\(isEmpty(typed)),\"\",\(written)))"
    }

    /// Whether a report can speak of the year.
    private static func isInBounds(_ year: String) -> String {
        let years = Period.years
        return "ABS(2*\(year)-\(years.lowerBound + years.upperBound))<="
            + "\(years.upperBound - years.lowerBound)"
    }

    // MARK: Texts

    private static func text(_ typed: String, read: (String) -> String) -> String {
        "IF(\(isEmpty(typed)),\"\",\(read(typed)))"
    }

    /// What is crossed out is empty. The signs stand in a cell: a thousand formulas would repeat them.
    private static func isEmpty(_ text: String) -> String {
        let crossings = LiveMap.address(of: .crossings).absolute
        // Looked for in both cases, since only this function knows no wildcards.
        return "OR(\(text)=\"\",AND(LEN(\(text))=1,ISNUMBER(FIND(\(text),\(crossings)))))"
    }

    /// The value of a list; a value that begins with a number is known by the number alone.
    private static func choice(_ text: String, of list: Form.ValueList) -> String {
        let name = BlankInputs.definedName(ofList: list.name)
        let same = "LOOKUP(2,1/(\(name)=\(text)),\(name))"
        guard list.values.contains(where: { $0.first?.isNumber == true }) else { return same }
        let numbered =
            "LOOKUP(2,1/(LEFT(\(name),LEN(\(text))+1)=VALUE(\(text))&\" \"),\(name))"
        return "IFERROR(\(same),\(numbered))"
    }

    private static func inn(_ typed: String) -> String {
        let padded = "IF(ISNUMBER(\(typed)),TEXT(\(typed),\"0000000000\"),\(typed))"
        let places = INN.weights.indices.map { "\($0 + 1)" }.joined(separator: ",")
        let weights = INN.weights.map(String.init).joined(separator: ",")
        let weighted = "SUMPRODUCT(MID(\(padded),{\(places)},1)*{\(weights)})"
        let isValid =
            "AND(LEN(\(padded))=10,MOD(MOD(\(weighted),11),10)=VALUE(RIGHT(\(padded),1)))"
        return "IF(\(typed)=\"\",\"\",IF(\(isValid),\(padded),NA()))"
    }
}
