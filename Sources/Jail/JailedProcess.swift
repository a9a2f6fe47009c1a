internal import CJail
internal import Glibc

/// A process that is to go to the jail, seen from outside: it is asked, it answers, it is killed.
///
/// It dies with the last reference to it, and leaves no zombie. It also dies soon after its parent,
/// however that ends: it finds its standard input closed, and while it computes it runs out of
/// the seconds it was given. The kernel's signal at the death of a parent is of no use here: it comes
/// as soon as the *thread* ends that started the process.
///
/// It may be asked by any thread, but by one at a time.
public final class JailedProcess: Sendable {
    private let process: pid_t
    private let socket: Int32

    /// Starts a program with one argument.
    ///
    /// Its environment is empty but for the time zone UTC, and it has no descriptors but those of
    /// the door and a standard error that goes nowhere.
    ///
    /// - Parameters:
    ///   - program: the path of the program.
    ///   - argument: its only argument.
    /// - Throws: ``JailError/notStarted(code:)``.
    public init(program: String, argument: String) throws(JailError) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw .notStarted(code: errno)
        }
        var process: pid_t = 0
        let failure = unsafe jail_spawn(program, argument, ends[1], &process)
        close(ends[1])
        guard failure == 0 else {
            close(ends[0])
            throw .notStarted(code: failure)
        }
        self.process = process
        socket = ends[0]
    }

    deinit {
        close(socket)
        kill(process, SIGKILL)
        while waitpid(process, nil, 0) < 0 && errno == EINTR {}
    }

    /// Whether it lives and has said nothing that it was not asked.
    public var isQuiet: Bool {
        var state = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&state, 1, 0) == 0
    }

    /// Sends a request and waits for the answer.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - seconds: how many seconds of the processor the answer may take.
    ///   - time: how long it may take.
    ///   - limit: the most bytes of an answer.
    /// - Returns: the answer.
    /// - Throws: ``JailError``; the process is of no use afterwards.
    public func answer(
        to request: Frame, processorSeconds seconds: Int, within time: Duration, limit: Int
    ) throws(JailError) -> Frame {
        guard jail_allow_seconds(process, UInt32(seconds)) == 0 else { throw .ended }
        return try exchange(request.encoded, within: time, limit: limit)
    }

    /// Waits for what it says unasked when it is ready.
    ///
    /// - Parameters:
    ///   - time: how long it may take.
    ///   - limit: the most bytes of it.
    /// - Returns: what it says.
    /// - Throws: ``JailError``; the process is of no use afterwards.
    public func greeting(within time: Duration, limit: Int) throws(JailError) -> Frame {
        try exchange([], within: time, limit: limit)
    }

    /// Sends while the process takes and receives while it gives, so that neither waits for the
    /// other for ever.
    private func exchange(
        _ request: [UInt8], within time: Duration, limit: Int
    ) throws(JailError) -> Frame {
        let end = SuspendingClock.now + time
        var sent = 0
        var frame = PartialFrame(limit: limit)
        while true {
            let isSending = sent < request.count
            let ready = try wait(until: end, toSend: isSending)
            if isSending, ready.canSend { sent += try send(request, from: sent) }
            if ready.canReceive { try receive(&frame) }
            if let whole = frame.whole {
                // An answer to a request that was not heard to its end answers something else.
                guard sent == request.count else { throw .garbage }
                return whole
            }
        }
    }

    private func wait(
        until end: SuspendingClock.Instant, toSend isSending: Bool
    ) throws(JailError) -> (canSend: Bool, canReceive: Bool) {
        let events = POLLIN | (isSending ? POLLOUT : 0)
        while true {
            // What is there is taken even when this program was stopped for longer than the time.
            let left = max(.zero, SuspendingClock.now.duration(to: end))
            let milliseconds =
                min(left.components.seconds, 3600) * 1000
                + left.components.attoseconds / 1_000_000_000_000_000
            var state = pollfd(fd: socket, events: Int16(events), revents: 0)
            let count = unsafe poll(&state, 1, Int32(milliseconds))
            if count < 0 && errno != EINTR { throw .ended }
            if count == 0 && SuspendingClock.now >= end { throw .late }
            guard count > 0 else { continue }
            let found = Int32(state.revents)
            return (found & POLLOUT != 0, found & ~POLLOUT != 0)
        }
    }

    private func send(_ request: [UInt8], from start: Int) throws(JailError) -> Int {
        let count = unsafe request.withUnsafeBytes { buffer in
            // Without the flag a process that died would take its parent along by SIGPIPE.
            unsafe Glibc.send(
                socket, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start,
                Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        }
        if count < 0 && (errno == EAGAIN || errno == EINTR) { return 0 }
        guard count > 0 else { throw .ended }
        return count
    }

    private func receive(_ frame: inout PartialFrame) throws(JailError) {
        let count = unsafe frame.fill { buffer in
            unsafe recv(
                socket, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
        }
        guard let count else { throw .garbage }
        if count < 0 && (errno == EAGAIN || errno == EINTR) { return }
        guard count > 0 else { throw .ended }
    }
}
