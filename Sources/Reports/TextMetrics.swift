import WorkbookWriter

/// Measures texts set in Arial, so that columns and rows are wide and high enough.
///
/// Column widths are in the unit of the file format: characters of the standard font, 7 pixels
/// each at 96 dpi. Heights are in points. Screens round every letter to whole pixels, so the true
/// widths get a reserve; with it a text fits in Excel and in LibreOffice.
enum TextMetrics {
    /// Pixels of one unit of column width.
    static let pixelsPerUnit = 7.0
    /// What a cell keeps free at its two sides, in units of column width.
    static let padding = 0.9
    /// What rounding of letters to pixels may add.
    private static let reserve = 1.03

    /// The width of a text on one line in units of column width, without the cell's padding.
    static func width(of text: some StringProtocol, size: Double = 10, bold: Bool = false) -> Double
    {
        var units = 0
        for scalar in text.unicodeScalars {
            units += ArialWidths.width(of: scalar, bold: bold)
        }
        return width(ofUnits: units, size: size)
    }

    private static func width(ofUnits units: Int, size: Double) -> Double {
        let pixels = Double(units) / 2048 * size * 4 / 3
        return pixels * reserve / pixelsPerUnit
    }

    /// The width of a text on one line in a style, its indent included.
    static func width(of text: some StringProtocol, _ style: CellStyle) -> Double {
        width(of: text, size: style.size, bold: style.isBold) + indent(of: style)
    }

    /// The width a column needs to show the text on one line.
    static func columnWidth(for text: some StringProtocol, _ style: CellStyle) -> Double {
        text.split(whereSeparator: \.isNewline).map { width(of: $0, style) }.max().map {
            $0 + padding
        } ?? 0
    }

    /// The width a column needs so that no word of the text is broken.
    static func columnWidth(forWordsOf text: some StringProtocol, _ style: CellStyle) -> Double {
        let words = text.split { $0.isWhitespace && $0 != "\u{A0}" }
        return (words.map { width(of: $0, style) }.max() ?? 0) + padding
    }

    /// How many lines a text takes in a column of that width when it wraps.
    static func lines(of text: some StringProtocol, _ style: CellStyle, inWidth width: Double)
        -> Int
    {
        let room = max(1, width - padding - indent(of: style))
        func length(_ units: Int) -> Double {
            self.width(ofUnits: units, size: style.size)
        }
        let space = length(ArialWidths.width(of: " ", bold: style.isBold))
        var (finished, lines, used) = (0, 1, 0.0)
        var (units, word) = (0, 0)
        func endWord() {
            guard word > 0 else { return }
            let width = length(word)
            word = 0
            if used > 0, used + space + width <= room {
                used += space + width
            } else {
                if used > 0 { lines += 1 }
                // A word wider than the cell is broken between letters.
                let broken = width > room ? Int((width / room).rounded(.up)) : 1
                lines += broken - 1
                used = broken > 1 ? room : width
            }
        }
        var last: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if breaksLine(scalar) {
                // A carriage return and a line feed are one end of a line.
                if scalar != "\n" || last != "\r" {
                    endWord()
                    (finished, lines, used) = (finished + lines, 1, 0)
                }
            } else {
                let advance = ArialWidths.width(of: scalar, bold: style.isBold)
                units += advance
                if scalar == " " { endWord() } else { word += advance }
            }
            last = scalar
        }
        if finished == 0, length(units) <= room { return 1 }
        endWord()
        return finished + lines
    }

    /// The height of so many lines of that size, in points, on the grid of the screen's pixels.
    static func height(ofLines lines: Int, size: Double = 10) -> Double {
        let pixels = (size * 4 / 3 * 1.275).rounded(.up)
        return Double(lines) * pixels * 0.75 + 2.25
    }

    /// The height a row needs to show the wrapped text in a column of that width.
    static func height(of text: some StringProtocol, _ style: CellStyle, inWidth width: Double)
        -> Double
    {
        let count = style.wraps ? lines(of: text, style, inWidth: width) : 1
        return height(ofLines: count, size: style.size)
    }

    /// The height a row needs to show a text that runs from bottom to top in a column of that width,
    /// in as many lines as stand side by side there.
    static func uprightHeight(
        of text: some StringProtocol, _ style: CellStyle, inWidth width: Double
    ) -> Double {
        let linePixels = (height(ofLines: 1, size: style.size) - 2.25) / 0.75
        let room = max(1, Int((width * pixelsPerUnit + 5) / linePixels))
        var length = columnWidth(forWordsOf: text, style)
        while lines(of: text, style, inWidth: length) > room { length += 1 }
        return length * pixelsPerUnit * 0.75 + 6
    }

    private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func indent(of style: CellStyle) -> Double {
        Double(style.indent) * 1.3
    }
}
