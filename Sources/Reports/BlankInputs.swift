import Forms
import FoundationEssentials
import Messages
import Spreadsheet
import WorkbookWriter

/// The look and the rule of input of the cells to fill.
struct BlankInputs {
    /// The form, for its lists.
    let form: Form

    /// The look of a cell to fill.
    func style(of cell: InputCell, isRequired: Bool, aligned: CellStyle.Horizontal? = nil)
        -> CellStyle
    {
        let look =
            switch cell.kind {
            case .integer(let bounds) where bounds.lowerBound >= 1900: Theme.inputYear
            case .integer: Theme.inputNumber
            case .decimal: Theme.inputDecimal
            case .date: Theme.inputDate
            case .choice: Theme.inputChoice
            case _ where cell.kind.isProse: Theme.inputProse
            case .text(let limit) where limit >= 150: Theme.inputLongText
            case .url: Theme.inputLongText
            case .text, .inn: Theme.inputText
            }
        return look.with {
            if !isRequired { $0.fill = Theme.inputOptional.fill }
            if let aligned {
                $0.horizontal = aligned
                $0.indent = 1
            }
        }
    }

    /// What may be typed into a cell that stands at `address` first of its range.
    func validation(of cell: InputCell, at address: CellAddress) -> Validation {
        let kind = textKind(of: cell.kind)
        return Validation(
            rule(of: cell.kind, at: address),
            prompt: .init(
                title: InputText.title(kind),
                text: String((cell.hint ?? InputText.prompt(kind)).prefix(255))),
            refusal: .init(title: InputText.refusalTitle, text: InputText.refusal(kind)))
    }

    /// The defined name behind a list.
    static func definedName(ofList name: String) -> String {
        BlankText.listPrefix + String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }

    private func rule(of kind: InputCell.Kind, at address: CellAddress) -> Validation.Rule {
        switch kind {
        case .integer(let bounds): .whole(bounds)
        case .decimal(_, let bounds):
            .decimal(bounds.lowerBound.nearestDouble...bounds.upperBound.nearestDouble)
        case .date: Self.dates.map { .date($0) } ?? .any
        case .text(let limit): .text(upTo: limit)
        case .choice(let list):
            form.list(named: list) == nil ? .any : .listFrom(Self.definedName(ofList: list))
        case .url:
            .formula(
                "AND(LEN(\(address))<=1000,"
                    + "OR(LEFT(\(address),7)=\"http://\",LEFT(\(address),8)=\"https://\"))")
        case .inn: .formula("AND(LEN(\(address))=10,ISNUMBER(VALUE(\(address))))")
        }
    }

    private static let dates: ClosedRange<CalendarDate>? = {
        guard let first = CalendarDate(year: 2015, month: 1, day: 1),
            let last = CalendarDate(year: 2035, month: 12, day: 31)
        else { return nil }
        return first...last
    }()

    private func textKind(of kind: InputCell.Kind) -> InputText.Kind {
        switch kind {
        case .integer(let bounds): .whole(bounds)
        case .decimal(let places, let bounds): .decimal(places: places, bounds)
        case .date: .date
        case .text(let limit): .text(limit: limit)
        case .choice: .choice
        case .url: .url
        case .inn: .inn
        }
    }
}
