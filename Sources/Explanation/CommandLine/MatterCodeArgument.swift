package import NodeRuntime
package import ServiceModel
import Storage

extension Node {
    /// The matter a person means, whether its text is held here or not: by code, by the end of its
    /// code, or by part of its name.
    ///
    /// - Throws: `NodeError.noSuchMatter`, `UsageFault.ambiguousMatter`, `StorageError`.
    package func matterCode(meant text: String) async throws -> (code: MatterCode, name: String) {
        let today = today
        let names = try await store.view { view in
            let day = try view.day(byClock: today)
            let held = try view.mattersHeld(on: day).map { ($0.code, $0.name) }
            let known = Set(held.map(\.0))
            return held
                + (try view.listedMatters(on: day)).map { ($0.code, $0.name) }
                .filter { !known.contains($0.0) }
        }
        if let exact = names.first(where: { $0.0.text == text || $0.1 == text }) { return exact }
        let close =
            text.isEmpty
            ? [] : names.filter { $0.1.contains(text) || $0.0.text.hasSuffix(text) }
        guard let found = close.first else { throw NodeError.noSuchMatter(text) }
        guard close.count == 1 else {
            throw UsageFault.ambiguousMatter(text, close.prefix(5).map(\.1))
        }
        return found
    }

    /// The names of all matters known here.
    package func matterNames() async throws -> [MatterCode: String] {
        let today = today
        return try await store.view { view in
            let day = try view.day(byClock: today)
            let listed = try view.listedMatters(on: day).map { ($0.code, $0.name) }
            let held = try view.mattersHeld(on: day).map { ($0.code, $0.name) }
            return Dictionary(listed + held, uniquingKeysWith: { _, newer in newer })
        }
    }
}
