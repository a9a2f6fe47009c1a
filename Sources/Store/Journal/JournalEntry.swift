public import Forms
import FoundationEssentials

/// Something that happened to the collection, as the chain of events keeps it for good.
///
/// Nothing of it is personal: no name of a file, which may hold a surname, and no text that a
/// school typed. Institutions are named by their ИНН, files by the hash of their bytes.
public enum JournalEntry: Hashable, Sendable {
    /// A store that had files before it had a chain: how many, and what it knew of them follows.
    case start(Start)
    /// A file was seen.
    case arrival(Seen)
    /// It was told, or could not be told, whose report a file is.
    case identity(Identity)
    /// A version of a report was judged.
    case verdict(Judged)
    /// A person decided something.
    case decision(Decided)
    /// A workbook of the whole city was written anew.
    case export(Exported)
    /// The mirror was begun; more than once when it was lost.
    case mirror(Mirrored)
    /// The clock of the machine was behind what is on record.
    case clock(Clock)

    /// The beginning of the chain in a store that is older.
    public struct Start: Hashable, Sendable, Codable {
        /// How many files were on record.
        public var files: Int
        /// How many versions of reports were on record.
        public var versions: Int
    }

    /// A file that was seen.
    public struct Seen: Hashable, Sendable, Codable {
        /// The hash of its bytes.
        public var sha256: String
        /// How many bytes it has.
        public var size: Int
        /// The day of its arrival, as 2026-12-14.
        public var day: String
        /// How that day is known.
        public var source: Arrival.Source
    }

    /// Whose report a file is, or why that could not be told.
    public struct Identity: Hashable, Sendable, Codable {
        /// The hash of its bytes.
        public var sha256: String
        /// Whose report it is.
        public var inn: String?
        /// Of which half-year, as 2026-2.
        public var period: String?
        /// On which form.
        public var form: String?
        /// The code of the reason why it is none.
        public var reason: String?
        /// The ИНН of institutions that it may be of.
        public var candidates: [String]?
    }

    /// A version of a report that was judged.
    public struct Judged: Hashable, Sendable, Codable {
        /// Whose report it is.
        public var inn: String
        /// Of which half-year, as 2026-2.
        public var period: String
        /// On which form.
        public var form: String
        /// The number of the version.
        public var version: Int
        /// The hash of its file.
        public var sha256: String
        /// What became of it.
        public var verdict: Verdict
        /// How many errors it has.
        public var errors: Int
        /// How many warnings it has.
        public var warnings: Int
        /// How many of them the school explained.
        public var explained: Int
        /// The codes of what was found, each once.
        public var codes: [String]
        /// A hash over all that the store holds of the version.
        public var content: String
    }

    /// What a person decided about a file or a report.
    public struct Decided: Hashable, Sendable, Codable {
        /// The file, by the hash of its bytes; nil when it is about a report.
        public var sha256: String?
        /// Whose report it is.
        public var inn: String?
        /// Of which half-year, as 2026-2.
        public var period: String?
        /// On which form.
        public var form: String?
        /// On which day it arrived, as 2026-12-14; nil when that was not decided.
        public var day: String?
        /// In which way it was said.
        public var way: DecisionWay
    }

    /// A workbook of the whole city.
    public struct Exported: Hashable, Sendable, Codable {
        /// For whom it is.
        public var book: Book
        /// The half-year or the year it is of, as 2026-2 or 2026.
        public var period: String
        /// The hash of its bytes.
        public var sha256: String

        /// For whom a workbook is. The raw values are stored.
        public enum Book: String, Hashable, Sendable, Codable, CaseIterable {
            /// For ГУО.
            case guo
            /// For РЦН.
            case rcn
            /// For КИМЦ itself.
            case kimc
        }

        /// Names a workbook.
        public init(_ book: Book, of period: String, sha256: String) {
            self.book = book
            self.period = period
            self.sha256 = sha256
        }
    }

    /// The beginning of a mirror.
    public struct Mirrored: Hashable, Sendable, Codable {
        /// How many events there were before.
        public var events: Int
    }

    /// A clock that runs behind, in milliseconds since 1970.
    public struct Clock: Hashable, Sendable, Codable {
        /// The latest moment on record.
        public var latest: Int64
        /// What the clock showed.
        public var now: Int64

        /// States two moments.
        public init(latest: Int64, now: Int64) {
            self.latest = latest
            self.now = now
        }
    }
}

/// In which way a person said a decision. The raw values are stored.
public enum DecisionWay: String, Hashable, Sendable, Codable, CaseIterable {
    /// By the command `receive`.
    case command
    /// By the folder that the file was put into.
    case folder
}

// MARK: As the chain holds it

extension JournalEntry {
    /// The word for what happened.
    var kind: String {
        switch self {
        case .start: "start"
        case .arrival: "arrival"
        case .identity: "identity"
        case .verdict: "verdict"
        case .decision: "decision"
        case .export: "export"
        case .mirror: "mirror"
        case .clock: "clock"
        }
    }

    /// What happened, as JSON.
    func facts() throws -> String {
        switch self {
        case .start(let facts): try JSON.text(of: facts)
        case .arrival(let facts): try JSON.text(of: facts)
        case .identity(let facts): try JSON.text(of: facts)
        case .verdict(let facts): try JSON.text(of: facts)
        case .decision(let facts): try JSON.text(of: facts)
        case .export(let facts): try JSON.text(of: facts)
        case .mirror(let facts): try JSON.text(of: facts)
        case .clock(let facts): try JSON.text(of: facts)
        }
    }

    /// Reads an entry back; nil for a kind that only a later program knows.
    init?(kind: String, facts: String) throws {
        func decoded<Facts: Decodable>() throws -> Facts {
            try JSON.value(from: facts, table: "event")
        }
        switch kind {
        case "start": self = .start(try decoded())
        case "arrival": self = .arrival(try decoded())
        case "identity": self = .identity(try decoded())
        case "verdict": self = .verdict(try decoded())
        case "decision": self = .decision(try decoded())
        case "export": self = .export(try decoded())
        case "mirror": self = .mirror(try decoded())
        case "clock": self = .clock(try decoded())
        default: return nil
        }
    }
}
