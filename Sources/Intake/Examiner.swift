internal import Completeness
public import Containers
public import Forms
public import Spreadsheet
public import Store
internal import WorkbookReader

/// Reads and judges files, one at a time and nothing but them: no folder, no store, no clock.
///
/// Making one prepares the forms; it can then examine any number of files, from several threads.
public struct Examiner: Sendable {
    /// What came of a file.
    public enum Result: Sendable {
        /// It is a report of a known respondent and half-year.
        case report(ReceivedSubmission)
        /// It could not be taken: why, the ИНН of institutions that it may be of, and what is
        /// wrong in it besides, as far as it could be read.
        case refused(Refusal, candidates: [String], findings: [Finding])
        /// It is no report and brings other files.
        case container(Container)
    }

    /// What came of a file, and of which form it is.
    public struct Examination: Sendable {
        /// What came of it.
        public var result: Result
        /// The identifier of the form that it was read as; nil when it was not read as any.
        public var formID: String?
    }

    /// The half-year that is being collected.
    public let collected: Period
    /// The form that is being collected from the institutions.
    public let form: Form

    private let reader: any WorkbookSource
    /// One for each form, the one of the institutions first.
    private let judges: [FormJudge]

    /// Prepares the examination of files.
    ///
    /// - Parameters:
    ///   - form: the form that the institutions fill in.
    ///   - others: the forms that others fill in, each for periods of its own.
    ///   - register: the institutions; nil to take any ИНН for good.
    ///   - collected: the half-year that is being collected.
    ///   - settings: how dates are judged.
    ///   - reader: opens the files.
    public init(
        form: Form, others: [Form] = [], register: [Organization]?, collected: Period,
        settings: Settings, reader: any WorkbookSource
    ) {
        self.reader = reader
        self.form = form
        self.collected = collected
        judges =
            [FormJudge(form, register: register, collected: collected, settings: settings)]
            + others.map { FormJudge($0, register: register, collected: nil, settings: settings) }
    }

    /// Reads and judges a file; see ``examination(_:name:arrived:decision:earlier:accepted:previous:)``.
    public func examine(
        _ bytes: [UInt8], name: String, arrived: CalendarDate, decision: Decision = Decision(),
        earlier: (_ inn: String, _ period: Period) throws -> Report.Version?,
        accepted: (_ inn: String, _ period: Period) throws -> Report.Version? = { _, _ in nil },
        previous: (_ inn: String, _ period: Period) throws -> Submission?
    ) throws -> Result {
        try examination(
            bytes, name: name, arrived: arrived, decision: decision,
            earlier: { try earlier($0.inn, $0.period) },
            accepted: { try accepted($0.inn, $0.period) },
            previous: { try previous($0.inn, $0.period) }
        ).result
    }

    /// Reads and judges a file.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - name: its name; only a hint for people.
    ///   - arrived: the day of its arrival.
    ///   - decision: what a person decided about it.
    ///   - earlier: gives the version before of a report, whose explanations go on answering what
    ///     did not change; asked only about open warnings.
    ///   - accepted: gives the version that counts of a report; asked only about first reports; of
    ///     a file by itself there is none.
    ///   - previous: gives the accepted report of the half-year before a report; asked only when a
    ///     rule of the form refers to it.
    /// - Returns: the report or the reason why there is none.
    /// - Throws: ``NoReader``, and what `earlier` and `previous` throw.
    public func examination(
        _ bytes: [UInt8], name: String, arrived: CalendarDate, decision: Decision = Decision(),
        earlier: (ReportID) throws -> Report.Version?,
        accepted: (ReportID) throws -> Report.Version?,
        previous: (ReportID) throws -> Submission?
    ) throws -> Examination {
        let contents: WorkbookContents
        do throws(ReadingFailure) {
            contents = try reader.contents(of: bytes)
        } catch .workbook(let error) {
            let result =
                try container(in: bytes, insteadOf: error)
                ?? .refused(Refusal(error), candidates: [], findings: [])
            return Examination(result: result)
        } catch .readerEnded {
            return Examination(
                result: .refused(.unreadableStructure, candidates: [], findings: []))
        } catch .noReader(let error) {
            throw error
        }
        let judge = judge(of: contents)
        let result = try judge.judge(
            contents, name: name, arrived: arrived, decision: decision, earlier: earlier,
            accepted: accepted, previous: previous)
        return Examination(result: result, formID: judge.form.id)
    }

    /// Whether nothing but what a blank is issued with stands in a report.
    func isUnfilled(_ report: ReceivedSubmission) -> Bool {
        judges.first { $0.form.id == report.formID }?.isUnfilled(report.submission) ?? false
    }

    /// Judges a file as what it says it is or, where it says nothing, as the form most of whose rows
    /// and columns it has.
    private func judge(of contents: WorkbookContents) -> FormJudge {
        guard judges.count > 1 else { return judges[0] }
        let named = Identity.formIDs(of: contents)
        guard named.isEmpty else {
            return judges.first { Identity.isAny(of: named, $0.form.id) } ?? judges[0]
        }
        let likeness = judges.map { $0.likeness(of: contents) }
        let best = judges.indices.max {
            likeness[$0] < likeness[$1] || (likeness[$0] == likeness[$1] && $0 > $1)
        }
        return judges[best ?? 0]
    }

    /// What a file brings that is no workbook; nil when it brings nothing.
    private func container(
        in bytes: [UInt8], insteadOf error: WorkbookError
    ) throws -> Result? {
        switch error.reason {
        case .notWorkbook(.zipArchive), .notWorkbook(.unknown), .limitExceeded(.fileSize): break
        default: return nil
        }
        do throws(ReadingFailure) {
            switch try reader.container(in: bytes) {
            case nil: return nil
            case .success(let container)?: return .container(container)
            case .failure(let error)?:
                return .refused(.container(.init(error)), candidates: [], findings: [])
            }
        } catch .noReader(let error) {
            throw error
        } catch {
            return .refused(.unreadableStructure, candidates: [], findings: [])
        }
    }
}
