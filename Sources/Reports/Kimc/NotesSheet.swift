import Completeness
import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// «Справки»: what the institutions wrote on the sheets of the form that ask for nothing but texts.
struct NotesSheet {
    let table: InternalTable
    let reports: any WrittenReports

    private static let textColumn = InternalTable.identity.count + 2

    /// The cells of the sheets that ask for nothing but texts.
    static func keys(of form: Form) -> [ValueKey] {
        let sheets = form.sheets.filter { sheet in
            let cells = sheet.rows.flatMap(\.cells.values)
            return !cells.isEmpty
                && cells.allSatisfy { if case .text = $0.kind { true } else { false } }
        }
        return sheets.flatMap(\.rows).flatMap { row in
            row.cells.keys.sorted().map { ValueKey(row.code, $0) }
        }
    }

    func sheet() throws -> SheetDocument {
        let form = table.current.form
        let keys = Self.keys(of: form)
        let columns =
            InternalTable.identity + [
                .init(GuoText.Column.row, width: 9), .init(KimcText.question, width: 28),
                .init(KimcText.text, width: Theme.widestColumn),
            ]
        var page = table.page(
            KimcText.Tab.notes, title: KimcText.notesTitle, help: KimcText.notesHelp,
            columns: columns)
        let header = page.row - 1
        let groups = try table.groups { lines in
            try notes(of: lines, keys).map { notes in notes.reduce(0) { $0 + $1.pieces.count } }
        }
        page.addRows(of: groups) { lines, page in
            for (line, notes) in zip(lines, try notes(of: lines, keys)) {
                for (key, pieces) in notes {
                    for (index, piece) in pieces.enumerated() {
                        InternalTable.put(
                            table.status(line).organization, page.row - header, on: &page)
                        page.put(.number(Double(key.row)), Self.textColumn - 2, Theme.rowCode)
                        let caption = form.row(key.row)?.caption ?? ""
                        page.put(
                            .text(index == 0 ? caption : KimcText.continued(caption)),
                            Self.textColumn - 1, Theme.caption)
                        page.put(.text(piece), Self.textColumn, Theme.caption)
                        page.endRow()
                    }
                }
            }
        }
        return InternalTable.finished(
            page, header: header, columns: columns.count, none: KimcText.noNotes)
    }

    /// What some institutions wrote in cells, each text in pieces.
    private func notes(
        of lines: Range<Int>, _ keys: [ValueKey]
    ) throws -> [[(key: ValueKey, pieces: [String])]] {
        let submissions = try table.submissions(
            .rows(Set(keys.map(\.row))), of: lines, in: reports)
        return lines.map { line in
            guard let submission = submissions[line] else { return [] }
            return keys.compactMap { key in
                submission.entries[key].map { entry in
                    (key, pieces(of: submission.text(at: key) ?? entry.typed))
                }
            }
        }
    }

    /// The text in pieces that fit the highest row there is, cut between words.
    private func pieces(of text: String) -> [String] {
        func fits(_ text: some StringProtocol) -> Bool {
            TextMetrics.height(of: text, Theme.caption, inWidth: Theme.widestColumn)
                <= Theme.highestRow
        }
        var pieces: [String] = []
        var rest = Substring(text)
        while !fits(rest) {
            var end = rest.index(rest.startIndex, offsetBy: rest.count / 2)
            while end > rest.startIndex, !rest[end].isWhitespace || !fits(rest[..<end]) {
                end = rest.index(before: end)
            }
            // A text without a single space is cut where it has to be.
            if end == rest.startIndex {
                end = rest.index(rest.startIndex, offsetBy: rest.count / 2)
                while !fits(rest[..<end]) { end = rest.index(before: end) }
            }
            pieces.append(String(rest[..<end]))
            rest = rest[end...].drop(while: \.isWhitespace)
        }
        return pieces + [String(rest)]
    }
}
