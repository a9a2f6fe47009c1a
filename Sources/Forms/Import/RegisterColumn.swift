/// A column of the register workbook, found by its caption.
public enum RegisterColumn: String, Hashable, Sendable, CaseIterable {
    /// The taxpayer number: the key.
    case inn
    /// The name people use.
    case name
    /// The name of the charter.
    case fullName
    /// The type, out of the form's list.
    case kind
    /// The district, out of the form's list.
    case district
    /// The number that КИМЦ gives.
    case number
    /// The hosts of the sites, apart from each other by spaces, semicolons or line breaks.
    case hosts
    /// The first day.
    case validFrom
    /// The last day.
    case validTo
    /// The ИНН of the institution it became part of.
    case successor
    /// Other spellings of the name, apart from each other by semicolons.
    case synonyms
    /// Why it need not report; empty when it must.
    case exemption
    /// Later due dates: «2026-2 до 20.12.2026: карантин», apart from each other by semicolons.
    case extensions

    /// The caption.
    public var caption: String {
        switch self {
        case .inn: "ИНН"
        case .name: "Краткое наименование"
        case .fullName: "Полное наименование"
        case .kind: "Тип"
        case .district: "Район"
        case .number: "Номер"
        case .hosts: "Сайты"
        case .validFrom: "Действует с"
        case .validTo: "Действует по"
        case .successor: "ИНН преемника"
        case .synonyms: "Синонимы"
        case .exemption: "Не отчитывается"
        case .extensions: "Продление"
        }
    }

    /// The column that a caption names, in full or at its beginning: «Тип МОУ», «Сайты (адреса)».
    init?(caption: String) {
        let key = Wording.key(caption)
        let fitting = Self.keys.filter { key.hasPrefix($0.key) }
        guard let best = fitting.max(by: { $0.key.utf8.count < $1.key.utf8.count }) else {
            return nil
        }
        self = best.column
    }

    private static let keys = allCases.map { (column: $0, key: Wording.key($0.caption)) }
}
