// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func support(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let arguments: Target.Dependency = .product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let httpServer: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let lifecycle: Target.Dependency = .product(
    name: "ServiceLifecycle",
    package: "swift-service-lifecycle"
)
let signals: Target.Dependency = .product(
    name: "UnixSignals",
    package: "swift-service-lifecycle"
)

// Versions are exact because nothing resolved is committed: two clones must build the same programs.
let package = Package(
    name: "tongban",
    products: [
        .executable(name: "tongban", targets: ["FieldCLI"]),
        .executable(name: "tongban-node", targets: ["NodeDaemon"]),
        .executable(name: "tongban-hub", targets: ["HubDaemon"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // 0 words
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        .systemLibrary(name: "CExpat"),
        library("WireFormat", ["CZlib"]),
        library("Replication"),
        library("ServiceModel"),
        // 1 meaning
        library("ServiceRecords", ["ServiceModel", "Replication", "WireFormat", protobuf]),
        library("SyncProtocol", ["Replication", "WireFormat", protobuf, crypto]),
        // 2 edges
        library("SyncEngine", ["SyncProtocol", "Replication"]),
        library(
            "Storage",
            ["ServiceRecords", "SyncProtocol", "ServiceModel", "Replication", "WireFormat", grdb]
        ),
        library(
            "Transport",
            [
                "SyncProtocol", "Replication", "WireFormat", httpServer, httpClient, nioCore,
                nioHTTP,
                logging,
            ]
        ),
        // 3 node
        library(
            "NodeRuntime",
            [
                "Storage", "SyncEngine", "Transport", "ServiceRecords", "SyncProtocol",
                "ServiceModel", "Replication", "WireFormat", crypto, logging, lifecycle,
            ]
        ),
        // 4 hub
        library(
            "HubRuntime",
            [
                "NodeRuntime", "Storage", "ServiceRecords", "ServiceModel", "Replication",
                "WireFormat", "CExpat", "CZlib",
            ]
        ),
        // 4 words for people
        library(
            "Explanation",
            [
                "NodeRuntime", "Storage", "SyncEngine", "SyncProtocol", "Transport",
                "ServiceRecords",
                "ServiceModel", "Replication", arguments,
            ]
        ),
        // 5 programs
        program(
            "FieldCLI",
            [
                "Explanation", "NodeRuntime", "Storage", "SyncEngine", "SyncProtocol", "Transport",
                "ServiceRecords", "ServiceModel", "Replication", arguments, logging,
            ]
        ),
        program(
            "NodeDaemon",
            [
                "Explanation", "NodeRuntime", "Storage", "SyncEngine", "Transport", arguments,
                logging, lifecycle, signals,
            ]
        ),
        program(
            "HubDaemon",
            [
                "Explanation", "HubRuntime", "NodeRuntime", "Transport", "Storage",
                "ServiceRecords",
                "ServiceModel", "Replication", arguments, logging, lifecycle, signals,
            ]
        ),
        // tests
        support("LatticeLaws", ["Replication"]),
        .target(
            name: "TestCounty",
            dependencies: [
                "CZlib", "HubRuntime", "NodeRuntime", "Storage", "SyncEngine", "SyncProtocol",
                "Transport",
                "ServiceRecords", "ServiceModel", "Replication", logging,
            ],
            path: "Tests/TestCounty",
            exclude: ["Data"],
            swiftSettings: strict
        ),
        tests(
            "NodeRuntimeTests",
            [
                "TestCounty", "LatticeLaws", "HubRuntime", "NodeRuntime", "Storage", "SyncEngine",
                "SyncProtocol", "Transport",
                "ServiceRecords", "ServiceModel",
                "Replication", "WireFormat",
            ]
        ),
        .executableTarget(
            name: "ReplicaWorker",
            dependencies: [
                "NodeRuntime", "Storage", "SyncEngine", "Transport", "ServiceModel", "Replication",
                logging,
            ],
            path: "Tests/ReplicaWorker",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "Bench",
            dependencies: [
                "NodeRuntime", "Storage", "Transport", "ServiceRecords", "SyncProtocol",
                "ServiceModel", "Replication", "WireFormat", arguments, logging,
            ],
            path: "Tests/Bench",
            swiftSettings: strict
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "TestCounty", "NodeRuntime", "Storage", "Transport", "ServiceRecords",
                "SyncProtocol", "ServiceModel", "Replication", "WireFormat", "LatticeLaws",
            ],
            exclude: ["cutting-proxy.py", "recording-proxy.py"],
            swiftSettings: strict
        ),
        tests(
            "StorageTests",
            [
                "TestCounty", "NodeRuntime", "Storage", "ServiceRecords", "SyncProtocol",
                "ServiceModel",
                "Replication", grdb,
            ]
        ),
        tests(
            "HubRuntimeTests",
            [
                "TestCounty", "HubRuntime", "NodeRuntime", "Storage", "ServiceRecords",
                "SyncProtocol", "ServiceModel", "Replication", "WireFormat", "CZlib",
            ]
        ),
        tests("WireFormatTests", ["WireFormat"]),
        tests("ReplicationTests", ["Replication", "LatticeLaws"]),
        tests("ServiceModelTests", ["ServiceModel"]),
        tests(
            "SyncProtocolTests",
            ["SyncProtocol", "Transport", "Replication", "WireFormat", "LatticeLaws", crypto]
        ),
        tests(
            "ServiceRecordsTests",
            ["ServiceRecords", "ServiceModel", "Replication", "WireFormat", "LatticeLaws"]
        ),
        tests("SyncEngineTests", ["SyncEngine", "SyncProtocol", "Replication", "LatticeLaws"]),
        tests("TransportTests", ["Transport", "SyncProtocol", "Replication"]),
    ]
)
