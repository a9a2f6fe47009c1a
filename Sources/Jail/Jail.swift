internal import CJail
internal import Glibc

/// The place where bytes of strangers are parsed: a process that can compute, and nothing else.
public enum Jail {
    /// How much a process in the jail may have.
    public struct Limits: Hashable, Sendable {
        /// The most bytes of addresses.
        public var memory = 512 << 20
        /// The most open descriptors.
        public var descriptors = 8

        /// The usual limits.
        public init() {}
    }

    /// Locks this process in, for good. It must have one thread only and must have opened before
    /// whatever it needs, its files of the time zone included.
    ///
    /// What the system does not offer is left out; the rest stands nevertheless.
    ///
    /// - Parameters:
    ///   - limits: how much the process may have.
    ///   - wanted: the protections to put up; any that is left out makes the jail useless.
    /// - Returns: the protections that stand.
    public static func enter(
        _ limits: Limits = Limits(), with wanted: Protections = .all
    ) -> Protections {
        var standing: Protections = []
        // Libraries ask for the zone when they tell the time, and would open its file then.
        tzset()
        func put(_ protection: Protections, _ putUp: () -> Bool) {
            if wanted.contains(protection), putUp() { standing.insert(protection) }
        }
        put(.limits) {
            limit(RLIMIT_FSIZE, to: 0) && limit(RLIMIT_CORE, to: 0)
                && limit(RLIMIT_NOFILE, to: limits.descriptors)
        }
        put(.memory) { !jail_is_sanitized() && limit(RLIMIT_AS, to: limits.memory) }
        // Landlock and seccomp ask for this of all who are not root.
        let isStripped = jail_drop_privileges() == 0
        put(.privileges) { jail_hide_memory() == 0 && isStripped }
        put(.files) { jail_close_files() == 0 }
        put(.calls) { SystemCalls.restrict() }
        return standing
    }

    /// Sets a limit that can never be raised again.
    private static func limit(_ resource: __rlimit_resource, to value: Int) -> Bool {
        var wanted = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
        return unsafe setrlimit(__rlimit_resource_t(resource.rawValue), &wanted) == 0
    }
}
