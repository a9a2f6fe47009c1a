import Definitions
public import Foundation
public import Forms

/// Forms for tests.
public enum TestForm {
    /// The root of the package.
    public static let packageRoot = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The text of `templates/form-6.1.yaml`.
    public static func m61Text() throws -> String {
        let file = packageRoot.appendingPathComponent("templates/form-6.1.yaml")
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// Form М-6.1 as it is shipped; read once for all tests.
    public static func m61() throws -> Form {
        try shipped.get()
    }

    /// The text of `templates/form-6.2.yaml`.
    public static func m62Text() throws -> String {
        let file = packageRoot.appendingPathComponent("templates/form-6.2.yaml")
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// Form М-6.2 as it is shipped; read once for all tests.
    public static func m62() throws -> Form {
        try shippedChecklist.get()
    }

    /// Form М-7.2 as it is shipped.
    public static func m72() throws -> Form {
        let file = packageRoot.appendingPathComponent("templates/form-7.2.yaml")
        return try FormDefinition.load(
            yaml: try String(contentsOf: file, encoding: .utf8), file: "form-7.2.yaml",
            beside: [try m61()])
    }

    private static let shippedChecklist = Result {
        try FormDefinition.load(
            yaml: try m62Text(), file: "form-6.2.yaml", beside: [try m61()])
    }

    private static let shipped = Result {
        try FormDefinition.load(yaml: try m61Text(), file: "form-6.1.yaml")
    }
}
