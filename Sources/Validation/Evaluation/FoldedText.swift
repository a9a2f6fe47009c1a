extension StringProtocol {
    /// The text as it is compared: without blanks around it, in small letters, ё as е.
    var folded: String {
        var scalars = String.UnicodeScalarView()
        var pending: [Unicode.Scalar] = []
        for scalar in lowercased().unicodeScalars {
            if scalar.properties.isWhitespace {
                if !scalars.isEmpty { pending.append(" ") }
                continue
            }
            scalars.append(contentsOf: pending)
            pending.removeAll(keepingCapacity: true)
            scalars.append(scalar == "ё" ? "е" : scalar)
        }
        return String(scalars)
    }

    /// Whether two texts are the same to a reader of a form.
    func matches(_ other: some StringProtocol) -> Bool {
        self == other || folded == other.folded
    }
}
