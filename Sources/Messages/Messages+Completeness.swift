public import Completeness
public import Forms

/// The words of the board.
public enum CompletenessText {
    /// The state as the board names it.
    public static func name(of state: ReportState) -> String {
        switch state {
        case .notObliged: "не должна сдавать"
        case .waiting: "ждём"
        case .dueSoon: "скоро срок"
        case .acceptedInTime: "принято в срок"
        case .acceptedLate: "принято с опозданием"
        case .returned: "на доработке"
        case .overdue: "не представлен"
        case .replaced: "заменено новой версией"
        case .unclear: "разобрать"
        }
    }

    /// What became of an accepted report, where whether it came in time is told apart.
    public static let acceptedNames = [accepted, acceptedWithRemarks, acceptedBeforeUpdate]
    private static let accepted = "принят"
    private static let acceptedWithRemarks = "принят с замечаниями"
    private static let acceptedBeforeUpdate = "принят, уточнение на доработке"

    /// Where a report stands, where whether it came in time is told apart.
    public static func standing(of status: ReportStatus) -> String {
        guard let counted = status.counted else { return name(of: status.state) }
        if status.hasReturnedUpdate { return acceptedBeforeUpdate }
        return counted.verdict == .acceptedWithRemarks ? acceptedWithRemarks : accepted
    }

    /// Why nothing is owed.
    public static func reason(of release: Duty.Release) -> String {
        switch release {
        case .exempt(let reason): "освобождена: \(reason)"
        case .notYetFounded: "создана после срока сдачи"
        case .closed(nil): "прекратила деятельность до срока сдачи"
        case .closed: "реорганизована до срока сдачи"
        }
    }

    /// What is said of a report that came in time.
    public static let inTime = "в срок"

    /// Whether the report came in time, in a few words.
    public static func timeliness(of status: ReportStatus) -> String {
        guard status.duty.isObliged else { return name(of: .notObliged) }
        guard status.arrival != nil else {
            return status.daysLate == 0 ? "срок не наступил" : name(of: .overdue)
        }
        return status.isInTime ? inTime : "опоздание \(status.daysLate) дн."
    }

    /// How the day of arrival is known.
    public static func name(of source: Arrival.Source) -> String {
        switch source {
        case .journal: "журнал"
        case .datedFolder: "папка с датой"
        case .letter: "дата письма"
        case .firstSeen: "принята по обнаружению файла"
        }
    }

    /// The period as titles name it: «второе полугодие 2026 года».
    public static func name(of period: Period) -> String {
        "\(name(of: period.half)) \(period.year) года"
    }
    /// The same by the words of a form: «июль 2026 года».
    public static func name(of period: Period, in form: Form) -> String {
        "\(name(of: period.half, in: form)) \(period.year) года"
    }
    /// The half of a year by the words of a form.
    public static func name(of half: Half, in form: Form) -> String {
        form.periodNames[half] ?? name(of: half)
    }
    private static func name(of half: Half) -> String {
        switch half {
        case .first: "первое полугодие"
        case .second: "второе полугодие"
        }
    }
}
