// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

/// A program that hands its inputs to the harness; libFuzzer drives it.
func fuzzer(_ name: String) -> Target {
    .executableTarget(
        name: name, dependencies: ["Harness"],
        // There is no top-level code: the program begins in libFuzzer.
        swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])])
}

// A package of its own, since it links only under `-sanitize=fuzzer`.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "svod", path: "..")],
    targets: [
        .target(
            name: "Harness",
            dependencies: [.product(name: "WorkbookReader", package: "svod")],
            swiftSettings: settings),
        fuzzer("FuzzArchive"),
        fuzzer("FuzzParts"),
    ]
)
