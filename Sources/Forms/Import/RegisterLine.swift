import Spreadsheet

/// One row of the register workbook.
struct RegisterLine {
    let sheet: SheetIndex
    let slot: Int
    let columns: [RegisterColumn: Int]

    /// Whether none of the cells that name an institution is filled.
    var isBlank: Bool {
        [.inn, .name, .fullName].allSatisfy { text($0) == nil }
    }

    /// The trimmed text of a cell as it is shown; nil when it is empty or holds a dash.
    func text(_ column: RegisterColumn) -> String? {
        guard let cell = cell(column) else { return nil }
        let text = String(Wording.trimmed(ShownText.of(cell)))
        return text.isEmpty || Wording.isCrossedOut(text) ? nil : text
    }

    /// A valid taxpayer number; nil when there is none.
    func inn(_ column: RegisterColumn) -> String? {
        cell(column).flatMap { TextReading.inn(in: $0.value) }
    }

    /// The day in a cell; nil, with a problem unless it is empty, when there is none.
    func date(_ column: RegisterColumn, _ problems: inout [RegisterProblem.Fact]) -> CalendarDate? {
        guard let cell = cell(column), let shown = text(column) else { return nil }
        // Institutions are older than anything a report speaks of.
        let reading = DateReading.day(cell, shown: shown, years: 1900...2100)
        if case .date(let day)? = reading.value { return day }
        problems.append(.badDate(caption: column.caption, found: CellReading.quoted(shown)))
        return nil
    }

    /// The parts of a text between semicolons and line breaks.
    func parts(_ column: RegisterColumn) -> [String] {
        (text(column) ?? "").split { $0 == ";" || $0.isNewline }
            .map { String(Wording.trimmed(String($0))) }
            .filter { !$0.isEmpty }
    }

    /// The hosts in small letters, without a scheme and a path.
    func hosts() -> [String] {
        (text(.hosts) ?? "").split { $0 == ";" || $0 == "," || $0.isWhitespace }
            .compactMap { address in
                let rest =
                    address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address
                let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
                return host.isEmpty ? nil : host.lowercased()
            }
    }

    /// The extensions: «2026-2 до 20.12.2026: карантин; …».
    func extensions(_ problems: inout [RegisterProblem.Fact]) -> [Organization.Extension] {
        parts(.extensions).compactMap { part in
            if let found = Self.extended(part) { return found }
            problems.append(.badExtension(found: CellReading.quoted(part)))
            return nil
        }
    }

    private static func extended(_ text: String) -> Organization.Extension? {
        let halves = text.split(separator: ":", maxSplits: 1)
        let words = (halves.first ?? "").split(separator: " ", maxSplits: 2)
        guard words.count == 3, let period = Period(words[0]), words[1].lowercased() == "до",
            let until = DateText.day(words[2])
        else { return nil }
        let reason = halves.count == 2 ? Wording.trimmed(String(halves[1])) : ""
        return Organization.Extension(period: period, until: until, reason: String(reason))
    }

    private func cell(_ column: RegisterColumn) -> SheetContents.Cell? {
        columns[column].flatMap { sheet.cell(slot: slot, column: $0) }
    }
}

extension Organization.Extension {
    /// The extension as the register workbook writes it: «2026-2 до 20.12.2026: карантин».
    ///
    /// Semicolons and line breaks, which part extensions from each other, become commas and spaces.
    public var notation: String {
        let reason = String(reason.map { $0 == ";" ? "," : $0.isNewline ? " " : $0 })
        return "\(period) до \(until.russian)" + (reason.isEmpty ? "" : ": \(reason)")
    }
}
