import ServiceModel
import Storage
import TestCounty

@testable import NodeRuntime

extension TestCounty {
    /// A case whose entries lie in `count` closed segments that nobody else has yet.
    @discardableResult
    func severalSegments(at node: Node, count: Int, noteLength: Int = 10) async throws -> TestCase {
        let opened = try await open(at: node)
        try await node.store.closeOpenEntries(with: node.pen)
        for index in 1..<count {
            let text = "\(index)" + String(repeating: "记", count: noteLength)
            _ = try await node.submit(.note(text), on: opened.id)
            try await node.store.closeOpenEntries(with: node.pen)
        }
        return opened
    }
}
