package import Forms
import Validation

/// Findings in sentences that repeat nothing a school typed, for workbooks that leave КИМЦ.
package enum RemarkText {
    /// What stands for a text that is not repeated.
    private static let withheld = "…"

    /// The sentence for a finding. Numbers, days and the wordings of the form's lists appear in
    /// it, other texts do not.
    package static func sentence(for finding: Finding, of form: Form) -> String {
        let text = FindingText(withoutTexts(finding, of: form), form: form)
        return text.remedy.isEmpty ? text.fact : "\(text.fact) \(text.remedy)"
    }

    /// Findings on a report without the texts that nothing may repeat: whatever else a school typed
    /// may stand in an answer to that school.
    ///
    /// - Parameters:
    ///   - findings: those that are wanted.
    ///   - all: all findings on the report.
    ///   - submission: the report.
    ///   - form: the form of the report.
    ///   - organization: the institution, whose own names are no secret; nil for an unknown one.
    /// - Returns: the findings that are wanted, in the same order.
    package static func discreet(
        _ findings: some Collection<Finding>, among all: [Finding], in submission: Submission,
        form: Form, organization: Organization?
    ) -> [Finding] {
        guard !findings.isEmpty else { return [] }
        let withheld = WithheldTexts(all, in: submission, form: form, organization: organization)
        return findings.map { withheld.cover($0) ? withoutTexts($0, of: form) : $0 }
    }

    /// The finding without the texts that a school typed.
    package static func withoutTexts(_ finding: Finding, of form: Form) -> Finding {
        var finding = finding
        finding.fact = withoutTexts(finding.fact, form)
        return finding
    }

    private static func withoutTexts(_ fact: Fact, _ form: Form) -> Fact {
        switch fact {
        case .ruleBroken(let id, let arguments):
            .ruleBroken(id: id, arguments: arguments.map { $0.map { shareable($0, form) } })
        case .sheetRenamed(let name, _): .sheetRenamed(name: name, found: withheld)
        case .numberAsText(_, let read): .numberAsText(found: withheld, read: read)
        case .notANumber: .notANumber(found: withheld)
        case .dashForZero: .dashForZero(found: withheld)
        case .notWhole: .notWhole(found: withheld)
        case .ambiguousNumber: .ambiguousNumber(found: withheld)
        case .percentRead(_, let read): .percentRead(found: withheld, read: read)
        case .dateForNumber: .dateForNumber(found: withheld)
        case .notADate: .notADate(found: withheld)
        case .dateAsText(_, let read): .dateAsText(found: withheld, read: read)
        case .spreadsheetError: .spreadsheetError(found: withheld)
        case .outOfBounds(_, let lowest, let highest):
            .outOfBounds(found: withheld, lowest: lowest, highest: highest)
        case .notInList(_, let list): .notInList(found: withheld, list: list)
        case .textFromNumber: .textFromNumber(found: withheld, read: withheld)
        case .notAWebAddress: .notAWebAddress(found: withheld)
        case .lettersPutRight: .lettersPutRight(found: withheld, read: withheld)
        case .filledCrossedOut: .filledCrossedOut(found: withheld)
        case .otherFormVersion(_, let current):
            .otherFormVersion(found: withheld, current: current)
        case .valueGivenUp(let version, let row, let column, let caption, _):
            .valueGivenUp(
                version: version, row: row, column: column, caption: caption, found: nil)
        case .otherPeriod(_, let collected): .otherPeriod(found: withheld, collected: collected)
        case .wrongINN: .wrongINN(found: withheld)
        case .unknownINN: .unknownINN(found: withheld)
        case .sheetMissing, .columnMissing, .rowMissing, .rowRepeated, .surplusRow, .cellsMerged,
            .macrosIgnored,
            .rowsHidden, .externalReference, .formulaWithoutResult, .empty, .textTooLong,
            .reorganised, .secondFirstReport, .olderFormVersion, .absentFromVersion, .receivedLate,
            .arrivalAssumed,
            .personName, .personalData:
            fact
        }
    }

    private static func shareable(_ value: FormValue, _ form: Form) -> FormValue {
        switch value {
        case .number, .date: value
        case .text(let text):
            form.lists.contains { $0.values.contains(text) } ? value : .text(withheld)
        }
    }
}
