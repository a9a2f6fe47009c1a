// swift-tools-version: 6.2
import PackageDescription

/// The one list of settings that every Swift target of the package shares.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// Targets that touch C pointers have to spell out every unsafe use as well.
let strictAroundC = strict + [.strictMemorySafety()]

let argumentParser: Target.Dependency = .product(
    name: "ArgumentParser", package: "swift-argument-parser")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

// A target sees only targets above it.
let sources: [Target] = [
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
        name: "CLibDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
        name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
        name: "CSeccomp", pkgConfig: "libseccomp", providers: [.apt(["libseccomp-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .target(name: "CJail"),
    .target(name: "CStream"),
    .target(name: "CTime"),

    .target(name: "Parallel", dependencies: ["CMalloc"], swiftSettings: strict),
    .target(name: "Hashing", dependencies: ["CCrypto"], swiftSettings: strictAroundC),
    .target(
        name: "Packing", dependencies: ["CZlib", "Parallel"], swiftSettings: strictAroundC),
    .target(
        name: "ZipArchive", dependencies: ["CLibDeflate", "CLibZip", "CZlib", "Packing"],
        swiftSettings: strictAroundC),
    .target(name: "XMLStream", dependencies: ["CLibXML2"], swiftSettings: strictAroundC),
    .target(name: "Mail", dependencies: ["CGMime"], swiftSettings: strictAroundC),
    .target(name: "Jail", dependencies: ["CJail", "CSeccomp"], swiftSettings: strictAroundC),
    .target(name: "Spreadsheet", swiftSettings: strict),
    .target(
        name: "WorkbookReader", dependencies: ["ZipArchive", "XMLStream", "Spreadsheet"],
        swiftSettings: strictAroundC),
    .target(
        name: "Containers", dependencies: ["ZipArchive", "Mail", "WorkbookReader"],
        swiftSettings: strict),
    .target(
        name: "WorkbookWriter",
        dependencies: [
            "CXLSXWriter", "CStream", "CTime", "Parallel", "Packing", "ZipArchive", "Spreadsheet",
        ],
        swiftSettings: strictAroundC),

    .target(name: "Forms", dependencies: ["Spreadsheet"], swiftSettings: strict),
    .target(
        name: "Definitions", dependencies: ["Forms", "Spreadsheet", yams], swiftSettings: strict),
    .target(name: "Validation", dependencies: ["Forms", "Spreadsheet"], swiftSettings: strict),
    .target(name: "Completeness", dependencies: ["Forms", "Spreadsheet"], swiftSettings: strict),
    .target(
        name: "Consolidation", dependencies: ["Forms", "Validation", "Spreadsheet"],
        swiftSettings: strict),
    .target(
        name: "Store",
        dependencies: ["Hashing", "Forms", "Validation", "Spreadsheet", grdb, sqlite],
        swiftSettings: strict),
    .target(
        name: "Intake",
        dependencies: [
            "Jail", "Parallel", "Hashing", "Containers", "Mail", "WorkbookReader", "Forms",
            "Validation",
            "Completeness", "Store", "Spreadsheet",
        ],
        swiftSettings: strict),
    .target(
        name: "Messages",
        dependencies: [
            "Forms", "Definitions", "Validation", "Completeness", "Consolidation", "Spreadsheet",
            "WorkbookReader", "WorkbookWriter", "Store", "Intake", "Jail",
        ],
        swiftSettings: strict),
    .target(
        name: "Reports",
        dependencies: [
            "Parallel", "Consolidation", "Completeness", "Forms", "Validation", "Messages",
            "Spreadsheet", "WorkbookReader", "WorkbookWriter",
        ],
        swiftSettings: strict),
    .target(
        name: "Notices",
        dependencies: [
            "Completeness", "Forms", "Messages", "Spreadsheet", mustache,
        ],
        swiftSettings: strict),
    .target(
        name: "DemoCity",
        dependencies: [
            "ZipArchive", "Parallel", "Completeness", "Forms", "Spreadsheet", "Reports",
            "WorkbookWriter", "Notices",
        ],
        swiftSettings: strict),
    .target(
        name: "Commands",
        dependencies: [
            "Jail", "Parallel", "Spreadsheet", "WorkbookReader", "WorkbookWriter", "Forms",
            "Definitions", "Validation", "Completeness", "Consolidation", "Store", "Intake",
            "Messages", "Reports", "Notices", "DemoCity", "Containers", argumentParser,
        ],
        swiftSettings: strict),
    .executableTarget(
        name: "svod", dependencies: ["Commands"], swiftSettings: strict),
]

/// The test target beside a target; it may see `more` besides, and not all in its folder is code.
func tests(
    of target: String, seeing more: Target.Dependency..., excluding: [String] = []
) -> Target {
    .testTarget(
        name: "\(target)Tests",
        dependencies: [.byName(name: target), "Spreadsheet", "TestSupport"] + more,
        exclude: excluding, swiftSettings: strict)
}

let checks: [Target] = [
    .target(
        name: "TestSupport",
        dependencies: ["Spreadsheet", "WorkbookReader", "WorkbookWriter", "Forms", "Definitions"],
        path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
        name: "SpreadsheetTests", dependencies: ["Spreadsheet"], swiftSettings: strict),
    // What the jail forbids can only be tried by a process that is in it.
    .executableTarget(
        name: "JailProbe", dependencies: ["Jail"], path: "Tests/JailProbe", swiftSettings: strict),
    .testTarget(
        name: "JailTests", dependencies: ["Jail", "JailProbe", "TestSupport"],
        swiftSettings: strict),
    .testTarget(name: "HashingTests", dependencies: ["Hashing"], swiftSettings: strict),
    .testTarget(name: "ParallelTests", dependencies: ["Parallel"], swiftSettings: strict),
    tests(of: "WorkbookReader", seeing: "Packing", "ZipArchive", "XMLStream"),
    tests(of: "Packing", seeing: "ZipArchive"),
    .testTarget(name: "MailTests", dependencies: ["Mail"], swiftSettings: strict),
    tests(of: "Containers", seeing: "Mail", "WorkbookReader"),
    tests(
        of: "WorkbookWriter", seeing: "CTime", "Parallel", "WorkbookReader", "ZipArchive",
        excluding: ["Golden"]),
    tests(of: "Forms"),
    tests(of: "Definitions", seeing: "Forms"),
    tests(of: "Validation", seeing: "Forms", "Definitions"),
    tests(of: "Completeness", seeing: "Forms"),
    tests(of: "Consolidation", seeing: "Forms", "Definitions"),
    tests(of: "Store", seeing: "Hashing", "Forms", "Validation", grdb),
    tests(
        of: "Messages", seeing: "Forms", "Validation", "Definitions", "Consolidation",
        "WorkbookReader", excluding: ["Golden"]),
    tests(
        of: "Reports", seeing: "DemoCity", "Forms", "Definitions", "Validation", "Consolidation",
        "Completeness", "WorkbookWriter", "WorkbookReader", excluding: ["Golden"]),
    tests(
        of: "Notices", seeing: "Completeness", "Definitions", "DemoCity", "Forms", "Messages"),
    tests(
        of: "DemoCity", seeing: "Completeness", "Consolidation", "Containers", "Definitions",
        "Forms", "Reports", "Validation", "WorkbookReader", "WorkbookWriter"),
    tests(
        of: "Intake", seeing: "Jail", "Parallel", "Forms", "Store", "WorkbookReader",
        "WorkbookWriter"),
    tests(
        of: "Commands", seeing: "Completeness", "Consolidation", "DemoCity", "Forms", "Intake",
        "Messages", "Reports", "Store", "WorkbookReader", "WorkbookWriter", argumentParser),
]

let package = Package(
    name: "svod",
    products: [
        .executable(name: "svod", targets: ["svod"]),
        .library(name: "WorkbookReader", targets: ["WorkbookReader", "Spreadsheet"]),
        .library(name: "WorkbookWriter", targets: ["WorkbookWriter", "Spreadsheet"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(
            url: "https://github.com/hummingbird-project/swift-mustache",
            .upToNextMinor(from: "2.1.0")),
    ],
    targets: sources + checks
)
