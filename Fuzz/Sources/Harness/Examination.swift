import Glibc
import Spreadsheet
import WorkbookReader

/// Stops the program, which libFuzzer takes for a finding, unless the statement holds.
func require(_ holds: Bool, _ statement: @autoclosure () -> String) {
    if !holds { fatalError("broken promise: \(statement())") }
}

/// Reads the bytes in every way and stops the program when a promise of the reader is broken.
public func examine(_ bytes: [UInt8]) {
    let one = Book.reading { () throws(WorkbookError) in
        try WorkbookReader(bytes: bytes, limits: .generous)
    }
    let form = Book.reading { () throws(WorkbookError) in
        try WorkbookReader(bytes: bytes, limits: .patient)
    }
    compare(one, form)
    for limits in [Limits.inPieces, .inSmallPieces] {
        let pieces = Book.reading { () throws(WorkbookError) in
            try WorkbookReader(bytes: bytes, limits: limits)
        }
        requireAlike(one, pieces)
    }
    if case .success(let book) = one { check(book) }
    do {
        let reader = try WorkbookReader(bytes: bytes, limits: .generous)
        let other = Book.reading(reader)
        require(one == other, "what is read twice is the same: \(one) and \(other)")
        examineStreams(reader, one)
    } catch {
        require(one.failure == error, "what is opened twice fails alike: \(one) and \(error)")
    }
}

/// A file in memory that has no name and ends with the process.
private let scratch: Int32 = {
    let name = "/workbook-\(getpid())"
    let descriptor = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
    require(descriptor >= 0 && shm_unlink(name) == 0, "a file in memory can be made")
    return descriptor
}()

/// Reads the bytes as a file, which has to give what they give themselves.
public func examineFile(_ bytes: [UInt8]) {
    require(ftruncate(scratch, 0) == 0, "a file can be emptied")
    require(pwrite(scratch, bytes, bytes.count, 0) == bytes.count, "a file can be written")
    let path = "/proc/self/fd/\(scratch)"
    let file = Book.reading { () throws(WorkbookError) in
        try WorkbookReader(path: path, limits: .patient)
    }
    let memory = Book.reading { () throws(WorkbookError) in
        try WorkbookReader(bytes: bytes, limits: .patient)
    }
    let placeless = file.mapError { error in
        require(error.place.file == path, "an error names its file: \(error)")
        var error = error
        error.place.file = nil
        return error
    }
    require(placeless == memory, "a file reads as its bytes do: \(placeless) and \(memory)")
}

/// Compares what is read in one go with what is read in pieces; both may fail at another place.
private func requireAlike(_ whole: Reading, _ pieces: Reading) {
    switch (whole, pieces) {
    // Damaged relationships of the package count as none; a piece before the damage may hold worse.
    case (.success, .failure(let error)) where error.place.part == "_rels/.rels": break
    case (.success, _), (_, .success):
        require(whole == pieces, "pieces give what the whole gives: \(whole) and \(pieces)")
    case (.failure, .failure): break
    }
}

/// Compares what generous limits give with what strict ones do.
private func compare(_ generous: Reading, _ strict: Reading) {
    switch (generous, strict) {
    case (.failure(let error), .success):
        require(error.isLimit, "what is refused as \(error) is refused by strict limits too")
    case (.success(let one), .success(let other)):
        require(one == other, "limits change nothing but what is refused")
    case (_, .failure): break
    }
}

extension WorkbookError {
    /// Whether a limit is the reason.
    var isLimit: Bool {
        if case .limitExceeded = reason { true } else { false }
    }
}
