internal import CGMime

/// A part of a letter as the library read it.
///
/// Children keep the root alive, which owns all.
@safe
struct LetterPart {
    @safe private final class Root {
        let pointer: UnsafeMutablePointer<GMimeObject>

        init(_ pointer: UnsafeMutablePointer<GMimeObject>) {
            unsafe self.pointer = unsafe pointer
        }

        deinit { unsafe letter_free(pointer) }
    }

    private let root: Root
    private let pointer: UnsafeMutablePointer<GMimeObject>

    /// Reads a letter; nil when it has no headers.
    init?(_ bytes: ArraySlice<UInt8>) {
        let options = unsafe MailLibrary.shared.options
        let read = unsafe bytes.withUnsafeBytes {
            unsafe letter_read($0.baseAddress, $0.count, options)
        }
        guard let pointer = unsafe read else { return nil }
        root = unsafe Root(pointer)
        unsafe self.pointer = unsafe pointer
    }

    private init(_ root: Root, _ pointer: UnsafeMutablePointer<GMimeObject>) {
        self.root = root
        unsafe self.pointer = unsafe pointer
    }

    /// The parts of a multipart one; nil of another.
    var children: [LetterPart]? {
        guard unsafe letter_kind_of(pointer) == LETTER_MULTIPART else { return nil }
        return unsafe (0..<letter_child_count(pointer)).compactMap { index in
            unsafe letter_child(pointer, index).map { unsafe LetterPart(root, $0) }
        }
    }

    /// The media type in small letters.
    var mediaType: String {
        let type = unsafe g_mime_object_get_content_type(pointer)
        let main = unsafe text(g_mime_content_type_get_media_type(type)) ?? ""
        let sub = unsafe text(g_mime_content_type_get_media_subtype(type)) ?? ""
        return "\(main)/\(sub)".lowercased()
    }

    /// `attachment`, `inline` or another word in small letters; nil when nothing is said.
    var disposition: String? {
        unsafe text(g_mime_object_get_disposition(pointer))?.lowercased()
    }

    /// Whether the text of the letter can refer to the part.
    var hasContentID: Bool {
        unsafe g_mime_object_get_content_id(pointer) != nil
    }

    /// The file name as the library decodes it: a raw byte becomes the character of its number.
    var fileName: String? {
        unsafe text(letter_file_name(pointer))
    }

    /// The raw values of the headers of that name, in their order.
    func headers(named name: String) -> [[UInt8]] {
        let list = unsafe g_mime_object_get_header_list(pointer)
        return unsafe (0..<g_mime_header_list_get_count(list)).compactMap { index in
            let header = unsafe g_mime_header_list_get_header_at(list, index)
            guard unsafe text(g_mime_header_get_name(header))?.lowercased() == name,
                let value = unsafe g_mime_header_get_raw_value(header)
            else { return nil }
            return unsafe Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
        }
    }

    /// The decoded bytes; nil when the library cannot decode them, or of a multipart one.
    var content: [UInt8]? {
        guard unsafe letter_kind_of(pointer) == LETTER_LEAF,
            let array = unsafe letter_content(pointer)
        else { return nil }
        defer { unsafe g_byte_array_unref(array) }
        return unsafe Array(
            UnsafeBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
    }

    private func text(_ pointer: UnsafePointer<CChar>?) -> String? {
        unsafe pointer.map { unsafe String(cString: $0) }
    }
}
