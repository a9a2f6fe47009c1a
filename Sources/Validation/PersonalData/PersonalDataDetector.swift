package import Forms

/// Recognises personal data in a text.
package struct PersonalDataDetector {
    private var names = PersonNames()
    private let hosts: [String]
    /// The institution's own names, folded: whom it is named after is no secret.
    private let ownNames: [[Unicode.Scalar]]

    /// Makes a detector that knows the institution's own names and sites.
    package init(organization: Organization?) {
        let own = organization.map { [$0.fullName, $0.name] + $0.synonyms } ?? []
        hosts = (organization?.hosts ?? []).compactMap { WebHost.name(of: $0) }
        ownNames = own.map { Array($0.folded.unicodeScalars) }.filter { $0.count >= 5 }
        for name in own { names.known += names.people(in: TextWords(name)).map(\.person) }
    }

    /// What the text gives away: each kind once, and never the data itself.
    package func facts(in text: String) -> [Fact] {
        let words = TextWords(withoutOwnNames(text))
        let kinds = PersonalNumbers.kinds(in: words.scalars, hosts: hosts)
        let facts = names.areFound(in: words) ? [Fact.personName] : []
        return facts
            + Fact.PersonalDataKind.allCases.filter(kinds.contains).map { .personalData(kind: $0) }
    }

    private func withoutOwnNames(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        // Letter by letter, so that places stay the same; no Russian letter changes its length.
        let folded = scalars.map(FoldedScalars.folded)
        for name in ownNames where folded.count >= name.count {
            var start = 0
            while start + name.count <= folded.count {
                guard folded[start] == name[0],
                    folded[start..<start + name.count].elementsEqual(name)
                else {
                    start += 1
                    continue
                }
                for index in start..<start + name.count { scalars[index] = "\n" }
                start += name.count
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
