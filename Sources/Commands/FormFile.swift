internal import Definitions
internal import Forms
internal import Foundation
internal import Intake

/// The file of a form with those of its older versions, which lie in a folder beside it.
enum FormFile {
    /// The name of that folder.
    static let versions = "versions"
    /// The largest text file that is read.
    private static let limit = 16 << 20

    /// The form of a file; nil when there is no such file.
    static func form(at path: RawPath) throws -> Form? {
        guard let yaml = try text(at: path) else { return nil }
        return try FormDefinition.load(
            yaml: yaml, file: path.display,
            versions: try older(beside: path).map {
                DefinitionFile(yaml: try text(at: $0) ?? "", name: $0.display)
            })
    }

    /// The definitions of older versions beside the file of a form.
    static func older(beside path: RawPath) throws -> [RawPath] {
        let folder = path.folder.appending(versions)
        guard FileManager.default.fileExists(atPath: folder.display) else { return [] }
        return try Disk.items(of: folder).filter { item in
            let name = item.name.display
            return !item.isFolder && name.hasSuffix(".yaml") && !name.hasPrefix(".")
        }.map { folder.appending($0.name) }
    }

    /// The text of a file; nil when there is none.
    static func text(at path: RawPath) throws -> String? {
        do throws(DiskError) {
            return String(decoding: try Disk.bytes(of: path, limit: limit), as: UTF8.self)
        } catch  where error.code == ENOENT {
            return nil
        }
    }
}
