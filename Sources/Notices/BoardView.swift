import Completeness
import Forms
import Messages
import Spreadsheet

/// What the template of the board fills in; the names are those of its placeholders.
struct BoardView {
    /// A count with what it is a count of.
    struct Card {
        var name: String
        var count: Int
        var detail: String
        var tone: String
    }
    /// A part of a bar.
    struct Segment {
        var tone: String
        var count: Int
        var name: String
    }
    /// A bar that shows the states of a group.
    struct Bar {
        var label: String
        var segments: [Segment]
    }
    /// A state with the number of institutions in it.
    struct StateCount {
        var key: String
        var name: String
        var tone: String
        var count: Int
        var share: String
    }
    /// The counts of a group.
    struct Group {
        var name: String
        var link: String?
        var tally: Tally
        var absent: Int
        var share: String
        var bar: Bar
    }
    /// A district with its institutions.
    struct District {
        var anchor: String
        var name: String
        var counts: String
        var bar: Bar
        var rows: [Row]
    }
    /// An institution.
    struct Row {
        var key: String
        var name: String
        var identity: String
        var state: String
        var tone: String
        var remarks: [String]
        var arrival: String?
        var source: String?
        var daysLate: String?
        var filled: String?
        var percent: Int?
        var findings: String?
        var files: [Link]
    }
    /// A link.
    struct Link {
        var name: String
        var label: String
        var path: String
    }
    /// A file that is no report.
    struct Unclear {
        var name: String
        var arrival: String
        var source: String
        var decides: String
        var tone: String
        var reason: String
        var remedy: String
        var candidates: String?
    }

    let words = BoardText.words
    let style = BoardStyle.css
    let title: String
    let eyebrow: String
    let deadline: String
    let distance: String
    let updated: String
    let notice: String?
    let cards: [Card]
    let states: [StateCount]
    let bar: Bar
    let timeline: BoardTimeline
    let groups: [Group]
    let districts: [District]
    let registered: Int
    let unclear: [Unclear]
    let hasUnclear: Bool
    let unclearHelp: String
    let unclearCount: Int
    let folder: String
    let about: [String]

    init(
        _ board: Board, forms: [Form], files: [String: [(name: String, path: String)]],
        unclear: [BoardPage.UnclearFile], folder: String, notice: String?
    ) {
        let form = forms[0]
        title = BoardText.title(board.period)
        eyebrow = BoardText.eyebrow(form)
        deadline = BoardText.deadline(board.deadline)
        distance = BoardText.distance(to: board.deadline, from: board.day)
        updated = BoardText.updated(board.day)
        self.notice = notice
        let total = board.total
        registered = total.registered
        cards = Self.cards(total, unclear: unclear.count)
        states = Self.states(board.statuses)
        bar = Self.bar(BoardText.words["city"] ?? "", board.statuses)
        timeline = BoardTimeline(Timeline(board), on: board.day)
        let ordered = board.statusesInOrder
        let members = board.byDistrict.map { group in
            (group: group, statuses: ordered.filter { $0.organization.district == group.name })
        }.filter { !$0.statuses.isEmpty }
        groups =
            members.enumerated().map { index, member in
                Self.group(
                    member.group.name, member.group.tally, member.statuses,
                    link: Self.anchor(index))
            } + [Self.group(BoardText.words["city"] ?? "", total, ordered, link: nil)]
        districts = members.enumerated().map { index, member in
            let tally = member.group.tally
            return District(
                anchor: Self.anchor(index), name: member.group.name,
                counts: BoardText.counts(tally),
                bar: Self.bar(member.group.name, member.statuses),
                rows: member.statuses.map {
                    Self.row($0, deadline: board.deadline, files[$0.organization.inn] ?? [])
                })
        }
        let sorted =
            unclear.filter(\.refusal.needsDecision) + unclear.filter { !$0.refusal.needsDecision }
        self.unclear = sorted.map { Self.unclear($0, forms) }
        unclearHelp = BoardText.unclearHelp(unclear.count)
        unclearCount = unclear.count
        hasUnclear = !unclear.isEmpty
        self.folder = RelativeLink.escaped(folder) + "/"
        about = BoardText.about(form)
    }

    private static func anchor(_ index: Int) -> String { "district-\(index + 1)" }

    // MARK: Counts

    private static func cards(_ total: Tally, unclear: Int) -> [Card] {
        func card(_ word: String, _ count: Int, _ tone: String, _ detail: String? = nil) -> Card {
            Card(
                name: BoardText.words[word] ?? "", count: count,
                detail: detail ?? BoardText.share(count, of: total.obliged), tone: tone)
        }
        return [
            card("obliged", total.obliged, "plain", BoardText.registered(total.registered)),
            card("received", total.received, "plain"),
            card("inTime", total.inTime, "good"),
            card("late", total.late, "warn"),
            card("accepted", total.accepted, "plain"),
            card("returned", total.returned, "part"),
            card("absent", total.obliged - total.received, "bad"),
            card("unclear", unclear, "plain", BoardText.files(unclear)),
        ]
    }

    /// The states that an institution can be in, the settled ones first.
    private static let order: [ReportState] = [
        .acceptedInTime, .acceptedLate, .returned, .overdue, .dueSoon, .waiting, .notObliged,
    ]

    private static func states(_ statuses: [ReportStatus]) -> [StateCount] {
        order.compactMap { state in
            let count = statuses.count { $0.state == state }
            guard count > 0 else { return nil }
            return StateCount(
                key: state.rawValue, name: CompletenessText.name(of: state), tone: tone(of: state),
                count: count, share: BoardText.percent(count, of: statuses.count))
        }
    }

    private static func bar(_ name: String, _ statuses: [ReportStatus]) -> Bar {
        let segments = states(statuses).map {
            Segment(tone: $0.tone, count: $0.count, name: $0.name)
        }
        return Bar(
            label: BoardText.bar(name, segments.map { ($0.name, $0.count) }), segments: segments)
    }

    private static func group(
        _ name: String, _ tally: Tally, _ statuses: [ReportStatus], link: String?
    ) -> Group {
        Group(
            name: name, link: link, tally: tally, absent: tally.obliged - tally.received,
            share: BoardText.percent(tally.inTime, of: tally.obliged), bar: bar(name, statuses))
    }

    /// The class that colours a state; the words beside it say the same.
    private static func tone(of state: ReportState) -> String {
        switch state {
        case .acceptedInTime: "good"
        case .acceptedLate: "warn"
        case .returned, .unclear: "part"
        case .overdue: "bad"
        case .dueSoon: "soon"
        case .waiting, .replaced: "wait"
        case .notObliged: "free"
        }
    }

    // MARK: Rows

    private static func row(
        _ status: ReportStatus, deadline: CalendarDate, _ files: [(name: String, path: String)]
    ) -> Row {
        let organization = status.organization
        let version = status.version
        return Row(
            key: status.state.rawValue, name: organization.name,
            identity: BoardText.identity(organization),
            state: CompletenessText.name(of: status.state), tone: tone(of: status.state),
            remarks: BoardText.remarks(on: status, deadline: deadline),
            arrival: status.arrival?.date.russian,
            source: status.arrival.map { CompletenessText.name(of: $0.source) },
            daysLate: BoardText.daysLate(status),
            filled: version.map(BoardText.filled),
            percent: version.map { $0.filledCells * 100 / max($0.requiredCells, 1) },
            findings: BoardText.findings(
                errors: status.count(of: .error), warnings: status.count(of: .warning)),
            files: files.map { file in
                Link(
                    name: file.name, label: BoardText.link(to: file.name, of: organization),
                    path: RelativeLink.escaped(file.path))
            })
    }

    /// The endings that are shown; others could be anything, a name among them.
    private static let knownKinds: Set<String> = [
        "xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "pdf", "doc", "docx", "odt", "rtf", "txt",
        "zip", "rar", "7z", "eml", "msg", "jpg", "jpeg", "png", "htm", "html", "url", "lnk",
    ]

    private static func unclear(_ file: BoardPage.UnclearFile, _ forms: [Form]) -> Unclear {
        let ending = file.name.split(separator: ".").last.map { $0.lowercased() }
        let text = RefusalText(
            file.refusal, form: forms.form(of: file.formID) ?? forms[0], among: forms)
        return Unclear(
            name: BoardText.unclearFile(
                file.digits, kind: ending.flatMap { knownKinds.contains($0) ? $0 : nil }),
            arrival: file.arrival.date.russian,
            source: CompletenessText.name(of: file.arrival.source),
            decides: BoardText.decides(on: file.refusal),
            tone: file.refusal.needsDecision ? "part" : "wait", reason: text.fact,
            remedy: text.remedy,
            candidates: file.candidates.isEmpty
                ? nil : file.candidates.joined(separator: "; "))
    }
}
