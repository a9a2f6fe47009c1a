internal import Forms
internal import Spreadsheet

// What the names of files and folders in the inbox mean.
extension Inbox {
    /// The day that a folder is named by: «2026-12-14», «2026_12_14», «14.12.2026», with words
    /// behind it or without; nil when it names none.
    static func day(in name: String) -> CalendarDate? {
        let numbers = leadingNumbers(name)
        guard numbers.count == 3, let first = Int(numbers[0]), let middle = Int(numbers[1]),
            let last = Int(numbers[2])
        else { return nil }
        if numbers[0].utf8.count == 4 {
            return CalendarDate(year: first, month: middle, day: last)
        }
        guard numbers[2].utf8.count == 4 else { return nil }
        return CalendarDate(year: last, month: middle, day: first)
    }

    /// Whether a name begins with two or three numbers as days do.
    static func looksLikeDay(_ name: String) -> Bool {
        let numbers = leadingNumbers(name)
        return numbers.count >= 2
            && numbers.contains { $0.utf8.count == 4 && ($0.hasPrefix("20") || $0.hasPrefix("19")) }
    }

    /// The numbers at the beginning of a name with one of «-», «_», «.» between them.
    private static func leadingNumbers(_ name: String) -> [Substring] {
        let start = name.prefix { $0.isASCII && ($0.isNumber || "-_.".contains($0)) }
        return start.split { !$0.isNumber }
    }

    /// The names of the locks that programs put beside a file while they have it open: those of
    /// Excel, which cuts the beginning of long names, and of LibreOffice.
    static func locks(of name: RawPath) -> [[UInt8]] {
        let excel = Array("~$".utf8)
        return [
            excel + name.bytes, excel + name.bytes.dropFirst(2),
            Array(".~lock.".utf8) + name.bytes + Array("#".utf8),
        ]
    }

    /// Whether a lock beside a file says that a program has it open.
    public static func isLocked(_ path: RawPath) -> Bool {
        locks(of: path.lastPart).contains { Disk.exists(path.folder.appending(RawPath(bytes: $0))) }
    }

    /// The ИНН that a folder is named by, with words behind it or without; nil when it names none.
    static func inn(in name: String) -> String? {
        let digits = String(name.prefix { $0.isASCII && $0.isNumber })
        return INN.isValid(digits) ? digits : nil
    }

    /// The ИНН that the nearest of a file's folders is named by; nil when none is.
    static func folderINN(of name: String) -> String? {
        name.split(separator: "/").dropLast().reversed().lazy.compactMap { inn(in: String($0)) }
            .first
    }

    /// Whether a name begins with as many digits as an ИНН has, or one more or less.
    static func looksLikeINN(_ name: String) -> Bool {
        (9...11).contains(name.prefix { $0.isASCII && $0.isNumber }.count)
    }
}
