/// What a template fills in, as dictionaries: the engine finds a placeholder in a dictionary at once,
/// and looks through all fields of a struct for each.
enum TemplateFields {
    /// A struct by the names of its fields, and so on inside of them; fields without a value are
    /// left out.
    static func of(_ value: Any) -> Any {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .struct where !mirror.children.isEmpty:
            let fields = mirror.children.compactMap { child -> (String, Any)? in
                guard let name = child.label, let value = unwrapped(child.value) else { return nil }
                return (name, of(value))
            }
            return Dictionary(uniqueKeysWithValues: fields)
        case .collection: return mirror.children.map { of($0.value) }
        default: return value
        }
    }

    private static func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }
}
