import Forms
import Messages
import Spreadsheet
import WorkbookWriter

/// What a receipt says of the values of a file: how they were understood, and what was found.
struct ReceiptContents {
    /// What was not written as the form asks for.
    let understood: UnderstoodTable
    /// What was found besides, without texts that must not be repeated: errors first, each kind in
    /// the order of the form, as many as are listed.
    let findings: [Finding]

    /// How many more there are.
    private let rest: Int
    private let form: Form

    /// How many findings and how many values are listed before «и ещё N».
    private static let mostFindings = 50
    private static let mostValues = 200

    init(
        _ submission: Submission, _ findings: [Finding], form: Form, organization: Organization?
    ) {
        self.form = form
        understood = UnderstoodTable(
            submission, findings: findings, form: form, organization: organization,
            limit: Self.mostValues)
        // A notice of how a value was understood says what the table has said.
        let others = findings.filter {
            $0.severity != .notice || !($0.fact.understanding?.isTaken ?? false)
        }
        let listed = form.inOrder(others, gravestFirst: true).prefix(Self.mostFindings)
        rest = others.count - listed.count
        self.findings = RemarkText.discreet(
            listed, among: findings, in: submission, form: form, organization: organization)
    }

    /// Writes both tables; `isReturned` tells that the sender gets all findings in a workbook.
    func put(on page: inout FlowPage, isReturned: Bool) {
        page.put(UnderstoodText.title, over: page.columns, Theme.sectionTitle)
        if understood.values.isEmpty {
            page.put(UnderstoodText.nothing, over: page.columns, Theme.plain)
        } else {
            page.put(UnderstoodText.help, over: page.columns, Theme.help)
            understood.put(on: &page)
            if understood.leftOut > 0 {
                page.put(
                    RemarksText.leftOut(understood.leftOut), over: page.columns, Theme.plain)
            }
        }
        page.skip(8)
        page.put(ReceiptText.findings, over: page.columns, Theme.sectionTitle)
        guard !findings.isEmpty else {
            let isFirst = understood.values.isEmpty
            page.put(
                isFirst ? ReceiptText.noFindings : ReceiptText.noOtherFindings,
                over: page.columns, Theme.plain)
            return
        }
        putFindings(on: &page)
        if rest > 0 {
            page.put(
                ReceiptText.more(rest, isReturned: isReturned), over: page.columns, Theme.plain)
        }
    }

    private func putFindings(on page: inout FlowPage) {
        let places = [0...0, 1...1, 2...2, 3...page.columns.upperBound]
        for (columns, caption) in zip(places, ReceiptText.findingsHeader) {
            page.put(caption, over: columns, Theme.header, advancing: false)
        }
        page.endRow(atLeast: Theme.rowHeight + 6)
        for (index, finding) in findings.enumerated() {
            let text = FindingText(finding, form: form)
            let cells = [
                ("\(index + 1).", Theme.rowCode),
                (VerdictText.name(of: finding.severity), look(finding)),
                (text.place.isEmpty ? RemarksText.wholeFile : text.place, Theme.caption),
                (text.fact, Theme.caption),
            ]
            for (columns, (words, style)) in zip(places, cells) {
                page.put(words, over: columns, style, advancing: false)
            }
            page.endRow()
        }
    }

    private func look(_ finding: Finding) -> CellStyle {
        switch finding.severity {
        case .error: Theme.error
        case .warning: finding.isOpen ? Theme.warning : Theme.good
        case .notice: Theme.notice
        }
    }
}
