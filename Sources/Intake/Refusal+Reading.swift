internal import Containers
internal import Forms
internal import WorkbookReader

extension Refusal.Fault {
    /// What it means for the sender that nothing can be taken out of a file.
    init(_ error: ContainerError) {
        self =
            switch error {
            case .damaged: .damaged
            case .tooLarge, .tooManyMembers: .tooLarge
            case .forbidden: .forbidden
            }
    }
}

extension Refusal {
    /// What it means for a report that its file cannot be read.
    init(_ error: WorkbookError) {
        self =
            switch error.reason {
            case .notWorkbook(let kind): Refusal(kind)
            case .unreadable, .damaged: .damaged
            case .forbidden(.encryptedEntry): .password
            case .forbidden, .limitExceeded: .forbiddenStructure
            case .noSheet: .notThisForm
            }
    }

    private init(_ kind: FileKind) {
        self =
            switch kind {
            case .empty: .emptyFile
            case .excel97: .oldFormat
            case .encrypted: .password
            case .openDocumentSpreadsheet: .openDocument
            case .binaryWorkbook: .binaryWorkbook
            case .zipArchive, .rar, .sevenZip, .gzip: .archive
            case .zip: .damaged
            case .outlookLetter: .outlookLetter
            case .link: .link
            case .pdf: .notASpreadsheet(.pdf)
            case .image: .notASpreadsheet(.picture)
            case .html: .notASpreadsheet(.webPage)
            case .textDocument, .presentation, .richText, .oldOffice, .openDocument:
                .notASpreadsheet(.document)
            case .xml, .unknown: .notASpreadsheet(.other)
            }
    }
}
