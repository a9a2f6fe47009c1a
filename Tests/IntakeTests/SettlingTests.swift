import Foundation
import Testing

@testable import Intake

/// 1. A file is ready when two looks that far apart saw the same.
/// 2. A file that changes, or is opened or closed by a program, begins to rest anew.
/// 3. What was tried in vain is tried again after a while, and at once when it has changed.
struct SettlingTests {
    private let place: TemporaryWorkspace
    private var settling = Settling()

    init() throws {
        place = try TemporaryWorkspace()
    }

    private func files() throws -> [Inbox.File] {
        try Inbox(listing: place.workspace.inbox).files
    }

    @Test("1: nothing is ready at first sight, and nothing before its rest is over")
    mutating func restIsAwaited() throws {
        try place.drop([1], "a.xlsx")
        let file = try #require(try files().first)
        let looks: [(Duration, isNew: Bool, isReady: Bool)] = [
            (.zero, true, false), (Settling.rest - .milliseconds(1), false, false),
            (Settling.rest, false, true),
        ]
        for (moment, isNew, isReady) in looks {
            #expect(settling.look(at: try files(), moment: moment) == isNew)
            #expect(settling.isReady(file) == isReady)
        }
    }

    @Test("2: a file copied in a thousand pieces is ready only after the last")
    mutating func slowCopies() throws {
        var bytes: [UInt8] = []
        for second in 0..<1000 {
            bytes.append(UInt8(second % 256))
            try place.drop(bytes, "a.xlsx")
            let moment = Duration.seconds(second * 4)
            #expect(settling.look(at: try files(), moment: moment))
            #expect(try !files().contains(where: settling.isReady))
        }
        _ = settling.look(at: try files(), moment: .seconds(3996) + Settling.rest)
        #expect(try files().allSatisfy(settling.isReady))
    }

    @Test("2: closing the program that had it open makes it rest anew")
    mutating func locks() throws {
        try place.drop([1], "a.xlsx")
        let lock = try place.drop([1], "~$a.xlsx")
        _ = settling.look(at: try files(), moment: .zero)
        _ = settling.look(at: try files(), moment: .seconds(60))
        try Disk.removeOwn(lock)
        #expect(settling.look(at: try files(), moment: .seconds(61)))
        #expect(try !files().contains(where: settling.isReady))
        _ = settling.look(at: try files(), moment: .seconds(61) + Settling.rest)
        #expect(try files().allSatisfy(settling.isReady))
    }

    @Test("3: trying again")
    mutating func patience() throws {
        try place.drop([1], "a.xlsx")
        _ = settling.look(at: try files(), moment: .zero)
        _ = settling.look(at: try files(), moment: .seconds(10))
        let file = try #require(try files().first)
        #expect(settling.isReady(file) && settling.isYoung(file))
        settling.tried(file)
        #expect(!settling.isReady(file))
        _ = settling.look(at: try files(), moment: .seconds(10) + Settling.patience)
        #expect(settling.isReady(file) && !settling.isYoung(file))
        settling.tried(file)
        try place.drop([1, 2], "a.xlsx")
        let changed = Settling.patience + .seconds(20)
        _ = settling.look(at: try files(), moment: changed)
        _ = settling.look(at: try files(), moment: changed + Settling.rest)
        #expect(settling.isReady(file) && settling.isYoung(file))
    }
}
