/// What a document says of itself.
///
/// Source: ECMA-376 part 2, §11 (core properties).
public struct DocumentProperties: Hashable, Sendable {
    /// The title.
    public var title: String?
    /// The subject.
    public var subject: String?
    /// Who made it.
    public var creator: String?
    /// The keywords, as one text.
    public var keywords: String?
    /// The comments.
    public var comments: String?
    /// The category.
    public var category: String?
    /// Who saved it last.
    public var lastModifiedBy: String?
    /// When it was made, in UTC.
    public var created: DateTime?
    /// When it was saved last, in UTC.
    public var modified: DateTime?

    /// Makes properties of which none is known.
    public init() {}
}
