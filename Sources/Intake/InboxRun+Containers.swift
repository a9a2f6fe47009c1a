internal import Containers
internal import Forms
internal import Mail
internal import Spreadsheet
internal import Store

// Letters and archives, and what they bring.
extension InboxRun {
    /// How many letters and archives may lie in each other.
    private static let depthLimit = 3
    /// How far the clock of a sender may be ahead, in milliseconds.
    private static let clockTolerance: Int64 = 10 * 60 * 1000
    /// How old a letter may be that brings a report, in milliseconds.
    private static let ageLimit: Int64 = 400 * 24 * 60 * 60 * 1000

    /// Examines what a letter or an archive brings.
    ///
    /// Pictures and documents beside a form are nothing to us: signatures, scans of the same.
    func open(_ draft: inout FileDraft, _ container: Container) {
        var fault: Refusal.Fault?
        draft.arrival = arrival(
            by: [container.sent, container.received.first], container, as: draft)
        draft.isUndated = container.kind == .letter && draft.arrival.source == .firstSeen
        take(container, into: &draft, depth: 1, &fault)
        if draft.members.isEmpty, fault == nil { fault = .nothingInside }
        if draft.members.count > 1, draft.decision.way == .folder, draft.decision.inn != nil {
            // A folder can be named by the sender of one form, not of several; its name must not come
            // back with that of a form that waits either.
            for index in draft.members.indices {
                draft.members[index].decision = Decision()
                let name = draft.members[index].file.name
                draft.members[index].file.name =
                    name.split(separator: "/").last.map(String.init) ?? name
                if let bytes = draft.members[index].bytes?.bytes {
                    examineAlone(&draft.members[index], bytes)
                }
            }
        }
        if let fault {
            draft.result = .refused(.container(fault), candidates: [], findings: [])
        }
        draft.failure = draft.failure ?? draft.members.lazy.compactMap(\.failure).first
    }

    private func take(
        _ container: Container, into draft: inout FileDraft, depth: Int,
        _ fault: inout Refusal.Fault?
    ) {
        for member in container.members {
            let name = ([draft.file.name] + member.folders + [member.name ?? "?"])
                .joined(separator: " » ")
            switch member.contents {
            case .litter: continue
            case .outlookPackage: fault = fault ?? .outlookPackage
            case .locked: fault = fault ?? .locked
            case .damaged: fault = fault ?? .damaged
            case .tooLarge: fault = fault ?? .tooLarge
            case .file(let bytes):
                var file = FileDraft(
                    file: Inbox.File(path: draft.file.path, name: name),
                    arrival: arrival(by: [member.sent], container, as: draft), seenAt: draft.seenAt,
                    decision: draft.decision)
                file.bytes = HashedBytes(bytes)
                file.isKept = true
                file.container = draft.bytes?.sha256
                if !judge(&file, bytes, into: &draft, depth: depth, &fault) {
                    draft.ignored.append(member.name ?? "?")
                }
            }
        }
    }

    /// Examines a file that was brought; false when it is nothing to us.
    private func judge(
        _ file: inout FileDraft, _ bytes: [UInt8], into draft: inout FileDraft, depth: Int,
        _ fault: inout Refusal.Fault?
    ) -> Bool {
        examineAlone(&file, bytes)
        switch file.result {
        case .container(let inner)?:
            guard depth < Self.depthLimit else {
                fault = fault ?? .tooDeep
                return true
            }
            var nested = draft
            nested.file.name = file.file.name
            nested.arrival = file.arrival
            take(inner, into: &nested, depth: depth + 1, &fault)
            draft.members = nested.members
            draft.ignored = nested.ignored
        case .refused(.container(let inner), _, _)?: fault = fault ?? inner
        case .refused(.notASpreadsheet, _, _)?, .refused(.link, _, _)?: return false
        default: draft.members.append(file)
        }
        return true
    }

    /// When a letter or what it brings arrived: on the first of the days told that can be right,
    /// unless a person said another. What was forwarded arrived when it was first sent.
    private func arrival(
        by told: [Moment?], _ container: Container, as draft: FileDraft
    ) -> Arrival {
        guard container.kind == .letter, [.firstSeen, .letter].contains(draft.arrival.source)
        else { return draft.arrival }
        for moment in told.compactMap(\.self) {
            guard let milliseconds = moment.milliseconds else {
                // Without a zone the sender's clock is taken for one of ours.
                let day = CalendarDate(dayNumber: Int(moment.clock / 86_400_000))
                let isLikely =
                    day <= self.day(draft.seenAt)
                    && draft.seenAt - moment.clock < Self.ageLimit
                if isLikely { return Arrival(date: day, source: .letter) }
                continue
            }
            let age = draft.seenAt - milliseconds
            guard age >= -Self.clockTolerance, age < Self.ageLimit else { continue }
            return Arrival(
                date: min(self.day(milliseconds), self.day(draft.seenAt)), source: .letter)
        }
        return draft.arrival
    }
}
