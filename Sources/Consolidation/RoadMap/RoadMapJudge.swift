import Forms
import Spreadsheet

/// Decides where an item stands for a party on a day.
///
/// The term that counts is the one that runs, if a report tells of it already; else the last one
/// that ended. So what was not done stays overdue until a later report says that it is done, or
/// until reports tell of the next term; the turn of the year alone forgives nothing. A report tells
/// of the terms that begin in its half-year or earlier.
///
/// Institutions report by a due date, and a term may end after it. Then the reports can say that
/// the item is done, but not that it was left undone: that takes reports that are due on the last
/// day of the term or later.
struct RoadMapJudge {
    /// What is known of a term.
    private enum Verdict {
        case done
        /// Not all have done it; so many institutions are behind, where that can be counted.
        case undone(Int?)
        /// Nobody says that it is not done, but not all reports are there yet.
        case pending
        /// No report tells of it.
        case untold

        /// Whether a report tells of the term.
        var isTold: Bool {
            switch self {
            case .done, .undone: true
            case .pending, .untold: false
            }
        }
    }

    let day: CalendarDate
    let period: Period
    let soonDays: Int
    /// The half-year of the institutions' reports.
    let reported: Period?
    /// When these reports are due; nil without any.
    let due: CalendarDate?
    /// When the institutions' reports for the half-years that count are due.
    let dueDates: [CalendarDate]

    /// Whether the day lies behind the due date of the reports.
    private var isCollected: Bool { due.map { day > $0 } ?? true }

    /// Judges what the parties that answer together owe.
    ///
    /// - Parameters:
    ///   - answer: who they are and what they state.
    ///   - terms: the terms of the item, the earliest first.
    ///   - isAsked: whether some form asks offices about the item.
    ///   - isWithForm: whether to send the report is itself what the item asks for.
    /// - Returns: the judgement.
    func share(
        of answer: RoadMapState.Answer, terms: [RoadMapTerm], isAsked: Bool, isWithForm: Bool
    ) -> RoadMapState.Share {
        func share(
            _ phase: RoadMapState.Phase, _ term: RoadMapTerm?, _ verdict: Verdict = .untold
        ) -> RoadMapState.Share {
            var unfinished: Int?
            if phase == .overdue || phase == .passed, case .undone(let count) = verdict {
                unfinished = count
            }
            return .init(
                answer: answer, phase: phase, term: term,
                next: term.flatMap { term in
                    terms.first { $0.days.lowerBound > term.days.upperBound }
                },
                unfinished: unfinished, isTold: verdict.isTold)
        }
        func verdict(on term: RoadMapTerm) -> Verdict {
            switch answer {
            case .office(_, let statement): self.verdict(on: term, statement)
            case .institutions(_, let counts):
                self.verdict(on: term, counts, isWithForm: isWithForm)
            }
        }
        guard !terms.isEmpty else { return share(.continuous, nil) }
        let end = period.days?.upperBound ?? day
        let begun = terms.filter { $0.days.lowerBound <= min(day, end) }
        let open = begun.last { $0.days.upperBound >= day }
        if let open {
            switch verdict(on: open) {
            case .done: return share(.done, open, .done)
            case .undone(let count): return share(phase(of: open), open, .undone(count))
            case .pending: return share(phase(of: open), open)
            case .untold: break
            }
        }
        if let ended = begun.last(where: { $0.days.upperBound < day }) {
            let verdict = verdict(on: ended)
            switch verdict {
            case .undone: return share(lateness(of: answer, ended), ended, verdict)
            case .done where open == nil: return share(.done, ended, verdict)
            case .pending where open == nil: return share(.passed, ended)
            case .untold where open == nil:
                return share(
                    canTell(answer, isAsked) ? lateness(of: answer, ended) : .passed, ended)
            case .done, .pending, .untold: break
            }
        }
        if let open { return share(phase(of: open), open) }
        return share(.notYetDue, terms.first { $0.days.lowerBound > day } ?? terms.last)
    }

    /// Whether some report could have told, so that silence counts against the party.
    private func canTell(_ answer: RoadMapState.Answer, _ isAsked: Bool) -> Bool {
        switch answer {
        case .office: isAsked
        case .institutions(_, let counts): counts != nil
        }
    }

    /// What a term that ended is when nothing says that the item is done.
    private func lateness(
        of answer: RoadMapState.Answer, _ term: RoadMapTerm
    ) -> RoadMapState.Phase {
        switch answer {
        case .office: .overdue
        case .institutions: hasReports(after: term) ? .overdue : .passed
        }
    }

    /// Whether institutions were to report when the term was over: their reports are there, or the
    /// day by which they were to come has passed.
    private func hasReports(after term: RoadMapTerm) -> Bool {
        dueDates.contains { $0 >= term.days.upperBound && ($0 < day || $0 == due) }
    }

    private func phase(of term: RoadMapTerm) -> RoadMapState.Phase {
        term.days.upperBound.days(since: day) <= soonDays ? .dueSoon : .running
    }

    private func verdict(on term: RoadMapTerm, _ statement: RoadMapStatement?) -> Verdict {
        guard let statement, statement.period >= term.period else { return .untold }
        return statement.state == .done || statement.state == .unneeded ? .done : .undone(nil)
    }

    private func verdict(
        on term: RoadMapTerm, _ counts: RoadMapCounts?, isWithForm: Bool
    ) -> Verdict {
        guard let counts, let reported else { return .untold }
        guard reported >= term.period else {
            // The reports themselves are what was due, and there are none.
            return isWithForm && term.days.upperBound < day ? .undone(nil) : .untold
        }
        guard counts.accepted > 0 else { return isCollected ? .untold : .pending }
        let unfinished = counts.unfinished + (isWithForm ? counts.silent : 0)
        guard unfinished == 0 else { return .undone(unfinished) }
        return isCollected || counts.silent == 0 ? .done : .pending
    }
}
