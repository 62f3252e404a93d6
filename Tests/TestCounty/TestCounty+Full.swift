import Foundation
import NodeRuntime

extension TestCounty {
    /// The whole fictional county of ``FullCounty``, published, with replicas at two model townships
    /// and three villages: a model one and a plain one of the first, one of the second.
    ///
    /// It is founded once in a process; each test gets a copy of its closed replicas in a directory
    /// of its own, and may do with it what it likes. Copies have the same keys: two of them are one
    /// county to each other.
    public static func full() async throws -> TestCounty {
        let image = try await FullImage.shared.path()
        let directory = NSTemporaryDirectory() + "county-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: image, toPath: directory)
        return try await TestCounty(
            in: directory,
            townships: FullImage.townships.count,
            villages: FullImage.villages.count
        )
    }
}

/// The full county as it was founded, its replicas closed.
private actor FullImage {
    static let shared = FullImage()
    static let townships = ["421399001", "421399002"]
    static let villages = ["421399001003", "421399001004", "421399002205"]
    private static let directory =
        NSTemporaryDirectory() + "founded-\(ProcessInfo.processInfo.processIdentifier)"
    private var founding: Task<String, any Error>?

    /// Where it lies; whoever asks first founds it, and the others wait.
    func path() async throws -> String {
        if let founding { return try await founding.value }
        atexit { try? FileManager.default.removeItem(atPath: FullImage.directory) }
        let task = Task { try await Self.found() }
        founding = task
        return try await task.value
    }

    private static func found() async throws -> String {
        let files = try FullCounty()
        let county = try await TestCounty(
            lists: files.directory,
            townships: townships,
            villages: villages
        )
        for node in [county.hub] + county.townships + county.villages { try await node.close() }
        try FileManager.default.copyItem(atPath: county.directory, toPath: directory)
        return directory
    }
}
