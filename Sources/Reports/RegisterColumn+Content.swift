import Forms
import WorkbookWriter

/// What a column of the register shows of an institution, and how much room it takes.
extension RegisterColumn {
    /// Whether days stand there.
    var isDate: Bool { self == .validFrom || self == .validTo }

    /// What stands there for an institution; lists are written as the import takes them apart.
    func content(of organization: Organization) -> CellContent {
        switch self {
        case .inn: Self.text(organization.inn)
        case .name: Self.text(organization.name)
        case .fullName: Self.text(organization.fullName)
        case .kind: Self.text(organization.kind)
        case .district: Self.text(organization.district)
        case .number: Self.text(organization.number)
        case .hosts: Self.text(organization.hosts.joined(separator: "; "))
        case .validFrom: organization.validFrom.map { .date($0) } ?? .blank
        case .validTo: organization.validTo.map { .date($0) } ?? .blank
        case .successor: Self.text(organization.successor ?? "")
        case .synonyms: Self.text(organization.synonyms.joined(separator: "; "))
        case .exemption: Self.text(organization.exemption ?? "")
        case .extensions:
            Self.text(organization.extensions.map(\.notation).joined(separator: "; "))
        }
    }

    /// How wide the column may be, in characters: from the room to type in to the width at which
    /// the whole table is still read with ease on one page.
    var widths: ClosedRange<Double> {
        switch self {
        case .inn, .successor: 12.5...12.5
        case .number: 8...8
        case .validFrom, .validTo: 12...12
        case .kind, .district, .exemption: 15...17
        case .synonyms: 13...17
        case .hosts, .extensions: 15...18
        case .name: 20...22
        case .fullName: 28...48
        }
    }

    private static func text(_ text: String) -> CellContent {
        text.isEmpty ? .blank : .text(text)
    }
}
