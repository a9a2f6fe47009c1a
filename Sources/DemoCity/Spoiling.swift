import FoundationEssentials
import Forms
import Spreadsheet
import WorkbookWriter

/// The ways in which the demonstration city spoils its reports, each met in real collections.
enum Spoiling: CaseIterable {
    // What was typed.
    case wrongSum, emptyCells, words, dash, fraction, numberAsText, dateAsText, personName, phone
    case otherHalfYear, pairNotInRegister, planUnfinished, unpaid
    // What was forgotten since the report before.
    case pairVanished, staffHalved
    // What was done to the sheets.
    case rowDeleted, sheetDeleted, sheetRenamed, rowAndColumnInserted, cellsMerged, neighboursINN
    // What became of the file.
    case oldFormat, password, truncated, picture, emptyFile

    /// Whether it is seen only beside the report of the half-year before. People forget over the
    /// summer, between two school years.
    var contradictsReportBefore: Bool {
        switch self {
        case .pairVanished, .staffHalved: true
        case .wrongSum, .emptyCells, .words, .dash, .fraction, .numberAsText, .dateAsText,
            .personName, .phone, .otherHalfYear, .pairNotInRegister, .planUnfinished, .unpaid,
            .rowDeleted, .sheetDeleted, .sheetRenamed, .rowAndColumnInserted, .cellsMerged,
            .neighboursINN,
            .oldFormat, .password, .truncated, .picture, .emptyFile:
            false
        }
    }

    /// Types what a hurried secretary types.
    func spoil(_ filling: inout Filling) {
        switch self {
        case .wrongSum:
            let mentees = filling.submission.number(304) ?? 0
            filling.put(.number(mentees + 1), typed: "", at: ValueKey(304))
        case .emptyCells:
            for row in [606, 607, 608, 801] { filling.erase(row) }
            filling.erase(115)
        case .words:
            filling.scribble("5 (пять)", at: ValueKey(309))
            filling.scribble("12 чел.", at: ValueKey(606))
        case .dash:
            filling.scribble("нет", at: ValueKey(317))
            filling.scribble("-", at: ValueKey(318))
        case .fraction:
            filling.scribble("3,5", at: ValueKey(314))
        case .numberAsText:
            filling.scribble(" 1 ", at: ValueKey(319))
            filling.scribble("0\u{A0}", at: ValueKey(815))
        case .dateAsText:
            guard case .date(let day)? = filling.submission[120] else { return }
            filling.scribble("\(day.russian) г.", at: ValueKey(120))
        case .personName:
            filling.put(1001, "Наставник Демидова А. П. провела открытое занятие.")
        case .phone:
            filling.put(1003, "Вопросы по телефону +7 (391) 200-00-00.")
        case .otherHalfYear:
            let half = filling.form.identity.half
            guard case .text(let chosen)? = filling.submission[half.row] else { return }
            filling.choose(half.row, chosen.hasPrefix("1") ? "2" : "1")
        case .pairNotInRegister:
            for row in [401, 407] {
                let pairs = filling.submission.number(row) ?? 0
                filling.put(.number(pairs + 1), typed: "", at: ValueKey(row))
            }
        case .planUnfinished:
            guard let day = filling.submission.date(at: filling.form.identity.asOf) else { return }
            filling.end(on: day, percent: 60)
        case .unpaid:
            let mentors = filling.submission.count(at: ValueKey(309)) ?? 0
            filling.put(314, max(1, mentors * 2 / 3))
        case .pairVanished:
            // The programmes that ended in summer stand first.
            filling.removeFirstRow(ofRegister: DemoReport.registerSheet)
        case .staffHalved: filling.halveStaff()
        case .rowDeleted, .sheetDeleted, .sheetRenamed, .rowAndColumnInserted, .cellsMerged,
            .neighboursINN, .oldFormat, .password, .truncated, .picture, .emptyFile:
            break
        }
    }

    /// Does to the sheets what users do to sheets.
    func spoil(_ document: inout WorkbookDocument, neighbour: Organization, form: Form) {
        func name(_ sheet: Int) -> String? {
            form.sheets.first { $0.number == sheet }?.name
        }
        func change(_ sheet: Int, _ edit: (inout SheetDocument) -> Void) {
            guard let name = name(sheet),
                let index = document.sheets.firstIndex(where: { $0.name == name })
            else { return }
            edit(&document.sheets[index])
        }
        switch self {
        case .rowDeleted:
            change(6) { sheet in
                if let row = sheet.row(ofCode: 605) { sheet.remove(row: row) }
            }
        case .sheetDeleted:
            if let name = name(7) { document.remove(sheet: name) }
        case .sheetRenamed:
            if let name = name(3) { document.rename(sheet: name, to: "Кадры (2)") }
        case .rowAndColumnInserted:
            change(4) { sheet in
                if let row = sheet.row(ofCode: 404) { sheet.insert(row: row) }
                sheet.insert(column: 3)
            }
        case .cellsMerged:
            change(8) { sheet in
                guard let row = sheet.row(ofCode: 802) else { return }
                let column = sheet.inputColumn(inRow: row) ?? 2
                sheet.merges.append(CellRange(rows: row...row + 1, columns: column...column))
                sheet.cells[CellAddress(row: row + 1, column: column)]?.content = .blank
            }
        case .neighboursINN:
            change(1) { sheet in
                guard let row = sheet.row(ofCode: form.identity.respondent.row),
                    let column = sheet.inputColumn(inRow: row)
                else { return }
                sheet.cells[CellAddress(row: row, column: column)]?.content = .text(neighbour.inn)
            }
        case .wrongSum, .emptyCells, .words, .dash, .fraction, .numberAsText, .dateAsText,
            .personName, .phone, .otherHalfYear, .pairNotInRegister, .planUnfinished,
            .unpaid, .pairVanished, .staffHalved, .oldFormat, .password, .truncated, .picture,
            .emptyFile:
            break
        }
    }

    /// Does to the file what programs and mail do to files.
    func spoil(_ bytes: inout [UInt8]) {
        switch self {
        case .oldFormat: bytes = Self.compoundFile(holding: "Workbook")
        case .password: bytes = Self.compoundFile(holding: "EncryptedPackage")
        case .truncated: bytes.removeLast(bytes.count / 3)
        case .picture: bytes = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10] + Array("JFIF".utf8)
        case .emptyFile: bytes = []
        case .wrongSum, .emptyCells, .words, .dash, .fraction, .numberAsText, .dateAsText,
            .personName, .phone, .otherHalfYear, .pairNotInRegister, .planUnfinished,
            .unpaid, .pairVanished, .staffHalved, .rowDeleted, .sheetDeleted, .sheetRenamed,
            .rowAndColumnInserted, .cellsMerged, .neighboursINN:
            break
        }
    }

    /// The least compound file (the container of .xls and of encrypted workbooks) that names one
    /// stream. Source: [MS-CFB], 2.2 and 2.6.1.
    private static func compoundFile(holding stream: String) -> [UInt8] {
        var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        bytes += [UInt8](repeating: 0, count: 512 - bytes.count)
        bytes[24] = 0x3E
        bytes[26] = 0x03
        bytes[28] = 0xFE
        bytes[29] = 0xFF
        bytes[30] = 9
        bytes[32] = 6
        for (index, name) in ["Root Entry", stream].enumerated() {
            var entry = [UInt8](repeating: 0, count: 128)
            for (position, unit) in name.utf16.enumerated() {
                entry[position * 2] = UInt8(unit & 0xFF)
                entry[position * 2 + 1] = UInt8(unit >> 8)
            }
            entry[64] = UInt8((name.utf16.count + 1) * 2)
            entry[66] = index == 0 ? 5 : 2
            bytes += entry
        }
        return bytes + [UInt8](repeating: 0, count: 256)
    }
}
