import WorkbookWriter

/// The look of every workbook we write: the one place with fonts, colours and number formats.
enum Theme {
    /// Numbers, as the codes of the file format spell them.
    enum Format {
        /// Whole numbers in groups of three. The groups are spelled out, because a plain `# ##0`
        /// parts only the last three digits and `#,##0` shows commas outside Russian settings.
        static let integer = "[>=1000000]# ### ##0;[>=1000]# ##0;0"
        /// Years and other numbers that are not parted into groups.
        static let plainInteger = "0"
        /// Numbers with one decimal.
        static let decimal = "0.0"
        /// The same in groups of three.
        static let groupedDecimal = "[>=1000000]# ### ##0.0;[>=1000]# ##0.0;0.0"
        /// Shares, from real fractions.
        static let share = "0.0 %"
        /// A change of a share in percentage points, or of a count, with its sign.
        static let changeInPoints = "+0.0;-0.0;0.0"
        static let changeInNumbers = "+0;-0;0"
        /// Counts that are left out when there is nothing to count.
        static let unlessNought = "0;-0;;@"
        /// Counts in a chart; a bar of no length has no label.
        static let chartCount = "[>=1000]# ##0;[>0]0;"
        /// Days.
        static let date = "dd\\.mm\\.yyyy"
        /// Texts that must stay what was typed.
        static let text = "@"
    }

    /// What stands for a share whose denominator is empty.
    static let emptyDenominator = "-"
    /// What stands in a cell that is not to be filled.
    static let cross = "х"
    /// No column is wider, in characters.
    static let widestColumn = 60.0
    /// The least height of a table's row, in points.
    static let rowHeight = 18.0
    /// The height of a cell for a text of many sentences, in points.
    static let proseHeight = 300.0
    /// The greatest height of a row that spreadsheets know, in points.
    static let highestRow = 409.0
    /// What an upright page holds at full size, in characters.
    static let portraitWidth = 101.0
    /// What a page on its side holds at full size, in characters.
    static let landscapeWidth = 148.0
    /// What a page of A3 on its side holds at full size, in characters, whatever the program: some
    /// make a character 7 pixels wide, others what the font says, which is 6 % more.
    static let largeLandscapeWidth = 202.0
    /// What a column takes on paper besides its width, in characters.
    static let columnMargin = 5.0 / 7
    /// What an upright page holds at full size, in points.
    static let portraitHeight = 770.0
    /// What a page on its side holds at full size, in points.
    static let landscapeHeight = 523.0
    /// The smallest scale at which a printed table is still read with ease.
    static let leastScale = 0.68
    /// The smallest scale at which a wide table of a consolidated workbook is printed.
    static let leastTableScale = 0.6

    // MARK: Texts

    /// A plain text.
    static let plain = CellStyle().with { $0.ink = Palette.ink }
    /// A plain text that wraps, at the top of its cell.
    static let paragraph = plain.with {
        $0.wraps = true
        $0.vertical = .top
        $0.horizontal = .left
    }
    /// The title of a sheet.
    static let title = plain.with {
        $0.size = 14
        $0.isBold = true
        $0.wraps = true
    }
    /// Institution and period below the title.
    static let subtitle = plain.with { $0.wraps = true }
    /// A line that helps.
    static let help = plain.with {
        $0.size = 9
        $0.isItalic = true
        $0.ink = Palette.quiet
        $0.wraps = true
    }
    /// The unit of a table, above its right end.
    static let unit = help.with {
        $0.wraps = false
        $0.horizontal = .right
    }
    /// A heading between paragraphs.
    static let sectionTitle = plain.with {
        $0.size = 11
        $0.isBold = true
        $0.ink = Palette.navy
    }
    /// A text that leads somewhere.
    static let link = plain.with {
        $0.ink = Palette.link
        $0.isUnderlined = true
    }

    // MARK: The cover

    /// A line on the cover.
    static let coverSmall = CellStyle().with {
        $0.ink = Color(0xD9E2F1)
        $0.fill = Palette.navy
        $0.horizontal = .center
        $0.wraps = true
    }
    /// The name of the form on the cover.
    static let coverTitle = coverSmall.with {
        $0.size = 24
        $0.isBold = true
        $0.ink = Palette.white
    }
    /// What the form is about.
    static let coverSubtitle = coverSmall.with {
        $0.size = 12
        $0.isBold = true
        $0.ink = Palette.white
    }
    /// What a fact of the cover is.
    static let factLabel = plain.with {
        $0.indent = 1
        $0.ink = Palette.quiet
        $0.horizontal = .left
        $0.border = .init(Palette.line, edges: .bottom, weight: .hair)
    }
    /// A fact of the cover.
    static let fact = factLabel.with {
        $0.ink = Palette.ink
        $0.isBold = true
        $0.wraps = true
    }
    /// The fact of the cover that matters most.
    static let factStrong = fact.with { $0.ink = error.ink }

    // MARK: Tables

    /// The caption of a column.
    static let header = CellStyle().with {
        $0.isBold = true
        $0.ink = Palette.white
        $0.fill = Palette.navy
        $0.border = .init(Palette.headerLine)
        $0.horizontal = .center
        $0.wraps = true
    }
    /// The caption of a narrow column, from bottom to top.
    static let headerUpright = header.with { $0.isUpright = true }
    /// The upper part of a column's caption that stands beside the caption of a group.
    static let headerContinued = header.with {
        $0.border = .init(Palette.headerLine, edges: [.left, .right, .top])
    }
    /// The lower part of such a caption.
    static let headerBelow = header.with {
        $0.border = .init(Palette.headerLine, edges: [.left, .right, .bottom])
        $0.vertical = .center
    }
    /// The number of a column below its caption.
    static let columnNumber = CellStyle().with {
        $0.size = 8
        $0.ink = Palette.quiet
        $0.fill = Palette.codeFill
        $0.border = .init(Palette.line)
        $0.horizontal = .center
    }
    /// The code of a row, a unit.
    static let rowCode = CellStyle().with {
        $0.ink = Palette.quiet
        $0.fill = Palette.codeFill
        $0.border = .init(Palette.line)
        $0.horizontal = .center
    }
    /// A short text that stands as firmly in a row as its code.
    static let rowText = rowCode.with {
        $0.wraps = true
        $0.numberFormat = Format.text
    }
    /// The caption of a row, a text in a table.
    static let caption = plain.with {
        $0.border = .init(Palette.line)
        $0.horizontal = .left
        $0.indent = 1
        $0.wraps = true
    }
    /// A band with a heading across a table.
    static let heading = plain.with {
        $0.indent = 1
        $0.isBold = true
        $0.ink = Palette.navy
        $0.fill = Palette.headingFill
        $0.border = .init(Palette.line)
        $0.horizontal = .left
        $0.wraps = true
    }
    /// The same band where rows are filtered, which merged cells would hinder: a text that runs on
    /// over the empty cells to its right.
    static let openHeading = heading.with {
        $0.wraps = false
        $0.border = .init(Palette.line, edges: [.top, .bottom])
    }
    /// A number in a table.
    static let number = caption.with {
        $0.horizontal = .right
        $0.indent = 0
        $0.wraps = false
        $0.numberFormat = Format.integer
    }
    /// A number with one decimal in a table.
    static let decimal = number.with { $0.numberFormat = Format.groupedDecimal }
    /// A share in a table.
    static let share = number.with { $0.numberFormat = Format.share }
    /// A change since the half-year before.
    static let changeInPoints = number.with { $0.numberFormat = Format.changeInPoints }
    static let changeInNumbers = number.with { $0.numberFormat = Format.changeInNumbers }
    /// A day in a table.
    static let date = number.with {
        $0.horizontal = .center
        $0.numberFormat = Format.date
    }
    /// The sign of an empty denominator.
    static let dash = number.with {
        $0.horizontal = .center
        $0.ink = Palette.quiet
    }
    /// A total: a row's caption or any cell of the row.
    static let total = caption.with {
        $0.isBold = true
        $0.fill = Palette.totalFill
    }
    /// The code in the row of a total.
    static let totalCode = totalled(rowCode)
    /// A number in the row of a total.
    static let totalNumber = totalled(number)
    /// A share in the row of a total.
    static let totalShare = totalled(share)
    /// A cell that is not to be filled.
    static let crossedOut = CellStyle().with {
        $0.ink = Palette.quiet
        $0.fill = Palette.crossFill
        $0.isHatched = true
        $0.border = .init(Palette.line)
        $0.horizontal = .center
    }
    /// A computed number.
    static let computed = number.with { $0.fill = Palette.computedFill }
    /// A value of the half-year before, for reference.
    static let previous = plain.with {
        $0.isItalic = true
        $0.ink = Palette.quiet
        $0.horizontal = .right
        $0.numberFormat = Format.integer
    }
    /// Such a value with one decimal.
    static let previousDecimal = previous.with { $0.numberFormat = Format.decimal }
    /// The caption of a column of such values.
    static let previousCaption = previous.with {
        $0.size = 9
        $0.vertical = .bottom
        $0.wraps = true
    }
    /// What such values are; runs on over the cells to the right.
    static let previousHeading = previous.with { $0.horizontal = .left }

    /// A caption that leads somewhere.
    static let linkCaption = caption.with {
        $0.ink = Palette.link
        $0.isUnderlined = true
    }
    /// What programs read and people need not.
    static let machine = caption.with {
        $0.size = 8
        $0.ink = Palette.faint
        $0.indent = 0
        $0.horizontal = .center
    }
    /// A word that tells a state, before its colour is known.
    static let stateCell = caption.with {
        $0.horizontal = .center
        $0.indent = 0
    }

    // MARK: Cells to fill

    /// A cell to fill; see ``inputNumber`` and its siblings for the types.
    static let input = CellStyle().with {
        $0.ink = Palette.ink
        $0.fill = Palette.inputFill
        $0.border = .init(Palette.inputLine)
        $0.isLocked = false
    }
    /// A whole number to fill in.
    static let inputNumber = input.with {
        $0.horizontal = .right
        $0.numberFormat = Format.integer
    }
    /// A year to fill in.
    static let inputYear = inputNumber.with { $0.numberFormat = Format.plainInteger }
    /// A number with one decimal to fill in.
    static let inputDecimal = inputNumber.with { $0.numberFormat = Format.decimal }
    /// A day to fill in.
    static let inputDate = input.with {
        $0.horizontal = .center
        $0.numberFormat = Format.date
    }
    /// A text to fill in.
    static let inputText = input.with {
        $0.horizontal = .left
        $0.indent = 1
        $0.wraps = true
        $0.numberFormat = Format.text
    }
    /// A text to fill in that may outgrow its row: it then shows its beginning, not its middle.
    static let inputLongText = inputText.with { $0.vertical = .top }
    /// A value to choose.
    static let inputChoice = inputText
    /// A text of many sentences to fill in.
    static let inputProse = inputLongText.with { $0.size = 9 }
    /// A cell that may stay empty: the same look without the colour that asks for a value.
    static let inputOptional = input.with { $0.fill = Palette.white }
    /// What a required cell looks like once it is filled, and an optional one while it is not.
    static let settled = CellStyle().with { $0.fill = Palette.white }
    /// What a cell looks like that has become required.
    static let wanted = CellStyle().with { $0.fill = Palette.inputFill }

    // MARK: States

    /// Something is wrong.
    static let error = state(ink: 0x9C0006, fill: 0xFDE2E1)
    /// Something may be wrong.
    static let warning = state(ink: 0x7F6000, fill: 0xFFF2CC)
    /// All is well.
    static let good = state(ink: 0x375623, fill: 0xE2F0D9)
    /// Nothing has to be done.
    static let notice = state(ink: 0x1F3864, fill: 0xEAF1FB)

    /// The look of a cell with a remark: fill and ink tell how serious it is, all else stays.
    static func marked(_ style: CellStyle, as state: CellStyle) -> CellStyle {
        style.with {
            $0.fill = state.fill
            $0.ink = state.ink
            $0.border = state.ink.map { .init($0) } ?? $0.border
        }
    }

    /// The same look in the row of a total.
    static func totalled(_ style: CellStyle) -> CellStyle {
        style.with {
            $0.isBold = true
            $0.fill = Palette.totalFill
        }
    }

    private static func state(ink: UInt32, fill: UInt32) -> CellStyle {
        caption.with {
            $0.ink = Color(ink)
            $0.fill = Color(fill)
            $0.isBold = true
            $0.horizontal = .center
            $0.indent = 0
        }
    }
}
