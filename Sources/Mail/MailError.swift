/// Why a letter cannot be read.
public enum MailError: Error, Hashable {
    /// The bytes do not begin with headers.
    case noHeaders
    /// A limit is exceeded.
    case limitExceeded(MailLimits.Rule)
}
