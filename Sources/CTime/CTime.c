#include "CTime.h"

static _Thread_local struct tm answer;

struct tm *gmtime(const time_t *moment) { return gmtime_r(moment, &answer); }

int gmtime_is_shared_by_threads(void) {
    const time_t moment = 0;
    return gmtime(&moment) == &answer;
}
