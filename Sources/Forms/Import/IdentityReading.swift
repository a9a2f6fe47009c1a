import FoundationEssentials
import Spreadsheet

/// Finds the marks of identity in a file.
struct IdentityReading {
    /// What a place says of the form itself.
    private struct Service {
        var mark: Identity.Mark
        var version: String?
        var district: String?
    }

    private let form: Form

    init(form: Form) {
        self.form = form
    }

    /// The identity of a file.
    ///
    /// - Parameters:
    ///   - workbook: the file.
    ///   - titles: the values of each sheet that was recognised as the title sheet.
    ///   - looksLikeForm: whether enough of its sheets were recognised.
    /// - Returns: what the three places say.
    func identity(
        of workbook: WorkbookContents, titles: [[ValueKey: Entry]], looksLikeForm: Bool
    ) -> Identity {
        let properties = service(.properties) { workbook.customProperties[$0.property] }
        let texts = Self.serviceTexts(workbook)
        let sheet = service(.service) { texts[Wording.key($0.caption)] }
        let district = properties.district ?? sheet.district
        let marks = ([properties.mark, sheet.mark] + titles.map { title($0, district) })
            .filter { $0.formID != nil || $0.inn != nil || $0.period != nil }
        let formID = properties.mark.formID ?? sheet.mark.formID
        let ids = marks.compactMap { $0.formID.map(Identity.formKey) }
        return Identity(
            formID: formID, formVersion: properties.version ?? sheet.version, marks: marks,
            isOfForm: ids.isEmpty ? looksLikeForm : ids.contains(Identity.formKey(form.id)))
    }

    /// The version of the form that a file carries; nil when it carries none.
    func version(of workbook: WorkbookContents) -> String? {
        if let found = service(.properties, { workbook.customProperties[$0.property] }).version {
            return found
        }
        let texts = Self.serviceTexts(workbook)
        return service(.service) { texts[Wording.key($0.caption)] }.version
    }

    /// The identifiers of forms that a file carries.
    static func formIDs(of workbook: WorkbookContents) -> [String] {
        let texts = [
            workbook.customProperties[ServiceKey.form.property],
            serviceTexts(workbook)[Wording.key(ServiceKey.form.caption)],
        ]
        return texts.compactMap { $0 }.filter { !Wording.isBlank($0) }
    }

    private func service(
        _ source: Identity.Mark.Source, _ text: (ServiceKey) -> String?
    ) -> Service {
        func value(_ key: ServiceKey) -> String? {
            text(key).map { String(Wording.trimmed($0)) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        return Service(
            mark: Identity.Mark(
                source: source, formID: value(.form),
                inn: (value(.respondent) ?? value(.inn)).flatMap { form.respondentKey($0) },
                period: value(.period).flatMap { Period($0) }),
            version: value(.version), district: value(.district))
    }

    private func title(
        _ entries: [ValueKey: Entry], _ district: String?
    ) -> Identity.Mark {
        var mark = Identity.Mark(source: .title)
        switch form.respondents {
        case .institutions:
            if case .text(let inn)? = entries[form.identity.respondent]?.value { mark.inn = inn }
        case .offices, .persons:
            mark.inn = form.respondentKey(
                of: Submission(entries: entries), issuedFor: district)
        }
        if let year = Self.number(entries[form.identity.year]?.value),
            Period.years.contains(year),
            let half = Self.number(entries[form.identity.half]?.value).flatMap(Half.init(rawValue:))
        {
            mark.period = Period(year: year, half: half)
        }
        return mark
    }

    /// The number that a value is or begins with.
    private static func number(_ value: FormValue?) -> Int? {
        switch value {
        case .number(let number): Int(number.description)
        case .text(let text):
            Int(String(decoding: text.utf8.prefix { (48...57).contains($0) }, as: UTF8.self))
        case .date, nil: nil
        }
    }

    /// The values of the sheet «Служебный» by the keys of their captions: each stands in the next
    /// filled cell to the right.
    private static func serviceTexts(_ workbook: WorkbookContents) -> [String: String] {
        let captions = Set(ServiceKey.allCases.map { Wording.key($0.caption) })
        let name = Wording.sheetKey(OwnSheet.service.name)
        guard let sheet = workbook.sheets.first(where: { Wording.sheetKey($0.name) == name }) else {
            return [:]
        }
        var texts: [String: String] = [:]
        for (caption, value) in zip(sheet.cells, sheet.cells.dropFirst())
        where caption.address.row == value.address.row {
            guard case .text(let text) = caption.value else { continue }
            let key = Wording.key(text)
            guard captions.contains(key), texts[key] == nil else { continue }
            texts[key] = shown(value, isINN: key == Wording.key(ServiceKey.inn.caption))
        }
        return texts
    }

    /// The value as text; a taxpayer number gets back the zeros that a number cell lost.
    private static func shown(_ cell: SheetContents.Cell, isINN: Bool) -> String {
        isINN ? TextReading.inn(in: cell.value) ?? ShownText.of(cell) : ShownText.of(cell)
    }
}
