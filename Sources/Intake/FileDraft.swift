internal import Containers
internal import Forms
internal import Mail
internal import Store

/// A file that was read and judged, and is not yet on record.
struct FileDraft: Sendable {
    var file: Inbox.File
    var arrival: Arrival
    /// When it was first seen as it is now, in milliseconds since 1970.
    var seenAt: Int64
    var decision = Decision()
    var bytes: HashedBytes?
    var stamp: Disk.Stamp?
    var result: Examiner.Result?
    /// The identifier of the form that it was read as; nil when it was not read as any.
    var formID: String?
    var reason: TakenFile.Reason?
    var failure: (any Error)?
    var isKept = false
    /// The hash of the letter or archive that it came in.
    var container: String?
    /// What it brings, if it is a letter or an archive.
    var members: [FileDraft] = []
    /// Whether it is a letter that does not say when it was sent, or says it wrongly.
    var isUndated = false
    /// The names of what it brings that is no spreadsheet, without the folders.
    var ignored: [String] = []

    /// Whether it is a letter or an archive.
    var isContainer: Bool {
        switch result {
        case .container, .refused(.container, _, _): true
        default: false
        }
    }

    /// Whether it may look as it does because it is still being copied: nothing in it shows that it
    /// is whole. A workbook that could be read to its end is, whatever it says.
    var isDoubtful: Bool {
        switch result {
        case .refused(.notThisForm, _, _), .report, nil: false
        case .refused(let refusal, _, _): !refusal.needsDecision
        case .container(let container):
            container.kind == .letter && !(bytes.map { Letter.isClosed($0.bytes) } ?? true)
        }
    }

    /// Which report it is a version of; nil when it is none.
    var report: ReportID? {
        guard case .report(let report)? = result else { return nil }
        return ReportID(inn: report.inn, period: report.period, formID: report.formID)
    }
}
