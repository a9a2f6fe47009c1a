/// Tells which files of an inbox have come to rest, from one look at it after another.
///
/// Network shares tell nobody that a file has changed, and the clock of their server may be wrong,
/// so what counts is that two looks saw the same, and the time between them by our own clock.
public struct Settling: Sendable {
    /// How long a file has to lie unchanged before it is read.
    public static let rest = Duration.seconds(5)
    /// How long a file that seems broken has to lie unchanged before it is taken for broken: a copy
    /// may have been interrupted. What was tried in vain is tried again as often.
    public static let patience = Duration.seconds(600)

    private struct Known {
        var stamp: Disk.Stamp
        var isOpen: Bool
        var since: Duration
        var triedAt: Duration?
    }

    private var known: [RawPath: Known] = [:]
    private var moment = Duration.zero

    /// Begins without knowing any file.
    public init() {}

    /// Takes in what lies there now.
    ///
    /// - Parameters:
    ///   - files: what was found.
    ///   - moment: when, by a clock that only ever goes forward.
    /// - Returns: whether there is a file that was not there before, or has changed.
    public mutating func look(at files: [Inbox.File], moment: Duration) -> Bool {
        self.moment = moment
        var current: [RawPath: Known] = [:]
        var isNew = false
        for file in files {
            guard let stamp = Disk.stamp(of: file.path) else { continue }
            if let before = known[file.path], before.stamp == stamp,
                before.isOpen == file.isOpenElsewhere
            {
                current[file.path] = before
            } else {
                isNew = true
                current[file.path] = Known(
                    stamp: stamp, isOpen: file.isOpenElsewhere, since: moment)
            }
        }
        known = current
        return isNew
    }

    /// Whether a file has come to rest and was not tried in vain a moment ago.
    public func isReady(_ file: Inbox.File) -> Bool {
        guard let known = known[file.path], moment - known.since >= Self.rest else { return false }
        return known.triedAt.map { moment - $0 >= Self.patience } ?? true
    }

    /// Whether a file that seems broken has not lain there long enough to be taken for broken.
    public func isYoung(_ file: Inbox.File) -> Bool {
        guard let known = known[file.path] else { return true }
        return moment - known.since < Self.patience
    }

    /// Notes that a file was tried and had to stay.
    public mutating func tried(_ file: Inbox.File) {
        known[file.path]?.triedAt = moment
    }
}
