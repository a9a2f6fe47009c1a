import Forms
import Messages
import Testing

struct RegisterTextTests {
    @Test func aSentenceNamesTheRowTheFactAndTheRemedy() {
        let duplicate = RegisterProblem(
            .duplicateINN(inn: "0012345673", firstRow: 5), worksheetRow: 8)
        #expect(
            RegisterText.sentence(for: duplicate)
                == "Реестр МОУ, строка 8: ИНН 0012345673 уже есть в строке 5. "
                + "Оставьте одну из них. Строка не учтена.")
        let kind = RegisterProblem(.unknownKind(found: "техникум"), worksheetRow: 9)
        #expect(
            RegisterText.sentence(for: kind)
                == "Реестр МОУ, строка 9: типа «техникум» нет в списке формы. "
                + "Выберите тип из списка.")
        #expect(
            RegisterText.sentence(for: RegisterProblem(.noTable))
                == "В книге реестра не найдена таблица с графами «ИНН» и «Краткое наименование». "
                + "Верните заголовки граф.")
    }

    @Test func everyFactHasASentenceOfItsOwn() {
        let facts: [RegisterProblem.Fact] = [
            .noTable, .missingINN, .wrongINN(found: "а"), .duplicateINN(inn: "а", firstRow: 1),
            .missingName, .unknownKind(found: ""), .unknownKind(found: "а"),
            .unknownDistrict(found: ""), .unknownDistrict(found: "а"),
            .badDate(caption: "а", found: "а"), .endsBeforeItBegins, .unknownSuccessor(inn: "а"),
            .badExtension(found: "а"),
        ]
        let sentences = facts.map {
            RegisterText.sentence(for: RegisterProblem($0, worksheetRow: 2))
        }
        #expect(Set(sentences).count == facts.count)
        #expect(sentences.allSatisfy { $0.hasSuffix(".") })
    }
}
