import Foundation
import Forms
import Testing

@testable import Definitions

/// 1. Who answers follows from the type of the respondent's cell; institutions need more cells.
/// 2. A register may have a row for each institution, with columns that the blank prints.
/// 3. What makes no sense in either is told with its place.
struct RespondentTests {
    static let yaml = #"""
        id: T2
        version: '1'
        short_title: Форма Т-2
        title: Проба
        roadmap_item: '7.2'
        collector: КИМЦ
        years: 2025-2029
        deadlines: {1: 01-31, 2: 07-31}
        identity:
          respondent: r101
          year: r102
          half: r103
        lists:
          office: [КИМЦ, ГУО]
          half: [1 (январь), 2 (июль)]
          mark: ['0', '1', '2']
        sheets:
          - number: 1
            name: Титул
            title: Титул
            help: Заполните.
            columns:
              - {number: 1, role: code, caption: №}
              - {number: 2, role: caption, caption: Сведения}
              - {number: 3, caption: Значение, type: text, limit: 100, required: always}
            rows:
              - {code: 101, caption: Кто отвечает, list: office}
              - {code: 102, caption: Год, type: year}
              - {code: 103, caption: Раунд, list: half}
          - number: 2
            name: Чек-лист
            title: Чек-лист
            help: Отметьте.
            register: 5
            rows: institutions
            columns:
              - {number: 1001, caption: ИНН, from: inn}
              - {number: 1002, caption: Наименование, from: name, hint: Печатается.}
              - {number: 1003, caption: Отметка, list: mark, required: always}
        """#

    private func form(_ yaml: String) throws -> Form {
        try FormDefinition.load(yaml: yaml, file: "т.yaml")
    }

    private func mistakes(_ old: String, _ new: String) -> [Mistake.Kind] {
        #expect(Self.yaml.contains(old))
        do {
            _ = try form(Self.yaml.replacingOccurrences(of: old, with: new))
            return []
        } catch let error as DefinitionError {
            return error.mistakes.map(\.kind)
        } catch {
            Issue.record(error)
            return []
        }
    }

    @Test("1: offices, persons and institutions")
    func respondents() throws {
        let offices = try form(Self.yaml)
        #expect(offices.respondents == .offices(["КИМЦ", "ГУО"]))
        #expect(offices.identity.respondent == ValueKey(101))
        #expect(offices.identity.correction == nil)
        let persons = try form(
            Self.yaml.replacingOccurrences(of: "отвечает, list: office", with: "отвечает")
                .replacingOccurrences(of: "  office: [КИМЦ, ГУО]\n", with: ""))
        #expect(persons.respondents == .persons)
        #expect(try form(SmallForm.yaml).respondents == .institutions)
        let renamed = SmallForm.yaml.replacingOccurrences(of: "inn: r103", with: "respondent: r103")
        #expect(try form(renamed).identity == form(SmallForm.yaml).identity)
    }

    @Test("1: keys of respondents")
    func keys() throws {
        let offices = try form(Self.yaml)
        #expect(offices.respondentKey(" кимц ") == "КИМЦ")
        #expect(offices.respondentKey("KИMЦ") == "КИМЦ")
        #expect(offices.respondentKey("Совет") == "Совет")
        #expect(offices.respondentKey("  ") == nil)
        var persons = offices
        persons.sheets[0].rows[0].cells[3]?.kind = .text(limit: 100)
        #expect(persons.respondentKey("Иванова  И.И.") == persons.respondentKey("иванова и. и"))
        #expect(
            persons.respondentKey("Иванова", district: "Ленинский")
                != persons.respondentKey("Иванова", district: "Советский"))
    }

    @Test("1: what is missing")
    func missing() {
        #expect(mistakes("  respondent: r101\n", "") == [.missingKey("respondent")])
        #expect(mistakes("  half: r103\n", "") == [.missingKey("half")])
        #expect(
            mistakes("respondent: r101", "respondent: r102") == [.wrongType(.respondentCell)])
        #expect(
            mistakes("respondent: r101", "respondent: r101\n  inn: r101")
                .contains(.keysExclude("inn", "respondent")))
        let asked = mistakes(
            "Кто отвечает, list: office}",
            "Кто отвечает, type: inn}\n      - {code: 104, caption: Офис, list: office}")
        #expect(asked == Form.IdentityCells.ofInstitutions.map { .missingKey($0) })
    }

    @Test("2: the rows of a register are the institutions")
    func institutions() throws {
        let sheet = try form(Self.yaml).sheets[1]
        #expect(sheet.isPerInstitution && sheet.isRegister)
        #expect(sheet.keyColumn == 1001)
        #expect(sheet.columns.map(\.origin) == [.inn, .name, nil])
        #expect(sheet.columns[1].cell?.hint == "Печатается.")
        #expect(sheet.ordinalColumn == nil)
        #expect(sheet.tellingColumns.map(\.number) == [1003])
    }

    @Test("3: mistakes in such registers")
    func senseless() {
        #expect(mistakes("    register: 5\n", "").contains(.missingKey("register")))
        #expect(mistakes("ИНН, from: inn", "Район, from: district") == [.institutionsWithoutINN])
        #expect(
            mistakes("from: name", "from: site")
                == [.unknownWord("site", allowed: ["inn", "name", "district", "kind"])])
        #expect(mistakes("from: name", "from: name, type: date") == [.keysExclude("from", "type")])
        #expect(
            mistakes("    rows: institutions\n", "").contains {
                if case .unknownKey("from", _) = $0 { true } else { false }
            })
        #expect(
            mistakes("rows: institutions", "rows: schools").contains(
                .keysExclude("register", "rows")))
    }
}
