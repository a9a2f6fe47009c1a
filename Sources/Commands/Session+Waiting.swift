internal import Forms
internal import Intake
internal import Spreadsheet
internal import Store

/// The files that wait, as they are counted: all commands and workbooks count them here.
extension Session {
    /// How many files may be reports on the form of which КИМЦ has to decide whose they are: while
    /// there are any, the numbers may still change.
    ///
    /// A file of another form changes nothing in them; one that was read as no form may be of any.
    func unresolved(among waiting: [WaitingFile]) -> Int {
        waiting.count { file in
            file.refusal.needsDecision && file.formID ?? form.id == form.id
        }
    }

    /// Whether a file is laid out while a half-year is collected: files that only their senders can
    /// put right are told of in their own half-year.
    func isWorthShowing(_ file: WaitingFile, collecting period: Period) -> Bool {
        file.refusal.needsDecision || isOf(period, file.sighting)
    }

    /// How many of the files on record are laid out today, and of how many КИМЦ has to decide; by
    /// what was found out about them when they were taken in.
    func countOfShown(_ sightings: [Sighting]) -> (shown: Int, toDecide: Int) {
        let period = form.collectedPeriod(on: today)
        let toDecide = sightings.count { $0.outcome == .unclear }
        let others = sightings.count { $0.outcome != .unclear && isOf(period, $0) }
        return (toDecide + others, toDecide)
    }

    private func isOf(_ period: Period, _ sighting: Sighting) -> Bool {
        form.collectedPeriod(on: sighting.arrival.date) >= period
    }
}
