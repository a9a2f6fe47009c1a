import CXLSXWriter

/// The "C" locale, in which numbers have points.
///
/// The library prints numbers by the locale of the process: after a `setlocale` for Russian they
/// would get commas. Only the calling thread is switched, and switched back.
enum CLocale {
    /// Runs the body in the "C" locale.
    static func run(_ body: () throws(WriteError) -> Void) throws(WriteError) {
        var previous: locale_t? = nil
        guard let locale = unsafe sheet_enter_c_locale(&previous) else { throw .outOfMemory }
        defer { unsafe sheet_leave_c_locale(locale, previous) }
        try body()
    }
}
