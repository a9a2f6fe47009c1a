/// What the cells of a workbook refer to: shared texts, formats, the date system.
final class BookTables: Sendable {
    let texts: TextArena
    let formats: [NumberFormat]
    let is1904: Bool

    init(texts: TextArena, formats: [NumberFormat], is1904: Bool) {
        self.texts = texts
        self.formats = formats
        self.is1904 = is1904
    }

    /// The number format of a cell style; General for a style that does not exist.
    func format(_ style: Int32) -> NumberFormat {
        let index = Int(style)
        return index >= 0 && index < formats.count ? formats[index] : .general
    }

    /// The kind of a cell style, without touching its code.
    func kind(_ style: Int32) -> NumberFormat.Kind {
        let index = Int(style)
        return index >= 0 && index < formats.count ? formats[index].kind : .number
    }

    /// Whether a cell holds something: no formula without a result, and no empty text.
    func isFilled(_ record: CellRecord) -> Bool {
        switch record.kind {
        case .nothing, .emptyText: false
        case .sharedText:
            // Most often this is known without a look at the text, for which the cell would have to
            // wait.
            texts.hasEmpty
                ? texts.range(Int(record.payload))?.isEmpty == false
                : record.payload < UInt64(texts.count)
        case .number, .inlineText, .error, .boolean, .isoDate, .isoTime, .isoDuration: true
        }
    }
}
