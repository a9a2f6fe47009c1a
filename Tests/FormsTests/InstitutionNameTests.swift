import Forms
import Testing

/// The spellings are those that public sources show for the same institutions.
struct InstitutionNameTests {
    private static func organization(
        _ inn: String, _ name: String, _ fullName: String, synonyms: [String] = []
    ) -> Organization {
        Organization(
            inn: inn, name: name, fullName: fullName, kind: "", district: "", synonyms: synonyms)
    }

    private static let register = [
        organization(
            "1", "МАОУ СШ № 150",
            "МАОУ «Средняя школа № 150 имени Героя Советского Союза "
                + "В. С. Молокова»"),
        organization("2", "МБОУ СШ № 14", "Средняя школа № 14"),
        organization("3", "МАОУ Гимназия № 14", "МАОУ «Гимназия № 14 экономики»"),
        organization("4", "МБДОУ № 16", "МБДОУ «Детский сад № 16 комбинированного вида»"),
        organization("5", "МАОУ СШ № 16", "Средняя школа № 16"),
        organization("6", "МАОУ СШ № 158 «Грани»", "Средняя школа № 158 «Грани»"),
        organization("7", "МАОУ Гимназия № 1 «Универс»", "Гимназия № 1 «Универс»"),
        organization("8", "МАОУ ОК «Покровский»", "Образовательный комплекс «Покровский»"),
        organization("9", "МБДОУ № 61", "Детский сад № 61", synonyms: ["Садик Ромашка"]),
        organization("2463000001", "МБОУ ДДТ № 2", "Дом детского творчества № 2"),
    ]

    private static let spellings: [(String, String)] = [
        ("МАОУ «Средняя школа № 150 имени Героя Советского Союза В. С. Молокова»", "1"),
        ("МАОУ СШ №150 г. Красноярск", "1"),
        ("MAOY COШ N 150", "1"),
        ("школа 150", "1"),
        ("школа № 14", "2"),
        ("гимназия №14", "3"),
        ("МБДОУ № 16 г. Красноярска", "4"),
        ("детский сад 16", "4"),
        ("СОШ #16", "5"),
        ("МАОУ СШ № 158", "6"),
        ("«Грани»", "6"),
        ("гимназия Универс", "7"),
        ("Комплекс Покровский", "8"),
        ("садик «Ромашка»", "9"),
        ("М61_2463000001_2026-2_в01.xlsx", "2463000001"),
        ("СШ_150_отчет итог2 15.12.2026 (1).xlsx", "1"),
    ]

    @Test func theLikeliestInstitutionComesFirst() {
        for (text, inn) in Self.spellings {
            let candidates = InstitutionName.candidates(for: text, in: Self.register)
            #expect(candidates.first?.inn == inn, "\(text): \(candidates.map(\.name))")
        }
    }

    @Test(
        "a name that cannot be the institution's names others only when it is clear",
        arguments: [
            ("МБОУ СШ № 14", ["2"]), ("школа 158", ["6"]),
            ("Образовательный комплекс «Покровский»", ["8"]),
            ("МАОУ СШ № 150", []), ("СШ № 150, корпус 14", []), ("№ 14", []), ("Наша школа", []),
            ("", []), ("МАОУ СШ № 999", []),
        ])
    func others(_ text: String, _ inns: [String]) {
        let others = InstitutionName.others(
            than: Self.register[0], namedBy: text, in: Self.register)
        #expect(others.map(\.inn) == inns)
    }

    @Test func whoeverTookItOverIsNobodyElse() {
        var register = Self.register
        register[1].successor = register[0].inn
        #expect(
            InstitutionName.others(than: register[0], namedBy: "СШ № 14", in: register).isEmpty)
        #expect(
            InstitutionName.others(than: register[1], namedBy: "СШ № 150", in: register).isEmpty)
    }

    @Test func theSameSpellingComesBeforeTheSameNumber() {
        let register = (1...8).map {
            Self.organization("\($0)", ["ДС", "СШ", "Лицей", "Центр"][$0 % 4] + " № \($0 / 4)", "")
        }
        let candidates = InstitutionName.candidates(for: "Центр № 1", in: register)
        #expect(candidates.first?.inn == "7")
    }

    @Test func aNumberAloneProposesAllThatHaveIt() {
        let candidates = InstitutionName.candidates(for: "№ 14", in: Self.register)
        #expect(Set(candidates.map(\.inn)) == ["2", "3"])
    }

    @Test func anotherTypeWithTheSameNumberIsNotProposed() {
        let candidates = InstitutionName.candidates(for: "детский сад № 16", in: Self.register)
        #expect(candidates.map(\.inn) == ["4"])
    }

    @Test func whatFitsNothingProposesNothing() {
        for text in ["", "отчёт.xlsx", "форма М-6.1 2026-2.xlsx", "СШ № 999"] {
            #expect(InstitutionName.candidates(for: text, in: Self.register).isEmpty, "\(text)")
        }
    }
}
