import GRDB
import GRDBSQLite

extension StoreError {
    /// Translates what a block of database work threw.
    init(_ error: any Error) {
        switch error {
        case let error as StoreError:
            self = error
        case let error as DatabaseError:
            self.init(
                code: error.extendedResultCode.rawValue, message: error.message ?? "")
        default:
            self = .database(code: 1, message: "\(error)")
        }
    }

    /// Translates SQLite's extended code and words.
    init(code: Int32, message: String) {
        switch code & 0xff {
        case SQLITE_FULL: self = .diskFull
        case SQLITE_READONLY: self = .readOnly
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_IOERR: self = .disk(code: code)
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(table: "", detail: message)
        default: self = .database(code: code, message: message)
        }
    }
}
