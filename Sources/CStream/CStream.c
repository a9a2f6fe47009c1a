#define _GNU_SOURCE
#include "CStream.h"

FILE *stream_to(void *context, ssize_t (*take)(void *, const char *, size_t)) {
    cookie_io_functions_t functions = {.write = take};
    FILE *stream = fopencookie(context, "w", functions);
    if (stream) setvbuf(stream, NULL, _IOFBF, 1 << 16);
    return stream;
}
