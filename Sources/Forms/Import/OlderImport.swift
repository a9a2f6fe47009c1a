import Spreadsheet

/// Reads files that were filled in on an older version of a form.
struct OlderImport: Sendable {
    private let reader: FormImport
    private let translation: VersionTranslation

    /// The readers of all older versions of a form, by version.
    static func all(of form: Form) -> [String: OlderImport] {
        var found: [String: OlderImport] = [:]
        for translation in form.translations {
            // The way to the versions before it is known already, and is the nearest.
            var older = translation.older
            older.older = []
            found[translation.version] = OlderImport(
                reader: FormImport(form: older), translation: translation)
        }
        return found
    }

    /// Reads a file as the older version and translates what was read.
    func read(_ workbook: WorkbookContents) -> FormReading {
        translation.translated(reader.read(workbook))
    }
}
