import Forms

/// Looks for personal data in the cells and explanations where it must not stand.
///
/// The title sheet is passed over: names and telephones belong there and never leave КИМЦ.
struct PersonalDataScanner {
    private let form: Form
    private let detector: PersonalDataDetector

    init(form: Form, organization: Organization?) {
        self.form = form
        detector = PersonalDataDetector(organization: organization)
    }

    /// A finding for each kind of personal data in each cell; the data itself is not repeated.
    func findings(in submission: Submission) -> [Finding] {
        var findings: [Finding] = []
        for sheet in form.sheets {
            let isTitle = sheet.rows.contains { $0.code == form.identity.respondent.row }
            guard !isTitle else { continue }
            for row in sheet.rows {
                for (column, cell) in row.cells.sorted(by: { $0.key < $1.key }) {
                    let key = ValueKey(row.code, column)
                    guard let entry = submission.entries[key] else { continue }
                    let place = Finding.Place(key, submission.places[key] ?? entry.source)
                    findings += facts(in: entry, cell).map { Finding($0, at: place) }
                }
            }
            guard sheet.isRegister else { continue }
            for row in submission.registers[sheet.number] ?? [] {
                for column in sheet.inputColumns where column.origin == nil {
                    guard let cell = column.cell, let entry = row.entries[column.number] else {
                        continue
                    }
                    let place = Finding.Place(column: column.number, of: row, entry.source)
                    findings += facts(in: entry, cell).map { Finding($0, at: place) }
                }
            }
        }
        for explanation in submission.explanations {
            let source = explanation.source
            let place = Finding.Place(sheet: source.sheet, cell: source.cell)
            findings += detector.facts(in: explanation.text).map { Finding($0, at: place) }
        }
        return findings
    }

    private func facts(in entry: Entry, _ cell: InputCell) -> [Fact] {
        guard !cell.isPersonal, let text = text(of: entry, cell.kind) else { return [] }
        return detector.facts(in: text)
    }

    /// The text to look through; nil where people cannot write one.
    private func text(of entry: Entry, _ kind: InputCell.Kind) -> String? {
        switch (kind, entry.value) {
        case (.url, _): nil
        case (.text, .text(let text)): text
        // What was not understood is whatever somebody typed there.
        case (_, nil): entry.typed
        case (_, .number), (_, .date), (_, .text): nil
        }
    }
}
