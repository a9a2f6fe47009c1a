#ifndef SVOD_CTIME_H
#define SVOD_CTIME_H

#include <time.h>

/// The C library's `gmtime` gives all threads one and the same place for its answer, and
/// libxlsxwriter 1.1.4 asks it for the day on which a workbook was made: of workbooks written at the
/// same time one would now and then bear the day of another. This one, which the program's own
/// library search finds first, gives each thread a place of its own.
struct tm *gmtime(const time_t *moment);

/// Whether `gmtime` is the one above; keeps the linker from leaving it out.
int gmtime_is_shared_by_threads(void);

#endif
