// 1. Every kind of term begins and ends on its days, and the turn of the year forgives nothing.
// 2. A report tells of the terms that begin in its half-year or earlier, never of later ones.
// 3. Where nobody is asked, nobody is overdue.
// 4. Institutions are done when every accepted report says so.
// 5. The latest statement up to the half-year counts, of offices that the road map names.
import Consolidation
import Forms
import Spreadsheet
import TestSupport
import Testing

@Suite struct RoadMapStateTests {
    typealias Phase = RoadMapState.Phase

    /// An item that the form asks about, so that statements on it can be made.
    private static let number = "1.2"
    private static let words: [RoadMap.State: String] = [
        .done: "выполнено", .running: "выполняется", .undone: "не выполнено",
        .early: "срок не наступил", .unneeded: "не применимо",
    ]

    private static func roadMap(
        _ timing: RoadMapItem.Timing, _ responsible: [RoadMapItem.Party]
    ) -> RoadMap {
        RoadMap(
            items: [
                RoadMapItem(
                    number: number, title: "Дело", result: "есть", responsible: responsible,
                    timing: timing)
            ],
            statements: .init(
                list: "item_state", words: words, offices: [.guo: ["ГУО"], .kimc: ["КИМЦ"]]))
    }

    private static func date(_ iso: String) throws -> CalendarDate {
        try #require(CalendarDate(iso: iso))
    }

    private static func submission(_ state: RoadMap.State?) -> Submission {
        var submission = Submission()
        let source = CellSource(sheet: "9", cell: CellAddress(row: 0, column: 0))
        submission.entries[ValueKey(901, 4)] = state.flatMap { words[$0] }.map {
            Entry(value: .text($0), typed: $0, source: source)
        }
        return submission
    }

    /// What КИМЦ has stated, by half-year.
    private static func statements(
        _ roadMap: RoadMap, _ stated: [(period: String, state: RoadMap.State)],
        by office: String = "КИМЦ"
    ) throws -> RoadMapStatements {
        let form = try TestForm.m61()
        var statements = RoadMapStatements(roadMap)
        statements.addQuestions(of: form)
        for (number, statement) in stated.enumerated() {
            statements.add(
                submission(statement.state), of: office, form: form,
                period: try #require(Period(statement.period)),
                on: CalendarDate(dayNumber: 20_000 + number))
        }
        return statements
    }

    /// Where an item of КИМЦ stands on a day; its half-year is the day's unless told otherwise.
    private static func phase(
        _ timing: RoadMapItem.Timing, on day: String, _ stated: [(String, RoadMap.State)] = [],
        period: String? = nil, rule: WeekendRule = .none
    ) throws -> Phase {
        let roadMap = roadMap(timing, [.kimc])
        let day = try date(day)
        return RoadMapState(
            roadMap, form: try TestForm.m61(), on: day,
            period: period.flatMap { Period($0) } ?? Period(containing: day), reports: nil,
            offices: try statements(roadMap, stated), settings: Settings(weekendRule: rule)
        ).items[0].phase
    }

    private static func window(_ first: (Int, Int), _ last: (Int, Int)) -> RoadMapItem.Window {
        .init(
            first: .init(month: first.0, day: first.1), last: .init(month: last.0, day: last.1))
    }

    private static let spring = RoadMapItem.Timing.yearly([window((5, 1), (6, 30))])
    private static let rounds = RoadMapItem.Timing.yearly([
        window((1, 1), (1, 31)), window((7, 1), (7, 31)),
    ])

    // MARK: Terms

    @Test(
        "1: once",
        arguments: [
            ("2024-12-31", Phase.notYetDue), ("2025-01-01", .running), ("2025-02-20", .running),
            ("2025-02-21", .dueSoon), ("2025-02-28", .dueSoon), ("2025-03-01", .overdue),
            ("2026-01-01", .overdue),
        ])
    func once(_ day: String, _ expected: Phase) throws {
        let days = try Self.date("2025-01-01")...Self.date("2025-02-28")
        #expect(try Self.phase(.once(days), on: day) == expected)
        if expected == .overdue {
            #expect(try Self.phase(.once(days), on: day, [("2025-1", .done)]) == .done)
            #expect(try Self.phase(.once(days), on: day, [("2025-1", .running)]) == .overdue)
        }
    }

    @Test("1: a term that begins before the years of the map is one all the same")
    func onceBeforeTheMap() throws {
        let days = try Self.date("2024-12-01")...Self.date("2025-01-31")
        #expect(try Self.phase(.once(days), on: "2024-11-30") == .notYetDue)
        #expect(try Self.phase(.once(days), on: "2024-12-01") == .running)
        #expect(try Self.phase(.once(days), on: "2025-02-01") == .overdue)
    }

    @Test(
        "1: every year in a window",
        arguments: [
            ("2025-04-30", Phase.notYetDue), ("2025-05-01", .running), ("2025-06-22", .running),
            ("2025-06-23", .dueSoon), ("2025-06-30", .dueSoon), ("2025-07-01", .overdue),
            ("2025-12-31", .overdue), ("2026-01-01", .overdue), ("2026-04-30", .overdue),
            ("2026-05-01", .running), ("2029-07-01", .overdue), ("2030-01-01", .overdue),
        ])
    func everyYear(_ day: String, _ expected: Phase) throws {
        #expect(try Self.phase(Self.spring, on: day) == expected)
    }

    @Test("2: what was stated of this year's window holds until the next one")
    func statementsOnAWindow() throws {
        for day in ["2025-06-30", "2025-07-01", "2026-01-01", "2026-04-30"] {
            #expect(try Self.phase(Self.spring, on: day, [("2025-1", .done)]) == .done)
        }
        #expect(try Self.phase(Self.spring, on: "2025-06-30", [("2025-1", .running)]) == .dueSoon)
        #expect(try Self.phase(Self.spring, on: "2025-07-01", [("2025-1", .running)]) == .overdue)
        let late = [("2025-1", RoadMap.State.undone), ("2025-2", .done)]
        #expect(try Self.phase(Self.spring, on: "2025-12-20", late) == .done)
        // A statement of the year before says nothing of this year's window.
        #expect(try Self.phase(Self.spring, on: "2026-05-01", [("2025-2", .done)]) == .running)
        #expect(try Self.phase(Self.spring, on: "2026-07-01", [("2025-2", .done)]) == .overdue)
        // What is known to be undone stays so until a report says otherwise.
        #expect(try Self.phase(Self.spring, on: "2026-05-01", [("2025-2", .undone)]) == .overdue)
        #expect(
            try Self.phase(
                Self.spring, on: "2026-06-01", [("2025-2", .undone), ("2026-1", .running)])
                == .running)
    }

    @Test(
        "1: twice a year in a month",
        arguments: [
            ("2025-01-23", Phase.running), ("2025-01-24", .dueSoon), ("2025-01-31", .dueSoon),
            ("2025-02-01", .overdue), ("2025-06-30", .overdue), ("2025-07-01", .running),
            ("2025-08-01", .overdue), ("2026-01-01", .running),
        ])
    func twiceAYear(_ day: String, _ expected: Phase) throws {
        #expect(try Self.phase(Self.rounds, on: day) == expected)
    }

    @Test("2: each round needs a statement of its own")
    func statementsOnRounds() throws {
        let first = [("2025-1", RoadMap.State.done)]
        #expect(try Self.phase(Self.rounds, on: "2025-02-01", first) == .done)
        #expect(try Self.phase(Self.rounds, on: "2025-07-01", first) == .running)
        #expect(try Self.phase(Self.rounds, on: "2025-08-01", first) == .overdue)
    }

    @Test("1: once a year means by its last day")
    func onceAYear() throws {
        #expect(try Self.phase(.onceAYear, on: "2024-12-31") == .notYetDue)
        #expect(try Self.phase(.onceAYear, on: "2025-12-23") == .running)
        #expect(try Self.phase(.onceAYear, on: "2025-12-24") == .dueSoon)
        #expect(try Self.phase(.onceAYear, on: "2025-12-31") == .dueSoon)
        // In the new year the new term runs, unless the old one is known to be undone.
        #expect(try Self.phase(.onceAYear, on: "2026-01-01") == .running)
        #expect(
            try Self.phase(.onceAYear, on: "2026-01-01", [("2025-2", .running)]) == .overdue)
        #expect(try Self.phase(.onceAYear, on: "2026-01-01", [("2025-2", .done)]) == .running)
        // A statement for the old half-year is about the old year.
        #expect(try Self.phase(.onceAYear, on: "2026-01-01", period: "2025-2") == .overdue)
        #expect(
            try Self.phase(.onceAYear, on: "2026-02-01", [("2025-2", .done)], period: "2025-2")
                == .done)
    }

    @Test("1: with the reports, the rule for days off included")
    func withForm() throws {
        // 15 June 2025 is a Sunday.
        #expect(try Self.phase(.withForm, on: "2025-06-07") == .running)
        #expect(try Self.phase(.withForm, on: "2025-06-08") == .dueSoon)
        #expect(try Self.phase(.withForm, on: "2025-06-15") == .dueSoon)
        #expect(try Self.phase(.withForm, on: "2025-06-16") == .overdue)
        #expect(try Self.phase(.withForm, on: "2025-06-16", rule: .nextWorkingDay) == .dueSoon)
        #expect(try Self.phase(.withForm, on: "2025-06-17", rule: .nextWorkingDay) == .overdue)
        #expect(try Self.phase(.withForm, on: "2025-06-14", rule: .previousWorkingDay) == .overdue)
        #expect(try Self.phase(.withForm, on: "2025-07-01") == .running)
        #expect(try Self.phase(.withForm, on: "2025-12-16") == .overdue)
        // Windows of the map do not move: 31 May 2026 is a Sunday.
        let may = RoadMapItem.Timing.yearly([Self.window((5, 1), (5, 31))])
        #expect(try Self.phase(may, on: "2026-06-01", rule: .nextWorkingDay) == .overdue)
    }

    @Test("1: what runs all the time is never overdue")
    func throughout() throws {
        for day in ["2024-01-01", "2026-07-01", "2031-01-01"] {
            #expect(
                try Self.phase(.throughout, on: day, [("2025-1", .undone)]) == .continuous)
        }
    }

    // MARK: Who is asked

    @Test("3: without a report that asks, a term has passed and that is all")
    func nobodyAsked() throws {
        let roadMap = Self.roadMap(Self.spring, [.guo, .head])
        let day = try Self.date("2026-07-01")
        let period = Period(containing: day)
        func state(_ offices: RoadMapStatements?) throws -> RoadMapState {
            RoadMapState(
                roadMap, form: try TestForm.m61(), on: day, period: period, reports: nil,
                offices: offices)
        }
        #expect(try state(nil).items[0].phase == .passed)
        #expect(try state(RoadMapStatements(roadMap)).items[0].phase == .passed)
        let asked = try state(try Self.statements(roadMap, []))
        #expect(asked.items[0].shares.map(\.phase) == [.overdue, .passed])
        #expect(asked.overdue.count == 1 && asked.reported == nil)
    }

    @Test("5: each office speaks for itself, and strangers for nobody")
    func offices() throws {
        let roadMap = Self.roadMap(Self.spring, [.guo, .kimc])
        let day = try Self.date("2025-08-01")
        func state(
            _ stated: [(String, RoadMap.State)], by office: String, upTo period: String = "2025-2"
        ) throws -> RoadMapState.ItemState {
            RoadMapState(
                roadMap, form: try TestForm.m61(), on: day,
                period: try #require(Period(period)), reports: nil,
                offices: try Self.statements(roadMap, stated, by: office)
            ).items[0]
        }
        let one = try state([("2025-1", .done)], by: "кимц")
        #expect(one.shares.map(\.phase) == [.overdue, .done] && one.phase == .overdue)
        #expect(one.statement(of: .guo) == nil)
        #expect(one.statement(of: .kimc)?.period == Period(year: 2025, half: .first))
        #expect(try state([("2025-1", .done)], by: "МБОУ СШ № 1").statement(of: .kimc) == nil)
        // The later half-year wins however late the earlier one came; of two for one, the later.
        let order = [("2025-2", RoadMap.State.done), ("2025-1", .undone)]
        #expect(try state(order, by: "КИМЦ").statement(of: .kimc)?.state == .done)
        #expect(
            try state(order, by: "КИМЦ", upTo: "2025-1").statement(of: .kimc)?.state == .undone)
        let twice = [("2025-1", RoadMap.State.undone), ("2025-1", .unneeded)]
        #expect(try state(twice, by: "КИМЦ").statement(of: .kimc)?.state == .unneeded)
        #expect(try state(twice, by: "КИМЦ").shares[1].phase == .done)
    }

    // MARK: Institutions

    private static func city(
        _ states: [RoadMap.State?], silent: Int = 0, _ period: Period
    ) -> Consolidated {
        let submissions = states.map { Optional(submission($0)) }
        let members = (submissions + Array(repeating: nil, count: silent)).enumerated().map {
            Consolidated.Member(
                organization: Organization(
                    inn: "\($0)", name: "\($0)", fullName: "", kind: "школа",
                    district: "Советский"),
                submission: $1.map { ReportValues($0) }, due: CalendarDate(dayNumber: 20_000))
        }
        return Consolidated(period: period, members: members)
    }

    private static func institutions(
        _ states: [RoadMap.State?], silent: Int = 0, _ timing: RoadMapItem.Timing = spring,
        on day: String, reported: String = "2025-1"
    ) throws -> RoadMapState.ItemState {
        try state(
            roadMap(timing, [.head, .curator]), states, silent: silent, on: day,
            upTo: "\(Period(containing: try date(day)))", reported: reported)
    }

    private static func state(
        _ roadMap: RoadMap, _ states: [RoadMap.State?], silent: Int = 0, on day: String,
        upTo period: String, reported: String, offices: RoadMapStatements? = nil
    ) throws -> RoadMapState.ItemState {
        RoadMapState(
            roadMap, form: try TestForm.m61(), on: try date(day),
            period: try #require(Period(period)),
            reports: city(states, silent: silent, try #require(Period(reported))), offices: offices
        ).items[0]
    }

    @Test("4: how many are behind")
    func behind() throws {
        let mixed: [RoadMap.State?] = [.done, .done, .running, .undone, .early, .unneeded, nil]
        // Reports that are due after the window say what was left undone in it.
        let state = try Self.institutions(
            mixed, silent: 2, on: "2025-12-16", reported: "2025-2")
        let counts = try #require(state.counts)
        #expect(RoadMap.State.allCases.map { counts[$0] } == [2, 1, 1, 1, 1])
        #expect(counts.accepted == 7 && counts.obliged == 9 && counts.unanswered == 1)
        #expect(counts.expected == 4 && counts.silent == 2)
        #expect(counts.share(of: RoadMap.State.fulfilling(isContinuous: false)) == 0.5)
        #expect(counts.share(of: RoadMap.State.fulfilling(isContinuous: true)) == 0.75)
        #expect(state.phase == .overdue && state.shares[0].unfinished == 4)
        #expect(state.shares.count == 1 && state.shares[0].answer.parties == [.head, .curator])
        #expect(try Self.institutions(mixed, on: "2025-06-20").phase == .running)
        let all = try Self.institutions([.done, .unneeded], silent: 2, on: "2025-07-01")
        #expect(all.phase == .done && all.shares[0].unfinished == nil)
        let none = try #require(Self.institutions([.unneeded], on: "2025-07-01").counts)
        #expect(none.share(of: [.done]) == nil)
    }

    @Test("4: a report that was due is behind when it is missing")
    func missingReports() throws {
        let state = try Self.institutions([.done], silent: 2, .withForm, on: "2025-06-16")
        #expect(state.phase == .overdue && state.shares[0].unfinished == 2)
        #expect(try Self.institutions([.done], .withForm, on: "2025-06-16").phase == .done)
        // Of the second half-year there is none at all.
        let later = try Self.institutions([.done], .withForm, on: "2026-01-10")
        #expect(later.phase == .overdue && later.shares[0].unfinished == nil)
        #expect(try Self.institutions([.done], .withForm, on: "2025-12-15").phase == .dueSoon)
    }

    @Test("4: reports that were due before the term ended make nobody late")
    func reportsBeforeTheEnd() throws {
        // The window ends on 30 June; the reports are due on 15 June and on 15 December.
        let states: [RoadMap.State?] = [.done, .running, .undone, .early, nil]
        let state = try Self.institutions(states, silent: 1, on: "2025-07-01")
        #expect(state.phase == .passed && state.shares[0].unfinished == 4)
        #expect(try Self.institutions(states, on: "2025-12-15").phase == .passed)
        // Nobody took the chance to say more.
        let later = try Self.institutions(states, on: "2025-12-16")
        #expect(later.phase == .overdue && later.shares[0].unfinished == 4)
        // The statement for the first half-year asks for no later report.
        let first = try Self.state(
            Self.roadMap(Self.spring, [.head]), states, on: "2026-01-10", upTo: "2025-1",
            reported: "2025-1")
        #expect(first.phase == .passed)
        #expect(try Self.institutions([.done], on: "2025-07-01").phase == .done)
    }

    @Test("4: an office is late on the day after, and institutions when they were to report")
    func officeAndInstitutions() throws {
        let roadMap = Self.roadMap(.onceAYear, [.kimc, .head])
        func phases(
            _ stated: [(String, RoadMap.State)], _ states: [RoadMap.State?], _ period: String
        ) throws -> [Phase] {
            try Self.state(
                roadMap, states, on: "2027-01-10", upTo: period, reported: "2026-2",
                offices: Self.statements(roadMap, stated)
            ).shares.map(\.phase)
        }
        // All reports were due on 15 December, the year ended on the 31st.
        for period in ["2026-2", "2027-1"] {
            #expect(
                try phases([("2026-2", .running)], [.early, .early], period)
                    == [.overdue, .passed])
        }
        #expect(try phases([("2026-2", .done)], [.early, .done], "2026-2") == [.done, .passed])
        #expect(try phases([], [.done, .unneeded], "2026-2") == [.overdue, .done])
    }

    @Test("4: while reports are being collected nobody is judged by the first of them")
    func collecting() throws {
        func phase(_ states: [RoadMap.State?], silent: Int, _ day: String) throws -> Phase {
            try Self.institutions(states, silent: silent, on: day, reported: "2025-2").phase
        }
        // The window of spring is over, the reports are due on 15 December.
        #expect(try phase([.done], silent: 1, "2025-12-15") == .passed)
        #expect(try phase([], silent: 2, "2025-12-15") == .passed)
        #expect(try phase([.done], silent: 0, "2025-12-15") == .done)
        #expect(try phase([.done, .undone], silent: 1, "2025-12-15") == .overdue)
        #expect(try phase([.done], silent: 1, "2025-12-16") == .done)
        #expect(try phase([], silent: 2, "2025-12-16") == .overdue)
        let running = try Self.institutions([.done], silent: 1, on: "2025-06-10")
        #expect(running.phase == .running)
        #expect(try Self.institutions([.done], on: "2025-06-10").phase == .done)
    }

    @Test("4: no accepted report, or only an earlier one, tells nothing")
    func nothingTold() throws {
        // They were not to report before 15 December that the spring is over.
        for (day, phase) in [("2025-07-01", Phase.passed), ("2025-12-16", .overdue)] {
            let none = try Self.institutions([], silent: 3, on: day)
            #expect(none.phase == phase && none.shares[0].unfinished == nil)
        }
        let silent = try Self.institutions([.done], on: "2026-07-01", reported: "2025-2")
        #expect(silent.phase == .passed)
        let old = try Self.institutions([.done], on: "2026-12-16", reported: "2025-2")
        #expect(old.phase == .overdue && !old.shares[0].isTold)
        #expect(old.shares[0].term?.days.lowerBound == (try Self.date("2026-05-01")))
        #expect(old.shares[0].next?.days.lowerBound == (try Self.date("2027-05-01")))
    }
}
