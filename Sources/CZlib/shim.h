#pragma once
#include <zlib.h>

/// Begins to pack bytes as an entry of a zip archive holds them, without a header of zlib's own.
/// `deflateInit2` is a macro, which Swift cannot read.
static inline int packing_begin(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);
}

/// Begins to unpack bytes as an entry of a zip archive holds them, without a header of zlib's own.
/// `inflateInit2` is a macro, which Swift cannot read.
static inline int unpacking_begin(z_stream *stream) {
    return inflateInit2(stream, -MAX_WBITS);
}
