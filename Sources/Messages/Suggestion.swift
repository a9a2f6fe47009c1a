/// The remedy for a word that is not known.
enum Suggestion {
    /// The word that was probably meant, or all that are possible.
    static func sentence(for word: String, among allowed: [String]) -> String {
        let nearest = allowed.map { (word: $0, distance: distance(word, $0)) }
            .min { $0.distance < $1.distance }
        guard let nearest, nearest.distance <= 2, nearest.distance < nearest.word.count else {
            return "Здесь возможно: \(allowed.joined(separator: ", "))."
        }
        return "Возможно, имелось в виду «\(nearest.word)»\(letters(of: nearest.word, not: word))."
    }

    /// Which letters are meant, where those of another alphabet look the same.
    private static func letters(of wanted: String, not word: String) -> String {
        let isLatin = { (text: String) in text.contains { $0.isASCII && $0.isLetter } }
        let isRussian = { (text: String) in text.contains { !$0.isASCII && $0.isLetter } }
        if isRussian(word), !isRussian(wanted) { return ", латинскими буквами" }
        return isLatin(word) && !isLatin(wanted) ? ", русскими буквами" : ""
    }

    /// How many letters have to be put in, taken out or exchanged to get from one word to the other.
    private static func distance(_ one: String, _ other: String) -> Int {
        let other = Array(other)
        var row = Array(0...other.count)
        for (index, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for place in other.indices {
                let exchanged = diagonal + (letter == other[place] ? 0 : 1)
                diagonal = row[place + 1]
                row[place + 1] = min(exchanged, diagonal + 1, row[place] + 1)
            }
        }
        return row[other.count]
    }
}
