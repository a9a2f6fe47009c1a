/// Names of files that we make from other people's words.
public enum FileName {
    /// The most bytes of a name; file systems take 255, and programs add to them.
    private static let limit = 200

    /// The text as a name that every file system and Windows take; the extension stays whole.
    public static func safe(_ text: String) -> String {
        let allowed = String(
            String.UnicodeScalarView(
                RawPath(text).display.unicodeScalars.map { forbidden.contains($0) ? "_" : $0 }))
        let dot = allowed.lastIndex(of: ".") ?? allowed.endIndex
        let isExtension = allowed[dot...].utf8.count <= 10 && !allowed[dot...].contains(" ")
        let ending = isExtension ? allowed[dot...] : ""
        var stem = allowed.dropLast(ending.count)
        while stem.utf8.count + ending.utf8.count > limit { stem.removeLast() }
        while let last = stem.last, last == " " || last == "." { stem.removeLast() }
        return (stem.isEmpty ? "_" : String(stem)) + ending
    }

    private static let forbidden = Set("/\\:*?\"<>|\u{FFFD}".unicodeScalars)
}
