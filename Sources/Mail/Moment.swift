/// A moment as a header of a letter tells it.
public struct Moment: Hashable, Sendable {
    /// What the clock showed there, in milliseconds, as if it stood in UTC.
    ///
    /// It counts from the beginning of 1970.
    public var clock: Int64
    /// How far that clock was ahead of UTC, in minutes; nil when the header does not say or nobody
    /// knows the zone that it names.
    public var offset: Int?

    /// Makes a moment.
    ///
    /// - Parameters:
    ///   - clock: what the clock showed, in milliseconds since 1970, as if it stood in UTC.
    ///   - offset: how far the clock was ahead of UTC, in minutes.
    public init(clock: Int64, offset: Int?) {
        self.clock = clock
        self.offset = offset
    }

    /// Milliseconds since 1970 in UTC; nil without a zone.
    public var milliseconds: Int64? {
        offset.map(milliseconds(withOffset:))
    }

    /// Milliseconds since 1970 in UTC if the clock was so many minutes ahead of UTC.
    public func milliseconds(withOffset offset: Int) -> Int64 {
        clock - Int64(offset) * 60_000
    }
}
