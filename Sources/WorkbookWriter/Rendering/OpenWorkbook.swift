import CXLSXWriter

/// A workbook of the library that is being filled.
///
/// It is freed when it goes out of use; only ``close()`` writes the file.
@safe
struct OpenWorkbook: ~Copyable {
    /// The library's object.
    let pointer: UnsafeMutablePointer<lxw_workbook>

    /// Opens a workbook.
    ///
    /// - Parameters:
    ///   - path: the file to be written.
    ///   - temporary: the folder for the library's temporary files.
    /// - Throws: ``WriteError/outOfMemory``.
    init(path: String, temporary: String) throws(WriteError) {
        let strings = CStrings()
        var options = unsafe lxw_workbook_options()
        unsafe options.tmpdir = try strings.copy(temporary)
        guard let pointer = unsafe workbook_new_opt(path, &options) else { throw .outOfMemory }
        unsafe self.pointer = pointer
    }

    deinit { unsafe lxw_workbook_free(pointer) }

    /// Writes the file and frees the workbook.
    consuming func close() throws(WriteError) {
        let pointer = unsafe self.pointer
        discard self
        try LibraryError.check(unsafe workbook_close(pointer))
    }
}

/// What the functions of the library return.
enum LibraryError {
    /// Throws when the code is not that of success.
    static func check(_ code: lxw_error) throws(WriteError) {
        guard code != LXW_NO_ERROR else { return }
        let reason = unsafe lxw_strerror(code).map { unsafe String(cString: $0) }
        throw .refused(reason: reason ?? "code \(code.rawValue)")
    }
}
