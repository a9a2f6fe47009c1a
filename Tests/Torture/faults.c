// Counts the calls that change something on the disk below FAULT_ROOT and, at one of them, ends the
// process or makes the call fail. Loaded before the C library by LD_PRELOAD.
//
//   FAULT_ROOT    only calls on files below this folder count
//   FAULT_COUNT   a file of eight bytes, shared by the processes, that holds the number of calls
//   FAULT_TRACE   a file that gets a line for each call: its name, a tab, what it was called on
//   FAULT_AT      the number of the call at which something happens; 0 for never
//   FAULT_MODE    kill: die before the call; after: die after it; torn: die when half is written;
//                 err: the call fails; short: a write takes half; nothing is done otherwise
//   FAULT_ERRNO   the error of `err`
//   FAULT_STICKY  if 1, every later call fails as well
//   FAULT_CLOCK   the moment at which the clock stands still, in seconds since 1970
//   FAULT_NAPS    by how much sleeping is made shorter; the steady clock jumps over the rest
//   FAULT_WRONG   a deliberate mistake, for the test of the harness itself:
//                 unlink-first     the inbox is emptied before the first file is archived
//                 archive-unsynced nothing is synced below archive/
//                 outbox-unsynced  nothing is synced below outbox/
//                 log-unsynced     the log of the database is not synced: synchronous = NORMAL
//                 outbox-in-place  a workbook is written under its final name
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <semaphore.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static const char *root;
static size_t root_length;
static _Atomic long *calls;
static _Atomic long own_calls;
static int trace = -1;
static long at;
static enum { QUIET, BEFORE, AFTER, TORN, FAIL, SHORT } mode;
static int error_number;
static int sticky;
static time_t stopped_clock;
static long naps = 1;
static _Atomic long long slept;
static enum { RIGHT, UNLINK_FIRST, ARCHIVE_UNSYNCED, OUTBOX_UNSYNCED, LOG_UNSYNCED,
    OUTBOX_IN_PLACE } wrong;

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

static long number(const char *name, long otherwise) {
    const char *value = setting(name);
    return value ? atol(value) : otherwise;
}

// The real calls go by number: nothing of this file is in their way then.
static int raw_open(const char *path, int flags, mode_t rights) {
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, rights);
}

__attribute__((constructor)) static void begin(void) {
    root = setting("FAULT_ROOT");
    root_length = root ? strlen(root) : 0;
    at = number("FAULT_AT", 0);
    error_number = (int)number("FAULT_ERRNO", EIO);
    sticky = (int)number("FAULT_STICKY", 0);
    stopped_clock = number("FAULT_CLOCK", 0);
    naps = number("FAULT_NAPS", 1);
    calls = &own_calls;
    const char *count = setting("FAULT_COUNT");
    int shared = count ? raw_open(count, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (shared >= 0) {
        syscall(SYS_ftruncate, shared, (off_t)sizeof(long));
        void *page = mmap(NULL, sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, shared, 0);
        if (page != MAP_FAILED) calls = page;
        syscall(SYS_close, shared);
    }
    const char *path = setting("FAULT_TRACE");
    if (path) trace = raw_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const char *name = setting("FAULT_MODE");
    if (name && !strcmp(name, "kill")) mode = BEFORE;
    if (name && !strcmp(name, "after")) mode = AFTER;
    if (name && !strcmp(name, "torn")) mode = TORN;
    if (name && !strcmp(name, "err")) mode = FAIL;
    if (name && !strcmp(name, "short")) mode = SHORT;
    name = setting("FAULT_WRONG");
    if (name && !strcmp(name, "unlink-first")) wrong = UNLINK_FIRST;
    if (name && !strcmp(name, "archive-unsynced")) wrong = ARCHIVE_UNSYNCED;
    if (name && !strcmp(name, "outbox-unsynced")) wrong = OUTBOX_UNSYNCED;
    if (name && !strcmp(name, "log-unsynced")) wrong = LOG_UNSYNCED;
    if (name && !strcmp(name, "outbox-in-place")) wrong = OUTBOX_IN_PLACE;
}

static _Noreturn void die(void) {
    // With what other threads are doing at this moment.
    syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    for (;;) pause();
}

static int is_below(const char *path) {
    return root_length && !strncmp(path, root, root_length)
        && (path[root_length] == '/' || path[root_length] == 0);
}

static const char *path_of(int descriptor, char *buffer) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, buffer, (size_t)PATH_MAX - 1);
    buffer[length > 0 ? length : 0] = 0;
    return buffer;
}

// The path that a call was given, made absolute.
static const char *path_at(int folder, const char *name, char *buffer) {
    if (name[0] == '/') return name;
    char base[PATH_MAX];
    if (folder == AT_FDCWD) {
        if (syscall(SYS_getcwd, base, sizeof base) < 0) return name;
    } else {
        path_of(folder, base);
    }
    snprintf(buffer, PATH_MAX, "%.2000s/%.2000s", base, name);
    return buffer;
}

// What a call has to do.
typedef enum { GO, GO_THEN_DIE, HALF_THEN_DIE, HALF, REFUSE } Order;

static Order order(const char *call, const char *path, int can_be_half) {
    size_t length = strlen(path);
    // The memory that processes share through SQLite is no matter of the disk.
    if (!is_below(path) || (length > 4 && !strcmp(path + length - 4, "-shm"))) return GO;
    int kept = errno;
    long index = atomic_fetch_add(calls, 1) + 1;
    if (trace >= 0) {
        char line[PATH_MAX + 64];
        int size = snprintf(line, sizeof line, "%s\t%s\n", call, path + root_length);
        syscall(SYS_write, trace, line, (size_t)size);
    }
    errno = kept;
    if (!at || index < at) return GO;
    if (mode == FAIL && (index == at || sticky)) {
        errno = error_number;
        return REFUSE;
    }
    if (index > at) return GO;
    switch (mode) {
    case BEFORE:
        die();
    case AFTER: return GO_THEN_DIE;
    case TORN:
        if (!can_be_half) die();
        return HALF_THEN_DIE;
    case SHORT: return can_be_half ? HALF : GO;
    default: return GO;
    }
}

#define PATH(folder, name) char buffer_[PATH_MAX]; const char *path = path_at(folder, name, buffer_)
#define FILE_OF(descriptor) char buffer_[PATH_MAX]; const char *path = path_of(descriptor, buffer_)
#define DO(call, expression)                                   \
    do {                                                       \
        Order todo = order(call, path, 0);                     \
        if (todo == REFUSE) return -1;                         \
        long result = (expression);                            \
        if (todo == GO_THEN_DIE) die();                        \
        return (int)result;                                    \
    } while (0)

// MARK: Deliberate mistakes

static void empty(const char *folder) {
    DIR *directory = opendir(folder);
    if (!directory) return;
    struct dirent *entry;
    while ((entry = readdir(directory))) {
        if (entry->d_name[0] == '.') continue;
        char path[PATH_MAX];
        snprintf(path, sizeof path, "%.2000s/%.255s", folder, entry->d_name);
        if (entry->d_type == DT_DIR) empty(path);
        else syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    }
    closedir(directory);
}

static void mistake_at_creation(const char *path) {
    static atomic_flag done = ATOMIC_FLAG_INIT;
    if (wrong != UNLINK_FIRST || !is_below(path) || !strstr(path, "/archive/")) return;
    if (atomic_flag_test_and_set(&done)) return;
    char inbox[PATH_MAX];
    snprintf(inbox, sizeof inbox, "%.2000s/inbox", root);
    empty(inbox);
}

static int is_unsynced(const char *path) {
    size_t length = strlen(path);
    if (wrong == ARCHIVE_UNSYNCED) {
        return is_below(path) && strstr(path + root_length, "/archive") != NULL;
    }
    if (wrong == OUTBOX_UNSYNCED) {
        return is_below(path) && strstr(path + root_length, "/outbox") != NULL;
    }
    return wrong == LOG_UNSYNCED && length > 4 && !strcmp(path + length - 4, "-wal");
}

// MARK: Bytes

#define HALVED(call, descriptor, size, whole, half)            \
    do {                                                       \
        FILE_OF(descriptor);                                   \
        Order todo = order(call, path, (size) > 1);            \
        if (todo == REFUSE) return -1;                         \
        if (todo == HALF) return half;                         \
        if (todo == HALF_THEN_DIE) { (void)!(half); die(); }   \
        ssize_t result = (whole);                              \
        if (todo == GO_THEN_DIE) die();                        \
        return result;                                         \
    } while (0)

ssize_t write(int descriptor, const void *bytes, size_t size) {
    HALVED("write", descriptor, size, syscall(SYS_write, descriptor, bytes, size),
        syscall(SYS_write, descriptor, bytes, size / 2));
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset) {
    HALVED("pwrite", descriptor, size, syscall(SYS_pwrite64, descriptor, bytes, size, offset),
        syscall(SYS_pwrite64, descriptor, bytes, size / 2, offset));
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset) {
    return pwrite(descriptor, bytes, size, offset);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    HALVED("writev", descriptor, count, syscall(SYS_writev, descriptor, parts, count),
        syscall(SYS_writev, descriptor, parts, 1));
}

int ftruncate(int descriptor, off_t size) {
    FILE_OF(descriptor);
    DO("ftruncate", syscall(SYS_ftruncate, descriptor, size));
}

int ftruncate64(int descriptor, off64_t size) { return ftruncate(descriptor, size); }

int fsync(int descriptor) {
    FILE_OF(descriptor);
    DO("fsync", is_unsynced(path) ? 0 : syscall(SYS_fsync, descriptor));
}

int fdatasync(int descriptor) {
    FILE_OF(descriptor);
    DO("fdatasync", is_unsynced(path) ? 0 : syscall(SYS_fdatasync, descriptor));
}

// MARK: Names

static int opened(int folder, const char *name, int flags, mode_t rights) {
    // Only an opening that makes or empties a file changes the disk.
    if (!(flags & (O_CREAT | O_TRUNC))) {
        return (int)syscall(SYS_openat, folder, name, flags, rights);
    }
    PATH(folder, name);
    struct stat facts;
    if (!(flags & (O_TRUNC | O_EXCL)) && !fstatat(folder, name, &facts, 0)) {
        return (int)syscall(SYS_openat, folder, name, flags, rights);
    }
    mistake_at_creation(path);
    DO("open", syscall(SYS_openat, folder, name, flags, rights));
}

#define RIGHTS(flags)                                          \
    mode_t rights = 0;                                         \
    if ((flags) & (O_CREAT | O_TMPFILE)) {                     \
        va_list list;                                          \
        va_start(list, flags);                                 \
        rights = va_arg(list, mode_t);                         \
        va_end(list);                                          \
    }

int open(const char *name, int flags, ...) {
    RIGHTS(flags) return opened(AT_FDCWD, name, flags, rights);
}
int open64(const char *name, int flags, ...) {
    RIGHTS(flags) return opened(AT_FDCWD, name, flags, rights);
}
int openat(int folder, const char *name, int flags, ...) {
    RIGHTS(flags) return opened(folder, name, flags, rights);
}
int openat64(int folder, const char *name, int flags, ...) {
    RIGHTS(flags) return opened(folder, name, flags, rights);
}
int creat(const char *name, mode_t rights) {
    return opened(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, rights);
}

int mkostemps(char *name, int suffix, int flags) {
    PATH(AT_FDCWD, name);
    static int (*real)(char *, int, int);
    if (!real) real = dlsym(RTLD_NEXT, "mkostemps");
    // The C library opens the file by a call of its own, so it counts once.
    DO("mkstemps", real(name, suffix, flags));
}
int mkostemps64(char *name, int suffix, int flags) { return mkostemps(name, suffix, flags); }
int mkstemps(char *name, int suffix) { return mkostemps(name, suffix, 0); }
int mkstemps64(char *name, int suffix) { return mkostemps(name, suffix, 0); }
int mkstemp(char *name) { return mkostemps(name, 0, 0); }
int mkstemp64(char *name) { return mkostemps(name, 0, 0); }
int mkostemp(char *name, int flags) { return mkostemps(name, 0, flags); }

static int renamed(int from_folder, const char *from, int folder, const char *name,
    unsigned flags) {
    PATH(folder, name);
    if (wrong == OUTBOX_IN_PLACE && strstr(path, "/outbox/") && strstr(from, ".part")) {
        // As if the bytes had gone straight to the name: half of them first.
        int source = raw_open(from, O_RDONLY | O_CLOEXEC, 0);
        int target = raw_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
        static char bytes[1 << 16];
        long got = syscall(SYS_read, source, bytes, sizeof bytes);
        syscall(SYS_write, target, bytes, got > 0 ? (size_t)got / 2 : 0);
        syscall(SYS_close, source);
        syscall(SYS_close, target);
    }
    DO("rename", syscall(SYS_renameat2, from_folder, from, folder, name, flags));
}

int rename(const char *from, const char *name) {
    return renamed(AT_FDCWD, from, AT_FDCWD, name, 0);
}
int renameat(int from_folder, const char *from, int folder, const char *name) {
    return renamed(from_folder, from, folder, name, 0);
}
int renameat2(int from_folder, const char *from, int folder, const char *name, unsigned flags) {
    return renamed(from_folder, from, folder, name, flags);
}
int linkat(int from_folder, const char *from, int folder, const char *name, int flags) {
    PATH(folder, name);
    DO("link", syscall(SYS_linkat, from_folder, from, folder, name, flags));
}
int link(const char *from, const char *name) { return linkat(AT_FDCWD, from, AT_FDCWD, name, 0); }
int symlinkat(const char *target, int folder, const char *name) {
    PATH(folder, name);
    DO("symlink", syscall(SYS_symlinkat, target, folder, name));
}
int symlink(const char *target, const char *name) { return symlinkat(target, AT_FDCWD, name); }
int unlinkat(int folder, const char *name, int flags) {
    PATH(folder, name);
    DO(flags & AT_REMOVEDIR ? "rmdir" : "unlink", syscall(SYS_unlinkat, folder, name, flags));
}
int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }
int mkdirat(int folder, const char *name, mode_t rights) {
    PATH(folder, name);
    DO("mkdir", syscall(SYS_mkdirat, folder, name, rights));
}
int mkdir(const char *name, mode_t rights) { return mkdirat(AT_FDCWD, name, rights); }
int fchmod(int descriptor, mode_t rights) {
    FILE_OF(descriptor);
    DO("chmod", syscall(SYS_fchmod, descriptor, rights));
}
int fchmodat(int folder, const char *name, mode_t rights, int flags) {
    PATH(folder, name);
    (void)flags;
    DO("chmod", syscall(SYS_fchmodat, folder, name, rights));
}
int chmod(const char *name, mode_t rights) { return fchmodat(AT_FDCWD, name, rights, 0); }

// MARK: Time

int clock_gettime(clockid_t clock, struct timespec *now) {
    if (stopped_clock && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
        now->tv_sec = stopped_clock;
        now->tv_nsec = 0;
        return 0;
    }
    int result = (int)syscall(SYS_clock_gettime, clock, now);
    if (!result && clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE) {
        // All others but those that measure work.
        if (clock == CLOCK_PROCESS_CPUTIME_ID || clock == CLOCK_THREAD_CPUTIME_ID) return 0;
        long long nanoseconds = now->tv_sec * 1000000000LL + now->tv_nsec + atomic_load(&slept);
        *now = (struct timespec){nanoseconds / 1000000000LL, nanoseconds % 1000000000LL};
    }
    return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    if (!stopped_clock) return (int)syscall(SYS_gettimeofday, now, zone);
    now->tv_sec = stopped_clock;
    now->tv_usec = 0;
    return 0;
}

time_t time(time_t *out) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (out) *out = now.tv_sec;
    return now.tv_sec;
}

static struct timespec shortened(const struct timespec *wanted) {
    long long whole = wanted->tv_sec * 1000000000LL + wanted->tv_nsec;
    long long nanoseconds = whole / naps;
    atomic_fetch_add(&slept, whole - nanoseconds);
    return (struct timespec){nanoseconds / 1000000000LL, nanoseconds % 1000000000LL};
}

int nanosleep(const struct timespec *wanted, struct timespec *left) {
    struct timespec nap = shortened(wanted);
    return (int)syscall(SYS_nanosleep, &nap, left);
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *wanted,
    struct timespec *left) {
    struct timespec nap = flags & TIMER_ABSTIME ? *wanted : shortened(wanted);
    return syscall(SYS_clock_nanosleep, clock, flags, &nap, left) ? errno : 0;
}

int usleep(useconds_t microseconds) {
    struct timespec nap = {microseconds / 1000000, microseconds % 1000000 * 1000L};
    return nanosleep(&nap, NULL);
}

unsigned sleep(unsigned seconds) {
    struct timespec nap = {seconds, 0};
    return nanosleep(&nap, NULL) ? 1 : 0;
}

// What waits for a semaphore until a moment, as libdispatch does, naps as well.
int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict until) {
    static int (*real)(sem_t *, const struct timespec *);
    if (!real) real = dlsym(RTLD_NEXT, "sem_timedwait");
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    long long whole = (until->tv_sec - now.tv_sec) * 1000000000LL + until->tv_nsec - now.tv_nsec;
    if (whole < 0) whole = 0;
    syscall(SYS_clock_gettime, CLOCK_REALTIME, &now);
    long long end = now.tv_sec * 1000000000LL + now.tv_nsec + whole / naps;
    struct timespec sooner = {end / 1000000000LL, end % 1000000000LL};
    int result = real(semaphore, &sooner);
    if (result && errno == ETIMEDOUT) atomic_fetch_add(&slept, whole - whole / naps);
    return result;
}
