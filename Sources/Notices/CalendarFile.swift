public import Forms
internal import Messages
public import Spreadsheet

/// The dates of a half-year as a file that calendar programs read (RFC 5545).
public struct CalendarFile: Sendable {
    /// Something that takes whole days.
    struct Event: Hashable, Sendable {
        /// What tells the event from all others, in every half-year.
        var id: String
        /// The days, the last one included.
        var days: ClosedRange<CalendarDate>
        /// What it is.
        var summary: String
        /// What is to be known of it.
        var text: String
        /// How many days before the first of them a reminder comes, at nine in the morning.
        var reminders: [Int] = []
    }

    private static let lineEnd = "\r\n"
    private static let firstHour = 9

    private let period: Period
    let events: [Event]

    /// Collects the dates: the due date of the reports, and the items of the road map that have
    /// days in the half-year or in the month after it, when the reports are made use of.
    ///
    /// - Parameters:
    ///   - period: the half-year.
    ///   - deadline: the general last day of the reports.
    ///   - form: the form that is collected.
    ///   - roadMap: the items of the road map.
    public init(_ period: Period, deadline: CalendarDate, form: Form, roadMap: [RoadMapItem]) {
        self.period = period
        let report = roadMap.first { $0.number == form.roadMapItem }
        let due = Event(
            id: "report-\(period)", days: deadline...deadline,
            summary: CalendarText.deadline(form, period),
            text: CalendarText.deadlineHelp(form, report), reminders: [14, 7, 1])
        let span = Self.span(of: period)
        let items = roadMap.flatMap { item in
            item.dates(within: span).map { days in
                Event(
                    id: "item-\(item.number)-\(days.lowerBound)", days: days,
                    summary: CalendarText.title(of: item), text: CalendarText.text(of: item))
            }
        }
        events = ([due] + items).sorted { $0.days.lowerBound < $1.days.lowerBound }
    }

    private static func span(of period: Period) -> ClosedRange<CalendarDate> {
        let isFirst = period.half == .first
        let first = CalendarDate(year: period.year, month: isFirst ? 1 : 7, day: 1)
        let last = CalendarDate(
            year: isFirst ? period.year : period.year + 1, month: isFirst ? 7 : 1, day: 31)
        guard let first, let last else {
            preconditionFailure("every year has a first of January and of July")
        }
        return first...last
    }

    // MARK: The file

    /// The file.
    public var bytes: [UInt8] {
        let lines =
            [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//svod//\(period)//RU",
                "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
                "X-WR-CALNAME:" + Self.escaped(CalendarText.name(period)),
            ] + events.flatMap(lines) + ["END:VCALENDAR"]
        return lines.flatMap { Array((Self.folded($0) + Self.lineEnd).utf8) }
    }

    private func lines(of event: Event) -> [String] {
        let stamp = Self.span(of: period).lowerBound
        let summary = Self.escaped(event.summary)
        return [
            "BEGIN:VEVENT", "UID:\(event.id)@svod",
            // The moment has to be told and must not differ from run to run.
            "DTSTAMP:\(Self.digits(of: stamp))T000000Z",
            "DTSTART;VALUE=DATE:\(Self.digits(of: event.days.lowerBound))",
            // The end of whole days is the day after them.
            "DTEND;VALUE=DATE:\(Self.digits(of: event.days.upperBound.adding(days: 1)))",
            "SUMMARY:\(summary)", "DESCRIPTION:\(Self.escaped(event.text))", "TRANSP:TRANSPARENT",
        ]
            + event.reminders.flatMap { days in
                [
                    "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(summary)",
                    "TRIGGER:-P\(days - 1)DT\(24 - Self.firstHour)H", "END:VALARM",
                ]
            } + ["END:VEVENT"]
    }

    private static func digits(of day: CalendarDate) -> String {
        "\(day)".filter { $0 != "-" }
    }

    /// A text as a value.
    static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\n", with: "\\n")
    }

    /// A line in pieces of at most 75 octets, none of which ends within a character.
    static func folded(_ line: String) -> String {
        var result = ""
        var length = 0
        for scalar in line.unicodeScalars {
            let width = String(scalar).utf8.count
            if length + width > 75 {
                result += lineEnd + " "
                length = 1
            }
            result.unicodeScalars.append(scalar)
            length += width
        }
        return result
    }
}
