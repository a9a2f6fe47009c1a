public import Forms
public import Spreadsheet

/// Where the items of the road map stand on a day.
public struct RoadMapState: Sendable {
    /// Where an item stands, or what one of its parties owes of it; the gravest comes first.
    public enum Phase: String, Hashable, Sendable, CaseIterable {
        /// A term has passed and the item is not done.
        case overdue
        /// A term has passed, and the reports that could tell of it are not in, were made before
        /// its last day, or there are none.
        case passed
        /// The last day of the term is near.
        case dueSoon
        /// The term runs.
        case running
        /// The term has not begun.
        case notYetDue
        /// The item is done for its last term.
        case done
        /// The item runs all the time, so it is never overdue.
        case continuous
    }

    /// Who answers for an item, and what they state of it.
    public enum Answer: Sendable {
        /// The institutions, of which every one states its own; nil where no report asks them or
        /// none is on record.
        case institutions([RoadMapItem.Party], RoadMapCounts?)
        /// An office; nil where it has stated nothing.
        case office(RoadMapItem.Party, RoadMapStatement?)

        /// The parties.
        public var parties: [RoadMapItem.Party] {
            switch self {
            case .institutions(let parties, _): parties
            case .office(let party, _): [party]
            }
        }
    }

    /// What the parties that answer together owe of an item.
    public struct Share: Sendable {
        /// Who they are and what they state.
        public var answer: Answer
        /// Where the item stands for them.
        public var phase: Phase
        /// The term by which they are judged; nil for an item that runs all the time.
        public var term: RoadMapTerm?
        /// The term after that one; nil when there is none.
        public var next: RoadMapTerm?
        /// How many institutions had not done it when they reported, if the term has passed; nil
        /// for an office, and when no report tells of the term.
        public var unfinished: Int?
        /// Whether what they state tells of the term.
        public var isTold: Bool
    }

    /// An item on the day.
    public struct ItemState: Sendable {
        /// The item.
        public var item: RoadMapItem
        /// What each of its parties owes.
        public var shares: [Share]

        /// Where the item stands: where it stands for the party that is furthest behind.
        public var phase: Phase { gravest?.phase ?? .continuous }

        /// The share of the party that is furthest behind.
        public var gravest: Share? {
            shares.min { $0.phase.gravity < $1.phase.gravity }
        }

        /// What the institutions state; nil when they do not answer for it or nothing is known.
        public var counts: RoadMapCounts? {
            for share in shares {
                if case .institutions(_, let counts) = share.answer { return counts }
            }
            return nil
        }

        /// Whether the institutions answer for the item.
        public var isOfInstitutions: Bool {
            item.responsible.contains { $0.isOfInstitutions }
        }

        /// What an office states; nil when it has stated nothing.
        public func statement(of office: RoadMapItem.Party) -> RoadMapStatement? {
            for share in shares {
                if case .office(office, let statement) = share.answer { return statement }
            }
            return nil
        }
    }

    /// The day.
    public let asOf: CalendarDate
    /// The half-year up to which reports count.
    public let period: Period
    /// The half-year of the institutions' reports; nil without any.
    public let reported: Period?
    /// How many reports of institutions are accepted.
    public let accepted: Int
    /// How many institutions owe one.
    public let obliged: Int
    /// How forms state what became of an item.
    public let statements: RoadMap.Statements
    /// The years of the map.
    public let years: ClosedRange<Int>
    /// The days on which the form is due, by half-year.
    public let deadlines: [Half: Form.Deadline]
    /// How many days before the last one «скоро срок» begins.
    public let soonDays: Int
    /// The cells of the form that state what became of an item.
    public let cells: [String: ValueKey]
    /// The items in the order of the map.
    public let items: [ItemState]

    /// Judges the items of a road map.
    ///
    /// - Parameters:
    ///   - roadMap: the road map.
    ///   - form: the form of the institutions.
    ///   - day: the day of the statement.
    ///   - period: the half-year up to which reports count; terms that begin later are left alone.
    ///   - reports: the reports of the institutions; nil while none are on record.
    ///   - offices: what the offices state; nil while nothing is on record.
    ///   - settings: how dates are judged.
    public init(
        _ roadMap: RoadMap, form: Form, on day: CalendarDate, period: Period,
        reports: Consolidated?, offices: RoadMapStatements?, settings: Settings = Settings()
    ) {
        asOf = day
        self.period = period
        reported = reports?.period
        accepted = reports?.accepted(in: .city) ?? 0
        obliged = reports?.obliged(in: .city) ?? 0
        statements = roadMap.statements
        years = form.years
        deadlines = form.deadlines
        soonDays = settings.soonDays
        let cells = form.cells(stating: roadMap.statements)
        self.cells = cells
        let counts = reports?.counts(cells, in: roadMap.statements) ?? [:]
        func due(_ period: Period) -> CalendarDate? {
            form.dueDate(of: period, settings.weekendRule)
        }
        let judge = RoadMapJudge(
            day: day, period: period, soonDays: settings.soonDays, reported: reports?.period,
            due: reports.flatMap { due($0.period) },
            dueDates: form.periods.filter { $0 <= period }.compactMap(due))
        items = roadMap.items.map { item in
            let terms = item.terms(form: form, settings.weekendRule)
            var answers: [Answer] = item.responsible.filter { !$0.isOfInstitutions }.map {
                .office($0, offices?.latest(item.number, of: $0, upTo: period))
            }
            let ofInstitutions = item.responsible.filter(\.isOfInstitutions)
            if !ofInstitutions.isEmpty {
                answers.append(.institutions(ofInstitutions, counts[item.number]))
            }
            let isAsked = offices?.asked.contains(item.number) ?? false
            return ItemState(
                item: item,
                shares: answers.map { answer in
                    judge.share(
                        of: answer, terms: terms, isAsked: isAsked,
                        isWithForm: item.timing == .withForm)
                })
        }
    }

    /// The items that are overdue.
    public var overdue: [ItemState] { items.filter { $0.phase == .overdue } }
}

extension RoadMapState.Phase {
    /// The place in the order of gravity.
    fileprivate var gravity: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
