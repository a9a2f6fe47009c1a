/// Why a file that arrived could not be taken as a report of an institution. Nothing of such a file
/// is lost: its bytes are archived, and it is put aside for a person.
///
/// The codes are those of the paper on failure modes (F.. file, I.. identity).
public enum Refusal: Hashable, Sendable, Codable {
    /// F01: a workbook in the format of Excel 97-2003.
    case oldFormat
    /// F02: an OpenDocument file.
    case openDocument
    /// F03: opening needs a password.
    case password
    /// F05: no spreadsheet at all.
    case notASpreadsheet(Kind)
    /// F06: cut short or damaged.
    case damaged
    /// F07: an archive in place of a workbook.
    case archive
    /// F08: a binary workbook.
    case binaryWorkbook
    /// F09: no bytes at all.
    case emptyFile
    /// F12: built so that reading it would be dangerous, or larger than any form.
    case forbiddenStructure
    /// F12 as well: built so that whoever read it died or did not come to an end.
    case unreadableStructure
    /// F16: a link in place of a file.
    case link
    /// F17: a letter in a format of one mail program.
    case outlookLetter
    /// F07, F03, F12: a letter or an archive of which not all could be taken.
    case container(Fault)
    /// F18: a blank in which nobody has entered a number.
    case unfilled
    /// I01: a workbook, but not this form.
    case notThisForm
    /// I04: nothing in the file says whose report it is.
    case nobodysReport
    /// I05: the register does not have the institution.
    case notInRegister(inn: String)
    /// I05: the form is not one that this office fills in; the ones that do.
    case notAnOffice(found: String, offices: [String])
    /// I06: the file's marks name different institutions.
    case contradiction(inns: [String])
    /// I06: the file names another institution than the folder that a person moved it to.
    case otherFolder(folder: String, found: String)
    /// I06: the title sheet names another institution than the ИНН in the file is of.
    case otherName(inn: String, named: [String])
    /// I03: nothing in the file says which half-year it reports on.
    case noPeriod

    /// Why not all could be taken out of a letter or an archive.
    public enum Fault: String, Hashable, Sendable, Codable, CaseIterable {
        /// Nothing in it is a spreadsheet.
        case nothingInside
        /// A file in it needs a password.
        case locked
        /// It, or a file in it, is damaged.
        case damaged
        /// It is larger than any number of forms, packed or unpacked, or holds too many files.
        case tooLarge
        /// Letters and archives lie in each other without end.
        case tooDeep
        /// It is built so that reading it would be dangerous.
        case forbidden
        /// The files are packed in a way that only one mail program unpacks (`winmail.dat`).
        case outlookPackage
    }

    /// What a file is that is no spreadsheet.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A PDF document.
        case pdf
        /// A text document.
        case document
        /// A picture or a scan.
        case picture
        /// A web page.
        case webPage
        /// Something else.
        case other
    }

    /// The code, which never changes its meaning.
    public var code: String {
        switch self {
        case .oldFormat: "F01"
        case .openDocument: "F02"
        case .password: "F03"
        case .notASpreadsheet: "F05"
        case .damaged: "F06"
        case .archive: "F07"
        case .binaryWorkbook: "F08"
        case .emptyFile: "F09"
        case .forbiddenStructure, .unreadableStructure: "F12"
        case .container(.locked): "F03"
        case .container(.damaged): "F06"
        case .container(.tooLarge), .container(.forbidden): "F12"
        case .container(.nothingInside), .container(.tooDeep), .container(.outlookPackage): "F07"
        case .link: "F16"
        case .outlookLetter: "F17"
        case .unfilled: "F18"
        case .notThisForm: "I01"
        case .noPeriod: "I03"
        case .nobodysReport: "I04"
        case .notInRegister, .notAnOffice: "I05"
        case .contradiction, .otherFolder, .otherName: "I06"
        }
    }

    /// Whether a person at КИМЦ has to decide whose report it is; otherwise the sender is asked for
    /// another file.
    public var needsDecision: Bool {
        switch self {
        case .nobodysReport, .notInRegister, .notAnOffice, .contradiction, .otherFolder, .otherName,
            .noPeriod:
            true
        case .oldFormat, .openDocument, .password, .notASpreadsheet, .damaged, .archive,
            .binaryWorkbook, .emptyFile, .forbiddenStructure, .unreadableStructure, .container,
            .link, .outlookLetter, .unfilled, .notThisForm:
            false
        }
    }
}
