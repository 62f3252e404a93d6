import Foundation
public import NodeRuntime
public import ServiceModel
import ServiceRecords
import Storage
import Testing

extension TestCounty {
    /// The point of a division.
    public func point(_ division: String) async throws -> ServicePointID {
        let points = try await hub.store.view { try $0.register.allPoints }
        return try #require(points.first { $0.division.text == division }).id
    }

    /// What `node` would put on a stick now, for whoever stands above or for a division.
    public func stick(from node: Node, to division: String? = nil) async throws -> BundleFile {
        var place: ServicePointID?
        if let division { place = try await point(division) }
        let sticks = directory + "/sticks"
        try FileManager.default.createDirectory(
            atPath: sticks,
            withIntermediateDirectories: true
        )
        return BundleFile(try await node.exportBundle(to: place, at: sticks).path)
    }

    /// Carries one stick from a node to another.
    @discardableResult
    public func carry(
        from exporter: Node,
        to importer: Node,
        addressedTo division: String? = nil
    ) async throws -> BundleImport {
        try await importer.importBundle(try await stick(from: exporter, to: division))
    }

    /// The bytes of a stick.
    public func bytes(of stick: BundleFile) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: stick.path)))
    }

    /// A stick with these bytes.
    public func stick(_ bytes: [UInt8], named name: String = "damaged") throws -> BundleFile {
        let path = directory + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return BundleFile(path)
    }
}
