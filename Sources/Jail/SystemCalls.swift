internal import CSeccomp

/// The calls of the system that a process in the jail may make; any other ends it.
enum SystemCalls {
    /// Reading requests, writing answers, memory, the time, the end.
    private static let allowed = [
        "read", "write", "brk", "munmap", "mremap", "madvise", "clock_gettime", "gettimeofday",
        "getrandom", "rt_sigreturn", "exit", "exit_group",
    ]

    /// Calls that are allowed while some bits of one argument have a value.
    private static let conditional: [(name: String, condition: scmp_arg_cmp)] = [
        // Memory is never for code: the bit is PROT_EXEC.
        ("mmap", bits(4, ofArgument: 2, are: 0)), ("mprotect", bits(4, ofArgument: 2, are: 0)),
        // What is done once wakes those that wait for it, FUTEX_WAKE. With one thread nobody waits,
        // and nobody is to wait for ever.
        ("futex", bits(0x7F, ofArgument: 1, are: 1)),
    ]

    private static func bits(
        _ mask: UInt64, ofArgument argument: UInt32, are value: UInt64
    ) -> scmp_arg_cmp {
        scmp_arg_cmp(arg: argument, op: SCMP_CMP_MASKED_EQ, datum_a: mask, datum_b: value)
    }

    /// Takes all other calls away.
    ///
    /// - Returns: whether it could be done.
    static func restrict() -> Bool {
        guard let filter = unsafe seccomp_init(SCMP_ACT_KILL_PROCESS) else { return false }
        defer { unsafe seccomp_release(filter) }
        for name in allowed where unsafe !allow(name, [], filter) { return false }
        for (name, condition) in conditional where unsafe !allow(name, [condition], filter) {
            return false
        }
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
