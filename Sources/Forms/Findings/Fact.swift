public import FoundationEssentials
public import Spreadsheet

/// What can be found in a report. Each case has a code that never changes its meaning; the codes
/// are those of the paper on failure modes (S.. sheet, C.. cell, I.. identity, T.. time, P..
/// personal data) and of the form's own rules (R.., X.., H..).
public enum Fact: Hashable, Sendable, Codable {
    // The sheet.
    /// S01: a sheet of the form is not there.
    case sheetMissing(name: String)
    /// S02: a sheet was found under another name.
    case sheetRenamed(name: String, found: String)
    /// S03: a column was not found on its sheet.
    case columnMissing(number: Int, caption: String)
    /// S04: a row was not found on its sheet.
    case rowMissing(code: Int, caption: String)
    /// S05: a row code stands on the sheet more than once.
    case rowRepeated(code: Int)
    /// S06: data stands in rows that the form does not have; the worksheet's row as people count it.
    case surplusRow(worksheetRow: Int)
    /// S07: cells to be filled were merged.
    case cellsMerged(range: String)
    /// S09: rows with data are hidden.
    case rowsHidden
    /// S10: a formula refers to another file.
    case externalReference
    /// S11: a formula was saved without its result.
    case formulaWithoutResult

    /// F08: the workbook carries macros, which are never looked at.
    case macrosIgnored

    // The cell.
    /// C01: a number written as text was understood.
    case numberAsText(found: String, read: Decimal)
    /// C02: not a number.
    case notANumber(found: String)
    /// C03: a required cell is empty.
    case empty
    /// C03: a dash or a «нет» stands where a number belongs.
    case dashForZero(found: String)
    /// C04: a number with decimals where whole ones are counted.
    case notWhole(found: String)
    /// C05: a number that can be read in two ways.
    case ambiguousNumber(found: String)
    /// C06: a percentage was understood from a fraction with the % format.
    case percentRead(found: String, read: Decimal)
    /// C07: a date stands where a number belongs.
    case dateForNumber(found: String)
    /// C08: not a date.
    case notADate(found: String)
    /// C08: a date written as text was understood.
    case dateAsText(found: String, read: CalendarDate)
    /// C09: the cell shows an error of the spreadsheet program.
    case spreadsheetError(found: String)
    /// C10: a number outside the bounds.
    case outOfBounds(found: String, lowest: String, highest: String)
    /// C11: a value that the list does not have.
    case notInList(found: String, list: String)
    /// C12: a number or date was taken for a text.
    case textFromNumber(found: String, read: String)
    /// C13: a path on the user's computer, or a text that is no web address.
    case notAWebAddress(found: String)
    /// C14: the text is longer than allowed.
    case textTooLong(limit: Int)
    /// I10: Latin letters inside Russian words were put right.
    case lettersPutRight(found: String, read: String)
    /// C16: something stands in a cell that is crossed out («х») in the form.
    case filledCrossedOut(found: String)

    // Whose report, of which period.
    /// I02: filled in on another version of the blank, of which nothing is known.
    case otherFormVersion(found: String, current: String)
    /// I02: filled in on an older version of the blank, which was read as such.
    case olderFormVersion(found: String, current: String)
    /// I11: the older version that was filled in does not have a row, column or cell that is
    /// required now.
    case absentFromVersion(version: String, caption: String)
    /// I12: a value of an older version that the form no longer asks for, in a row or a column by
    /// its old code; what stood there, unless it is personal.
    case valueGivenUp(version: String, row: Int?, column: Int?, caption: String, found: String?)
    /// I03: a report for a period that is not being collected.
    case otherPeriod(found: String, collected: String)
    /// I04: an ИНН with a wrong checksum or length.
    case wrongINN(found: String)
    /// I05: an ИНН that the register does not have.
    case unknownINN(found: String)
    /// I09: the institution became part of another one.
    case reorganised(name: String, on: CalendarDate, successor: String)

    /// F15: another first report than the one that was accepted, so that nobody knows which counts.
    case secondFirstReport(acceptedOn: CalendarDate)

    // Time.
    /// T02: received after the deadline.
    case receivedLate(on: CalendarDate, due: CalendarDate, days: Int)
    /// T05: nobody said when the report arrived, so the day of import stands for it.
    case arrivalAssumed(on: CalendarDate)

    // Personal data.
    /// P01: a person's name stands where it must not. The name is not repeated.
    case personName
    /// P02: a phone, a mail address or a number of a document. The value is not repeated.
    case personalData(kind: PersonalDataKind)

    // Sense.
    /// A rule of the form does not hold; the arguments fill the places of its message, then those
    /// of its remedy, in order. A blank is nil.
    case ruleBroken(id: String, arguments: [FormValue?])

    /// Kinds of personal data that a text can give away.
    public enum PersonalDataKind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A telephone number.
        case phone
        /// A mail address.
        case mail
        /// СНИЛС, the number of the pension insurance.
        case snils
        /// Series and number of a passport.
        case passport
    }

    /// The code, which never changes its meaning.
    public var code: String {
        switch self {
        case .sheetMissing: "S01"
        case .sheetRenamed: "S02"
        case .columnMissing: "S03"
        case .rowMissing: "S04"
        case .rowRepeated: "S05"
        case .surplusRow: "S06"
        case .cellsMerged: "S07"
        case .rowsHidden: "S09"
        case .externalReference: "S10"
        case .formulaWithoutResult: "S11"
        case .macrosIgnored: "F08"
        case .numberAsText: "C01"
        case .notANumber: "C02"
        case .empty, .dashForZero: "C03"
        case .notWhole: "C04"
        case .ambiguousNumber: "C05"
        case .percentRead: "C06"
        case .dateForNumber: "C07"
        case .notADate, .dateAsText: "C08"
        case .spreadsheetError: "C09"
        case .outOfBounds: "C10"
        case .notInList: "C11"
        case .textFromNumber: "C12"
        case .notAWebAddress: "C13"
        case .textTooLong: "C14"
        case .filledCrossedOut: "C16"
        case .otherFormVersion, .olderFormVersion: "I02"
        case .otherPeriod: "I03"
        case .wrongINN: "I04"
        case .unknownINN: "I05"
        case .reorganised: "I09"
        case .secondFirstReport: "F15"
        case .lettersPutRight: "I10"
        case .absentFromVersion: "I11"
        case .valueGivenUp: "I12"
        case .receivedLate: "T02"
        case .arrivalAssumed: "T05"
        case .personName: "P01"
        case .personalData: "P02"
        case .ruleBroken(let id, _): id
        }
    }

    /// Whether a text gives away what must not stand there, so that it is not repeated.
    public var isPersonalData: Bool {
        switch self {
        case .personName, .personalData: true
        default: false
        }
    }

    /// How serious such a fact is unless its finder knows better.
    public var usualSeverity: Severity {
        switch self {
        case .sheetRenamed, .surplusRow, .rowsHidden, .percentRead, .textFromNumber,
            .otherFormVersion, .olderFormVersion, .reorganised, .receivedLate, .filledCrossedOut:
            .warning
        case .macrosIgnored, .numberAsText, .dateAsText, .lettersPutRight, .arrivalAssumed,
            .valueGivenUp:
            .notice
        case .sheetMissing, .columnMissing, .rowMissing, .rowRepeated, .cellsMerged,
            .externalReference, .formulaWithoutResult, .notANumber, .empty, .dashForZero,
            .notWhole, .ambiguousNumber, .dateForNumber, .notADate, .spreadsheetError,
            .outOfBounds, .notInList, .notAWebAddress, .textTooLong, .otherPeriod, .wrongINN,
            .unknownINN, .absentFromVersion, .secondFirstReport, .personName, .personalData,
            .ruleBroken:
            .error
        }
    }
}
