/// Why a process in the jail gave no answer.
public enum JailError: Error, Hashable {
    /// It could not be started; the code is the system's `errno`.
    case notStarted(code: Int32)
    /// It died, or closed the door.
    case ended
    /// It took longer than it may.
    case late
    /// What it said is no answer.
    case garbage
}
