/// Where an institution's report stands, in the words of the board.
public enum ReportState: String, Hashable, Sendable, Codable, CaseIterable {
    /// «не должна сдавать».
    case notObliged
    /// «ждём».
    case waiting
    /// «скоро срок».
    case dueSoon
    /// «принято в срок».
    case acceptedInTime
    /// «принято с опозданием».
    case acceptedLate
    /// «на доработке».
    case returned
    /// «просрочено».
    case overdue
    /// «заменено новой версией»: said of a version, never of a report.
    case replaced
    /// «разобрать»: said of a file whose institution or period is not known.
    case unclear

    /// Whether a version counts for content.
    public var isAccepted: Bool { self == .acceptedInTime || self == .acceptedLate }
}
