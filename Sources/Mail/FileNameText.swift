internal import CGMime

/// Names of files as letters and archives carry them.
public enum FileNameText {
    /// The steps of a path, each in composed letters (NFC): macOS writes «й» as two.
    ///
    /// Both kinds of slash part them; what leads nowhere or out ("", ".", "..") is left out. The
    /// steps are for people: a path to a file is never made of them.
    public static func steps(_ path: String) -> [String] {
        let path = String(path.unicodeScalars.filter { $0 != "\0" })
        return composed(path).unicodeScalars.split { $0 == "/" || $0 == "\\" }
            .map { String($0) }.filter { $0 != "." && $0 != ".." }
    }

    private static func composed(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }),
            let composed = unsafe g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT_COMPOSE)
        else { return text }
        defer { unsafe g_free(composed) }
        return unsafe String(cString: composed)
    }
}
