#define _GNU_SOURCE
#include "CJail.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

bool jail_is_sanitized(void) {
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
    return true;
#else
    return false;
#endif
}

static int error(int result) { return result == 0 ? 0 : errno; }

int jail_drop_privileges(void) { return error(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)); }

int jail_hide_memory(void) { return error(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)); }

// The structure of the newest kernel we know; Debian's headers are older than many kernels.
struct ruleset {
    uint64_t files;
    uint64_t network;
    uint64_t scope;
};

int jail_close_files(void) {
    long version =
        syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 0) return errno;
    // A kernel refuses rights that it does not know. The bits are numbered in the order in which
    // versions brought them; see «Landlock: unprivileged access control» of the kernel.
    int known = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
    struct ruleset rules = {
        .files = (UINT64_C(1) << known) - 1,
        .network = version >= 4 ? 3 : 0,
        .scope = version >= 6 ? 3 : 0,
    };
    long ruleset = syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
    if (ruleset < 0) return errno;
    int failure = error((int)syscall(SYS_landlock_restrict_self, (int)ruleset, 0));
    close((int)ruleset);
    return failure;
}

static int set_attributes(posix_spawnattr_t *attributes) {
    sigset_t all, blocked;
    sigfillset(&all);
    sigemptyset(&blocked);
    // What asks our program to end asks its whole group or service. Our program ends between two
    // files; the process that reads must not break off before it.
    sigaddset(&blocked, SIGHUP);
    sigaddset(&blocked, SIGINT);
    sigaddset(&blocked, SIGQUIT);
    sigaddset(&blocked, SIGTERM);
    int failure = posix_spawnattr_setsigdefault(attributes, &all);
    if (failure == 0) failure = posix_spawnattr_setsigmask(attributes, &blocked);
    if (failure == 0)
        failure = posix_spawnattr_setflags(
            attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
    return failure;
}

static int set_actions(posix_spawn_file_actions_t *actions, int socket) {
    int failure = posix_spawn_file_actions_adddup2(actions, socket, STDIN_FILENO);
    if (failure == 0) failure = posix_spawn_file_actions_adddup2(actions, STDIN_FILENO, STDOUT_FILENO);
    // Not a file: a limit on the size of files kills whoever writes to one.
    if (failure == 0)
        failure = posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (failure == 0)
        failure = posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
    return failure;
}

int jail_spawn(const char *program, const char *argument, int socket, pid_t *pid) {
    char *const arguments[] = {(char *)program, (char *)argument, NULL};
    char *const environment[] = {"TZ=UTC", NULL};
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    int failure = posix_spawnattr_init(&attributes);
    if (failure != 0) return failure;
    failure = posix_spawn_file_actions_init(&actions);
    if (failure == 0) {
        failure = set_attributes(&attributes);
        if (failure == 0) failure = set_actions(&actions, socket);
        if (failure == 0)
            failure = posix_spawn(pid, program, &actions, &attributes, arguments, environment);
        posix_spawn_file_actions_destroy(&actions);
    }
    posix_spawnattr_destroy(&attributes);
    return failure;
}

int jail_allow_seconds(pid_t pid, unsigned seconds) {
    clockid_t clock;
    int failure = clock_getcpuclockid(pid, &clock);
    if (failure != 0) return failure;
    struct timespec used;
    if (clock_gettime(clock, &used) != 0) return errno;
    struct rlimit limit;
    if (prlimit(pid, RLIMIT_CPU, NULL, &limit) != 0) return errno;
    // The hard limit stays: only an administrator could raise it again for the next file.
    limit.rlim_cur = (rlim_t)used.tv_sec + 1 + seconds;
    if (limit.rlim_cur > limit.rlim_max) limit.rlim_cur = limit.rlim_max;
    return error(prlimit(pid, RLIMIT_CPU, &limit, NULL));
}
