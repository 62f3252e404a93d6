import Foundation
import NodeRuntime
public import ServiceModel
public import Storage

extension County {
    /// All drafts, by name.
    public func drafts() async throws -> [Draft] {
        try await node.store.drafts()
    }

    /// The draft of a name.
    ///
    /// - Throws: `OfficeFault.noSuchDraft`, `StorageError`.
    public func draft(_ name: String) async throws -> Draft {
        guard let draft = try await node.store.draft(name) else {
            throw OfficeFault.noSuchDraft(name)
        }
        return draft
    }

    /// Takes files into a draft, once they can be read; it replaces the files the draft had.
    ///
    /// - Parameters:
    ///   - files: By path, such as `matters.csv` or `forms/food-workshop.json`.
    ///   - seen: The revision the writer has seen; 0 for a draft that is new to it.
    /// - Returns: The draft's revision.
    /// - Throws: `OfficeFault`, what reading the files throws, `StorageError`; nothing is changed
    ///   then.
    public func saveDraft(
        _ name: String,
        files: [String: [UInt8]],
        over seen: Int
    ) async throws -> Int {
        _ = try await source(in: files, named: name)
        let saved = try await node.store.saveDraft(name, files: files, over: seen, at: node.now)
        guard let saved else {
            throw OfficeFault.draftMoved(name, try await node.store.draft(name)?.revision)
        }
        return saved
    }

    /// Removes a draft.
    ///
    /// - Throws: `OfficeFault.draftMoved`, `OfficeFault.noSuchDraft`, `StorageError`.
    public func discardDraft(_ name: String, at revision: Int?) async throws {
        let held = try await draft(name)
        let meant = DraftRevision(name: name, revision: revision ?? held.revision)
        guard try await node.store.discardDraft(meant) else {
            throw OfficeFault.draftMoved(name, held.revision)
        }
    }

    /// What publishing a draft would change.
    ///
    /// - Throws: `OfficeFault`, what reading its files throws, `StorageError`.
    public func difference(
        ofDraft name: String,
        on today: Day? = nil
    ) async throws -> (draft: Draft, diff: CatalogueDiff) {
        let draft = try await draft(name)
        let source = try await self.source(in: draft.files, named: name)
        return (draft, try await difference(to: source, on: today))
    }

    /// Publishes a draft in one transaction, then removes it. Should the machine fail between, the
    /// draft stays and publishing it again changes nothing.
    ///
    /// - Parameter revision: The revision the publisher has seen; nil takes the draft as it is.
    /// - Throws: `OfficeFault`, what reading its files throws, `StorageError`; nothing is changed
    ///   then.
    public func publish(
        draft name: String,
        at revision: Int?,
        on today: Day? = nil,
        allowsConflicts: Bool = false
    ) async throws -> Publication {
        let draft = try await draft(name)
        let meant = DraftRevision(name: name, revision: revision ?? draft.revision)
        guard meant.revision == draft.revision else {
            throw OfficeFault.draftMoved(name, draft.revision)
        }
        let source = try await self.source(in: draft.files, named: name)
        let published = try await publish(
            source,
            on: today,
            allowsConflicts: allowsConflicts,
            draft: meant
        )
        _ = try await node.store.discardDraft(meant)
        return published
    }
}
