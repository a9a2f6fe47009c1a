internal import Glibc

/// The inner side of the jail's door: standard input brings requests, standard output takes answers.
public enum JailDoor {
    /// Waits for a request.
    ///
    /// - Parameter limit: the most bytes of a request.
    /// - Returns: the request; nil when no more can come.
    public static func next(limit: Int) -> Frame? {
        var frame = PartialFrame(limit: limit)
        while true {
            if let whole = frame.whole { return whole }
            let count = unsafe frame.fill { buffer in
                unsafe read(STDIN_FILENO, buffer.baseAddress, buffer.count)
            }
            guard let count else { return nil }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return nil }
        }
    }

    /// Hands an answer out.
    ///
    /// - Returns: false when nobody takes it any more.
    public static func hand(_ answer: Frame) -> Bool {
        let bytes = answer.encoded
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(
                    STDOUT_FILENO, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }

    /// Ends the process at once: what runs at an ordinary end makes calls that the jail forbids.
    public static func leave() -> Never {
        _exit(0)
    }
}
