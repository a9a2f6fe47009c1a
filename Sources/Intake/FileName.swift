/// Names of files that we make from other people's words.
public enum FileName {
    /// The most bytes of a name; file systems take 255, and programs add to them.
    private static let limit = 200

    /// The text as a name that every file system and Windows take; the extension stays whole.
    public static func safe(_ text: String) -> String {
        let text = allowed(text)
        let dot = text.lastIndex(of: ".") ?? text.endIndex
        let isExtension = text[dot...].utf8.count <= 10 && !text[dot...].contains(" ")
        let ending = isExtension ? text[dot...] : ""
        return fitted(text.dropLast(ending.count), before: ending)
    }

    /// The text with an ending as such a name; the ending, which tells the file apart, stays whole.
    public static func safe(_ text: String, ending: String) -> String {
        fitted(allowed(text)[...], before: allowed(ending)[...])
    }

    private static func allowed(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                RawPath(text).display.unicodeScalars.map { forbidden.contains($0) ? "_" : $0 }))
    }

    private static func fitted(_ stem: Substring, before ending: Substring) -> String {
        var stem = stem
        while !stem.isEmpty, stem.utf8.count + ending.utf8.count > limit { stem.removeLast() }
        while let last = stem.last, last == " " || last == "." { stem.removeLast() }
        return (stem.isEmpty ? "_" : String(stem)) + ending
    }

    private static let forbidden = Set("/\\:*?\"<>|\u{FFFD}".unicodeScalars)
}
