import Foundation

/// A workbook's file in a folder that only we can read; the folder goes with the value.
public final class FinishedWorkbook: Sendable {
    /// The folder, in which the library has its temporary files as well unless they are few.
    let folder: String
    /// Where the file lies.
    var path: String { folder + "/workbook.xlsx" }

    /// Makes the folder.
    init() throws(WriteError) {
        let files = FileManager.default
        let parent = files.temporaryDirectory
        let folder = parent.appending(path: "workbook-\(UUID().uuidString)")
        do {
            try files.createDirectory(
                at: folder, withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw .folderNotWritable(parent.path)
        }
        self.folder = folder.path
    }

    // A folder that cannot be removed is litter, and no workbook is worse for it.
    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Tells where the file lies, as long as `body` takes.
    ///
    /// - Throws: what `body` throws.
    public func withPath<Value, Failure: Error>(
        _ body: (String) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        defer { withExtendedLifetime(self) {} }
        return try body(path)
    }

    /// The bytes of the file.
    ///
    /// - Throws: ``WriteError/cannotWrite(path:reason:)`` when it cannot be read back.
    public func contents() throws(WriteError) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw .cannotWrite(path: path, reason: "\(error)")
        }
    }
}
