import Completeness
import Messages
import Spreadsheet

/// The timeline of the board, measured out: a day is ten units wide, a plot a thousand high.
struct BoardTimeline {
    /// A part of a bar.
    struct Piece {
        var tone: String
        var x: Int
        var y: Int
        var height: Int
    }
    /// A day on which something came.
    struct Line {
        var day: String
        var inTime: Int
        var late: Int
        var received: Int?
        var share: String?
        var isDeadline: Bool
    }

    private static let (dayWidth, height) = (10, 1000)

    let summary: String
    let folded: String?
    let width: Int
    let pieces: [Piece]
    /// The corners of the line of the shares, and those of the area below it.
    let line: String
    let area: String
    let deadlineX: Int
    /// Where the mark of the due date stands, in percent of the width.
    let deadlinePlace: Int
    let deadlineMark: String
    let isMarkOnTheLeft: Bool
    let first: String
    let last: String
    let most: Int
    let days: [Line]
    let isEmpty: Bool

    init(_ timeline: Timeline, on day: CalendarDate) {
        summary = BoardText.summary(of: timeline, on: day)
        folded = BoardText.folded(timeline)
        let days = timeline.days
        let most = max(timeline.busiest?.count ?? 0, 1)
        self.most = most
        isEmpty = timeline.received == 0
        width = days.count * Self.dayWidth
        func scaled(_ count: Int, of whole: Int) -> Int { count * Self.height / max(whole, 1) }
        pieces = days.enumerated().flatMap { place, day in
            let (inTime, late) = (scaled(day.inTime, of: most), scaled(day.late, of: most))
            let x = place * Self.dayWidth + 1
            return [
                Piece(tone: "good", x: x, y: Self.height - inTime, height: inTime),
                Piece(tone: "warn", x: x, y: Self.height - inTime - late, height: late),
            ].filter { $0.height > 0 }
        }
        let corners = days.enumerated().compactMap { place, day in
            day.received.map { received in
                (
                    x: (place + 1) * Self.dayWidth,
                    y: Self.height - scaled(received, of: timeline.obliged)
                )
            }
        }
        line = (["0,\(Self.height)"] + corners.map { "\($0.x),\($0.y)" }).joined(separator: " ")
        area = line + " \(corners.last?.x ?? 0),\(Self.height)"
        let deadlinePlace = timeline.deadline.days(since: days.first?.date ?? timeline.deadline) + 1
        deadlineX = deadlinePlace * Self.dayWidth
        self.deadlinePlace = deadlinePlace * 100 / max(days.count, 1)
        deadlineMark = BoardText.deadlineMark(timeline.deadline)
        isMarkOnTheLeft = self.deadlinePlace > 50
        first = days.first.map { BoardText.shortDay($0.date) } ?? ""
        last = days.last.map { BoardText.shortDay($0.date) } ?? ""
        self.days = days.filter { $0.count > 0 || $0.date == timeline.deadline }.map { day in
            Line(
                day: day.date.russian, inTime: day.inTime, late: day.late, received: day.received,
                share: day.received.map { BoardText.percent($0, of: timeline.obliged) },
                isDeadline: day.date == timeline.deadline)
        }
    }
}
