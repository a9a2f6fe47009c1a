import Completeness
import Forms
import Spreadsheet
import TestSupport
import Testing
import Validation
import WorkbookReader
import WorkbookWriter

@testable import DemoCity

/// The demonstration city and what a collector sees of its letters.
struct SmallCity {
    static let seed: UInt64 = 61

    let form: Form
    let organizations: [Organization]
    let formImport: FormImport
    let validator: Validator

    static let periods = [Period(year: 2026, half: .first), Period(year: 2026, half: .second)]

    init() throws {
        form = try TestForm.m61()
        organizations = DemoRegister.organizations(seed: Self.seed, form: form)
        formImport = FormImport(form: form)
        validator = Validator(form: form)
    }

    func due(_ period: Period) throws -> CalendarDate {
        try #require(form.dueDate(of: period))
    }

    func reading(_ bytes: [UInt8]) throws -> FormReading {
        formImport.read(
            try WorkbookReader(bytes: bytes).contents(skipping: FormImport.isPrintedOnly))
    }

    /// What an institution reported for the half-year before; nil when it owed nothing then.
    func previous(
        of organization: Organization, before period: Period, daysBeforeDue: Int = 0
    ) throws -> Submission? {
        let duty = Duty(
            of: organization, for: period.previous, deadline: try due(period.previous))
        guard duty.isObliged else { return nil }
        return DemoReport.submission(
            of: organization, form: form, period: period.previous, due: duty.due,
            sent: duty.due.adding(days: -daysBeforeDue), seed: Self.seed)
    }

    /// Everything that is found in a workbook, by its reader and by the rules.
    func findings(
        in reading: FormReading, of sending: Sending, _ period: Period, after previous: Submission?
    ) -> [Finding] {
        let context = ValidationContext(
            period: period, due: sending.due, today: sending.day,
            organization: sending.organization, previous: previous)
        return reading.findings + validator.findings(in: reading.submission, context: context)
    }
}
