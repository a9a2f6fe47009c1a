import FoundationEssentials
import Forms

/// The past that the demonstration gives to form М-6.1, which has none of its own yet: a version
/// that nobody ever collected, so that the way of an old blank can be seen.
public enum DemoPast {
    /// The version.
    public static let version = "2025.2"

    /// How the definition of the form differed then. Each text stands in the definition once.
    private static let differences = [
        ("\nversion: '2026.1'", "\nversion: '\(version)'"),
        // The row on agreements with mentors is new.
        ("      - {code: 313,", "      # {code: 313,"),
        // Curators stood in another row, and one row was given up.
        (
            "      - {code: 319, zero_when: never, columns: 3, item: '3.1', "
                + "caption: Кураторы наставничества}",
            "      - {code: 319, zero_when: never, columns: 3, "
                + "caption: Члены совета наставников}\n"
                + "      - {code: \(curators), zero_when: never, columns: 3, item: '3.1', "
                + "caption: Кураторы наставничества}"
        ),
        // A state of programmes had another name.
        ("program_state: [реализуется,", "program_state: [идёт,"),
    ]
    private static let curators = 320

    /// What the definition of today says of it.
    private static let replaces = """

        # Для демонстрации: прежняя версия выдумана.
        replaces:
          - version: '\(version)'
            rows: {319: none, \(curators): 319}
            values: {program_state: {идёт: реализуется}}

        """

    /// The definition as it was, and the one of today with a past.
    ///
    /// - Parameter yaml: the definition of form М-6.1 as it is shipped.
    /// - Returns: both; nil when the definition is another one, or has a past of its own.
    public static func definitions(of yaml: String) -> (older: String, current: String)? {
        guard !yaml.contains("\nreplaces:"), let rules = yaml.firstRange(of: "\nrules:") else {
            return nil
        }
        // The rules speak of the rows of today, and nobody applies them to an old blank.
        var older = String(yaml[..<rules.lowerBound]) + "\n"
        for (now, then) in differences {
            guard older.ranges(of: now).count == 1 else { return nil }
            older = older.replacing(now, with: then)
        }
        older = older.replacing("\"реализуется\"", with: "\"идёт\"")
        return (older, yaml + replaces)
    }

    /// Fills in what only the older version asks for.
    static func fill(_ filling: inout Filling) {
        guard filling.form.version == version, let count = filling.submission.number(319) else {
            return
        }
        filling.put(.number(count), typed: "\(count)", at: ValueKey(curators))
        filling.put(.number(3), typed: "3", at: ValueKey(319))
    }
}
