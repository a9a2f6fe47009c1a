// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds the program resolves or builds what measures it.
let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "svod", path: "..")],
    targets: [
        .executableTarget(
            name: "read-workbooks",
            dependencies: [.product(name: "WorkbookReader", package: "svod")],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
    ]
)
