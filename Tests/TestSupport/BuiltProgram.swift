public import Foundation

/// Programs of the package as they were built together with the tests.
public enum BuiltProgram {
    /// Where a program lies; nil when the tests do not run out of a bundle.
    public static func path(of name: String) -> String? {
        let bundle = ProcessInfo.processInfo.arguments.first { $0.contains(".xctest") }
        guard let bundle, let end = bundle.firstRange(of: "/svodPackageTests.xctest") else {
            return nil
        }
        return "\(bundle[..<end.lowerBound])/\(name)"
    }

    /// Writes a script that can be run in place of a program, into a folder of its own.
    ///
    /// - Parameter body: what stands below the first line.
    /// - Returns: the script; whoever asked removes its folder.
    /// - Throws: what the disk refused.
    public static func script(_ body: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("svod-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let script = folder.appendingPathComponent("script")
        try Data("#!/bin/sh\n\(body)\n".utf8).write(to: script)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o700], ofItemAtPath: script.path)
        // A process that another test starts at this moment may hold the file open for writing until
        // it becomes its program, and then the script could not be run.
        let descriptor = open(script.path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        while fcntl(descriptor, setLease, F_RDLCK) != 0, errno == EAGAIN { sched_yield() }
        _ = fcntl(descriptor, setLease, F_UNLCK)
        return script
    }

    /// F_SETLEASE of Linux, which Swift's view of the C library leaves out.
    private static let setLease: Int32 = 1024
}
