public import Completeness
public import Forms
internal import Messages
internal import Mustache

/// The board: a page that shows where the report of every institution stands, to be read in any
/// browser without a network and without scripts. It names institutions and nobody else.
public struct BoardPage {
    /// The files of an institution, as paths relative to the page.
    public struct Files: Hashable, Sendable {
        /// The form with remarks.
        public var remarks: String?
        /// The receipt for the latest version.
        public var receipt: String?
        /// The draft of a letter.
        public var letter: String?

        /// Names the files that there are.
        public init(remarks: String? = nil, receipt: String? = nil, letter: String? = nil) {
            self.remarks = remarks
            self.receipt = receipt
            self.letter = letter
        }

        fileprivate var named: [(name: String, path: String)] {
            [
                (BoardText.remarksLink, remarks), (BoardText.receiptLink, receipt),
                (BoardText.letterLink, letter),
            ].compactMap { name, path in path.map { (name, $0) } }
        }
    }

    /// A file that is no report.
    public struct UnclearFile: Hashable, Sendable {
        /// The first digits of its hash, with which its name in the folder begins.
        public var digits: String
        /// The name it came with; only its kind is shown.
        public var name: String
        /// When it came.
        public var arrival: Arrival
        /// Why it was not taken.
        public var refusal: Refusal
        /// The names of the institutions that it may be of.
        public var candidates: [String]
        /// The identifier of the form that it was read as; nil when it was not read as any.
        public var formID: String?

        /// Makes a statement.
        public init(
            digits: String, name: String, arrival: Arrival, refusal: Refusal,
            candidates: [String], formID: String? = nil
        ) {
            self.digits = digits
            self.name = name
            self.arrival = arrival
            self.refusal = refusal
            self.candidates = candidates
            self.formID = formID
        }
    }

    private let view: BoardView

    /// Collects what the page says.
    ///
    /// - Parameters:
    ///   - board: where the reports stand.
    ///   - form: the form that is collected.
    ///   - others: the forms that no institution fills in.
    ///   - files: the files of the institutions by ИНН.
    ///   - unclear: the files that are no reports.
    ///   - folder: where those lie, relative to the page.
    ///   - notice: a sentence at the head of the page; nil for none.
    public init(
        _ board: Board, form: Form, others: [Form] = [], files: [String: Files] = [:],
        unclear: [UnclearFile] = [], folder: String, notice: String? = nil
    ) {
        view = BoardView(
            board, forms: [form] + others, files: files.mapValues(\.named), unclear: unclear,
            folder: folder,
            notice: notice)
    }

    /// The page.
    ///
    /// - Throws: the mistake in the template, which no input can cause.
    public func html() throws -> String {
        try MustacheTemplate(string: BoardTemplate.html).render(TemplateFields.of(view))
    }
}
