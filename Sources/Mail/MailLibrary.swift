internal import CGMime

/// The mail library, started when it is first needed.
///
/// The options are made once and only read from then on, which the library does from any thread.
@safe
struct MailLibrary: @unchecked Sendable {
    static let shared = MailLibrary()

    let options: OpaquePointer

    private init() {
        letter_start()
        unsafe options = unsafe letter_options()
    }

    /// What Russian mail is written in, and what the library itself goes through.
    private static let charsets = [
        "iso-8859-1", "us-ascii", "utf-8", "windows-1251", "koi8-r", "koi8-u", "ibm866", "cp866",
        "iso-8859-5", "windows-1252",
    ]

    /// The converters, loaded and kept.
    static let converters = charsets.map { charset in
        _ = shared
        return unsafe letter_load_charset(charset) != 0
    }
}
