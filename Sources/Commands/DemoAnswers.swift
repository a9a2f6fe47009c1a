internal import DemoCity
internal import Forms
internal import Intake
internal import Messages
internal import Reports
internal import Spreadsheet
internal import Store
internal import WorkbookWriter

/// The forms of the invented city that come back with explanations.
struct DemoAnswers {
    /// How many days an answer takes.
    private static let pause = 3

    let session: Session
    let period: Period
    /// The last day of the collection.
    let due: CalendarDate
    /// The number the city is made from.
    let seed: UInt64

    /// Sends the answers that arrive by a day.
    ///
    /// - Returns: how many there are.
    func send(until day: CalendarDate) throws -> Int {
        let store = try session.store()
        let reports = try session.reports(of: period, in: store)
        try store.close()
        let layout = ReturnedForm(form: session.form)
        var count = 0
        for report in reports {
            guard let version = report.latest, version.verdict == .acceptedWithRemarks,
                case let arrival = version.arrival.date.adding(days: Self.pause), arrival <= day
            else { continue }
            let returned = layout.document(
                for: report.organization, version: version,
                on: .init(
                    collected: period, reported: period, due: due,
                    created: DateTime(date: version.arrival.date)))
            guard
                let answer = DemoAnswer.answered(returned, by: report.organization, seed: seed)
            else { continue }
            let folder = session.workspace.inbox.appending("\(arrival)")
            try Disk.makeFolder(folder)
            let name = FileName.safe(CommandText.remarksName(report.organization))
            try Disk.publish(try WorkbookFile.bytes(of: answer), at: folder.appending(name))
            count += 1
        }
        return count
    }
}
