import Foundation
import GRDB

/// A draft of the county's office: files that are not published yet.
public struct Draft: Hashable, Sendable {
    /// Its name, chosen by whoever made it.
    public let name: String
    /// Counts its changes; a writer says which one it has seen.
    public let revision: Int
    /// When it was changed last, seconds since 1970 by the county's clock.
    public let changedAt: Int64
    /// Its files by path, with their bytes.
    public let files: [String: [UInt8]]
}

/// A draft at a certain revision.
public struct DraftRevision: Hashable, Sendable {
    /// The draft's name.
    public let name: String
    /// The revision that is meant.
    public let revision: Int

    /// Names a revision.
    public init(name: String, revision: Int) {
        self.name = name
        self.revision = revision
    }
}

extension Store {
    /// All drafts with their files, by name. O(bytes).
    public func drafts() async throws -> [Draft] {
        try await read { db in
            try db.all("SELECT name FROM drafts ORDER BY name")
                .compactMap { try Draft.fetch($0[0], db) }
        }
    }

    /// One draft, or nil.
    public func draft(_ name: String) async throws -> Draft? {
        try await read { try Draft.fetch(name, $0) }
    }

    /// Saves the files of a draft, replacing those it had.
    ///
    /// - Parameters:
    ///   - seen: The revision the writer has seen; 0 for a draft that is new to it.
    ///   - now: Seconds since 1970 by the county's clock.
    /// - Returns: The new revision, or nil if the draft has another revision by now; nothing is
    ///   changed then.
    public func saveDraft(
        _ name: String,
        files: [String: [UInt8]],
        over seen: Int,
        at now: Int64
    ) async throws -> Int? {
        precondition(identity.isCounty, "Only the county's office keeps drafts.")
        return try await write { db in
            let held = try db.one("SELECT revision FROM drafts WHERE name = ?", [name])
            guard held?[0] as Int? ?? 0 == seen else { return nil }
            try db.run("DELETE FROM draft_files WHERE draft = ?", [name])
            try db.run("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)", [name, seen + 1, now])
            for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
                try db.run("INSERT INTO draft_files VALUES (?, ?, ?)", [name, path, Data(bytes)])
            }
            return seen + 1
        }
    }

    /// Removes a draft at a revision; whether it had that revision.
    public func discardDraft(_ draft: DraftRevision) async throws -> Bool {
        try await write { db in
            let held = try db.one("SELECT revision FROM drafts WHERE name = ?", [draft.name])
            guard held?[0] as Int? == draft.revision else { return false }
            try db.run("DELETE FROM draft_files WHERE draft = ?", [draft.name])
            try db.run("DELETE FROM drafts WHERE name = ?", [draft.name])
            return true
        }
    }
}

extension CommitView {
    /// The revision a draft has now; nil if there is none of that name.
    public func draftRevision(of name: String) throws -> Int? {
        try folder.db.one("SELECT revision FROM drafts WHERE name = ?", [name])?[0]
    }
}

extension Draft {
    fileprivate static func fetch(_ name: String, _ db: Database) throws -> Draft? {
        guard
            let row = try db.one("SELECT revision, changed_at FROM drafts WHERE name = ?", [name])
        else { return nil }
        let files = try db.all("SELECT path, bytes FROM draft_files WHERE draft = ?", [name])
        return Draft(
            name: name,
            revision: row[0],
            changedAt: row[1],
            files: Dictionary(
                uniqueKeysWithValues: files.map { ($0[0] as String, Array($0[1] as Data)) }
            )
        )
    }
}
