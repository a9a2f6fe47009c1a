import Foundation
import Testing

@testable import Store

/// Where a store lives during a test.
enum Place: CaseIterable {
    case memory, file
}

/// Does work with a new store, which is closed and removed afterwards.
func withStore(_ place: Place, _ work: (Store) throws -> Void) throws {
    switch place {
    case .memory:
        try work(Store.inMemory())
    case .file:
        try withFolder { folder in
            let store = try Store(path: "\(folder)/svod.sqlite")
            try work(store)
            #expect(try store.integrityProblems().isEmpty)
            try store.close()
        }
    }
}

/// Does work with a new folder, which is removed afterwards.
func withFolder(_ work: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("svod-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try work(folder)
}
