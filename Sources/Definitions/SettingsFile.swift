public import Forms
import Yams

/// Reads `svod.yaml`: what a workspace sets for itself.
public enum SettingsFile {
    /// Reads the settings; what the file does not set is as usual.
    ///
    /// Whether a time zone of that name exists is for the caller to find out.
    ///
    /// - Parameters:
    ///   - yaml: the contents of the file.
    ///   - file: the name of the file, for the error.
    /// - Returns: the settings.
    /// - Throws: ``DefinitionError`` with all mistakes.
    public static func settings(
        yaml: String, file: String
    ) throws(DefinitionError) -> Settings {
        let root = try DefinitionReader.compose(yaml, file: file)
        var reader = DefinitionReader(source: yaml)
        let settings = reader.settings(root)
        guard reader.mistakes.isEmpty else {
            throw DefinitionError(file: file, mistakes: reader.mistakes.sorted())
        }
        return settings
    }
}

extension DefinitionReader {
    /// The keys of the file, which the sample that `svod init` writes explains one by one.
    private enum Key: String, CaseIterable {
        case timeZone = "time_zone"
        case weekendRule = "weekend_rule"
        case soonDays = "soon_days"
        case smallCount = "small_count"
        case practiceAuthors = "practice_authors"
        case notice
    }

    fileprivate mutating func settings(_ node: Node) -> Settings {
        var settings = Settings()
        // A file of comments only sets nothing.
        if node.scalar?.string.isEmpty == true { return settings }
        guard let fields = fields(node, allowed: Key.allCases.map(\.rawValue)) else {
            return settings
        }
        for key in Key.allCases {
            guard let value = fields[key.rawValue] else { continue }
            switch key {
            case .timeZone: settings.timeZone = text(value) ?? settings.timeZone
            case .weekendRule: settings.weekendRule = weekendRule(value) ?? settings.weekendRule
            case .soonDays: settings.soonDays = integer(value, in: 0...60) ?? settings.soonDays
            case .smallCount:
                settings.smallCount = integer(value, in: 1...10) ?? settings.smallCount
            case .practiceAuthors:
                settings.namesAuthors = truth(value) ?? settings.namesAuthors
            case .notice: settings.notice = text(value)
            }
        }
        return settings
    }

    private mutating func weekendRule(_ node: Node) -> WeekendRule? {
        let word = node.scalar?.string ?? ""
        guard let rule = WeekendRule(rawValue: word) else {
            note(.unknownWord(word, allowed: WeekendRule.allCases.map(\.rawValue)), at: node)
            return nil
        }
        return rule
    }
}
