/// Why a stream of XML was refused.
public enum XMLError: Error, Equatable {
    /// The text is not well-formed; the line is one-based, the code is that of libxml2.
    case malformed(line: Int, code: Int32)
    /// The document declares a DOCTYPE.
    case documentType
    /// The encoding is neither UTF-8 nor UTF-16.
    case encoding
    /// A limit is exceeded.
    case limitExceeded(XMLLimits.Rule)
}
