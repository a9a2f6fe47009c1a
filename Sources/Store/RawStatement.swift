#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import GRDB
import GRDBSQLite

/// A prepared statement, bound and stepped through SQLite's own functions.
///
/// It may not outlive the block of database work that it was made in.
struct RawStatement {
    private let pointer: SQLiteStatement

    init(_ statement: Statement) {
        pointer = statement.sqliteStatement
    }

    /// Makes the statement ready for its next use; all its arguments are NULL then.
    func rewind() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    /// Goes to the next row; false after the last one.
    func step() throws(StoreError) -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let connection = sqlite3_db_handle(pointer)
            throw StoreError(
                code: sqlite3_extended_errcode(connection),
                message: String(cString: sqlite3_errmsg(connection)))
        }
    }

    // An argument can only be refused for want of memory or a wrong index, and then the step
    // fails or the index is this target's own mistake.

    func bind(_ value: Int64, at index: Int32) {
        sqlite3_bind_int64(pointer, index, value)
    }

    func bind(_ value: String?, at index: Int32) {
        guard var value else {
            sqlite3_bind_null(pointer, index)
            return
        }
        value.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                _ = sqlite3_bind_text(
                    pointer, index, characters.baseAddress,
                    Int32(characters.count), Self.copied)
            }
        }
    }

    /// Binds a text that is known to be ASCII.
    func bind(ascii bytes: [UInt8], at index: Int32) {
        bytes.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                _ = sqlite3_bind_text(
                    pointer, index, characters.baseAddress, Int32(characters.count), Self.copied)
            }
        }
    }

    func bind(_ value: Int?, at index: Int32) {
        if let value {
            sqlite3_bind_int64(pointer, index, Int64(value))
        } else {
            sqlite3_bind_null(pointer, index)
        }
    }

    func bind(_ value: StoredValue, at index: Int32) {
        switch value {
        case .null: sqlite3_bind_null(pointer, index)
        case .integer(let whole): sqlite3_bind_int64(pointer, index, whole)
        case .real(let real): sqlite3_bind_double(pointer, index, real)
        case .text(let text): bind(text, at: index)
        }
    }

    func integer(_ column: Int32) -> Int64 {
        sqlite3_column_int64(pointer, column)
    }

    func number(_ column: Int32) -> Int? {
        isNull(column) ? nil : Int(integer(column))
    }

    func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(pointer, column) == SQLITE_NULL
    }

    func text(_ column: Int32) -> String {
        String(decoding: bytes(column), as: UTF8.self)
    }

    /// Whether the column holds exactly these bytes.
    func holds(_ text: String, in column: Int32) -> Bool {
        let stored = bytes(column)
        var text = text
        return text.withUTF8 { text in
            guard stored.count == text.count else { return false }
            guard let one = stored.baseAddress, let other = text.baseAddress else { return true }
            return memcmp(one, other, text.count) == 0
        }
    }

    /// The bytes of a text; they last until the next step.
    func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_column_text(pointer, column)
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column)))
    }

    func value(_ column: Int32) -> StoredValue {
        switch sqlite3_column_type(pointer, column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(pointer, column))
        case SQLITE_FLOAT: .real(sqlite3_column_double(pointer, column))
        case SQLITE_TEXT: .text(text(column))
        default: .null
        }
    }

    /// Adds the values of the row to bytes, so that other values make other bytes.
    func appendRow(to all: inout [UInt8]) {
        for column in 0..<sqlite3_column_count(pointer) {
            switch sqlite3_column_type(pointer, column) {
            case SQLITE_NULL: all.append(UInt8(ascii: "-"))
            case SQLITE_INTEGER:
                all.append(UInt8(ascii: "i"))
                Self.append(UInt64(bitPattern: integer(column)), to: &all)
            case SQLITE_FLOAT:
                all.append(UInt8(ascii: "r"))
                Self.append(sqlite3_column_double(pointer, column).bitPattern, to: &all)
            default:
                let text = bytes(column)
                all.append(UInt8(ascii: "t"))
                Self.append(UInt64(text.count), to: &all)
                all.append(contentsOf: text)
            }
        }
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Tells SQLite to copy the bytes before the call returns.
    private static var copied: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }
}
