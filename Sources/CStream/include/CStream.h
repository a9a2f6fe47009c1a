#ifndef SVOD_CSTREAM_H
#define SVOD_CSTREAM_H

#include <stdio.h>
#include <sys/types.h>

/// A stream whose bytes go to a function, which gives how many it has taken; fewer are a failure,
/// whose reason is in `errno`. NULL when memory did not last.
///
/// Swift does not see `fopencookie`, which is an extension of GNU.
FILE *stream_to(void *context, ssize_t (*take)(void *, const char *, size_t));

#endif
