internal import Dispatch
internal import Foundation
internal import Synchronization

/// Whether somebody asked the program to end: Ctrl-C, or the system that started it.
///
/// The signals do not end the program any more; who holds this has to look.
final class StopSignal {
    private let flag = Flag()
    private let sources: [any DispatchSourceSignal]

    /// Listens from now on.
    init() {
        let queue = DispatchQueue(label: "svod.signals")
        let flag = flag
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { flag.raise() }
            source.resume()
            return source
        }
    }

    deinit {
        for source in sources { source.cancel() }
    }

    /// Whether it was given.
    var isSet: Bool { flag.isRaised.load(ordering: .acquiring) }

    /// Waits as long, or until the signal is given.
    func wait(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let nanoseconds = Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
        _ = flag.bell.wait(timeout: .now() + .nanoseconds(nanoseconds))
    }

    /// What the handler of the signals and who waits for them share.
    private final class Flag: Sendable {
        let isRaised = Atomic(false)
        let bell = DispatchSemaphore(value: 0)

        func raise() {
            isRaised.store(true, ordering: .releasing)
            bell.signal()
        }
    }
}
