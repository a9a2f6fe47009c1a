/// What a workspace sets for itself.
public struct Settings: Hashable, Sendable {
    /// The time zone in which days begin and end, by its name in the tz database.
    public var timeZone: String
    /// What becomes of a due date on a day off.
    public var weekendRule: WeekendRule
    /// How many days before the due date «скоро срок» begins.
    public var soonDays: Int
    /// Counts below this number are not shown in breakdowns that leave the city.
    public var smallCount: Int
    /// Whether the authors of practices are named in the workbook for РЦН, if they agreed to it.
    public var namesAuthors: Bool
    /// A sentence at the head of every consolidated workbook; nil for none.
    public var notice: String?

    /// Makes settings; those of Krasnoyarsk unless told otherwise.
    public init(
        timeZone: String = "Asia/Krasnoyarsk", weekendRule: WeekendRule = .none, soonDays: Int = 7,
        smallCount: Int = 3, namesAuthors: Bool = false, notice: String? = nil
    ) {
        self.timeZone = timeZone
        self.weekendRule = weekendRule
        self.soonDays = soonDays
        self.smallCount = smallCount
        self.namesAuthors = namesAuthors
        self.notice = notice
    }
}
