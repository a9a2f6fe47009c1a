import CXLSXWriter

/// Owns copies of texts for the `char *` members of the library's structures.
///
/// The library copies what it is given, so one call is as long as a copy has to live.
@safe
final class CStrings {
    private var owned: [UnsafeMutablePointer<CChar>] = unsafe []

    deinit {
        unsafe owned.forEach { unsafe free($0) }
    }

    /// A copy of the text that lives as long as this object; nil for nil.
    func copy(_ text: String?) throws(WriteError) -> UnsafeMutablePointer<CChar>? {
        guard let text else { return nil }
        guard let pointer = unsafe strdup(text) else { throw .outOfMemory }
        unsafe owned.append(pointer)
        return unsafe pointer
    }
}
