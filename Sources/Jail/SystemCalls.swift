internal import CSeccomp

/// The calls of the system that a process in the jail may make; any other ends it.
enum SystemCalls {
    /// Reading requests, writing answers, memory, the time, the end.
    private static let allowed = [
        "read", "write", "brk", "munmap", "mremap", "madvise", "clock_gettime", "gettimeofday",
        "getrandom", "rt_sigreturn", "exit", "exit_group",
    ]

    /// Calls with an argument that says what the memory is for; never for code.
    private static let protecting = ["mmap", "mprotect"]

    /// PROT_EXEC.
    private static let executable: UInt64 = 4

    /// Takes all other calls away.
    ///
    /// - Returns: whether it could be done.
    static func restrict() -> Bool {
        guard let filter = unsafe seccomp_init(SCMP_ACT_KILL_PROCESS) else { return false }
        defer { unsafe seccomp_release(filter) }
        for name in allowed where unsafe !allow(name, [], filter) { return false }
        let notForCode = scmp_arg_cmp(
            arg: 2, op: SCMP_CMP_MASKED_EQ, datum_a: executable, datum_b: 0)
        for name in protecting where unsafe !allow(name, [notForCode], filter) { return false }
        return unsafe seccomp_load(filter) == 0
    }

    private static func allow(
        _ name: String, _ conditions: [scmp_arg_cmp], _ filter: scmp_filter_ctx
    ) -> Bool {
        let number = unsafe seccomp_syscall_resolve_name(name)
        return unsafe seccomp_rule_add_array(
            filter, SCMP_ACT_ALLOW, number, UInt32(conditions.count), conditions) == 0
    }
}
