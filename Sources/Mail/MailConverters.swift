internal import CGMime

/// The converters of encodings, loaded once and kept open, so that nothing unloads them.
///
/// Nobody converts with these; the library opens its own, which then need no file. That is also why
/// threads may share them: once open, the pointers are counted and never followed.
@safe
struct MailConverters: @unchecked Sendable {
    static let shared = MailConverters()

    /// What Russian mail is written in, and what the library itself goes through.
    private static let charsets = [
        "iso-8859-1", "us-ascii", "utf-8", "windows-1251", "koi8-r", "koi8-u", "ibm866", "cp866",
        "iso-8859-5", "windows-1252",
    ]

    private let open: [UnsafeMutableRawPointer]

    private init() {
        _ = MailLibrary.shared
        unsafe open = Self.charsets.compactMap { unsafe letter_converter($0) }
    }

    /// Whether the system has them all.
    var isComplete: Bool { unsafe open.count == Self.charsets.count }
}
