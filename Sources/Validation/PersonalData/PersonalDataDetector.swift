import Forms

/// Recognises personal data in a text.
struct PersonalDataDetector {
    init(organization: Organization?) {}

    func facts(in text: String) -> [Fact] { [] }
}
