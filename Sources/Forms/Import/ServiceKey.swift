/// What a blank says of itself, in the custom document properties and on the sheet «Служебный».
public enum ServiceKey: String, Hashable, Sendable, CaseIterable {
    /// The identifier of the form.
    case form
    /// The version of the form.
    case version
    /// The period the blank was issued for: "2026-2".
    case period
    /// The ИНН of the institution the blank was issued to.
    case inn
    /// Who fills the form in, where it is no institution.
    case respondent
    /// The district that the blank was issued for, where nobody answers for it yet.
    case district

    /// The name of the custom document property.
    public var property: String { "svod.\(rawValue)" }

    /// The caption on the sheet «Служебный», beside the value.
    public var caption: String {
        switch self {
        case .form: "Код формы"
        case .version: "Версия формы"
        case .period: "Период"
        case .inn: "ИНН МОУ"
        case .respondent: "Кто отвечает"
        case .district: "Район"
        }
    }
}
