import Forms
import TestSupport
import Testing

@Suite struct ShippedFormTests {
    let form: Form

    init() throws {
        form = try TestForm.m61()
    }

    @Test func itHasTenNumberedSheets() {
        #expect(form.sheets.map(\.number) == Array(1...10))
    }
}
