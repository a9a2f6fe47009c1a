/// Something that the chain of events, its mirror and the store say differently.
public enum JournalProblem: Hashable, Sendable {
    /// The event of that number is not there.
    case eventMissing(Int64)
    /// The hash of the event is not that of what it says.
    case eventChanged(Int64)
    /// The event does not go on from the one before.
    case chainBroken(Int64)
    /// What the event says cannot be read.
    case eventUnreadable(Int64)

    /// The events tell of a file that is not on record, by the hash of its bytes.
    case fileMissing(sha256: String)
    /// A file is on record that no event tells of, or with another size.
    case fileUnknown(sha256: String)
    /// The events tell of an arrival of a file on that day that is not on record.
    case arrivalMissing(sha256: String, day: String)
    /// An arrival is on record that no event tells of.
    case arrivalUnknown(sha256: String, day: String)
    /// A day of arrival was entered that no event tells of, or the other way round.
    case enteredDaysDiffer
    /// The events tell of a version that is not on record.
    case versionMissing(ReportID, version: Int)
    /// A version is on record that no event tells of.
    case versionUnknown(ReportID, version: Int)
    /// What is on record of a version is not what was recorded.
    case versionChanged(ReportID, version: Int)
    /// The versions of a report are not numbered without a gap.
    case versionGap(ReportID, missing: Int)

    /// There is no mirror, though there are events.
    case mirrorMissing
    /// That line of the mirror is not that of the store.
    case mirrorDiffers(line: Int)
    /// The mirror has so many lines more than the store has events.
    case mirrorLonger(lines: Int)
    /// The mirror lacks so many lines, or its last one was not finished.
    case mirrorShorter(lines: Int)
}
