import Forms
import Spreadsheet
import TestSupport
import Testing

/// 1. Three places say whose report it is: the document properties, the sheet «Служебный», the
///    title sheet.
/// 2. A silent place does no harm; places that contradict each other decide nothing.
struct IdentityTests {
    private let agreed = IdentityVerdict.agreed(
        inn: "0012345673", period: Period(year: 2026, half: .second))

    @Test func threePlacesThatAgreeDecide() {
        let fixture = ImportFixture()
        let identity = fixture.reading.identity
        #expect(identity.formID == "M61")
        #expect(identity.formVersion == "2026.1")
        #expect(identity.marks.map(\.source) == [.properties, .service, .title])
        #expect(identity.resolve() == agreed)
    }

    @Test func anyOnePlaceIsEnough() {
        var titleOnly = ImportFixture()
        titleOnly.workbook.customProperties = [:]
        titleOnly.workbook.sheets.removeLast()
        #expect(titleOnly.reading.identity.formID == nil)
        #expect(titleOnly.reading.identity.resolve() == agreed)
        var propertiesOnly = ImportFixture()
        propertiesOnly.workbook.sheets.removeLast()
        propertiesOnly.workbook.sheets.removeFirst()
        #expect(propertiesOnly.reading.identity.resolve() == agreed)
        var serviceOnly = ImportFixture()
        serviceOnly.workbook.customProperties = [:]
        serviceOnly.workbook.sheets.removeFirst()
        #expect(serviceOnly.reading.identity.resolve() == agreed)
    }

    @Test func anIllegibleTitleDoesNotOutweighTheOthers() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[0]["C7"] = .text("001234567")
        #expect(fixture.reading.identity.resolve() == agreed)
        #expect(fixture.facts == [.wrongINN(found: "001234567")])
        fixture.workbook.sheets[0]["C7"] = nil
        fixture.workbook.sheets[0]["C11"] = .text("второе")
        #expect(fixture.reading.identity.resolve() == agreed)
    }

    @Test func theNeighboursNumberOnTheTitleIsAContradiction() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[0]["C7"] = .text("0000000018")
        guard case .contradiction(let marks) = fixture.reading.identity.resolve() else {
            Issue.record("two numbers are no agreement")
            return
        }
        #expect(marks.map(\.inn) == ["0012345673", "0012345673", "0000000018"])
    }

    @Test func anotherHalfYearOnTheTitleIsAContradiction() {
        var fixture = ImportFixture()
        fixture.workbook.sheets[0]["C11"] = .number(1)
        guard case .contradiction(let marks) = fixture.reading.identity.resolve() else {
            Issue.record("two periods are no agreement")
            return
        }
        #expect(marks.last?.period == Period(year: 2026, half: .first))
    }

    @Test func aSecondTitleSheetOfAnotherInstitutionIsAContradiction() {
        var fixture = ImportFixture()
        var copy = fixture.workbook.sheets[0]
        copy.name = "1_Титул (2)"
        fixture.workbook.sheets.append(copy)
        #expect(fixture.reading.identity.resolve() == agreed)
        fixture.workbook.sheets[fixture.workbook.sheets.count - 1]["C7"] = .text("0000000018")
        guard case .contradiction = fixture.reading.identity.resolve() else {
            Issue.record("two reports in one file are no agreement")
            return
        }
    }

    @Test func whatNoPlaceSaysIsMissing() {
        var fixture = ImportFixture()
        for key in [ServiceKey.inn, .period] {
            fixture.workbook.customProperties[key.property] = nil
        }
        fixture.workbook.sheets.removeLast()
        fixture.workbook.sheets[0]["C7"] = nil
        #expect(fixture.reading.identity.resolve() == .missing([.inn]))
        fixture.workbook.sheets[0]["C10"] = .text("2026 год")
        #expect(fixture.reading.identity.resolve() == .missing([.inn, .period]))
    }

    @Test func anotherFormIsNotThisForm() {
        var fixture = ImportFixture()
        fixture.workbook.customProperties[ServiceKey.form.property] = "M62"
        fixture.workbook.sheets.removeLast()
        #expect(fixture.reading.identity.resolve() == .notThisForm)
        let table = SheetContents(name: "Лист1", table: "Меню | Цена\nСуп | 120")
        let menu = FormImport(form: SmallForm.form).read(WorkbookContents(sheets: [table]))
        #expect(menu.identity.resolve() == .notThisForm)
    }

    @Test func theSheetOfServiceMayHoldTheNumberAsANumber() {
        var fixture = ImportFixture()
        fixture.workbook.customProperties = [:]
        let last = fixture.workbook.sheets.count - 1
        fixture.workbook.sheets[last] = SheetContents(
            name: "Служебный",
            table: """
                Не изменяйте этот лист
                Код формы | М61
                ИНН МОУ | 12345673
                Период | 2026-2
                """)
        #expect(fixture.reading.identity.marks.first?.inn == "0012345673")
        #expect(fixture.reading.identity.resolve() == agreed)
    }
}
