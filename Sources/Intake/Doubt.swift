/// What becomes of files that seem broken or empty, as a file does that is still being copied.
public enum Doubt: Sendable {
    /// They are looked at again after a pause, which the function makes, and stay when they have
    /// changed or somebody has them open for writing.
    case ask(pause: @Sendable () -> Void)
    /// They stay as long as the function says that they have not lain there long enough.
    case leave(isYoung: @Sendable (Inbox.File) -> Bool)
}
