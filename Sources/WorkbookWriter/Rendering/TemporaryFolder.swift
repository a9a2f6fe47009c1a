import Foundation

/// A folder only we can read, for the file that the library writes and its own temporary ones.
struct TemporaryFolder {
    /// The folder.
    let path: String
    /// The file in it.
    var file: String { path + "/workbook.xlsx" }

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
        path = folder.path
    }

    /// The bytes of the file.
    func contents() throws(WriteError) -> [UInt8] {
        do {
            let file = try FileHandle(forReadingFrom: URL(filePath: file))
            defer { try? file.close() }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(Int(try file.seekToEnd()))
            try file.seek(toOffset: 0)
            // Piece by piece, so that a great workbook is never held twice.
            while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
                bytes.append(contentsOf: piece)
            }
            return bytes
        } catch {
            throw .cannotWrite(path: file, reason: "\(error)")
        }
    }

    /// Removes the folder and all in it; a failure leaves litter, and no workbook is worse for it.
    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
