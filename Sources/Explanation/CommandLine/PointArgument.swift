package import NodeRuntime
package import ServiceModel
import ServiceRecords
import Storage

extension Node {
    /// The service point a person means: by division code, by number, by name or part of it.
    ///
    /// - Throws: `UsageFault.unknownPoint`, `UsageFault.ambiguousPoint`, `StorageError`.
    package func point(meant text: String) async throws -> ServicePoint {
        let points = try await store.view { try $0.register.allPoints }
        let exact =
            points.first { $0.division.text == text }
            ?? points.first { "\($0.id.number)" == text } ?? points.first { $0.name == text }
        if let exact { return exact }
        let partial = points.filter { !text.isEmpty && $0.name.contains(text) }
        guard let found = partial.first else { throw UsageFault.unknownPoint(text) }
        guard partial.count == 1 else {
            throw UsageFault.ambiguousPoint(text, partial.prefix(5).map(\.name))
        }
        return found
    }
}
