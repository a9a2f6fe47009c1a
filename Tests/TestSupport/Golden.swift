import FoundationEssentials

/// Texts that were agreed, in the folder `Golden` beside the test.
///
/// With `RECORD_GOLDEN=1` in the environment the text is written down, and the test fails, so that
/// no run that records can pass for one that compares.
public enum Golden {
    /// What differs from the agreed text; nil when nothing does.
    ///
    /// - Parameters:
    ///   - text: what was made now.
    ///   - name: the name of the agreed text, without its extension.
    ///   - file: the test; the folder is looked for beside it.
    /// - Returns: the first differing line, or why there was nothing to compare with.
    /// - Throws: the system's error when the text cannot be written down.
    public static func difference(
        of text: String, from name: String, file: String = #filePath
    ) throws -> String? {
        let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Golden")
        let golden = folder.appending(path: name + ".txt")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: golden)
            return "recorded \(golden.path)"
        }
        guard let data = FileManager.default.contents(atPath: golden.path) else {
            return "no \(golden.path): record it with RECORD_GOLDEN=1"
        }
        return difference(between: String(decoding: data, as: UTF8.self), and: text)
    }

    /// The first line that differs, of both texts; nil when they are the same.
    public static func difference(between agreed: String, and made: String) -> String? {
        guard !agreed.utf8.elementsEqual(made.utf8) else { return nil }
        let old = agreed.split(separator: "\n", omittingEmptySubsequences: false)
        let new = made.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, (one, other)) in zip(old, new).enumerated() where one != other {
            return "line \(number + 1): agreed \(one), made \(other)"
        }
        return "agreed \(old.count) lines, made \(new.count)"
    }
}
