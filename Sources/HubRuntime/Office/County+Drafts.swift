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
    ///   - allowsPartial: Whether files with rejected lines may be taken in.
    /// - Returns: The draft's revision, and what reading its files gave.
    /// - Throws: `OfficeFault`, what reading the files throws, `StorageError`; nothing is changed
    ///   then.
    public func saveDraft(
        _ name: String,
        files: [String: [UInt8]],
        over seen: Int,
        allowsPartial: Bool = false
    ) async throws -> (revision: Int, reading: SourceReading) {
        let reading = try await source(in: files, named: name, allowsPartial: allowsPartial)
        let saved = try await node.store.saveDraft(name, files: files, over: seen, at: node.now)
        guard let saved else {
            let revision = try await node.store.draft(name)?.revision
            if seen == 0, let revision { throw OfficeFault.draftExists(name, revision) }
            throw OfficeFault.draftMoved(name, revision)
        }
        return (saved, reading)
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
    /// - Parameter allowsPartial: Whether what is right may be taken although lines were rejected.
    /// - Throws: `OfficeFault`, what reading its files throws, `StorageError`.
    public func difference(
        ofDraft name: String,
        on today: Day? = nil,
        allowsPartial: Bool = false,
        terms: PublishingTerms = PublishingTerms()
    ) async throws -> DraftDifference {
        let draft = try await draft(name)
        let reading = try await source(
            in: draft.files,
            named: name,
            allowsPartial: allowsPartial
        )
        let diff = try await difference(to: reading.source, on: today, terms: terms)
        return DraftDifference(draft: draft, reading: reading, diff: diff)
    }

    /// Publishes a draft in one transaction, then removes it. Should the machine fail between, the
    /// draft stays and publishing it again changes nothing.
    ///
    /// - Parameters:
    ///   - revision: The revision the publisher has seen; nil takes the draft as it is.
    ///   - allowsConflicts: Whether lines that do not fit what is published may be left out.
    ///   - allowsPartial: Whether what is right may be taken although lines were rejected.
    ///   - terms: What else is asked of it, or said about it.
    /// - Throws: `OfficeFault`, what reading its files throws, `StorageError`; nothing is changed
    ///   then.
    public func publish(
        draft name: String,
        at revision: Int?,
        on today: Day? = nil,
        allowsConflicts: Bool = false,
        allowsPartial: Bool = false,
        terms: PublishingTerms = PublishingTerms()
    ) async throws -> DraftPublication {
        let draft = try await draft(name)
        let meant = DraftRevision(name: name, revision: revision ?? draft.revision)
        guard meant.revision == draft.revision else {
            throw OfficeFault.draftMoved(name, draft.revision)
        }
        let reading = try await source(
            in: draft.files,
            named: name,
            allowsPartial: allowsPartial
        )
        let published = try await publish(
            reading.source,
            on: today,
            allowsConflicts: allowsConflicts,
            terms: terms,
            draft: meant
        )
        _ = try await node.store.discardDraft(meant)
        return DraftPublication(draft: draft, reading: reading, publication: published)
    }
}
