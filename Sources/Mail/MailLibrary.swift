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
}
