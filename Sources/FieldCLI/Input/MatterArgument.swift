import NodeRuntime
import ServiceModel
import Storage

extension Node {
    /// The matter of the county a person means, whether its text is held here or not: by code, by
    /// the end of its code, or by part of its name.
    ///
    /// - Throws: `NodeError.noSuchMatter`, `ArgumentFault.ambiguousMatter`, `StorageError`.
    func listedMatter(meant text: String) async throws -> MatterCode {
        let today = today
        let names = try await store.view { view in
            let day = try view.day(byClock: today)
            let listed = try view.listedMatters(on: day).map { ($0.code, $0.name) }
            let known = Set(listed.map(\.0))
            return listed
                + (try view.mattersHeld(on: day).map { ($0.code, $0.name) })
                .filter { !known.contains($0.0) }
        }
        if let exact = names.first(where: { $0.0.text == text || $0.1 == text }) { return exact.0 }
        let close =
            text.isEmpty
            ? [] : names.filter { $0.1.contains(text) || $0.0.text.hasSuffix(text) }
        guard let found = close.first else { throw NodeError.noSuchMatter(text) }
        guard close.count == 1 else {
            throw ArgumentFault.ambiguousMatter(text, close.prefix(5).map(\.1))
        }
        return found.0
    }

    /// The matter a person means: by code, by the end of its code, or by part of its name;
    /// in the version in force today, or the first to come.
    ///
    /// - Throws: `NodeError.noSuchMatter`, `ArgumentFault.ambiguousMatter`, `StorageError`.
    func matter(meant text: String) async throws -> Matter {
        let today = today
        return try await store.view { view in
            let day = try view.day(byClock: today)
            if let code = MatterCode(text), let exact = try view.matter(code, on: day) {
                return exact.matter
            }
            guard !text.isEmpty else { throw NodeError.noSuchMatter(text) }
            let matters = try view.mattersHeld(on: day)
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
