/// Why nothing can be taken out of an archive or a letter.
public enum ContainerError: Error, Hashable, CaseIterable {
    /// It is cut off, or contradicts itself.
    case damaged
    /// It is larger than the limits allow, packed or unpacked.
    case tooLarge
    /// It holds more files than the limits allow.
    case tooManyMembers
    /// It is built as no honest program builds it.
    case forbidden
}
