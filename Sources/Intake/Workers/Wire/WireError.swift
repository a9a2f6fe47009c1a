/// Bytes that are no encoded value. Where they are wrong is of no use: the process that sent them
/// is not asked again.
struct WireError: Error, Hashable {}
