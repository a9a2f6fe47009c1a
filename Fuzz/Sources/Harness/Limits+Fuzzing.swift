import WorkbookReader

extension Limits {
    /// The generous limits, as far as an input of 64 KiB can make use of them within a moment.
    ///
    /// One workbook is read several times over, so the limits that count over all of it leave room.
    static let generous: Limits = {
        var limits = Limits.large
        limits.partSize = 2 << 20
        limits.totalSize = 64 << 20
        limits.cells = 2_000_000
        limits.sheets = 256
        limits.time = .seconds(3600)
        return limits
    }()

    /// The generous limits, without larger pieces than the usual ones.
    static let inPieces: Limits = {
        var limits = generous
        limits.wholeSize = 0
        return limits
    }()

    /// The generous limits, with the smallest pieces.
    static let inSmallPieces: Limits = {
        var limits = inPieces
        limits.pieceSize = 512
        return limits
    }()

    /// The limits of a form, but for the time: a slow input is for libFuzzer to find.
    static let patient: Limits = {
        var limits = Limits.form
        limits.time = .seconds(3600)
        return limits
    }()
}
