#pragma once
#include <gmime/gmime.h>

// GObject's casts and type checks are macros, which Swift cannot read; each function here holds
// one, or owns what would need several casts in Swift.

/// What a part of a letter is.
typedef enum { LETTER_LEAF, LETTER_MULTIPART, LETTER_OTHER } letter_kind;

/// Keeps the library's remarks about broken letters from standard error.
static inline void letter_keep_silent(const char *domain, GLogLevelFlags level,
                                      const char *text, void *context) {
    (void)domain, (void)level, (void)text, (void)context;
}

/// Starts the library. A letter inside of a letter stays bytes, as any other attachment: the
/// library would read its addresses, recursively and without a bound.
static inline void letter_start(void) {
    static const char *const kinds[] = {"rfc822", "rfc2822", "news", "partial"};
    g_mime_init();
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        g_mime_object_register_type("message", kinds[i], g_mime_part_get_type());
    g_log_set_default_handler(letter_keep_silent, NULL);
}

/// Options that make of each byte of a raw name the character of the same number, so that nothing
/// of a name is lost whatever its encoding was.
static inline GMimeParserOptions *letter_options(void) {
    const char *charsets[] = {"iso-8859-1", NULL};
    GMimeParserOptions *options = g_mime_parser_options_new();
    g_mime_parser_options_set_fallback_charsets(options, charsets);
    return options;
}

/// Reads a letter; NULL when it has no headers. As a part and not as a message, whose addresses
/// would be read as well.
static inline GMimeObject *letter_read(const void *bytes, size_t count,
                                       GMimeParserOptions *options) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)bytes, count);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeObject *part = g_mime_parser_construct_part(parser, options);
    g_object_unref(parser);
    g_object_unref(stream);
    return part;
}

static inline void letter_free(GMimeObject *part) { g_object_unref(part); }

static inline letter_kind letter_kind_of(GMimeObject *part) {
    if (GMIME_IS_MULTIPART(part)) return LETTER_MULTIPART;
    return GMIME_IS_PART(part) ? LETTER_LEAF : LETTER_OTHER;
}

static inline int letter_child_count(GMimeObject *part) {
    return g_mime_multipart_get_count((GMimeMultipart *)part);
}

/// A child, which lives as long as its parent.
static inline GMimeObject *letter_child(GMimeObject *part, int index) {
    return g_mime_multipart_get_part((GMimeMultipart *)part, index);
}

static inline const char *letter_file_name(GMimeObject *part) {
    return g_mime_part_get_filename((GMimePart *)part);
}

/// The decoded bytes of a part, to be unreferenced; NULL when they cannot be decoded.
static inline GByteArray *letter_content(GMimeObject *part) {
    GMimeDataWrapper *content = g_mime_part_get_content((GMimePart *)part);
    GByteArray *bytes = g_byte_array_new();
    if (!content) return bytes;
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
    g_mime_stream_mem_set_owner((GMimeStreamMem *)stream, FALSE);
    ssize_t count = g_mime_data_wrapper_write_to_stream(content, stream);
    g_object_unref(stream);
    if (count >= 0) return bytes;
    g_byte_array_unref(bytes);
    return NULL;
}

/// A converter from the charset to UTF-8; NULL when the system has none. What it needs stays loaded
/// as long as it is open.
static inline void *letter_converter(const char *charset) {
    iconv_t converter = g_mime_iconv_open("UTF-8", charset);
    return converter == (iconv_t)-1 ? NULL : converter;
}
