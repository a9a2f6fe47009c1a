public import FoundationEssentials
public import Spreadsheet

/// What was made of a value that was not written as the form asks for.
public struct Understanding: Hashable, Sendable {
    /// What a value was taken for.
    public enum Meaning: Hashable, Sendable {
        /// A number.
        case number(Decimal)
        /// So many per cent.
        case percent(Decimal)
        /// A day.
        case date(CalendarDate)
        /// A text.
        case text(String)
        /// A wording of a list, with Russian letters in place of Latin ones.
        case russian(String)
        /// Its own beginning, so many characters.
        case beginning(limit: Int)
        /// A sheet of the form, by its name.
        case sheet(name: String)
        /// Nothing: what is wanted in its place.
        case nothing(Wanted)
        /// Nothing: the form as it is now no longer has the row or column of that number and caption.
        case gone(number: Int, caption: String)
    }

    /// What is wanted in place of a value that was not taken.
    public enum Wanted: Hashable, Sendable, CaseIterable {
        /// A number.
        case number
        /// A number, which may be 0.
        case numberOrNought
        /// A whole number.
        case wholeNumber
        /// A number that can be read in one way only.
        case plainNumber
        /// A number and no date.
        case numberForDate
        /// A day.
        case date
        /// The value itself in place of a formula or of an error.
        case plainValue
        /// One of the values of the list.
        case choice
        /// The address of a page.
        case webAddress
        /// A taxpayer number.
        case inn
        /// Nothing at all: the cell is not filled in.
        case blank
    }

    /// What stood there, as the fact quotes it; nil when it does not.
    public var found: String?
    /// What it was taken for.
    public var meaning: Meaning

    /// Makes a statement.
    public init(_ found: String?, as meaning: Meaning) {
        self.found = found
        self.meaning = meaning
    }

    /// Whether what stood there counts, in whole or in part.
    public var isTaken: Bool {
        switch meaning {
        case .number, .percent, .date, .text, .russian, .beginning, .sheet: true
        case .nothing, .gone: false
        }
    }
}

extension Fact {
    /// What was made of the value that the fact is about; nil when it is about something else.
    public var understanding: Understanding? {
        switch self {
        case .numberAsText(let found, let read): Understanding(found, as: .number(read))
        case .percentRead(let found, let read): Understanding(found, as: .percent(read))
        case .dateAsText(let found, let read): Understanding(found, as: .date(read))
        case .textFromNumber(let found, let read): Understanding(found, as: .text(read))
        case .lettersPutRight(let found, let read): Understanding(found, as: .russian(read))
        case .textTooLong(let limit): Understanding(nil, as: .beginning(limit: limit))
        case .sheetRenamed(let name, let found): Understanding(found, as: .sheet(name: name))
        case .notANumber(let found): Understanding(found, as: .nothing(.number))
        case .dashForZero(let found): Understanding(found, as: .nothing(.numberOrNought))
        case .notWhole(let found): Understanding(found, as: .nothing(.wholeNumber))
        case .ambiguousNumber(let found): Understanding(found, as: .nothing(.plainNumber))
        case .dateForNumber(let found): Understanding(found, as: .nothing(.numberForDate))
        case .notADate(let found): Understanding(found, as: .nothing(.date))
        case .spreadsheetError(let found): Understanding(found, as: .nothing(.plainValue))
        case .externalReference, .formulaWithoutResult:
            Understanding(nil, as: .nothing(.plainValue))
        case .notInList(let found, _): Understanding(found, as: .nothing(.choice))
        case .notAWebAddress(let found): Understanding(found, as: .nothing(.webAddress))
        case .wrongINN(let found): Understanding(found, as: .nothing(.inn))
        case .filledCrossedOut(let found): Understanding(found, as: .nothing(.blank))
        case .valueGivenUp(_, let row, let column, let caption, let found):
            Understanding(found, as: .gone(number: row ?? column ?? 0, caption: caption))
        case .sheetMissing, .columnMissing, .rowMissing, .rowRepeated, .surplusRow, .cellsMerged,
            .macrosIgnored, .rowsHidden, .empty, .outOfBounds, .otherFormVersion, .olderFormVersion,
            .absentFromVersion, .otherPeriod, .unknownINN, .reorganised, .secondFirstReport,
            .receivedLate,
            .arrivalAssumed, .personName, .personalData, .ruleBroken:
            nil
        }
    }
}
