// The one C code of ours: calls of Linux that Swift cannot make, since they take a variable number
// of arguments, have no wrapper in the C library, or are hidden behind _GNU_SOURCE.
//
// Every function returns 0 or the number of the system's error (errno).
#pragma once
#include <stdbool.h>
#include <sys/types.h>

/// Whether the program was built with a sanitizer, which reserves terabytes of addresses.
bool jail_is_sanitized(void);

/// Gives up, for good, all ways to gain privileges.
int jail_drop_privileges(void);

/// Forbids other programs of the same user to look into this one, and dumps of its memory.
int jail_hide_memory(void);

/// Forbids this thread all that Landlock can forbid: files, TCP, signals and abstract sockets.
int jail_close_files(void);

/// Starts a program with one argument, whose standard input and output are the socket, whose
/// standard error goes nowhere, and which has no other descriptors.
int jail_spawn(const char *program, const char *argument, int socket, pid_t *pid);

/// Lets a process use so many more seconds of the processor.
int jail_allow_seconds(pid_t pid, unsigned seconds);
