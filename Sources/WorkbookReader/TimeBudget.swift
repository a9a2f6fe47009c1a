/// Counts the time that reading takes against its limit.
final class TimeBudget {
    private let limit: Duration
    private let clock = ContinuousClock()
    private var spent = Duration.zero
    private var last: ContinuousClock.Instant

    /// Makes a budget of which nothing is spent.
    init(_ limit: Duration) {
        self.limit = limit
        last = clock.now
    }

    /// Begins to count again after a pause that is not to be counted.
    func resume() {
        last = clock.now
    }

    /// Counts the time since the last look; whether all of it is spent now.
    func isSpent() -> Bool {
        let now = clock.now
        spent += now - last
        last = now
        return spent >= limit
    }
}
