import NodeRuntime
import ServiceModel
import Storage

extension Node {
    /// The matter a person means: by code, by the end of its code, or by part of its name.
    ///
    /// - Throws: `NodeError.noSuchMatter`, `ArgumentFault.ambiguousMatter`, `StorageError`.
    func matter(meant text: String) async throws -> Matter {
        try await store.view { view in
            if let code = MatterCode(text), let exact = try view.matter(code) {
                return exact.matter
            }
            guard !text.isEmpty else { throw NodeError.noSuchMatter(text) }
            let matters = try view.matters()
            let fitting = matters.filter { $0.name == text }
            let close =
                fitting.isEmpty
                ? matters.filter { $0.name.contains(text) || $0.code.text.hasSuffix(text) }
                : fitting
            guard let found = close.first else { throw NodeError.noSuchMatter(text) }
            guard close.count == 1 else {
                throw ArgumentFault.ambiguousMatter(text, close.prefix(5).map(\.name))
            }
            return found
        }
    }
}
