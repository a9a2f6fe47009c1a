import Forms
import Spreadsheet
import TestSupport
import Testing

struct RegisterImportTests {
    private func read(_ table: String) -> RegisterImport.Reading {
        let sheets = [
            SheetContents(name: "Пояснения", table: "Реестр ведёт КИМЦ"),
            SheetContents(name: "Реестр", table: table, origin: CellAddress(row: 3, column: 1)),
        ]
        return RegisterImport(form: SmallForm.form).read(WorkbookContents(sheets: sheets))
    }

    @Test func everythingTheRegisterSaysIsTaken() throws {
        let reading = read(
            """
            Реестр муниципальных образовательных учреждений
            Район | Тип МОУ | Краткое  наименование | ИНН | Полное наименование | Сайты | Продление | Номер | Действует с | Действует по | ИНН преемника | Синонимы | Не отчитывается (причина)
            ленинский | Школа | МАОУ СШ № 1 | 12345673 | Средняя школа № 1 | https://SH1.ru/ ; sh1.gosuslugi.ru | 2026-2 до 20.12.2026: карантин; 2027-1 до 01.07.2027 | 17 | @2019-09-01
            Кировский | детский сад | МБДОУ № 61 | '0000000018 | - | | | | '01.09.2015 | @2026-08-31 | '0012345673 | д/с 61; Садик № 61 | закрыт на ремонт

            """)
        #expect(reading.problems == [])
        #expect(reading.organizations.map(\.inn) == ["0012345673", "0000000018"])
        let school = reading.organizations[0]
        #expect(school.name == "МАОУ СШ № 1")
        #expect(school.fullName == "Средняя школа № 1")
        #expect(school.kind == "школа")
        #expect(school.district == "Ленинский")
        #expect(school.number == "17")
        #expect(school.hosts == ["sh1.ru", "sh1.gosuslugi.ru"])
        #expect(school.validFrom == CalendarDate(iso: "2019-09-01"))
        #expect(school.exemption == nil)
        let winter = try #require(CalendarDate(iso: "2026-12-20"))
        let summer = try #require(CalendarDate(iso: "2027-07-01"))
        #expect(
            school.extensions == [
                Organization.Extension(
                    period: Period(year: 2026, half: .second), until: winter, reason: "карантин"),
                Organization.Extension(
                    period: Period(year: 2027, half: .first), until: summer, reason: ""),
            ])
        let kindergarten = reading.organizations[1]
        #expect(kindergarten.fullName == "МБДОУ № 61")
        #expect(kindergarten.validFrom == CalendarDate(iso: "2015-09-01"))
        #expect(kindergarten.validTo == CalendarDate(iso: "2026-08-31"))
        #expect(kindergarten.successor == "0012345673")
        #expect(kindergarten.synonyms == ["д/с 61", "Садик № 61"])
        #expect(kindergarten.exemption == "закрыт на ремонт")
    }

    @Test func everyMistakeIsNamedWithItsRow() {
        let reading = read(
            """
            ИНН | Краткое наименование | Тип | Район | Действует с | Действует по | ИНН преемника | Продление
            '0012345673 | СШ № 1 | школа | Ленинский
            '0012345674 | СШ № 2 | школа | Ленинский
             | СШ № 3 | школа | Ленинский
            '0012345673 | СШ № 4 | школа | Ленинский
            '0000000018 | | техникум | Приморский | с осени | | '0000000025 | до лета
            '0000000032 | СШ № 6 | школа | Ленинский | @2026-09-01 | @2025-08-31
            """)
        #expect(
            reading.problems == [
                RegisterProblem(.wrongINN(found: "0012345674"), worksheetRow: 6),
                RegisterProblem(.missingINN, worksheetRow: 7),
                RegisterProblem(.duplicateINN(inn: "0012345673", firstRow: 5), worksheetRow: 8),
                RegisterProblem(.missingName, worksheetRow: 9),
                RegisterProblem(.unknownKind(found: "техникум"), worksheetRow: 9),
                RegisterProblem(.unknownDistrict(found: "Приморский"), worksheetRow: 9),
                RegisterProblem(
                    .badDate(caption: "Действует с", found: "с осени"), worksheetRow: 9),
                RegisterProblem(.badExtension(found: "до лета"), worksheetRow: 9),
                RegisterProblem(.unknownSuccessor(inn: "0000000025"), worksheetRow: 9),
                RegisterProblem(.endsBeforeItBegins, worksheetRow: 10),
            ])
        #expect(reading.organizations.map(\.inn) == ["0012345673", "0000000018", "0000000032"])
    }

    @Test func aWorkbookWithoutTheTableIsNoRegister() {
        #expect(read("ИНН | Название").problems == [RegisterProblem(.noTable)])
    }
}
