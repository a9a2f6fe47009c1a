extension FileKind {
    /// Tells the kind from the bytes of a whole file, and of a zip archive from what lies in it.
    ///
    /// A workbook, a document like one, and an archive that cannot be opened all stay ``zip``: the
    /// reader says more about them.
    public init(lookingInto bytes: [UInt8]) {
        let kind = FileKind(sniffing: bytes)
        self = kind == .zip ? Self.inside(bytes) : kind
    }

    private static func inside(_ bytes: [UInt8]) -> FileKind {
        do {
            let package = try Package(bytes: bytes, limits: .large)
            guard !MainPart.isLikely(in: package),
                case .notWorkbook(let kind) = try MainPart.refusal(package).reason
            else { return .zip }
            return kind
        } catch { return .zip }
    }
}
